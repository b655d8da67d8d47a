package draw

import (
	"strings"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/text"
)

// Block is lines from top to bottom.
type Block []Line

// Paragraph is s in lines of at most w cells.
func Paragraph(s string, w int, style *lipgloss.Style) Block {
	if s == "" {
		return nil
	}
	lines := text.Wrap(s, w)
	b := make(Block, len(lines))
	for i, l := range lines {
		b[i] = Of(l, style)
	}
	return b
}

// Indent is the block moved n cells to the right.
func (b Block) Indent(n int) Block {
	out := make(Block, len(b))
	for i, l := range b {
		out[i] = append(Line{{strings.Repeat(" ", n), nil}}, l...)
	}
	return out
}

// Top is at most the first h lines; where lines are left out the last one
// shown ends in an ellipsis.
func (b Block) Top(h int) Block {
	switch {
	case h <= 0:
		return nil
	case len(b) <= h:
		return b
	}
	out := append(Block(nil), b[:h]...)
	out[h-1] = append(append(Line(nil), out[h-1]...), Piece{" " + text.Ellipsis, nil})
	return out
}

// Window is h lines from line top on, with empty ones after the end.
func (b Block) Window(top, h int) Block {
	out := make(Block, max(h, 0))
	for i := range out {
		if top+i < len(b) {
			out[i] = b[top+i]
		}
	}
	return out
}

// Pad is the block with empty lines up to h.
func (b Block) Pad(h int) Block {
	for len(b) < h {
		b = append(b, nil)
	}
	return b
}

// Beside puts right next to b, with the separator between; b gets w cells. It
// is as high as the higher of the two.
func (b Block) Beside(w int, separator Piece, right Block) Block {
	out := make(Block, max(len(b), len(right)))
	for i := range out {
		var l Line
		if i < len(b) {
			l = b[i]
		}
		l = append(l.Fit(w), separator)
		if i < len(right) {
			l = append(l, right[i]...)
		}
		out[i] = l
	}
	return out
}

// Render is exactly h lines of exactly w cells.
func (b Block) Render(w, h int) string {
	var out strings.Builder
	out.Grow(h * (w + 32))
	for i := range h {
		if i > 0 {
			out.WriteByte('\n')
		}
		var l Line
		if i < len(b) {
			l = b[i]
		}
		l.Fit(w).render(&out)
	}
	return out.String()
}

// Rule is a line between areas with a heading in it, "── Kinn ──── 3 av 4 ──",
// w cells wide. Where there is no room for both, the right one is left out.
func Rule(left, right string, w int, line, heading *lipgloss.Style) Line {
	const dash = "─"
	if left == "" {
		return Of(strings.Repeat(dash, max(w, 0)), line)
	}
	left = " " + text.Truncate(left, max(w-6, 1)) + " "
	l := Line{{"──", line}, {left, heading}}
	tail := 2
	if right != "" {
		right = " " + right + " "
		tail += text.Width(right)
	}
	gap := w - 2 - text.Width(left) - tail
	if right == "" || gap < 1 {
		return l.Add(strings.Repeat(dash, max(w-2-text.Width(left), 0)), line)
	}
	return l.Add(strings.Repeat(dash, gap), line).Add(right, line).Add("──", line)
}
