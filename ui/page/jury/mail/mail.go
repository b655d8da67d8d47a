// Package mail shows what to write to a juror now: an invitation or a reminder,
// in the juror's language, to paste into a mail. The step stands in front of
// the page of the jury.
package mail

import (
	"context"
	"path/filepath"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/scrolled"
	"votering/ui/part/signing"
	"votering/ui/part/stack"
)

// The looks of the step.
const (
	lookText = "mail"
	lookSave = "save mail"
)

// letter is the text to one juror.
type letter struct {
	stack.Quiet
	steps *stack.Stack
	juror award.Juror
	text  string
	prose scrolled.Text
}

// Open shows the text to a juror.
func Open(s *stack.Stack, j award.Juror) page.Action {
	return open(s, j, func(r *room.Room) (string, error) { return r.MailText(j.ID) })
}

// Faults shows the text to a juror whose form could not be read.
func Faults(s *stack.Stack, j award.Juror, faults fault.List) page.Action {
	return open(s, j, func(r *room.Room) (string, error) { return r.FaultsText(j.ID, faults) })
}

func open(s *stack.Stack, j award.Juror, write func(r *room.Room) (string, error)) page.Action {
	s.Push(&letter{steps: s, juror: j})
	return page.Action{Look: &page.Look{Name: lookText, Run: func(_ context.Context, r *room.Room, _ string) (any, error) {
		return write(r)
	}}}
}

var letterKeys = []keys.Binding{
	{ID: "fill.scroll", Keys: scrolled.Keys(), Label: "↑↓", Footer: true},
	{ID: "letter.save", Keys: []string{"y"}, Footer: true},
	{ID: "fill.close", Keys: []string{"esc", "enter"}, Footer: true},
}

// Bindings lists what keys do here.
func (s *letter) Bindings(page.Context) []keys.Binding { return letterKeys }

// Key handles one key.
func (s *letter) Key(c page.Context, msg tea.KeyMsg) page.Action {
	switch key := msg.String(); key {
	case "esc", "enter":
		s.steps.Pop()
		return page.Action{Cancel: lookText}
	case "y":
		return s.save(c)
	default:
		s.prose.Key(key)
	}
	return page.Action{}
}

// save asks where the text is written.
func (s *letter) save(c page.Context) page.Action {
	offered := filepath.Join(filepath.Dir(c.Sight.Path), s.juror.ID+room.MailExt)
	written := s.text
	return signing.AskPath(c, "letter.save", offered, func(path string) page.Action {
		return page.Action{Look: &page.Look{Name: lookSave, Writes: true, Run: func(context.Context, *room.Room, string) (any, error) {
			path := page.Path(path)
			return path, files.WriteNew(path, []byte(written))
		}}}
	})
}

// Looked takes the text, or says where it was written.
func (s *letter) Looked(c page.Context, name string, value any, err error) (page.Action, bool) {
	got, _ := value.(string)
	switch {
	case name != lookText && name != lookSave:
		return page.Action{}, false
	case err != nil && name == lookText:
		s.steps.Close(s)
	case name == lookText:
		s.text = got
	case err == nil:
		return page.Action{Say: c.L.T("letter.saved", "path", text.Show(got))}, true
	}
	return page.Action{Fault: err}, true
}

// View draws the text.
func (s *letter) View(c page.Context) draw.Block {
	to := text.Show(s.juror.Name)
	if s.juror.Email != "" {
		to += " <" + text.Show(s.juror.Email) + ">"
	}
	b := draw.Block{draw.Rule(c.L.T("letter.heading", "to", to), "", c.W, &c.S.Rule, &c.S.Heading)}
	if s.text == "" {
		return append(b, draw.Of(" "+c.L.T("letter.looking"), &c.S.Accent))
	}
	all := draw.Paragraph(text.ShowLines(s.text), max(min(c.W-2, readW), 1), &c.S.Base).Indent(1)
	return s.prose.Under(c, b, all)
}

// readW is the widest a text is set for reading.
const readW = 90
