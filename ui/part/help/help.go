// Package help shows every key: what it does, and where it does nothing now,
// why.
package help

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/locale"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/part/draw"
	"votering/ui/theme"
)

// Section is a group of keys, or of sentences, under a heading.
type Section struct {
	Heading  string
	Bindings []keys.Binding
	Lines    []string
}

// Help is the overview while it is open.
type Help struct {
	top, most int // the first line shown, and the last that can be first
}

// Key handles one key; closed says that the overview is done.
func (h *Help) Key(msg tea.KeyMsg) (closed bool) {
	switch msg.String() {
	case "up", "k":
		h.top--
	case "down", "j":
		h.top++
	case "pgup":
		h.top -= 10
	case "pgdown", " ":
		h.top += 10
	case "home":
		h.top = 0
	case "end":
		h.top = h.most
	default:
		return true
	}
	h.top = min(max(h.top, 0), h.most)
	return false
}

// View draws the overview in exactly rows lines of w cells.
func (h *Help) View(sections []Section, l *locale.Catalog, s *theme.Styles, w, rows int) string {
	var b draw.Block
	for _, sec := range sections {
		if len(b) > 0 {
			b = append(b, nil)
		}
		b = append(b, draw.Rule(sec.Heading, "", w, &s.Rule, &s.Heading))
		for _, line := range sec.Lines {
			b = append(b, draw.Paragraph(line, max(w-2, 1), &s.Base).Indent(1)...)
		}
		for _, k := range sec.Bindings {
			b = append(b, row(k, keyWidth(sections, l, w), l, s, w)...)
		}
	}
	h.most = max(0, len(b)-rows)
	h.top = min(h.top, h.most)
	return b.Window(h.top, rows).Render(w, rows)
}

// Footer says how to move and leave, and whether there is more below.
func (h *Help) Footer(l *locale.Catalog, s *theme.Styles, w int) draw.Line {
	line := draw.Of(" "+l.T("help.close"), &s.Muted)
	if h.top < h.most {
		line = line.Add("   ▼ "+l.T("help.more"), &s.Accent)
	}
	return line.Fit(w)
}

// keyWidth is the width of the column of keys.
func keyWidth(sections []Section, l *locale.Catalog, w int) int {
	n := 0
	for _, sec := range sections {
		for _, k := range sec.Bindings {
			n = max(n, text.Width(k.Show(l)))
		}
	}
	return min(n, max(w/3, 1))
}

func row(k keys.Binding, kw int, l *locale.Catalog, s *theme.Styles, w int) draw.Block {
	style := &s.Base
	sentence := k.Help(l)
	if k.Off != nil {
		why, _ := l.Fault(k.Off)
		style, sentence = &s.Muted, sentence+" "+l.T("help.off", "why", strings.TrimSuffix(why, "."))
	}
	lines := draw.Paragraph(sentence, max(w-kw-4, 1), style)
	for i := range lines {
		lead := ""
		if i == 0 {
			lead = k.Show(l)
		}
		lines[i] = append(draw.Of(" "+text.PadRight(lead, kw)+"  ", &s.Key), lines[i]...)
	}
	return lines
}
