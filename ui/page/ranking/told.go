package ranking

import (
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/theme"
)

// told is the sum that was last written out, so that keys that choose nobody
// else need not write it anew.
type told struct {
	d      *data
	styles *theme.Styles
	id     string
	w      int
	b      draw.Block
}

// sum is the sum of e in full, w cells wide.
func (t *told) sum(p *Page, c page.Context, e *entry, w int) draw.Block {
	if t.d != p.d || t.styles != c.S || t.id != e.id || t.w != w {
		*t = told{p.d, c.S, e.id, w, p.whole(c, e, w)}
	}
	return t.b
}
