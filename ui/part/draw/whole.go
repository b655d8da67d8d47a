package draw

import (
	"github.com/charmbracelet/lipgloss"

	"votering/internal/text"
)

// Whole is a fingerprint or the like in lines of at most w cells: on one, or
// cut into pieces of one length, so that it can be compared piece by piece.
func Whole(s string, w int, style *lipgloss.Style) Block {
	n := len(s)
	if text.Width(s) != n {
		return Paragraph(s, w, style)
	}
	for n > max(w, 1) {
		n = (n + 1) / 2
	}
	var b Block
	for ; len(s) > n; s = s[n:] {
		b = append(b, Of(s[:n], style))
	}
	return append(b, Of(s, style))
}
