// Package theme turns a few colour tokens into the one Styles struct that all
// drawing uses: light, dark, high contrast, and none (NO_COLOR). Colour only
// repeats what a word or sign already says.
package theme

import "github.com/charmbracelet/lipgloss"

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
}
