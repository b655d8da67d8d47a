// Package layout divides the screen into areas and makes a drawing fit it.
package layout

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// The size from which on a screen has all its areas, and the one below which
// only a sentence is shown.
const (
	FullW, FullH = 60, 16
	LeastW       = 20
	LeastH       = 5
)

// Areas are the heights of what stands on the screen, from top to bottom.
// Each area is as wide as the screen; 0 leaves one out.
type Areas struct {
	W, H    int
	Title   int
	Tabs    int
	Rule    int // between tabs and body
	Body    int
	Message int // what there is to say; a plain rule where that is nothing
	Footer  int
	Compact bool // below FullW x FullH
	TooLow  bool // below LeastW x LeastH: there is only Body, for a sentence
}

// Of divides w x h cells. Message is how many lines there are to say; the body
// gives up what these take beyond the first, but never more than half.
func Of(w, h, message int) Areas {
	a := Areas{W: max(w, 0), H: max(h, 0)}
	switch {
	case w < LeastW || h < LeastH:
		a.TooLow, a.Compact, a.Body = true, true, a.H
		return a
	case w < FullW || h < FullH:
		a.Compact, a.Title, a.Footer = true, 1, 1
		a.Message = min(message, (h-2)/2)
		if h < LeastH+2 && a.Message > 0 {
			a.Footer = 0 // what went wrong is worth more than the keys
		}
	default:
		a.Title, a.Tabs, a.Rule, a.Footer = 1, 1, 1, 1
		a.Message = max(1, min(message, (h-4)/2))
	}
	a.Body = h - a.Title - a.Tabs - a.Rule - a.Message - a.Footer
	return a
}

// Fit makes s exactly h lines of at most w cells: longer lines are cut, lines
// too many are left out at the end, and missing ones are empty. Of the many
// ways to draw too much this is the one that is looked at last.
func Fit(s string, w, h int) string {
	if w <= 0 || h <= 0 {
		return ""
	}
	var b strings.Builder
	b.Grow(len(s) + h)
	for i := range h {
		if i > 0 {
			b.WriteByte('\n')
		}
		line, rest, _ := strings.Cut(s, "\n")
		s = rest
		b.WriteString(cut(line, w))
	}
	return b.String()
}

func cut(line string, w int) string {
	if len(line) <= w && !strings.ContainsRune(line, '\x1b') {
		return line // no character takes more cells than bytes
	}
	if ansi.StringWidth(line) <= w {
		return line
	}
	return ansi.Truncate(line, w, "")
}

// Over lays box on top of under, with its first cell at column x of line y.
// Both are drawings of whole lines; each line of box is boxW cells wide.
func Over(under, box string, x, y, boxW int) string {
	lines := strings.Split(under, "\n")
	for i, b := range strings.Split(box, "\n") {
		if y+i < 0 || y+i >= len(lines) {
			continue
		}
		line := lines[y+i]
		left := ansi.Truncate(line, x, "")
		left += strings.Repeat(" ", max(0, x-ansi.StringWidth(left)))
		right := ""
		if w := ansi.StringWidth(line); w > x+boxW {
			right = ansi.Cut(line, x+boxW, w)
		}
		lines[y+i] = left + b + right
	}
	return strings.Join(lines, "\n")
}
