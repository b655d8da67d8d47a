package theme

import (
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
)

// ground is a background of the program's own, and the text on it that has no
// colour of its own.
type ground struct{ text, behind token }

var (
	darkGround  = ground{token{"#e8ecf2", "15"}, token{"#16181d", "0"}}
	lightGround = ground{token{"#14181f", "0"}, token{"#fafaf7", "15"}}
	blackGround = ground{token{"#ffffff", "15"}, token{"#000000", "0"}}
	whiteGround = ground{token{"#000000", "0"}, token{"#ffffff", "15"}}
)

// groundOf is the background that a theme is painted on; false where the
// terminal's own serves. A theme made for the other kind of terminal brings its
// own, and high contrast does so always: it has to be readable even where the
// terminal's background was guessed.
func groundOf(name Name, dark bool) (ground, bool) {
	switch {
	case name == Light && dark:
		return lightGround, true
	case name == Dark && !dark:
		return darkGround, true
	case name == HighContrast && dark:
		return blackGround, true
	case name == HighContrast:
		return whiteGround, true
	}
	return ground{}, false
}

// paper is the style that a painted frame stands on; nil where the terminal's
// own background serves.
func (p painter) paper(name Name, dark bool) *lipgloss.Style {
	g, painted := groundOf(name, dark)
	if !painted {
		return nil
	}
	s := p.on(g.text, g.behind)
	return &s
}

// reset ends every style that we draw with.
const reset = termenv.CSI + termenv.ResetSeq + "m"

// Paint puts the theme's background behind a frame of lines of at most w cells,
// where the theme has one: behind every cell, also those that nothing is drawn
// in.
func (s *Styles) Paint(frame string, w int) string {
	if s.paper == nil {
		return frame
	}
	on, off, _ := strings.Cut(s.paper.Render("x"), "x")
	lines := strings.Split(frame, "\n")
	for i, l := range lines {
		pad := strings.Repeat(" ", max(w-ansi.StringWidth(l), 0))
		lines[i] = on + strings.ReplaceAll(l, reset, reset+on) + pad + off
	}
	return strings.Join(lines, "\n")
}
