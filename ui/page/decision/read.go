package decision

import (
	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/layout"
	"votering/ui/part/scrolled"
	"votering/ui/part/stack"
)

// reader is a text that is only read.
type reader struct {
	stack.Quiet
	p     *Page
	id    textID
	prose scrolled.Text
}

var readerKeys = []keys.Binding{
	{ID: "decide.scroll", Keys: scrolled.Keys(), Label: "↑↓", Footer: true},
	{ID: "decide.back", Keys: []string{"esc", "enter"}, Footer: true},
}

func (s *reader) Bindings(page.Context) []keys.Binding { return readerKeys }

func (s *reader) Key(_ page.Context, msg tea.KeyMsg) page.Action {
	switch key := msg.String(); key {
	case "esc", "enter":
		s.p.steps.Pop()
	default:
		s.prose.Key(key)
	}
	return page.Action{}
}

func (s *reader) View(c page.Context) draw.Block {
	value := s.id.stored(&c.Sight.Proposal)
	all := draw.Paragraph(text.ShowLines(value), max(min(c.W-4, widest), 1), &c.S.Base).Indent(1)
	var b draw.Block
	if c.W >= layout.FullW {
		b = draw.Block{draw.Rule(textTitle(c, s.id), "", c.W, &c.S.Rule, &c.S.Heading)}
	}
	return s.prose.Under(c, b, all)
}
