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
	leastLog, mostLog = 5, 9
	leastLower        = 11
)

// wide has the agenda and the agreement beside the tables, and the figures
// beside what was said.
func (p *Page) wide(c page.Context) draw.Block {
	b := draw.Block{p.status(c, c.W)}
	b = append(b, p.upper(c, upperH(c))...)
	left := c.H - len(b)
	log := p.log(c, c.W, min(max(left-p.lowerH(c, left), min(left-leastLower, leastLog)), mostLog))
	b = append(b, p.lower(c, c.W, left-len(log))...)
	return append(b, log...)
}

// upperH is how many lines the tables and the agenda have at most.
func upperH(c page.Context) int { return (c.H - 1) * 11 / 20 }

// upper is the tables, the agenda and where there is room the agreement, in at
// most h lines.
func (p *Page) upper(c page.Context, h int) draw.Block {
	left, right := p.columns(c)
	if c.W < threeW {
		tables := p.tables(c, left, h)
		h = max(len(tables), min(h, p.sideH(c, right)))
		return tables.Pad(h).Beside(left, bar(c), p.side(c, right, h))
	}
	nominees := p.nomineesBlock(c, left, h)
	criteria := p.criteriaBlock(c, left, h)
	h = max(len(nominees), len(criteria), min(h, p.sideH(c, right)))
	return nominees.Pad(h).Beside(left, bar(c), criteria.Pad(h).Beside(left, bar(c), p.side(c, right, h)))
}

// columns are how wide a table stands, and the agenda beside the tables.
func (p *Page) columns(c page.Context) (table, side int) {
	least, most := c.W/2, c.W*3/5
	if c.W >= threeW {
		least, most = c.W/4, c.W*7/20
	}
	wants := max(p.d.nominees.Width(), p.d.ofCriteria(p.nomineeAt()).Width()) + 1
	table = max(min(wants, most), least)
	if c.W >= threeW {
		return table, c.W - 2*table - 6
	}
	return table, c.W - table - 3
}

// side is the agenda, and under it the agreement where there is room for both,
// in h lines.
func (p *Page) side(c page.Context, w, h int) draw.Block {
	b := p.agendaBlock(c, w, h, itemLines)
	if !p.agreedBelow(c) {
		return b
	}
	return append(b, p.agreement(c, w, h-len(b))...)
}

// sideH is how many lines the agenda and the agreement take.
func (p *Page) sideH(c page.Context, w int) int {
	h := p.agendaH(c, w)
	if p.agreedBelow(c) {
		h += len(p.agreement(c, w, mostAgreed))
	}
	return h
}

func (p *Page) agendaH(c page.Context, w int) int {
	const plenty = 1 << 10
	return len(p.agendaBlock(c, w, plenty, itemLines))
}

// agreedBelow reports whether the agreement stands under the agenda; else it
// stands under the figures.
func (p *Page) agreedBelow(c page.Context) bool {
	_, w := p.columns(c)
	return p.agendaH(c, w)+leastAgreed <= upperH(c)
}

const (
	itemLines   = 2  // of an item on the agenda, where there is room
	leastAgreed = 5  // lines of the agreement
	mostAgreed  = 10 // the same, at most
)
