// Package stack is the steps that open in front of a page: the last one has
// the screen until it is closed, and what was looked for or done goes to the
// step that asked for it.
package stack

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// Step is a part of a page that has the screen while it is open.
type Step interface {
	Bindings(c page.Context) []keys.Binding
	Key(c page.Context, msg tea.KeyMsg) page.Action
	View(c page.Context) draw.Block
	// Seen tells the step that the sight or the size changed.
	Seen(c page.Context)
	// Typing reports whether letters are text now.
	Typing() bool
	// Leave hands on what is half written, and forgets what is for nobody
	// else's eyes.
	Leave(c page.Context) page.Action
}

// Quiet is what most steps do not care about.
type Quiet struct{}

// Seen does nothing.
func (Quiet) Seen(page.Context) {}

// Typing is no.
func (Quiet) Typing() bool { return false }

// Leave leaves nothing behind.
func (Quiet) Leave(page.Context) page.Action { return page.Action{} }

// Doner is a step that is told what became of its acts. It reports whether the
// act was one of them.
type Doner interface {
	Done(c page.Context, r page.Result) (a page.Action, mine bool)
}

// Looker is a step that looks for something. It reports whether the answer is
// one that it looked for.
type Looker interface {
	Looked(c page.Context, name string, value any, err error) (a page.Action, mine bool)
}

// Forgetter is a step that keeps what is for nobody else's eyes. It is told to
// forget that when it closes, and when the page is left.
type Forgetter interface{ Forget() }

// Stayer is a step that takes letters as text and stays open all the same when
// the page is left: what was filled in is there when one comes back.
type Stayer interface{ Stays() }

// Stack is the steps that are open. The zero Stack has none.
type Stack struct{ steps []Step }

// Front is the step that has the screen; nil where none is open.
func (s *Stack) Front() Step {
	if len(s.steps) == 0 {
		return nil
	}
	return s.steps[len(s.steps)-1]
}

// All are the steps that are open, the one in front last.
func (s *Stack) All() []Step { return s.steps }

// Push opens a step in front.
func (s *Stack) Push(step Step) { s.steps = append(s.steps, step) }

// Pop closes the step in front, if there is one.
func (s *Stack) Pop() { s.cut(max(len(s.steps)-1, 0)) }

// cut closes all steps from that one on.
func (s *Stack) cut(from int) {
	forget(s.steps[from:])
	s.steps = s.steps[:from]
}

func forget(steps []Step) {
	for _, step := range steps {
		if f, ok := step.(Forgetter); ok {
			f.Forget()
		}
	}
}

// Close closes a step and all in front of it, where it is open.
func (s *Stack) Close(step Step) {
	if i := slices.Index(s.steps, step); i >= 0 {
		s.cut(i)
	}
}

// Clear closes all.
func (s *Stack) Clear() { s.cut(0) }

// Typing reports whether the step in front takes letters as text.
func (s *Stack) Typing() bool {
	step := s.Front()
	return step != nil && step.Typing()
}

// Leave lets the step in front hand on what is half written. What takes letters
// as text closes, but a Stayer: who comes back may press a number.
func (s *Stack) Leave(c page.Context) page.Action {
	step := s.Front()
	if step == nil {
		return page.Action{}
	}
	a := step.Leave(c)
	forget(s.steps)
	for s.Typing() && !stays(s.Front()) {
		s.Pop()
	}
	return a
}

func stays(step Step) bool {
	_, yes := step.(Stayer)
	return yes
}

// Holds says what would be lost with the steps that are open; see page.Holder.
func (s *Stack) Holds(c page.Context) string {
	for _, step := range slices.Backward(s.steps) {
		if h, ok := step.(page.Holder); ok {
			if what := h.Holds(c); what != "" {
				return what
			}
		}
	}
	return ""
}

// Done gives what became of an act to the step that it belongs to, the one in
// front first. It reports whether there is one.
func (s *Stack) Done(c page.Context, r page.Result) (page.Action, bool) {
	for _, step := range slices.Backward(s.steps) {
		if d, ok := step.(Doner); ok {
			if a, mine := d.Done(c, r); mine {
				a.Notice = append(a.Notice, r.Notices...)
				return a, true
			}
		}
	}
	return page.Action{}, false
}

// Looked gives an answer to the step that looked for it. Where that step is
// closed by now nobody needs it.
func (s *Stack) Looked(c page.Context, name string, value any, err error) page.Action {
	for _, step := range slices.Backward(s.steps) {
		if l, ok := step.(Looker); ok {
			if a, mine := l.Looked(c, name, value, err); mine {
				return a
			}
		}
	}
	return page.Action{Fault: err}
}
