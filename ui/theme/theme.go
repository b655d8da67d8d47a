// Package theme turns a few colour tokens into the one Styles struct that all
// drawing uses: light, dark, high contrast, and none (NO_COLOR). Colour only
// repeats what a word or sign already says.
package theme

import (
	"io"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// Styles is every style of the program.
type Styles struct {
	Base     lipgloss.Style // plain text
	Strong   lipgloss.Style // headings, names in focus
	Muted    lipgloss.Style // secondary text; still readable on the background (contrast ≥ 4.5)
	Accent   lipgloss.Style // what has the eye: the chosen row, the active tab
	Selected lipgloss.Style // the chosen row or cell
	Title    lipgloss.Style // the title line
	TabOn    lipgloss.Style
	TabOff   lipgloss.Style
	Rule     lipgloss.Style // lines between areas
	Heading  lipgloss.Style // section headings in those lines
	Key      lipgloss.Style // a key's name in footer and help
	KeyText  lipgloss.Style // what it does
	Good     lipgloss.Style
	Warn     lipgloss.Style
	Bad      lipgloss.Style
	MadeUp   lipgloss.Style // the made-up badge
	Bar      lipgloss.Style // jury bars
	BarAlt   lipgloss.Style // public bars
	BarDim   lipgloss.Style // reference bars
	Dialog   lipgloss.Style // text in a dialog
	Frame    lipgloss.Style // the lines around a dialog
	Cursor   lipgloss.Style // the cell where typing goes on

	paper *lipgloss.Style // behind everything; nil: the terminal's own background
}

// New makes the styles of a theme for a terminal that shows the colours of
// profile. Dark says which background the terminal has: a theme that is made
// for the other one is painted on its own. A style never depends on what the
// process's own terminal is.
func New(name Name, dark bool, profile termenv.Profile) *Styles {
	if name == None || profile == termenv.Ascii {
		// Bold and reverse are no colours: every terminal that can show a
		// screen has them, and they stay where there are no colours.
		name, profile = None, termenv.ANSI
	}
	r := lipgloss.NewRenderer(io.Discard, termenv.WithProfile(profile))
	r.SetColorProfile(profile)
	r.SetHasDarkBackground(dark)
	p := painter{r, profile}
	s := build(p, tokensOf(name, dark))
	if name == None {
		s.Warn = s.Warn.Bold(true) // no colour sets it apart
	}
	s.paper = p.paper(name, dark)
	return s
}

// painter makes styles of tokens, for one renderer.
type painter struct {
	r       *lipgloss.Renderer
	profile termenv.Profile
}

func (p painter) plain() lipgloss.Style { return p.r.NewStyle() }

func (p painter) fg(t token) lipgloss.Style {
	if t == (token{}) {
		return p.plain()
	}
	return p.plain().Foreground(p.color(t))
}

// on is text on a ground of its own; without colours it is shown reversed.
func (p painter) on(text, ground token) lipgloss.Style {
	if ground == (token{}) {
		return p.plain().Reverse(true)
	}
	return p.fg(text).Background(p.color(ground))
}

// badge stands on a ground of its own; without colours it is the one part of
// the reversed title line that is not reversed.
func (p painter) badge(t tokens) lipgloss.Style {
	if t.badgeOn == (token{}) {
		return p.plain().Bold(true)
	}
	return p.on(t.badge, t.badgeOn).Bold(true)
}

// color picks the token's own choice for terminals of 16 colours: the nearest
// one is often unreadable.
func (p painter) color(t token) lipgloss.Color {
	if p.profile == termenv.ANSI {
		return lipgloss.Color(t.ansi)
	}
	return lipgloss.Color(t.hex)
}

func build(p painter, t tokens) *Styles {
	return &Styles{
		Base:     p.fg(t.text),
		Strong:   p.fg(t.text).Bold(true),
		Muted:    p.fg(t.muted),
		Accent:   p.fg(t.accent).Bold(true),
		Selected: p.on(t.chosen, t.chosenOn).Bold(true),
		Title:    p.on(t.title, t.titleOn),
		TabOn:    p.fg(t.accent).Bold(true),
		TabOff:   p.fg(t.muted),
		Rule:     p.fg(t.rule),
		Heading:  p.fg(t.text).Bold(true),
		Key:      p.fg(t.accent).Bold(true),
		KeyText:  p.fg(t.muted),
		Good:     p.fg(t.good),
		Warn:     p.fg(t.warn),
		Bad:      p.fg(t.bad).Bold(true),
		MadeUp:   p.badge(t),
		Bar:      p.fg(t.bar),
		BarAlt:   p.fg(t.barAlt),
		BarDim:   p.fg(t.barDim),
		Dialog:   p.fg(t.text),
		Frame:    p.fg(t.accent),
		Cursor:   p.plain().Reverse(true),
	}
}
