// Package prelude answers Bubble Tea's first question before it is asked.
//
// Bubble Tea v1 asks the terminal for its background colour in a package
// init, so every command of a program that links it, "version" too, waits up
// to five seconds on a terminal that gives no answer, and loses what is typed
// meanwhile. It asks through Lip Gloss, which does not ask when it has been
// told; so this package tells it.
//
// That only helps if this init runs first. Go starts the packages that are
// ready in the order of their import paths. Every path in the program's own
// module, which begins with "votering/", comes after
// "github.com/charmbracelet/bubbletea"; hence a module of its own, with a path
// that comes before it.
//
// Dark is only what holds until the screen starts: package terminal then asks
// the terminal properly, with a limit, and sets what it learnt.
package prelude

import "github.com/charmbracelet/lipgloss"

func init() { lipgloss.SetHasDarkBackground(true) }
