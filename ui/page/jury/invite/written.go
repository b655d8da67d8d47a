package invite

import (
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/page/jury/seal"
	"votering/ui/part/draw"
	"votering/ui/part/scrolled"
	"votering/ui/part/stack"
)

// written shows the files that were written, and to whom each is mailed.
type written struct {
	stack.Quiet
	steps *stack.Stack
	files []string
	sheet bool // the sealing key is new: the recovery sheet comes next
	prose scrolled.Text
}

// Bindings lists what keys do here.
func (s *written) Bindings(page.Context) []keys.Binding {
	on := keys.Binding{ID: "fill.close", Keys: []string{"enter", "esc"}, Footer: true}
	bs := []keys.Binding{on}
	if s.sheet {
		bs = []keys.Binding{
			{ID: "invite.sheet", Keys: []string{"enter"}, Footer: true},
			{ID: "invite.later", Keys: []string{"esc"}, Footer: true},
		}
	}
	return append(bs, keys.Binding{ID: "fill.scroll", Keys: scrolled.Keys(), Label: "↑↓", Footer: true})
}

// Key handles one key: Enter goes on to the recovery sheet where the sealing
// key is new.
func (s *written) Key(c page.Context, msg tea.KeyMsg) page.Action {
	switch key := msg.String(); key {
	case "esc", "enter":
		s.steps.Pop()
		if s.sheet && key == "enter" {
			seal.Sheet(s.steps, c)
		}
	default:
		s.prose.Key(key)
	}
	return page.Action{}
}

// View draws what was written.
func (s *written) View(c page.Context) draw.Block {
	b := draw.Block{draw.Rule(c.L.T("invite.written.heading"), "", c.W, &c.S.Rule, &c.S.Heading)}
	if s.sheet {
		warn := draw.Paragraph(c.L.T("invite.written.sheet"), max(c.W-4, 1), &c.S.Warn).Indent(3).Top(max(c.H/3, 1))
		warn[0] = append(draw.Of(" ▲ ", &c.S.Warn), warn[0][1:]...)
		if b = append(b, warn...); c.H > 12 {
			b = append(b, nil)
		}
	}
	all := s.body(c)
	return s.prose.Under(c, b, all)
}

// body is what to do with the files, and for each juror which to mail.
func (s *written) body(c page.Context) draw.Block {
	w := max(c.W-4, 1)
	b := draw.Paragraph(c.L.T("invite.written.text"), w, &c.S.Base).Indent(1)
	if len(s.files) > 0 {
		b = append(b, draw.Paragraph(c.L.T("invite.written.where", "path", text.Show(filepath.Dir(s.files[0]))), w, &c.S.Base).Indent(1)...)
	}
	b = append(b, nil)
	listed := map[string]bool{}
	for i := range c.Sight.Jurors {
		j := &c.Sight.Jurors[i].Juror
		var names []string
		for _, f := range s.files {
			if name := filepath.Base(f); of(name, j.ID) {
				names, listed[f] = append(names, text.Show(name)), true
			}
		}
		if len(names) > 0 {
			b = append(b, draw.Paragraph(mailTo(j), w, &c.S.Strong).Indent(1)...)
			b = append(b, draw.Paragraph(strings.Join(names, ", "), w-2, &c.S.Base).Indent(3)...)
		}
	}
	for _, f := range s.files {
		if !listed[f] {
			b = append(b, draw.Paragraph(text.Show(filepath.Base(f)), w, &c.S.Muted).Indent(1)...)
		}
	}
	return b
}

// of reports whether a file is called after a juror: kari.edition, kari.txt,
// kari-mail.txt.
func of(name, juror string) bool {
	rest, ok := strings.CutPrefix(name, juror)
	return ok && (strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, "-mail."))
}
