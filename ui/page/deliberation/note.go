package deliberation

import (
	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/room"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/editor"
	"votering/ui/part/frame"
	"votering/ui/part/stack"
)

// writer is the note of an item being written, under what was said of it.
type writer struct {
	stack.Quiet
	p      *Page
	item   string
	was    string // the note as it is stored, or asked to be
	editor editor.Editor
}

// write opens the note of the item in hand.
func (p *Page) write(page.Context) {
	p.roams = false
	it := p.chosen()
	p.steps.Push(&writer{p: p, item: it.ID, was: it.Note, editor: editor.New(it.Note, room.MaxNote)})
}

// noted is a note that was asked to be kept.
type noted struct{ item, note string }

// again opens a note anew that could not be kept: what was written is not lost.
func (p *Page) again() {
	n := p.noted
	if n.item == "" || p.steps.Front() != nil {
		return
	}
	for i := range p.items {
		if p.items[i].ID == n.item {
			p.choose(i)
			p.steps.Push(&writer{p: p, item: n.item, was: p.items[i].Note, editor: editor.New(n.note, room.MaxNote)})
		}
	}
}

// noteKeys are what keys do while a note is written.
var noteKeys = []keys.Binding{
	{ID: "deliberation.note.keep", Keys: []string{"esc", "ctrl+s"}, Label: "Esc Ctrl+S", Footer: true},
	{ID: "deliberation.note.undo", Keys: []string{"alt+u", "ctrl+_", "alt+e"}, Label: "Alt+u Alt+e"},
}

func (s *writer) Bindings(page.Context) []keys.Binding { return noteKeys }

func (s *writer) Typing() bool { return true }

// Leave keeps the note.
func (s *writer) Leave(page.Context) page.Action {
	note := s.editor.Value()
	if note == s.was {
		return page.Action{}
	}
	s.was = note
	item := s.item
	s.p.noted = noted{item, note}
	return page.Action{Act: &page.Act{Name: actNote, Run: func(r *room.Room, who string) ([]room.Notice, error) {
		return nil, r.WriteNote(who, item, note)
	}}}
}

func (s *writer) Key(c page.Context, msg tea.KeyMsg) page.Action {
	switch msg.String() {
	case "esc", "ctrl+s":
		s.p.steps.Close(s)
		return s.Leave(c)
	}
	s.editor.Key(msg, s.textW(c))
	return page.Action{}
}

func (s *writer) textW(c page.Context) int { return max(min(c.W-2, widest), 1) }

// View is the item over the note: half of the lines are for writing.
func (s *writer) View(c page.Context) draw.Block {
	if c.H < 6 {
		b, shown := s.editor.DrawMore(c.S, max(c.W-frame.MoreW-1, 1), c.H)
		return frame.More(b, shown.From, shown.To, shown.Of, c.W, &c.S.Accent)
	}
	above := max(c.H/2, 1)
	b := append(draw.Block{s.p.heading(c, c.W)}, s.p.lead(c, c.W).Top(max(above/3, 1))...)
	b = append(b, s.p.said(c, c.W, above-len(b)-1)...)
	used := c.L.T("deliberation.note.used", "n", c.L.Int(int64(s.editor.Len())), "max", c.L.Int(int64(s.editor.Max())))
	b = append(b, draw.Rule(c.L.T("deliberation.note.heading"), used, c.W, &c.S.Rule, &c.S.Heading))
	if f := s.editor.Left().Fault(); f != nil {
		why, try := c.L.FaultOnScreen(f)
		b = append(b, draw.Paragraph("× "+why+" → "+try, max(c.W-4, 1), &c.S.Bad).Indent(1).Top(3)...)
	}
	lines, shown := s.editor.DrawMore(c.S, s.textW(c), max(c.H-len(b), 1))
	lines = lines.Indent(1)
	if s.editor.Len() == 0 {
		lines[0] = lines[0].Add(c.L.T("deliberation.note.empty"), &c.S.Muted)
	}
	return append(b, frame.More(lines, shown.From, shown.To, shown.Of, c.W, &c.S.Accent)...)
}
