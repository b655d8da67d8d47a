package decision

import (
	"slices"
	"strings"

	"votering/internal/room"
	"votering/internal/rules"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// looked is what was found in a text: it is looked through once for each thing
// that it said.
type looked struct {
	id    textID
	in    string
	done  bool
	cited room.Cited    // of grounds alone
	named []room.Notice // people and addresses that everybody would read of
}

// through is what there is in a text as it stands.
func (f *looked) through(c page.Context, id textID, value string) *looked {
	if f.done && f.id == id && f.in == value {
		return f
	}
	*f = looked{id: id, in: value, done: true, named: c.Sight.Named(string(id.kind), value)}
	if id.kind == ofGrounds {
		f.cited = c.Sight.Cited(id.of, value)
	}
	return f
}

// found is what there is in the text that is being written.
func (s *writer) found(c page.Context) *looked { return s.looked.through(c, s.id, s.editor.Value()) }

// warnings are quotations that are not what somebody wrote any more, and people
// whom the text names; in brief where they have a line each.
func (f *looked) warnings(c page.Context, brief bool) []string {
	var list []string
	for _, q := range f.cited.Changed {
		quote := text.Truncate(text.Show(q.Quote), maxBegin)
		if brief {
			list = append(list, c.L.T("decide.cited.changed.brief", "quote", quote))
			continue
		}
		list = append(list, c.L.T("decide.cited.changed", "quote", quote, "criterion", criterion(c, q.Criterion)))
	}
	for _, n := range f.named {
		list = append(list, c.L.Sentence("notice."+n.ID, n.Args))
	}
	return list
}

// line says how many quotations are linked to comments, and to what; nothing
// where nothing is quoted.
func (f *looked) line(c page.Context) draw.Block {
	words := citedWords(c, f.cited)
	if words == "" {
		return nil
	}
	style := &c.S.Muted
	if len(f.cited.Linked) > 0 {
		style = &c.S.Good
	}
	return draw.Paragraph(words, max(c.W-4, 1), style).Indent(1).Top(2)
}

// citedWords are how many quotations are linked to comments, and to what, and
// how many are not; empty where nothing is quoted.
func citedWords(c page.Context, cited room.Cited) string {
	var parts []string
	if n := len(cited.Linked); n > 0 {
		parts = append(parts, signDone+" "+c.L.N("decide.cited", n, "to", citedFrom(c, cited.Linked)))
	}
	if n := cited.Others; n > 0 {
		parts = append(parts, c.L.N("decide.cited.others", n))
	}
	return strings.Join(parts, " · ")
}

// citedFrom is what the comments are on that are quoted: criteria, with the
// nominee where that is not the only winner.
func citedFrom(c page.Context, linked []room.CitationSight) string {
	var list []string
	for _, q := range linked {
		on := criterion(c, q.Criterion)
		if !slices.Equal(notesOn(c), []string{q.Nominee}) {
			on = name(c, q.Nominee) + " · " + on
		}
		if !slices.Contains(list, on) {
			list = append(list, on)
		}
	}
	return strings.Join(list, ", ")
}

// criterion is the title of a criterion.
func criterion(c page.Context, id string) string {
	if k, ok := c.Sight.Edition.Criterion(id); ok {
		return rules.Plain(c.L, c.Sight.Edition).Title(k.Title)
	}
	return text.Show(id)
}
