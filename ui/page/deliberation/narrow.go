package deliberation

import (
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
)

// narrow is the agenda alone, where there is no room for a table, and what is
// in hand under it where there are lines for that.
func (p *Page) narrow(c page.Context) draw.Block {
	var tail draw.Block
	if c.H >= 6 {
		tail = append(draw.Block{p.heading(c, c.W)}, p.lead(c, c.W)...).Top(max(c.H/2, 2))
	}
	if len(p.items) == 0 {
		return append(draw.Block{draw.Of(" "+c.L.T("deliberation.agenda.empty"), &c.S.Muted)}, tail...)
	}
	h := max(c.H-len(tail), 1)
	p.list.At = p.at
	from, to := p.list.Window(len(p.items), h)
	rowW := frame.RowW(c.W, to-from, len(p.items))
	var b draw.Block
	for i := from; i < to; i++ {
		it, sign := &p.items[i], " "
		if i == p.at {
			sign = "►"
		}
		state := ""
		if s := p.stateWord(it); s != "" {
			state = " " + s
		}
		head := sign + c.L.Int(int64(it.n)) + " "
		room := max(rowW-text.Width(head)-text.Width(state), 4)
		l := draw.Of(head+text.PadRight(p.brief(it, room), room), p.itemStyle(c, it)).Add(state, &c.S.Muted)
		if i == p.at {
			l = l.Fit(rowW).In(&c.S.Selected)
		}
		b = append(b, l)
	}
	return append(frame.More(b, from, to, len(p.items), c.W, &c.S.Accent).Pad(h), tail...)
}
