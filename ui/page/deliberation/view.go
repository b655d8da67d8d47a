package deliberation

import (
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/layout"
)

// The sizes from which on the page has the agenda beside the tables, and from
// which on the tables stand beside each other.
const (
	besideW, besideH = 110, 24
	threeW           = 170
	leastBody        = 8 // lines, below which there is the agenda alone
)

// bar stands between two columns of the page.
func bar(c page.Context) draw.Piece { return draw.Piece{Text: " │ ", Style: &c.S.Rule} }

// view draws the page without what is open in front of it.
func (p *Page) view(c page.Context) draw.Block {
	switch {
	case p.d == nil:
		return draw.Paragraph(c.L.T("deliberation.sealed"), max(c.W-2, 1), &c.S.Base).Indent(1)
	case isNarrow(c):
		return p.narrow(c)
	case c.W >= besideW && c.H >= besideH:
		return p.wide(c)
	}
	return p.tall(c)
}

// isNarrow reports whether there is room for the agenda alone.
func isNarrow(c page.Context) bool { return c.W < layout.FullW || c.H < leastBody }

// tall is one of the tables over the item in hand.
func (p *Page) tall(c page.Context) draw.Block {
	b := draw.Block{p.status(c, c.W)}
	g := p.table()
	if p.level && p.d.out(p.nomineeAt()) {
		b = append(b, p.criteriaBlock(c, c.W, 3)...)
	} else {
		b = append(b, p.grid(c, g, c.W, min(1+len(g.Lines), max((c.H-1)*2/5, 4)), true)...)
	}
	return append(b, p.inHand(c, c.W, c.H-len(b))...)
}

// The lines of the parts of a wide page.
const (
	leastLog, mostLog = 4, 9
	leastLower        = 11
)

// wide has the agenda and the agreement beside the tables, and the figures
// beside what was said.
func (p *Page) wide(c page.Context) draw.Block {
	b := draw.Block{p.status(c, c.W)}
	b = append(b, p.upper(c, (c.H-1)*11/20)...)
	log := p.log(c, c.W, mostLog)
	left := c.H - len(b)
	lower := p.lowerH(c, left)
	room := max(left-lower, min(left-leastLower, leastLog))
	log = log[:min(len(log), max(room, 0))]
	if len(log) < 2 {
		log = nil
	}
	b = append(b, p.lower(c, c.W, c.H-len(b)-len(log))...)
	return append(b, log...)
}

// upper is the tables, the agenda and the agreement, in at most h lines.
func (p *Page) upper(c page.Context, h int) draw.Block {
	if c.W >= threeW {
		return p.three(c, h)
	}
	left := p.tablesW(c.W/2, c.W*3/5)
	right := c.W - left - 3
	tables := p.tables(c, left, h)
	h = max(len(tables), min(h, p.sideH(c, right)))
	return tables.Pad(h).Beside(left, bar(c), p.side(c, right, h))
}

// three has both tables beside each other.
func (p *Page) three(c page.Context, h int) draw.Block {
	each := p.tablesW(c.W/4, c.W*7/20)
	right := c.W - 2*each - 6
	nominees := p.nomineesBlock(c, each, h)
	criteria := p.criteriaBlock(c, each, h)
	h = max(len(nominees), len(criteria), min(h, p.sideH(c, right)))
	return nominees.Pad(h).Beside(each, bar(c), criteria.Pad(h).Beside(each, bar(c), p.side(c, right, h)))
}

// tablesW is how wide the tables stand, within bounds.
func (p *Page) tablesW(least, most int) int {
	return max(min(max(p.d.nominees.Width(), p.d.ofCriteria(p.nomineeAt()).Width())+1, most), least)
}

// side is the agenda over the agreement, in h lines: the agenda on as many
// lines as it takes where that leaves some for the agreement.
func (p *Page) side(c page.Context, w, h int) draw.Block {
	whole := p.agendaBlock(c, w, h, itemLines)
	if len(whole)+leastAgreed > h {
		whole = p.agendaBlock(c, w, max(h-leastAgreed, min(h, leastAgenda)), 1)
	}
	return append(whole, p.agreement(c, w, h-len(whole))...)
}

// sideH is how many lines the agenda and the agreement take.
func (p *Page) sideH(c page.Context, w int) int {
	const plenty = 1 << 10
	return len(p.agendaBlock(c, w, plenty, itemLines)) + len(p.agreement(c, w, mostAgreed))
}

const (
	itemLines   = 2  // of an item on the agenda, where there is room
	leastAgenda = 8  // lines before the agreement
	leastAgreed = 4  // lines of the agreement
	mostAgreed  = 10 // the same, at most
)
