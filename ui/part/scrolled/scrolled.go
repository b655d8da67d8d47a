// Package scrolled is a text that may be longer than the screen, with how far one
// has come in it.
package scrolled

import (
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
	"votering/ui/part/scroll"
)

// Text is how far one has come. The zero Text is at the beginning.
type Text struct {
	scroll scroll.Scroll
	n, h   int // lines there are, and those in sight, as last drawn
}

// Keys are the keys that move the text.
func Keys() []string { return scroll.Keys() }

// Key moves the text. Other keys than those of Keys do nothing.
func (t *Text) Key(key string) { t.scroll.Key(key, t.n, t.h) }

// Under draws as much of the text as there is room for on a page, under what
// stands above it, with a sign where there is more.
func (t *Text) Under(c page.Context, above, all draw.Block) draw.Block {
	t.h, t.n = max(c.H-len(above), 1), len(all)
	t.scroll.Clamp(max(t.n-t.h, 0))
	from, to := t.scroll.Top, min(t.scroll.Top+t.h, t.n)
	return append(above, frame.More(all[from:to], from, to, t.n, c.W, &c.S.Accent)...)
}
