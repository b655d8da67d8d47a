package jury

import (
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
	"votering/ui/part/layout"
	"votering/ui/part/table"
)

// besideW is the width from which the way forward stands beside the jurors.
const besideW = 110

// View draws the page.
func (p *Page) View(c page.Context) string {
	if s := p.steps.Front(); s != nil {
		return s.View(c).Top(c.H).Render(c.W, c.H)
	}
	switch {
	case p.form:
		return p.verdict.view(c).Render(c.W, c.H)
	case c.W < layout.FullW || c.H < 8:
		return p.list(c).Render(c.W, c.H)
	case c.W >= besideW:
		return p.wide(c).Render(c.W, c.H)
	}
	return p.tall(c).Render(c.W, c.H)
}

// tall is the road, the jurors, and the way forward under them.
func (p *Page) tall(c page.Context) draw.Block {
	b := draw.Block{road(c, c.W)}
	if c.H >= 16 {
		b = append(b, nil)
	}
	left := c.H - len(b)
	least := len(p.needed(c, c.W, left))
	h := max(min(len(p.table(c, c.W, left)), left-min(least, max(left*2/5, 3))), 2)
	b = append(b, p.table(c, c.W, h)...)
	return append(b, p.ahead(c, c.W, c.H-len(b))...)
}

// wide has the way forward beside the jurors.
func (p *Page) wide(c page.Context) draw.Block {
	b := draw.Block{road(c, c.W), nil}
	left, h := min(max(p.natural(c), c.W*2/5), c.W*3/5), c.H-len(b)
	ahead := p.ahead(c, c.W-left-3, h)
	return append(b, p.table(c, left, h).Pad(h).Beside(left, draw.Piece{Text: " │ ", Style: &c.S.Rule}, ahead)...)
}

// natural is how wide the table would be with room for everything.
func (p *Page) natural(c page.Context) int {
	w := len(noSign) + 1
	for _, col := range []string{colName, colRole, colState, colKey, colRecused} {
		if wants := p.wants(c, col); wants > 0 || col != colKey {
			w += wants + table.Gap
		}
	}
	for _, r := range p.rows {
		if name, word, _ := besides(c, r); name != "" {
			w = max(w, len(noSign)+p.wants(c, colName)+table.Gap+text.Width(word)+1)
		}
	}
	return w
}

// list is the rows alone, and the next step where there are lines for it.
func (p *Page) list(c page.Context) draw.Block {
	var tail draw.Block
	if c.H >= 6 {
		tail = append(draw.Block{draw.Rule("", "", c.W, &c.S.Rule, nil)}, nextStep(c, max(c.W-1, 1), 1)...).Top(3)
	}
	h := max(c.H-len(tail), 1)
	from, to := p.cursor.Window(len(p.rows), h)
	p.seen = h
	var b draw.Block
	rowC := c
	rowC.W = frame.RowW(c.W, to-from, len(p.rows))
	for i := from; i < to; i++ {
		b = append(b, p.short(rowC, i))
	}
	b = frame.More(b, from, to, len(p.rows), c.W, &c.S.Accent)
	return append(b.Pad(h), tail...)
}

// short is a row of the list: who, and how far.
func (p *Page) short(c page.Context, i int) draw.Line {
	r, sign := p.rows[i], " "
	if i == p.cursor.At {
		sign = "►"
	}
	var line draw.Line
	name, word, style := besides(c, r)
	switch {
	case r.heading != "":
		return draw.Rule(c.L.T(r.heading), "", c.W, &c.S.Rule, &c.S.Heading)
	case name != "":
		line = draw.Of(sign+name+"  ", &c.S.Base).Add(word, style)
	default:
		name := min(p.wants(c, colName), max(c.W/2-2, 1))
		line = draw.Of(sign+text.PadRight(text.Show(r.juror.Juror.Name), name)+"  ", &c.S.Base).Add(stateWord(c, r.juror), stateStyle(c, r.juror))
	}
	if i == p.cursor.At {
		return line.Fit(c.W).In(&c.S.Selected)
	}
	return line
}
