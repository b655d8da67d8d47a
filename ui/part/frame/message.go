package frame

import (
	"strings"

	"github.com/charmbracelet/lipgloss"

	"votering/ui/part/draw"
	"votering/ui/theme"
)

// Weight is how much a message matters. Its sign shows without colour too.
type Weight int

// The weights.
const (
	Plain   Weight = iota
	Warning        // ▲
	Failure        // ×
)

// maxMessage is how many lines a message takes at most.
const maxMessage = 4

// Message is what there is to say: one sentence or several.
type Message struct {
	Weight Weight
	Text   string
}

// Lines draws the message in w cells; none where there is nothing to say.
func (m Message) Lines(s *theme.Styles, w int) draw.Block {
	if m.Text == "" {
		return nil
	}
	sign, style := m.look(s)
	b := draw.Paragraph(m.Text, max(w-4, 1), style).Top(maxMessage)
	for i := range b {
		lead := "   "
		if i == 0 {
			lead = " " + sign + " "
		}
		b[i] = append(draw.Of(lead, style), b[i]...)
	}
	return b
}

func (m Message) look(s *theme.Styles) (sign string, style *lipgloss.Style) {
	switch m.Weight {
	case Failure:
		return "×", &s.Bad
	case Warning:
		return "▲", &s.Warn
	}
	return "─", &s.Strong
}

// Join puts sentences into one message of the greatest weight.
func Join(ms ...Message) Message {
	var out Message
	var texts []string
	for _, m := range ms {
		if m.Text != "" {
			texts = append(texts, m.Text)
			out.Weight = max(out.Weight, m.Weight)
		}
	}
	out.Text = strings.Join(texts, " ")
	return out
}

// Rule is an empty rule.
func Rule(s *theme.Styles, w int) draw.Line {
	return draw.Of(strings.Repeat("─", max(w, 0)), &s.Rule)
}
