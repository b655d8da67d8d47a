package stack

import (
	tea "github.com/charmbracelet/bubbletea"

	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// Bindings are those of the step in front; where none is open, those of the
// page below.
func (s *Stack) Bindings(c page.Context, below func(c page.Context) []keys.Binding) []keys.Binding {
	if step := s.Front(); step != nil {
		return step.Bindings(c)
	}
	return below(c)
}

// Key gives a key to the step in front; where none is open, to the page below.
func (s *Stack) Key(c page.Context, msg tea.KeyMsg, below func(c page.Context, key string) page.Action) page.Action {
	if step := s.Front(); step != nil {
		return step.Key(c, msg)
	}
	return below(c, msg.String())
}

// View draws the step in front, and where none is open the page below: exactly
// as many lines as the page has.
func (s *Stack) View(c page.Context, below func(c page.Context) draw.Block) string {
	if step := s.Front(); step != nil {
		return step.View(c).Top(c.H).Render(c.W, c.H)
	}
	return below(c).Top(c.H).Render(c.W, c.H)
}

// Seen tells the step in front that the sight or the size changed.
func (s *Stack) Seen(c page.Context) {
	if step := s.Front(); step != nil {
		step.Seen(c)
	}
}
