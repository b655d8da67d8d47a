package text

import (
	"strings"

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
	return s + strings.Repeat(" ", max(0, w-Width(s)))
}

// PadLeft makes s exactly w cells wide: cut, or with spaces before it.
func PadLeft(s string, w int) string {
	s = Truncate(s, w)
	return strings.Repeat(" ", max(0, w-Width(s))) + s
}

// cut splits s after the last whole character that fits in w cells.
func cut(s string, w int) (head, rest string) {
	for i, used := 0, 0; i < len(s); {
		c, n := ansi.FirstGraphemeCluster(s[i:], ansi.GraphemeWidth)
		if used += n; used > w {
			return s[:i], s[i:]
		}
		i += len(c)
	}
	return s, ""
}
