package seal

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/form"
	"votering/ui/part/signing"
	"votering/ui/part/stack"
)

// Sheet opens the form that writes the recovery sheet, or reads one and gives
// the sealing key of it a new passphrase.
func Sheet(s *stack.Stack, c page.Context) {
	step := &sheet{steps: s, path: c.Near(c.L.T("seal.sheet.suffix"))}
	step.lay()
	s.Push(step)
}

// The lines of the form, and the acts.
const (
	lineWhat   = "what"
	linePath   = "path"
	lineSecret = "secret"
	actSheet   = "sheet"
	actRestore = "restore"
	lookSheet  = "recovery sheet"
)

// sheet writes the recovery sheet, or restores from one.
type sheet struct {
	stack.Quiet
	steps    *stack.Stack
	form     *form.Form
	path     string // as it was written last
	restores bool
	working  bool
}

// lay makes the form anew for what is to be done.
func (s *sheet) lay() {
	what := func(at int) form.Field {
		return form.Words(lineWhat, "seal.sheet.what", at, "seal.sheet.what.write", "seal.sheet.what.restore")
	}
	if s.restores {
		s.form = form.New("seal.restore.next", what(1), form.Text(linePath, "seal.restore.path", s.path, signing.MaxPath))
		return
	}
	s.form = form.New("seal.sheet.write", what(0),
		form.Text(linePath, "seal.sheet.path", s.path, signing.MaxPath), form.Secret(lineSecret, "seal.passphrase"))
}

// Bindings lists what keys do in the form.
func (s *sheet) Bindings(page.Context) []keys.Binding {
	if s.working {
		return workingKeys
	}
	return s.form.Bindings()
}

// Typing reports whether a line is being written.
func (s *sheet) Typing() bool { return !s.working && s.form.Writes() }

// Forget forgets the passphrase.
func (s *sheet) Forget() { s.form.Wipe() }

// Stays keeps what was filled in.
func (s *sheet) Stays() {}

// Key handles one key.
func (s *sheet) Key(_ page.Context, msg tea.KeyMsg) page.Action {
	switch {
	case s.working:
	case msg.String() == "esc":
		s.steps.Pop()
	case s.form.Key(msg):
		return s.send()
	}
	if s.path = s.form.Value(linePath); s.restores != (s.form.Chosen(lineWhat) == 1) {
		s.restores = !s.restores
		s.form.Wipe()
		s.lay()
	}
	return page.Action{}
}

func (s *sheet) send() page.Action {
	path := page.Path(s.form.Value(linePath))
	switch {
	case path == "":
		s.form.Go(linePath)
		return page.Action{Off: fault.New(fault.Usage, "fill.no_path")}
	case s.restores:
		return s.trySheet(path)
	case s.form.Secret(lineSecret).Len() == 0:
		s.form.Go(lineSecret)
		return page.Action{Off: fault.New(fault.Passphrase, "seal.passphrase_missing")}
	}
	s.working = true
	passphrase := s.form.Secret(lineSecret).Take()
	return page.Action{Act: &page.Act{Name: actSheet, Run: func(r *room.Room, who string) ([]room.Notice, error) {
		defer clear(passphrase)
		return nil, r.Recovery(who, passphrase, path)
	}}}
}

// trySheet reads the sheet first: a passphrase for a sheet with a slip in it
// would be written in vain.
func (s *sheet) trySheet(path string) page.Action {
	s.working = true
	return page.Action{Look: &page.Look{Name: lookSheet, Run: func(_ context.Context, r *room.Room, who string) (any, error) {
		return path, r.TrySheet(who, path)
	}}}
}

// Looked asks for the new passphrase, where the sheet is good.
func (s *sheet) Looked(_ page.Context, name string, value any, err error) (page.Action, bool) {
	if name != lookSheet {
		return page.Action{}, false
	}
	s.working = false
	path, ok := value.(string)
	if err != nil || !ok {
		s.form.Go(linePath)
		return page.Action{Fault: err}, true
	}
	return s.askNew(path), true
}

// askNew asks for the new passphrase, and restores the key under it.
func (s *sheet) askNew(path string) page.Action {
	Anew(s.steps, func(_ page.Context, chair, _ []byte) page.Action {
		s.steps.Pop()
		s.working = true
		return page.Action{Act: &page.Act{Name: actRestore, Run: func(r *room.Room, who string) ([]room.Notice, error) {
			defer clear(chair)
			return nil, r.Restore(who, path, chair)
		}}}
	})
	return page.Action{}
}

// Done takes the room's answer.
func (s *sheet) Done(c page.Context, r page.Result) (page.Action, bool) {
	if r.Name != actSheet && r.Name != actRestore {
		return page.Action{}, false
	}
	s.working = false
	if r.Err != nil {
		return page.Action{Fault: r.Err}, true
	}
	path := page.Path(s.path)
	s.steps.Close(s)
	if r.Name == actRestore {
		return page.Action{Ask: &page.Question{
			Title: c.L.T("seal.restore.done.title"), Text: c.L.T("seal.restore.done", "path", text.Show(path)),
		}}, true
	}
	return page.Action{Ask: &page.Question{
		Title: c.L.T("seal.sheet.done.title"), Text: c.L.T("seal.sheet.done", "path", text.Show(path)),
	}}, true
}

// View says what the sheet is for, and draws the form.
func (s *sheet) View(c page.Context) draw.Block {
	what := "seal.sheet"
	if s.restores {
		what = "seal.restore"
	}
	b := draw.Block{draw.Rule(c.L.T(what+".heading"), "", c.W, &c.S.Rule, &c.S.Heading)}
	if s.working {
		return append(b, nil, draw.Of(" "+c.L.T(what+".working"), &c.S.Accent))
	}
	about := draw.Paragraph(c.L.T(what+".text"), max(c.W-2, 1), &c.S.Base).Indent(1)
	return append(b, s.form.View(c, about, c.H-len(b))...)
}
