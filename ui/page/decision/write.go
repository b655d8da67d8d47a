package decision

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/room"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/editor"
)

// lookEditor is what the user's own editor is asked for by.
const lookEditor = "editor"

// writer is a text being written, with what was said about the winner and noted
// in the meeting at hand.
type writer struct {
	p      *Page
	id     textID
	editor editor.Editor
	aside  aside
	looked looked
}

// openText opens a text to be written, or only to be read.
func (p *Page) openText(c page.Context, id textID, reading bool) page.Action {
	value := p.texts.now(id, &c.Sight.Proposal)
	if reading {
		p.steps.Push(&reader{p: p, id: id})
		return page.Action{}
	}
	p.steps.Push(&writer{p: p, id: id, editor: editor.New(value, room.MaxGround)})
	return page.Action{}
}

// Bindings lists what keys do while a text is written, and while something is
// chosen to be put into it.
func (s *writer) Bindings(c page.Context) []keys.Binding {
	if s.aside.picking {
		return []keys.Binding{
			{ID: "decide.notes_pick", Keys: pickKeys, Label: "↑↓", Footer: true},
			{ID: "decide.notes_put", Keys: []string{"enter"}, Footer: true},
			{ID: "decide.notes_back", Keys: []string{"esc", "f2"}, Footer: true},
			notesMove,
		}
	}
	bs := []keys.Binding{
		{ID: "decide.keep", Keys: []string{"esc"}, Footer: true},
		{ID: "decide.save", Keys: []string{"ctrl+s"}, Footer: true},
	}
	if len(excerpts(c)) > 0 {
		bs = append(bs, keys.Binding{ID: "decide.notes", Keys: []string{"f2"}, Footer: true}, notesMove)
	}
	return append(bs,
		keys.Binding{ID: "decide.editor", Keys: []string{"ctrl+e"}, Footer: true},
		keys.Binding{ID: "decide.undo", Keys: []string{"alt+u", "ctrl+_", "alt+e"}, Label: "Alt+u Alt+e"})
}

// pickKeys choose among what stands aside; notesMove scrolls it, also while one
// writes.
var (
	pickKeys  = []string{"up", "down", "pgup", "pgdown", "home", "end"}
	notesMove = keys.Binding{ID: "decide.notes_move", Keys: []string{"ctrl+up", "ctrl+down", "alt+up", "alt+down"}, Label: "Ctrl+↑↓"}
)

func (s *writer) Typing() bool { return true }

func (s *writer) Seen(page.Context) { s.looked = looked{} }

func (s *writer) Leave(c page.Context) page.Action { return s.save(c, false) }

// save saves the text; again binds one that did not change to the outcome that
// stands now.
func (s *writer) save(c page.Context, again bool) page.Action {
	return s.p.texts.save(c, s.id, s.editor.Value(), again)
}

func (s *writer) Key(c page.Context, msg tea.KeyMsg) page.Action {
	switch key := msg.String(); {
	case key == "ctrl+up" || key == "alt+up":
		s.aside.read("up")
	case key == "ctrl+down" || key == "alt+down":
		s.aside.read("down")
	case s.aside.picking:
		return s.pick(c, msg)
	default:
		return s.write(c, msg)
	}
	return page.Action{}
}

// pick chooses what to put into the text. Whoever types on is writing again.
func (s *writer) pick(c page.Context, msg tea.KeyMsg) page.Action {
	all := excerpts(c)
	switch key := msg.String(); {
	case key == "esc":
		s.aside.leave(false)
	case key == "f2":
		s.aside.leave(true)
	case slices.Contains(pickKeys, key):
		s.aside.move(key, len(all))
	case key == "enter":
		s.aside.leave(false)
		if x, ok := s.aside.chosen(all); ok {
			s.editor.Put(x.inText(s.lang(c)))
		}
	default:
		s.aside.leave(true)
		return s.write(c, msg)
	}
	return page.Action{}
}

// lang is the language of the text.
func (s *writer) lang(c page.Context) string {
	if s.id.kind == ofGrounds {
		return s.id.of
	}
	return c.Sight.Edition.Language
}

func (s *writer) write(c page.Context, msg tea.KeyMsg) page.Action {
	switch key := msg.String(); key {
	case "esc":
		s.p.steps.Pop()
		return s.Leave(c)
	case "ctrl+s":
		a := s.save(c, true)
		if a.Act == nil && a.Fault == nil {
			a.Say = c.L.T("decide.text.same")
		}
		return a
	case "ctrl+e":
		a := s.Leave(c)
		a.Edit = &page.EditRequest{Name: lookEditor, Text: s.editor.Value(), Max: s.editor.Max()}
		return a
	case "f2":
		if len(excerpts(c)) > 0 {
			s.aside.enter()
		}
	default:
		s.editor.Key(msg, s.textW(c))
	}
	return page.Action{}
}

// Looked takes the text that the user's own editor left.
func (s *writer) Looked(c page.Context, name string, value any, err error) (page.Action, bool) {
	written, ok := value.(string)
	switch {
	case name != lookEditor:
		return page.Action{}, false
	case err != nil || !ok:
		return page.Action{Fault: err}, true
	}
	s.editor = editor.New(written, s.editor.Max())
	return s.Leave(c), true
}
