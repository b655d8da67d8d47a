// Package draw puts styled text into cells: a Line of pieces, a Block of
// lines, blocks side by side. Nothing is turned into escape sequences before
// Render, so everything above it measures plain text.
package draw

import (
	"strings"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/text"
)

// Piece is text in one style; nil is no style. The text is already safe to
// print and has no line ends.
type Piece struct {
	Text  string
	Style *lipgloss.Style
}

// Line is pieces from left to right.
type Line []Piece

// Of is a line of one piece.
func Of(s string, style *lipgloss.Style) Line { return Line{{s, style}} }

// Add is the line with one more piece.
func (l Line) Add(s string, style *lipgloss.Style) Line { return append(l, Piece{s, style}) }

// Width is how many cells the line takes.
func (l Line) Width() int {
	w := 0
	for _, p := range l {
		w += text.Width(p.Text)
	}
	return w
}

// In is the line all in one style, as a chosen row is drawn.
func (l Line) In(style *lipgloss.Style) Line {
	out := make(Line, len(l))
	for i, p := range l {
		out[i] = Piece{p.Text, style}
	}
	return out
}

// Fit is the line in exactly w cells: cut, which shows an ellipsis, or with
// spaces after it in the style of the last piece.
func (l Line) Fit(w int) Line {
	out := make(Line, 0, len(l)+1)
	for _, p := range l {
		n := text.Width(p.Text)
		if n > w || n == w && more(l[len(out)+1:]) {
			return append(out, Piece{text.PadRight(cutTo(p.Text, w), w), p.Style})
		}
		out = append(out, p)
		w -= n
	}
	if w <= 0 {
		return out
	}
	if len(out) == 0 {
		return append(out, Piece{strings.Repeat(" ", w), nil})
	}
	last := &out[len(out)-1]
	last.Text = text.PadRight(last.Text, text.Width(last.Text)+w)
	return out
}

// more reports whether anything but spaces follows.
func more(rest Line) bool {
	for _, p := range rest {
		if strings.Trim(p.Text, " ") != "" {
			return true
		}
	}
	return false
}

// cutTo cuts s to w cells and marks the cut even where s alone would fit.
func cutTo(s string, w int) string {
	if text.Width(s) > w {
		return text.Truncate(s, w)
	}
	return text.Truncate(s+text.Ellipsis, w)
}

// Plain is the text of the line without styles.
func (l Line) Plain() string {
	var b strings.Builder
	for _, p := range l {
		b.WriteString(p.Text)
	}
	return b.String()
}

// render writes the line with its styles; neighbours in one style share their
// escape sequences.
func (l Line) render(b *strings.Builder) {
	for i := 0; i < len(l); {
		j := i + 1
		for j < len(l) && l[j].Style == l[i].Style {
			j++
		}
		s := l[i].Text
		if j > i+1 {
			s = l[i:j].Plain()
		}
		if l[i].Style == nil {
			b.WriteString(s)
		} else {
			b.WriteString(l[i].Style.Render(s))
		}
		i = j
	}
}
