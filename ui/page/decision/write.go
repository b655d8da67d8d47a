package decision

import (
	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/room"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/editor"
	"votering/ui/part/frame"
	"votering/ui/part/layout"
	"votering/ui/part/scroll"
)

// lookEditor is what the user's own editor is asked for by.
const lookEditor = "editor"

// writer is a text being written, with what was noted about the winner at
// hand.
type writer struct {
	p      *Page
	id     textID
	editor editor.Editor
	aside  bool // the notes have some of the lines, where there is no room beside
	scroll scroll.Scroll
	notes  int // lines of them
	seenH  int // lines of them in sight, as last drawn
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

// bindings lists what keys do while a text is written.
func (s *writer) Bindings(c page.Context) []keys.Binding {
	bs := []keys.Binding{
		{ID: "decide.keep", Keys: []string{"esc"}, Footer: true},
		{ID: "decide.save", Keys: []string{"ctrl+s"}, Footer: true},
		{ID: "decide.editor", Keys: []string{"ctrl+e"}, Footer: true},
	}
	if s.noted(c) {
		var inSight *fault.Error
		if s.beside(c) {
			inSight = fault.New(fault.State, "decide.notes_beside")
		}
		bs = append(bs,
			keys.Binding{ID: "decide.notes", Keys: []string{"f2"}, Footer: true, Off: inSight},
			keys.Binding{ID: "decide.notes_move", Keys: []string{"ctrl+up", "ctrl+down", "alt+up", "alt+down"}, Label: "Ctrl+↑↓"})
	}
	return append(bs, keys.Binding{ID: "decide.undo", Keys: []string{"alt+u", "ctrl+_", "alt+e"}, Label: "Alt+u Alt+e"})
}

// noted reports whether the jury commented on who gets the prize.
func (s *writer) noted(c page.Context) bool {
	if _, none := winners(c); none {
		return false
	}
	for _, nominee := range notesOn(c) {
		if len(notesOf(c, nominee, besideW)) > 0 {
			return true
		}
	}
	return false
}

func (s *writer) Typing() bool { return true }

func (s *writer) Seen(page.Context) {}

func (s *writer) Leave(c page.Context) page.Action { return s.save(c, false) }

// save saves the text; again binds one that did not change to the outcome that
// stands now.
func (s *writer) save(c page.Context, again bool) page.Action {
	return s.p.texts.save(c, s.id, s.editor.Value(), again)
}

func (s *writer) Key(c page.Context, msg tea.KeyMsg) page.Action {
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
		s.aside = !s.aside && s.noted(c)
	case "ctrl+up", "alt+up":
		s.scroll.Key("up", s.notes, s.seenH)
	case "ctrl+down", "alt+down":
		s.scroll.Key("down", s.notes, s.seenH)
	default:
		s.editor.Key(msg, s.textW(c))
	}
	return page.Action{}
}

// looked takes the text that the user's own editor left.
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

// beside reports whether the notes stand beside the text.
func (s *writer) beside(c page.Context) bool { return c.W >= besideW }

// widest is how many cells a line of text takes at most: longer ones are hard
// to read.
const widest = 90

// textW is the width of the text.
func (s *writer) textW(c page.Context) int {
	w := c.W - 2
	if s.beside(c) {
		w = c.W*3/5 - 2
	}
	return max(min(w, widest), 1)
}

func (s *writer) View(c page.Context) draw.Block {
	if c.W < layout.FullW || c.H < 6 {
		var head draw.Block
		if c.H >= 6 {
			head = s.warnings(c)
		}
		b, shown := s.editor.DrawMore(c.S, max(c.W-frame.MoreW-1, 1), c.H-len(head))
		return append(head, frame.More(b, shown.From, shown.To, shown.Of, c.W, &c.S.Accent)...)
	}
	used := c.L.T("decide.text.used", "n", c.L.Int(int64(s.editor.Len())), "max", c.L.Int(int64(s.editor.Max())))
	b := draw.Block{draw.Rule(s.title(c), used, c.W, &c.S.Rule, &c.S.Heading)}
	b = append(b, s.warnings(c)...)
	if c.H >= 14 && len(b) == 1 {
		hint := draw.Paragraph(c.L.T("decide.text.hint."+string(s.id.kind)), max(c.W-2, 1), &c.S.Muted).Indent(1)
		b = append(b, hint.Top(2)...)
	}
	h := c.H - len(b)
	if s.beside(c) {
		left := s.textW(c) + 2
		rc := c
		rc.W = c.W - left - 3
		return append(b, s.text(c, left, h).Pad(h).Beside(left, draw.Piece{Text: " │ ", Style: &c.S.Rule}, s.side(rc, h))...)
	}
	if !s.aside {
		return append(b, s.text(c, c.W, h)...)
	}
	below := max(h/2, 2)
	return append(append(b, s.text(c, c.W, h-below)...), s.side(c, below)...)
}

// warnings are what must be known while the text is written: what had no room,
// and that it was written for another outcome.
func (s *writer) warnings(c page.Context) draw.Block {
	w := max(c.W-4, 1)
	if f := s.editor.Left().Fault(); f != nil {
		why, try := c.L.FaultOnScreen(f)
		return draw.Paragraph("× "+why+" → "+try, w, &c.S.Bad).Indent(1).Top(3)
	}
	if old := staleText(c, s.id); old != "" {
		return draw.Paragraph("▲ "+old, w, &c.S.Warn).Indent(1).Top(3)
	}
	return nil
}

// text is the text in w cells and h lines.
func (s *writer) text(c page.Context, w, h int) draw.Block {
	b, shown := s.editor.DrawMore(c.S, min(s.textW(c), w-2), h)
	lines := b.Indent(1)
	if s.editor.Len() == 0 {
		lines[0] = lines[0].Add(c.L.T("decide.text.empty"), &c.S.Muted)
	}
	return frame.More(lines, shown.From, shown.To, shown.Of, w, &c.S.Accent).Pad(h)
}

// side is what was noted about the winner, in h lines.
func (s *writer) side(c page.Context, h int) draw.Block {
	about := notesOn(c)
	all := notes(c, about, max(c.W-frame.MoreW-1, 1))
	h = max(h-1, 1)
	s.notes, s.seenH = len(all), h
	s.scroll.Clamp(max(len(all)-h, 0))
	from, to := s.scroll.Top, min(s.scroll.Top+h, len(all))
	head := draw.Rule(c.L.T("decide.notes.heading", "names", names(c, about)), "", c.W, &c.S.Rule, &c.S.Heading)
	return append(draw.Block{head}, frame.More(all[from:to].Indent(1), from, to, len(all), c.W, &c.S.Accent)...)
}

// title says which text it is.
func (s *writer) title(c page.Context) string { return textTitle(c, s.id) }

func textTitle(c page.Context, id textID) string {
	if id.kind == ofDissent {
		return c.L.T("decide.dissent.of", "name", jurorName(c, id.of))
	}
	return title(c, row{id.kind, id.of})
}
