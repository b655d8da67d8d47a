// Package wall is what the meeting shows on the projector: large, in high
// contrast, and never more than the chair chose. It has the screen to itself,
// and shows no name of a person, no comment, no note and nothing that the
// status line says.
package wall

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/stack"
)

// At is what the wall begins with.
type At struct {
	Item    string // id of an item of the agenda; empty: the one that is open, else the first
	Nominee string // whose criteria the wall can go down to; empty: the item's
}

// Open puts the wall in front of the page.
func Open(steps *stack.Stack, c page.Context, at At) page.Action {
	w := &wall{steps: steps, at: at}
	steps.Push(w)
	w.Seen(c)
	return page.Action{}
}

// wall is the step.
type wall struct {
	stack.Quiet
	steps *stack.Stack
	at    At
	runs  bool // an item is open: its time is seen to pass
}

// Whole is yes: nothing stands around the wall.
func (w *wall) Whole() bool { return true }

// Tick is a second while an item is open.
func (w *wall) Tick() time.Duration {
	if w.runs {
		return time.Second
	}
	return 0
}

// Bindings lists what keys do here now.
func (w *wall) Bindings(page.Context) []keys.Binding {
	return []keys.Binding{{ID: "wall.back", Keys: []string{"x", "esc"}, Footer: true}}
}

// Key handles one key.
func (w *wall) Key(page.Context, tea.KeyMsg) page.Action {
	w.steps.Close(w)
	return page.Action{}
}

// View draws the wall.
func (w *wall) View(c page.Context) draw.Block {
	badge := ""
	if c.Sight.Edition.MadeUp {
		badge = c.L.T("app.made_up")
	}
	return draw.Block{draw.Of(badge, &c.S.MadeUp)}
}
