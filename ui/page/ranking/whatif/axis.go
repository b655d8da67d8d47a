package whatif

import (
	"slices"
	"strings"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/text"
	"votering/ui/part/draw"
)

// leastAsk is how many cells of a question still say something.
const leastAsk = 8

// mark is a label under a cell of an axis.
type mark struct {
	at    int
	sign  string // stands on the cell itself; may be empty
	text  string
	style *lipgloss.Style
	left  bool // the text stands left of its sign where there is room
}

// axisLine sets marks under the w cells of an axis, the first ones where there is
// no room for all. A text stands right of its sign, at the right edge left of
// it; a sign without its text stays.
func axisLine(marks []mark, w int) draw.Line {
	taken, line := make([]bool, w), make([]draw.Piece, w)
	for i := range line {
		line[i] = draw.Piece{Text: " "}
	}
	for _, m := range marks {
		sides := []int{m.at, m.at - text.Width(m.text)}
		if m.left {
			slices.Reverse(sides)
		}
		for _, from := range sides {
			s := m.sign + m.text
			if from != m.at {
				s = m.text + m.sign
			}
			if m.sign == "" && from != m.at {
				from++
			}
			if put(line, taken, from, s, m.style) {
				break
			}
		}
		if m.sign != "" && !taken[m.at] {
			line[m.at], taken[m.at] = draw.Piece{Text: m.sign, Style: m.style}, true
		}
	}
	return line
}

// put sets a text into free cells with a free cell on either side. It reports
// whether there is room.
func put(line []draw.Piece, taken []bool, from int, s string, style *lipgloss.Style) bool {
	n := text.Width(s)
	if from < 0 || from+n > len(line) {
		return false
	}
	for i := max(from-1, 0); i < min(from+n+1, len(line)); i++ {
		if taken[i] {
			return false
		}
	}
	for i := range n {
		line[from+i], taken[from+i] = draw.Piece{}, true
	}
	line[from] = draw.Piece{Text: s, Style: style}
	return true
}

// headRoom is how many cells of a heading of w are for the question, beside what
// it says of itself.
func headRoom(not string, w int) int { return w - text.Width(not) - 9 }

// heading is a line between areas that says what is asked, and always that it
// decides nothing, whatever there is room for.
func heading(ask, not string, w int, line, head, warn *lipgloss.Style) draw.Line {
	room := headRoom(not, w)
	if room < leastAsk {
		return draw.Of(text.Truncate(not, w), warn)
	}
	ask = text.Truncate(ask, room)
	fill := 1 + room - text.Width(ask)
	return draw.Line{{Text: "── ", Style: line}, {Text: ask, Style: head}, {Text: " " + strings.Repeat("─", fill) + " ", Style: line},
		{Text: not, Style: warn}, {Text: " ──", Style: line}}
}
