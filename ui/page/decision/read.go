package decision

import (
	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
	"votering/ui/part/layout"
	"votering/ui/part/scroll"
	"votering/ui/part/stack"
)

// reader is a text that is only read.
type reader struct {
	stack.Quiet
	p      *Page
	id     textID
	scroll scroll.Scroll
	lines  int
	h      int // lines in sight, as last drawn
}

var readerKeys = []keys.Binding{
	{ID: "decide.scroll", Keys: scroll.Keys(), Label: "↑↓", Footer: true},
	{ID: "decide.back", Keys: []string{"esc", "enter"}, Footer: true},
}

func (s *reader) Bindings(page.Context) []keys.Binding { return readerKeys }

func (s *reader) Key(_ page.Context, msg tea.KeyMsg) page.Action {
	switch key := msg.String(); key {
	case "esc", "enter":
		s.p.steps.Pop()
	default:
		s.scroll.Key(key, s.lines, s.h)
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
	s.h, s.lines = max(c.H-len(b), 1), len(all)
	s.scroll.Clamp(max(len(all)-s.h, 0))
	from, to := s.scroll.Top, min(s.scroll.Top+s.h, len(all))
	return append(b, frame.More(all[from:to], from, to, len(all), c.W, &c.S.Accent)...)
}
