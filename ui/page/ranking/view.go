package ranking

import (
	"cmp"
	"slices"

	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/layout"
	"votering/ui/part/tally"
)

// wideW is the width from which there are more columns with titles of two
// lines, and from which two texts stand side by side; readW is that for two
// texts that are read in full.
const (
	wideW = 100
	readW = 160
)

// panes are the widths of two texts side by side, with a rule between them.
func panes(w int) (left, right int) {
	left = (w - 3) * 5 / 8
	return left, w - 3 - left
}

// View draws the page.
func (p *Page) View(c page.Context) string {
	p.load(c)
	if p.d != nil && p.reading && p.steps.Front() == nil {
		return p.read(c).Top(c.H).Render(c.W, c.H)
	}
	return p.steps.View(c, p.front)
}

// front is the page where nothing is open before it.
func (p *Page) front(c page.Context) draw.Block {
	switch {
	case p.d == nil:
		return draw.Paragraph(c.L.T("ranking.hidden"), textW(c.W), &c.S.Base).Indent(1)
	case c.W < layout.FullW || c.H < 7:
		if p.what.InHand() {
			return p.what.View(c, c.W, c.H)
		}
		return p.list(c)
	}
	return p.full(c)
}

func textW(w int) int { return max(w-2, 1) }

// full is the rule, the table, the chosen one's sum, what would be, how firm
// the ranking is, and what there is to know about all. Where there is no room
// for what would be it takes the whole page while it is asked for.
func (p *Page) full(c page.Context) draw.Block {
	b := p.heading(c)
	a := divide(c.W, c.H-len(b), titleLines(c.W), len(p.d.entries))
	switch {
	case a.pane == 0 && p.what.InHand():
		return p.what.View(c, c.W, c.H)
	case a.pane == 0 || len(p.d.rk.Rows) == 0:
		return p.bare(c, b)
	}
	b = append(b, p.table(c, a.table)...)
	b = append(b, p.below(c, a.below, false).Cut(c.W, a.below, readOn(c)).Window(0, a.below)...)
	if !a.beside {
		b = append(b, p.what.View(c, c.W, a.pane).Window(0, a.pane)...)
		return append(b, p.aside.Draw(c, &p.what, c.W, a.card, false)...)
	}
	left, right := panes(c.W)
	one := p.what.View(c, left, a.pane)
	return append(b, one.Beside(left, draw.Piece{Text: " │ ", Style: &c.S.Rule}, p.aside.Draw(c, &p.what, right, a.card, true)).Window(0, a.pane)...)
}

// bare is the page without what would be.
func (p *Page) bare(c page.Context, b draw.Block) draw.Block {
	left := c.H - len(b)
	below := p.below(c, left, true)
	whole := titleLines(c.W) + len(p.d.entries)
	h := max(min(whole, left-min(len(below), max(left/3, 3))), min(whole, 4))
	b = append(b, p.table(c, h)...)
	return append(b, p.below(c, c.H-len(b), true)...)
}

// heading is how the ranking is made, what the edition says of itself, that the
// public vote was read anew, and that a part is left out.
func (p *Page) heading(c page.Context) draw.Block {
	w, most := textW(c.W), 2
	if c.H < 14 {
		most = 1
	}
	b := p.anew(c, w, most)
	if n := len(c.Sight.ToCast); n > 0 {
		asks := c.L.T("ranking.cast", "names", p.d.names(c.Sight.ToCast[0]))
		if n > 1 {
			asks += " " + c.L.N("ranking.cast.more", n-1)
		}
		b = append(b, draw.Paragraph(asks, w, &c.S.Warn).Indent(1).Top(most)...)
	}
	if p.d.alone() {
		b = append(b, draw.Paragraph(c.L.T(p.d.heading()), w, &c.S.Warn).Indent(1).Top(1)...)
	}
	b = append(b, draw.Paragraph(p.d.rule(w, most), w, &c.S.Base).Indent(1).Top(most)...)
	if most > 1 {
		b = append(b, draw.Paragraph(p.d.ownNote(w, 2), w, &c.S.Muted).Indent(1)...)
	}
	if c.H >= 30 {
		b = append(b, nil)
	}
	return b
}

// anew says that the public vote was read anew after it was opened.
func (p *Page) anew(c page.Context, w, lines int) draw.Block {
	for _, s := range tally.Replaced(c, fewNames) {
		return draw.Paragraph("▲ "+s, w, &c.S.Warn).Indent(1).Top(lines)
	}
	return nil
}

// below is what stands under the table in h lines; firm says that how firm the
// ranking is is among it.
func (p *Page) below(c page.Context, h int, firm bool) draw.Block {
	notes := p.notes(c, fewNames, firm)
	switch {
	case h < 1 || len(p.d.entries) == 0:
		return p.notesBlock(c, c.W, notes).Cut(c.W, max(h, 0), readOn(c))
	case h < 6:
		b := p.sumLine(c, c.W-2).Indent(1).Top(max(h-1, 1))
		if row := p.d.entries[p.cursor.At].row; row != nil {
			b = append(b, draw.Paragraph(p.d.decided(row), max(c.W-2, 1), &c.S.Base).Indent(1)...)
		}
		return append(b, p.notesBlock(c, c.W, notes)...).Cut(c.W, h, readOn(c))
	}
	sumHead := c.L.T("ranking.sum.heading", "name", p.d.entries[p.cursor.At].name)
	if c.W >= wideW {
		left, right := panes(c.W)
		one := append(draw.Block{draw.Rule(sumHead, "", left, &c.S.Rule, &c.S.Heading)}, p.sumIn(c, left-1, h-2)...)
		one = append(one, p.matrixIn(c, left-1, h-1-len(one))...)
		two := append(draw.Block{p.aboutRule(c, right)}, p.notesBlock(c, right, notes)...).Cut(right, h-1, readOn(c))
		return append(draw.Block{nil}, one.Beside(left, draw.Piece{Text: " │ ", Style: &c.S.Rule}, two)...).Top(h)
	}
	about := append(draw.Block{p.aboutRule(c, c.W)}, p.notesBlock(c, c.W, notes)...)
	b := append(draw.Block{draw.Rule(sumHead, "", c.W, &c.S.Rule, &c.S.Heading)}, p.sum(c, c.W-1)...)
	least := h / 2
	if row := p.d.entries[p.cursor.At].row; row != nil {
		least = min(max(least, 1+len(p.facts(c, p.first(c, row), c.W-1))), h)
	}
	b = b.Cut(c.W, max(h-len(about), least), readOn(c))
	return append(b, about.Cut(c.W, h-len(b), readOn(c))...)
}

// readOn is the key that shows all that has no room on the page.
func readOn(c page.Context) draw.Piece {
	return draw.Piece{Text: keys.Name(c.L, "enter"), Style: &c.S.Key}
}

// sumIn is how the chosen total comes about: in full where h lines have room
// for that, else in short.
func (p *Page) sumIn(c page.Context, w, h int) draw.Block {
	e := p.d.entries[p.cursor.At]
	const leastMark = 4 // cells of a name and a mark
	if len(p.d.voices)*len(p.d.ed.Marked())*leastMark > w*h {
		return p.sum(c, w)
	}
	whole := p.told.sum(p, c, &e, w)
	if len(whole) > h { // air is the first thing to go
		whole = slices.DeleteFunc(slices.Clone(whole), func(l draw.Line) bool { return len(l) == 0 })
	}
	if len(whole) > h {
		return p.sum(c, w)
	}
	return whole
}

// matrixIn is everybody's marks of the chosen one, where h lines have room for
// all of them and a line before.
func (p *Page) matrixIn(c page.Context, w, h int) draw.Block {
	row := p.d.entries[p.cursor.At].row
	if row == nil || len(p.d.voices) >= h {
		return nil
	}
	b := p.d.matrix(c, row, w)
	if len(b) == 0 || len(b)+1 > h {
		return nil
	}
	return append(draw.Block{nil}, b...)
}

// notes are all there is to know about the ranking as a whole; at most so many
// jurors are named, 0 for all of them; firm asks how firm it is. What is warned of
// comes first, then whose marks do not count: nothing else on the page shows it.
func (p *Page) notes(c page.Context, most int, firm bool) []note {
	in, out := p.d.jurors(c, most)
	var opening []note
	if all := p.what.Card(); all != nil && firm && len(p.d.rk.Rows) > 0 {
		opening = append(opening, note{text: p.what.Words().Opening(all)})
	}
	var anew []note
	if most == 0 { // the page has the latest in its heading
		for _, s := range tally.Replaced(c, most) {
			anew = append(anew, note{s, true})
		}
	}
	all := slices.Concat(opening, out, anew, p.d.standing(c), p.d.sharesNote(), p.d.notes, in, p.d.perNote(c.W))
	slices.SortStableFunc(all, func(a, b note) int { return cmp.Compare(a.weight(), b.weight()) })
	return all
}

func (p *Page) aboutRule(c page.Context, w int) draw.Line {
	return draw.Rule(c.L.T("ranking.about"), "", w, &c.S.Rule, &c.S.Heading)
}

// notesBlock is sentences, one after the other.
func (p *Page) notesBlock(c page.Context, w int, notes []note) draw.Block {
	var b draw.Block
	for _, n := range notes {
		style := &c.S.Base
		if n.warn {
			style = &c.S.Warn
		}
		b = append(b, draw.Paragraph(n.text, textW(w), style).Indent(1)...)
	}
	return b
}
