package draw

import (
	"strings"

	"votering/internal/text"
)

// Cut is at most the first h lines, of w cells; where lines are left out the last
// one shown ends in an ellipsis and in where the rest is to be read: a key.
func (b Block) Cut(w, h int, where Piece) Block {
	switch {
	case h <= 0:
		return nil
	case len(b) <= h:
		return b
	}
	out := append(Block(nil), b[:h]...)
	last, room := out[h-1], w-1-text.Width(where.Text)
	switch n := last.Width(); {
	case strings.HasSuffix(last.Plain(), text.Ellipsis+" "+where.Text): // it says so already
		return out
	case room < 1:
		return b.Top(h)
	case n+2 <= room:
		last = append(append(Line(nil), last...), Piece{" " + text.Ellipsis, nil})
	default:
		last = last.Fit(min(room, n-1))
	}
	out[h-1] = append(last, Piece{" ", nil}, where)
	return out
}
