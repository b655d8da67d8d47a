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
	case c.W < layout.FullW || c.H < leastBody:
		return p.narrow(c)
	case c.W >= besideW && c.H >= besideH:
		return p.wide(c)
	}
	return p.tall(c)
}

// tall is one of the tables over the item in hand.
func (p *Page) tall(c page.Context) draw.Block {
	b := draw.Block{p.status(c, c.W)}
	rows := len(p.table().Lines)
	h := min(1+rows, max((c.H-1)*2/5, 4))
	b = append(b, p.grid(c, p.table(), c.W, h, true)...)
	return append(b, p.inHand(c, c.W, c.H-len(b))...)
}

// wide has the agenda and the agreement beside the tables, and the figures
// beside what was said.
func (p *Page) wide(c page.Context) draw.Block {
	top := p.upper(c, c.H*11/20)
	b := append(draw.Block(nil), top...)
	log := p.log(c, c.W, min(max(c.H-len(b)-leastLower, 0), mostLog))
	b = append(b, p.lower(c, c.W, c.H-len(b)-len(log))...)
	return append(b, log...)
}

const (
	leastLower = 14 // lines of the item in hand before there is a log
	mostLog    = 8
)

// upper is the tables, the agenda and the agreement, in at most h lines.
func (p *Page) upper(c page.Context, h int) draw.Block {
	if c.W >= threeW {
		return p.three(c, h)
	}
	left := p.tablesW(c, c.W/2, c.W*3/5)
	right := c.W - left - 3
	tables := p.tables(c, left, h)
	h = max(len(tables), min(h, p.agendaH(c, right)))
	return tables.Pad(h).Beside(left, bar(c), p.side(c, right, h))
}

// three has both tables beside each other.
func (p *Page) three(c page.Context, h int) draw.Block {
	each := p.tablesW(c, c.W/4, c.W/3)
	right := c.W - 2*each - 6
	nominees := p.nomineesBlock(c, each, h, legendLines)
	criteria := p.criteriaBlock(c, each, h)
	h = max(len(nominees), len(criteria), min(h, p.agendaH(c, right)))
	return nominees.Pad(h).Beside(each, bar(c), criteria.Pad(h).Beside(each, bar(c), p.side(c, right, h)))
}

// tablesW is how wide the tables stand, within bounds.
func (p *Page) tablesW(_ page.Context, least, most int) int {
	return max(min(max(p.d.nominees.Width(), p.d.ofCriteria(p.nomineeAt()).Width())+1, most), least)
}

// side is the agenda over the agreement, in h lines.
func (p *Page) side(c page.Context, w, h int) draw.Block {
	agreed := p.agreement(c, w, max(h-leastAgenda, 0))
	room := max(h-len(agreed), min(h, leastAgenda))
	b := p.agendaBlock(c, w, room)
	return append(b, agreed.Top(h-len(b))...)
}

// leastAgenda is how many lines the agenda has before the agreement.
const leastAgenda = 8
