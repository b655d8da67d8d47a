package nominees

import (
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/locale"
	"votering/internal/ranking"
	"votering/internal/text"
	"votering/ui/part/bars"
	"votering/ui/part/figures"
)

// data is what an edition has to show in one language. It is worked out once,
// and every key draws from it.
type data struct {
	edition         *award.Edition
	l               *locale.Catalog
	sheet           *figures.Sheet
	bar             *column
	dot             *column
	reach           exact.Rat     // of the dots, on both sides of 100
	least, farthest string        // the ends of the dots line
	plain           []column      // what tells most first; dot is among them
	period          string        // of most columns
	refs            []int         // rows of the references that are compared with
	search          []string      // by nominee: what a filter looks at
	signs           []string      // what the signs for missing figures in the table mean
	cards           map[int]*card // by row; see card

	gates      [][]award.GateResult // by nominee
	gateTexts  []string             // by nominee, where they differ
	notes      []string             // what the gates ask for and what comes of it
	shortNotes []string             // the same in fewer words
	reasons    map[gateCase]string  // why the chair let a nominee pass

	nameW, gateW, progressW int // of the widest text; gateW is 0 where gates tell nobody apart
}

// gateCase is one gate of one nominee.
type gateCase struct{ metric, nominee string }

// column is one figure with its text for every row.
type column struct {
	figures.Column
	title string
	texts []string // by row, with a sign or a word for what is missing
	width int      // of the widest text, with its sign
	most  exact.Rat
}

// load works an edition out.
func load(e *award.Edition, l *locale.Catalog, overrides []ranking.Override) *data {
	d := &data{edition: e, l: l, sheet: figures.New(e, l), cards: map[int]*card{}}
	choice := d.sheet.Choose()
	d.refs = d.sheet.References(choice, mostRefs)
	for _, c := range choice.Plain {
		d.plain = append(d.plain, d.column(c))
	}
	if choice.Bar != nil {
		c := d.column(*choice.Bar)
		d.bar = &c
	}
	for i := range d.plain {
		if choice.Dot != nil && d.plain[i].Metric == choice.Dot.Metric {
			d.dot, d.reach = &d.plain[i], reach(d.sheet, *choice.Dot)
			d.least, d.farthest = l.IntRat(hundred.Sub(d.reach)), l.IntRat(hundred.Add(d.reach))
		}
	}
	d.period = d.commonPeriod()
	for i := range e.Nominees {
		n := &e.Nominees[i]
		d.search = append(d.search, text.Fold(strings.Join(append([]string{n.Name, n.Code, n.ID}, n.Aliases...), "\n")))
		d.nameW = max(d.nameW, text.Width(d.sheet.Name(i)))
	}
	for _, row := range d.refs {
		d.nameW = max(d.nameW, text.Width(d.sheet.Name(row)))
	}
	d.loadGates(overrides)
	d.signs = d.tableSigns()
	marked := l.Int(int64(len(e.Marked())))
	d.progressW = max(text.Width(l.T("nominees.progress")), text.Width(l.T("nominees.recused")),
		text.Width(l.T("nominees.done", "done", marked, "of", marked)))
	d.noteWithdrawn()
	return d
}

// noteWithdrawn notes who is no longer nominated.
func (d *data) noteWithdrawn() {
	var gone []string
	for i := range d.edition.Nominees {
		if d.edition.Nominees[i].Withdrawn {
			gone = append(gone, d.sheet.Name(i))
		}
	}
	if len(gone) > 0 {
		note := d.l.T("nominees.withdrawn.note", "names", d.l.List(gone))
		d.progressW = max(d.progressW, text.Width(d.l.T("nominees.withdrawn")))
		d.notes, d.shortNotes = append([]string{note}, d.notes...), append([]string{note}, d.shortNotes...)
	}
}

// reach is how far from 100 the nominees' shares lie.
func reach(s *figures.Sheet, c figures.Column) exact.Rat {
	var values []exact.Rat
	for row := range s.Nominees() {
		if f := s.Figure(row, c.Metric.ID, c.Period); f.Known() {
			values = append(values, f.Number)
		}
	}
	return bars.Reach(hundred, values)
}

var hundred = exact.Int(100)

// mostRefs is how many rows to compare with stand in the table.
const mostRefs = 2

// column works out the texts of one figure.
func (d *data) column(c figures.Column) column {
	col := column{Column: c, title: d.sheet.Title(c.Metric), texts: make([]string, len(d.sheet.Rows))}
	shown := slices.Clone(d.refs)
	for row := range d.sheet.Nominees() {
		shown = append(shown, row)
	}
	for _, row := range shown {
		f := d.sheet.Figure(row, c.Metric.ID, c.Period)
		col.texts[row] = figures.Text(d.l, c.Metric, f) + figures.Late(f, c.Late)
		col.width = max(col.width, text.Width(col.texts[row]))
	}
	col.most = d.sheet.Most(c, shown)
	if c.Late {
		col.title += figures.LateSign
	}
	return col
}

// commonPeriod is the period of most columns; the latest of those.
func (d *data) commonPeriod() string {
	counts := map[string]int{}
	best := ""
	for _, c := range d.columns() {
		counts[c.Period]++
		if n := counts[c.Period]; n > counts[best] || n == counts[best] && c.Period > best {
			best = c.Period
		}
	}
	return best
}

// columns are all columns there are: the bars' first.
func (d *data) columns() []*column {
	var all []*column
	if d.bar != nil {
		all = append(all, d.bar)
	}
	for i := range d.plain {
		all = append(all, &d.plain[i])
	}
	return all
}

// byID finds the column of a metric; nil where it has none.
func (d *data) byID(metric string) *column {
	cs := d.columns()
	if i := slices.IndexFunc(cs, func(c *column) bool { return c.Metric.ID == metric }); i >= 0 {
		return cs[i]
	}
	return nil
}

// tableSigns explains the signs for missing figures that stand in the table.
func (d *data) tableSigns() []string {
	var signs []string
	for _, sign := range []struct{ sign, key string }{
		{figures.NotApplicableSign, "figure.not_applicable"}, {figures.NoSourceSign, "figure.no_source"},
	} {
		for _, c := range d.columns() {
			if slices.ContainsFunc(c.texts, func(s string) bool { return strings.TrimSpace(s) == sign.sign }) {
				signs = append(signs, sign.sign+" "+d.l.T(sign.key))
				break
			}
		}
	}
	return signs
}
