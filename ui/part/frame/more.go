package frame

import (
	"github.com/charmbracelet/lipgloss"

	"votering/ui/part/draw"
)

// MoreW is how many cells the signs of More take at the end of a line.
const MoreW = 2

// RowW is how many of w cells a row of a list has, where so many of them are in
// sight: those that More writes to are left free.
func RowW(w, inSight, of int) int {
	if inSight < of {
		return max(w-MoreW, 1)
	}
	return w
}

// More marks a list of w cells of which only the rows from to to-1 are drawn,
// of so many: a ▲ ends its first line where rows are left out above, a ▼ its
// last one where they are left out below.
func More(b draw.Block, from, to, of, w int, style *lipgloss.Style) draw.Block {
	out := append(draw.Block(nil), b...)
	sign := func(i int, s string) {
		out[i] = append(out[i].Fit(max(w-MoreW, 0)), draw.Of(" "+s, style)...)
	}
	switch n := len(out); {
	case n == 0:
	case n == 1 && from > 0 && to < of:
		sign(0, "▼")
	default:
		if from > 0 {
			sign(0, "▲")
		}
		if to < of {
			sign(n-1, "▼")
		}
	}
	return out
}
