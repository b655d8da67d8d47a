package signing

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/files"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/stack"
)

// NewKey asks twice for the passphrase of a key that is to be made, and makes
// it.
type NewKey struct {
	stack.Quiet
	steps  *stack.Stack
	job    Job
	path   string
	twice  Twice
	making bool
}

func newKey(s *stack.Stack, j Job, path string) *NewKey {
	return &NewKey{steps: s, job: j, path: path, twice: Twice{Short: "signing.key.short"}}
}

var newKeyKeys = []keys.Binding{
	{ID: "signing.make", Keys: []string{"enter"}, Footer: true},
	{ID: "signing.turn", Keys: []string{"up", "down", "tab", "shift+tab"}, Label: "↑↓", Footer: true},
	{ID: "signing.back", Keys: []string{"esc"}, Footer: true},
}

// Bindings lists what keys do while it is written.
func (s *NewKey) Bindings(page.Context) []keys.Binding { return newKeyKeys }

// Typing is yes.
func (s *NewKey) Typing() bool { return true }

// Forget forgets what was written.
func (s *NewKey) Forget() { s.twice.Wipe() }

// Key handles one key.
func (s *NewKey) Key(c page.Context, msg tea.KeyMsg) page.Action {
	switch key := msg.String(); {
	case s.making:
	case key == "esc":
		s.steps.Pop()
	case s.twice.Key(msg):
		return s.enter(c)
	}
	return page.Action{}
}

// enter makes the key. One without a passphrase takes a word.
func (s *NewKey) enter(c page.Context) page.Action {
	if s.twice.Len() > 0 {
		return s.make()
	}
	return page.Action{Ask: &page.Question{
		Title: c.L.T("signing.key.open.title"), Text: c.L.T("signing.key.open.text"),
		Word: c.L.T("signing.key.open.word"), Yes: c.L.T("signing.key.open.yes"),
		Then: func(string) page.Action { return s.make() },
	}}
}

func (s *NewKey) make() page.Action {
	s.making = true
	path, passphrase, create := s.path, s.twice.Take(), s.job.Make
	if create == nil {
		create = (*room.Room).NewKey
	}
	return page.Action{Look: &page.Look{Name: lookNew, Writes: true, Run: func(_ context.Context, r *room.Room, _ string) (any, error) {
		defer clear(passphrase)
		return create(r, files.Home(path), passphrase)
	}}}
}

// Looked ends the making, and leaves the new key to the list.
func (s *NewKey) Looked(_ page.Context, name string, _ any, err error) (page.Action, bool) {
	if name != lookNew {
		return page.Action{}, false
	}
	s.making = false
	s.steps.Close(s)
	return page.Action{Fault: err}, err != nil
}

// View draws the two lines.
func (s *NewKey) View(c page.Context) draw.Block {
	b := draw.Block{draw.Rule(c.L.T("signing.key.new.heading"), "", c.W, &c.S.Rule, &c.S.Heading)}
	about := draw.Paragraph(c.L.T("signing.key.new.secret", "path", text.Show(s.path)), max(c.W-2, 1), &c.S.Base).Indent(1)
	if len(about)+6 <= c.H {
		b = append(append(b, about...), nil)
	}
	if s.making {
		return append(b, draw.Of(" "+c.L.T("signing.key.making"), &c.S.Accent))
	}
	return append(b, s.twice.View(c)...)
}
