package publicvote

import (
	"slices"

	"votering/internal/award"
	"votering/internal/publicvote"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
	"votering/ui/part/layout"
)

// formView is the totals while they are typed: a line for each nominee, why a
// line is wrong, and the sum so far.
func (p *Page) formView(c page.Context) draw.Block {
	f := p.form
	var b, tail draw.Block
	_, sum := f.counts()
	total := draw.Of(" "+text.PadRight(c.L.T("publicvote.sum"), f.shownNameW(c)+3), &c.S.Strong).
		Add(text.PadLeft(c.L.IntRat(sum), fieldW(c)-1), &c.S.Strong)
	if c.W >= layout.FullW && c.H >= 8 {
		b = draw.Block{draw.Rule(c.L.T(worded(f.edition, "publicvote.form.heading")), c.L.T("publicvote.form.unsaved"), c.W, &c.S.Rule, &c.S.Heading)}
		tail = append(draw.Block{total}, draw.Paragraph(c.L.T(worded(f.edition, "publicvote.form.help")), textW(c), &c.S.Muted).Indent(1)...)
	} else if c.H > 3 {
		tail = draw.Block{total}
	}
	p.seen = max(c.H-len(b)-len(tail), 1)
	from, to := f.cursor.Window(len(f.lines), p.seen)
	lines := make(draw.Block, 0, to-from)
	rowC := c
	rowC.W = frame.RowW(c.W, to-from, len(f.lines))
	for i := from; i < to; i++ {
		lines = append(lines, p.line(rowC, i))
	}
	return slices.Concat(b, frame.More(lines, from, to, len(f.lines), c.W, &c.S.Accent), tail)
}

// fieldW is the width of a line that is typed in.
func fieldW(c page.Context) int {
	if c.W < 40 {
		return 8
	}
	return 12
}

// nameW is the width of the names before it.
func (f *form) shownNameW(c page.Context) int { return max(min(f.nameW, c.W-fieldW(c)-4, 40), 1) }

// line is one nominee, what is typed for it, and what is wrong with that.
func (p *Page) line(c page.Context, i int) draw.Line {
	f, chosen := p.form, i == p.form.cursor.At
	sign, style := "  ", &c.S.Base
	if chosen {
		sign, style = "► ", &c.S.Accent
	}
	l := draw.Of(" "+sign+text.PadRight(text.Show(f.nominees[i].Name), f.shownNameW(c))+" ", style)
	field := min(fieldW(c), max(c.W-l.Width(), 1))
	switch {
	case chosen:
		typed := min(text.Width(f.lines[i].Value())+1, field)
		l = append(l.Add(text.PadLeft("", field-typed), nil), f.lines[i].Pieces(c.S, typed, "")...)
	case f.empty(i):
		l = l.Add(text.PadLeft("·", field-1)+" ", &c.S.Muted)
	default:
		l = l.Add(text.PadLeft(f.lines[i].Value(), field-1)+" ", &c.S.Base)
	}
	if f.wrong(i) {
		l = l.Add("  × "+c.L.T(worded(f.edition, "publicvote.form.wrong")), &c.S.Bad)
	}
	return l
}

// worded is the sentence of that name, or the one for points as they are given.
func worded(e *award.Edition, name string) string {
	if publicvote.Given(e) {
		return name + ".points"
	}
	return name
}
