package deliberation

import (
	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/scrolled"
	"votering/ui/part/stack"
)

// reader is all there is to say of the subject in hand, in full.
type reader struct {
	stack.Quiet
	p    *Page
	text scrolled.Text
}

// readerKeys are what keys do while reading.
var readerKeys = []keys.Binding{
	{ID: "deliberation.scroll", Keys: append(listKeys(), " "), Label: "↑↓", Footer: true},
	{ID: "deliberation.item", Keys: []string{"n", "p"}, Label: "n p", Footer: true},
	{ID: "deliberation.leave", Keys: []string{"esc", "c", "enter"}, Footer: true},
}

func (s *reader) Bindings(page.Context) []keys.Binding { return readerKeys }

func (s *reader) Key(c page.Context, msg tea.KeyMsg) page.Action {
	switch key := msg.String(); key {
	case "esc", "c", "enter":
		s.p.steps.Close(s)
	case "n", "p":
		s.text = scrolled.Text{}
		return s.p.key(c, key)
	default:
		s.text.Key(key)
	}
	return page.Action{}
}

func (s *reader) View(c page.Context) draw.Block {
	p, w := s.p, min(c.W-2, widest)
	above := draw.Block{p.heading(c, c.W)}
	all := p.lead(c, w)
	part := func(b draw.Block) {
		if len(b) == 0 {
			return
		}
		if len(all) > 0 {
			all = append(all, nil)
		}
		all = append(all, b...)
	}
	subject := p.subject()
	if len(subject.nominees) > 1 {
		part(p.compared(c, subject.nominees, w))
	}
	part(p.d.drawn(c, subject, drawing{w: w}))
	if it := p.chosen(); it != nil && !p.roams && !it.Out && !p.hidden && it.Note != "" {
		part(append(draw.Block{draw.Of(" "+c.L.T("deliberation.note.heading"), &c.S.Heading)},
			draw.Paragraph(text.ShowLines(it.Note), max(w-2, 1), &c.S.Base).Indent(1)...))
	}
	part(p.figures(c, w, c.H))
	return s.text.Under(c, above, all)
}

// widest is how many cells a line of text takes at most: longer ones are hard
// to read.
const widest = 100
