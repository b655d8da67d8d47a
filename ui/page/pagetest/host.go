package pagetest

import (
	tea "github.com/charmbracelet/bubbletea"

	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/stack"
)

// Host is a page with nothing of its own: Enter opens the step that is tried.
type Host struct {
	Steps stack.Stack
	Open  func(s *stack.Stack, c page.Context) page.Action
}

// ID is any page's.
func (h *Host) ID() page.ID { return page.Deliberation }

// Typing is the step's.
func (h *Host) Typing() bool { return h.Steps.Typing() }

// Seen is the step's.
func (h *Host) Seen(c page.Context) { h.Steps.Seen(c) }

// Bindings are the step's; where none is open, Enter.
func (h *Host) Bindings(c page.Context) []keys.Binding {
	return h.Steps.Bindings(c, func(page.Context) []keys.Binding {
		return []keys.Binding{{ID: "fill.next", Keys: []string{"enter"}}}
	})
}

// Key is the step's; where none is open it opens it.
func (h *Host) Key(c page.Context, msg tea.KeyMsg) page.Action {
	return h.Steps.Key(c, msg, func(c page.Context, _ string) page.Action { return h.Open(&h.Steps, c) })
}

// Done is the step's.
func (h *Host) Done(c page.Context, r page.Result) page.Action {
	a, _ := h.Steps.Done(c, r)
	return a
}

// Looked is the step's.
func (h *Host) Looked(c page.Context, name string, value any, err error) page.Action {
	return h.Steps.Looked(c, name, value, err)
}

// Leave is the step's.
func (h *Host) Leave(c page.Context) page.Action { return h.Steps.Leave(c) }

// View draws the step.
func (h *Host) View(c page.Context) string {
	return h.Steps.View(c, func(page.Context) draw.Block { return nil })
}
