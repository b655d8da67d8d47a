package text

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Ellipsis stands for what was cut away; it takes one cell.
const Ellipsis = "…"

// Width is how many terminal cells s takes.
func Width(s string) int {
	if safe(s) {
		return len(s)
	}
	return ansi.StringWidth(s)
}

// Truncate cuts s to at most w cells; what is cut ends in an Ellipsis.
func Truncate(s string, w int) string {
	switch {
	case w <= 0:
		return ""
	case Width(s) <= w:
		return s
	case safe(s):
		return s[:w-1] + Ellipsis
	}
	head, _ := cut(s, w-1)
	return head + Ellipsis
}

// PadRight makes s exactly w cells wide: cut, or with spaces after it.
func PadRight(s string, w int) string {
	s = Truncate(s, w)
	s += spaces(w - Width(s))
	// A character that joins with what follows (𑤿) swallows one space.
	return s + spaces(w-Width(s))
}

// PadLeft makes s exactly w cells wide: cut, or with spaces before it.
func PadLeft(s string, w int) string {
	s = Truncate(s, w)
	return spaces(w-Width(s)) + s
}

func spaces(n int) string { return strings.Repeat(" ", max(0, n)) }

// cut splits s after the last whole character that fits in w cells.
func cut(s string, w int) (head, rest string) {
	for i, used := 0, 0; i < len(s); {
		size, cells := next(s[i:])
		if used += cells; used > w {
			return s[:i], s[i:]
		}
		i += size
	}
	return s, ""
}

// next measures the first character of s in bytes and in cells, in the steps
// that Width takes: an ASCII character by itself, else a grapheme cluster.
func next(s string) (size, cells int) {
	if s[0] < utf8.RuneSelf {
		return 1, 1
	}
	c, n := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
	return len(c), n
}
