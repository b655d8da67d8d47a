package editionfile

import (
	"bytes"
	"slices"
	"strings"

	yaml "go.yaml.in/yaml/v3"

	"votering/internal/award"
)

// WriteFigures gives the edition file data with the figures that next has for
// its nominees and references. Every other line stays as a person wrote it,
// comments included. Where the file is written in a way that does not let one
// line be changed alone, it is written anew as Write does, and the comments are
// gone: then kept is false. Next must be what data holds, but for figures.
func WriteFigures(data []byte, next *award.Edition) (written []byte, kept bool) {
	if text, ok := refigure(data, next); ok {
		if ed, err := Read(text, "edition.yaml"); err == nil && bytes.Equal(Write(ed), Write(next)) {
			return text, true
		}
	}
	return Write(next), !Commented(data)
}

// refigure changes the lines of the figures that differ; false where one cannot
// be changed alone.
func refigure(data []byte, next *award.Edition) ([]byte, bool) {
	before, err := Read(data, "edition.yaml")
	if err != nil {
		return nil, false
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil || len(doc.Content) != 1 {
		return nil, false
	}
	rows := figuredRows(doc.Content[0], before, next)
	if rows == nil {
		return nil, false
	}
	l := linesOf(string(data))
	for _, r := range rows {
		if !l.change(r) {
			return nil, false
		}
	}
	return []byte(strings.Join(l.all, "")), true
}

// figuredRow is a nominee or reference in the file, and its figures.
type figuredRow struct {
	node          *yaml.Node
	before, after []award.Value
}

// figuredRows lists the nominees and references of a file, the last one first;
// nil where they are not where they should be.
func figuredRows(doc *yaml.Node, before, next *award.Edition) []figuredRow {
	var rows []figuredRow
	if len(before.Nominees) != len(next.Nominees) || len(before.References) != len(next.References) {
		return nil
	}
	for i := range next.Nominees {
		rows = append(rows, figuredRow{item(doc, "nominees", i), before.Nominees[i].Values, next.Nominees[i].Values})
	}
	for i := range next.References {
		rows = append(rows, figuredRow{item(doc, "references", i), before.References[i].Values, next.References[i].Values})
	}
	if slices.ContainsFunc(rows, func(r figuredRow) bool { return r.node == nil }) {
		return nil
	}
	slices.SortStableFunc(rows, func(a, b figuredRow) int { return b.node.Line - a.node.Line })
	return rows
}

// lines is a file as it is changed: from the bottom up, so that the numbers of
// the lines above stay right.
type lines struct{ all []string }

func linesOf(text string) *lines {
	if !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	all := strings.SplitAfter(text, "\n")
	return &lines{all[:len(all)-1]}
}

// child is the value of a key of a mapping; nil where there is none.
func child(m *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(m.Content); i += 2 {
		if m.Kind == yaml.MappingNode && m.Content[i].Value == key {
			return m.Content[i+1]
		}
	}
	return nil
}

// item is one of a list under a key; nil where it is not there.
func item(m *yaml.Node, key string, i int) *yaml.Node {
	if list := child(m, key); list != nil && list.Kind == yaml.SequenceNode && i < len(list.Content) {
		return list.Content[i]
	}
	return nil
}

// change puts the figures that differ in their lines.
func (l *lines) change(r figuredRow) bool {
	if len(r.after) < len(r.before) {
		return false
	}
	values := child(r.node, "values")
	if len(r.after) > len(r.before) && !l.append(r.node, values, r.after[len(r.before):]) {
		return false
	}
	for i := len(r.before) - 1; i >= 0; i-- {
		old, now := value(&r.before[i]), value(&r.after[i])
		if equal(old, now) {
			continue
		}
		if values == nil || values.Style&yaml.FlowStyle != 0 || i >= len(values.Content) {
			return false
		}
		x := values.Content[i]
		l.replace(x.Line, l.end(x), values.Column, now)
	}
	return true
}

// append adds figures behind those that a row has.
func (l *lines) append(row, values *yaml.Node, added []award.Value) bool {
	var nodes []*yaml.Node
	for i := range added {
		nodes = append(nodes, value(&added[i]))
	}
	switch {
	case values != nil && values.Style&yaml.FlowStyle == 0 && len(values.Content) > 0:
		end := l.end(values.Content[len(values.Content)-1])
		l.insert(end, values.Column, nodes)
	case values != nil:
		return false
	case row.Style&yaml.FlowStyle != 0:
		return l.inside(l.end(row), row.Column, nodes)
	default:
		end := l.end(row)
		l.insert(end, row.Column+2, nodes)
		l.all = slices.Insert(l.all, end, indent(row.Column)+"values:\n")
	}
	return true
}

// inside adds figures before the bracket that ends a row of one line.
func (l *lines) inside(end, column int, nodes []*yaml.Node) bool {
	line := strings.TrimRight(l.all[end-1], " \n")
	head, ok := strings.CutSuffix(line, "}")
	if !ok {
		return false
	}
	var b strings.Builder
	b.WriteString(head + ", values: [\n")
	for i, n := range nodes {
		sign := ","
		if i == len(nodes)-1 {
			sign = "]}"
		}
		b.WriteString(indent(column+2) + oneLine(n) + sign + "\n")
	}
	l.all[end-1] = b.String()
	return true
}

// replace puts an item of a list in place of the lines that it had.
func (l *lines) replace(first, last, column int, n *yaml.Node) {
	l.all = slices.Replace(l.all, first-1, last, indent(column)+"- "+oneLine(n)+"\n")
}

// insert adds items of a list behind a line.
func (l *lines) insert(after, column int, nodes []*yaml.Node) {
	var texts []string
	for _, n := range nodes {
		texts = append(texts, indent(column)+"- "+oneLine(n)+"\n")
	}
	l.all = slices.Insert(l.all, after, texts...)
}

// end is the last line of a node: the last that is indented deeper than it, or
// ends it with a bracket. Comments and empty lines behind it belong to what
// follows.
func (l *lines) end(n *yaml.Node) int {
	end := lastLine(n)
	for i := end; i < len(l.all); i++ {
		line := strings.TrimRight(l.all[i], " \r\n")
		text := strings.TrimLeft(line, " ")
		switch deep := len(line) - len(text) - (n.Column - 1); {
		case text == "" || text[0] == '#':
		case deep > 0, deep == 0 && (text[0] == '}' || text[0] == ']'):
			end = i + 1
		default:
			return end
		}
	}
	return end
}

// lastLine is the last line on which something of a node begins.
func lastLine(n *yaml.Node) int {
	last := n.Line
	for _, c := range n.Content {
		last = max(last, lastLine(c))
	}
	return last
}

func indent(column int) string { return strings.Repeat(" ", max(0, column-1)) }

// oneLine writes a node that stands on one line.
func oneLine(n *yaml.Node) string {
	b, err := yaml.Marshal(n)
	if err != nil {
		panic("editionfile: a plain node did not encode: " + err.Error())
	}
	return strings.TrimSpace(string(b))
}
