package decision

import (
	"path/filepath"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/scrolled"
	"votering/ui/part/stack"
)

// handed is something that was written out; the decision itself was read back,
// and verified.
type handed struct {
	what     string // as the list calls it
	sha256   string // of the decision.json that it was
	path     string
	files    []string
	complete bool
}

// whole reports whether it is the decision itself that a stranger checks, and no
// paper about it.
func (h *handed) whole() bool { return h.what == room.OutFolder }

// handedOn reports whether the decision that stands was handed on since the
// program was started; what was before that it cannot know.
func (p *Page) handedOn(s room.Sight) bool {
	return p.done != nil && s.Decision != nil && p.done.sha256 == s.Decision.SHA256
}

// written shows what was written, and how a stranger checks a decision.
type written struct {
	stack.Quiet
	p     *Page
	done  handed
	prose scrolled.Text
}

func (s *written) Bindings(page.Context) []keys.Binding { return readerKeys }

func (s *written) Key(_ page.Context, msg tea.KeyMsg) page.Action {
	switch key := msg.String(); key {
	case "esc", "enter":
		s.p.steps.Pop()
	default:
		s.prose.Key(key)
	}
	return page.Action{}
}

func (s *written) View(c page.Context) draw.Block {
	b := draw.Block{draw.Rule(c.L.T("decide.written.heading"), "", c.W, &c.S.Rule, &c.S.Heading)}
	all := s.body(c)
	return s.prose.Under(c, b, all)
}

func (s *written) body(c page.Context) draw.Block {
	w, done := max(c.W-4, 1), &s.done
	para := func(key string, pairs ...string) draw.Block {
		return draw.Paragraph(c.L.T(key, pairs...), w, &c.S.Base).Indent(1)
	}
	told := "decide.written.there"
	if done.whole() || done.what == room.OutArchive {
		told = "decide.written.checked"
	}
	b := draw.Paragraph(signDone+" "+c.L.N(told, len(done.files), "path", text.Show(done.path)), w, &c.S.Good).Indent(1)
	if done.complete {
		b = append(b, draw.Paragraph("▲ "+c.L.T("decide.written.complete"), w, &c.S.Warn).Indent(1)...)
	}
	if next := "decide.written.next." + done.what; c.L.Has(next) {
		b = append(append(b, nil), para(next)...)
	}
	if done.whole() {
		b = append(b, s.checks(c, w)...)
	}
	b = append(append(b, nil), para("decide.written.files")...)
	for _, f := range done.files {
		name, err := filepath.Rel(done.path, f)
		if err != nil || name == "." {
			name = f
		}
		b = append(b, draw.Of("   "+text.Show(name), &c.S.Muted))
	}
	return b
}

// checks is how a stranger checks the decision that was written.
func (s *written) checks(c page.Context, w int) draw.Block {
	verify := "decide.written.verify"
	if s.done.complete {
		verify += ".complete"
	}
	b := append(draw.Block{nil}, draw.Paragraph(c.L.T(verify), w, &c.S.Base).Indent(1)...)
	d := c.Sight.Decision
	if d == nil {
		return b
	}
	command := "votering verify " + room.Quote(s.done.path) + " --chair " + d.KeyFP
	for _, l := range shellLines(text.Show(command), w-2, shellOn()) {
		b = append(b, draw.Whole(l, w-2, &c.S.Accent).Indent(3)...)
	}
	b = append(append(b, nil), draw.Paragraph(c.L.T(commitKey(d)), w, &c.S.Base).Indent(1)...)
	return append(b, commitLine(c, &c.S.Accent)...)
}
