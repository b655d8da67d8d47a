package decision

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/cursor"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
	"votering/ui/part/stack"
)

// dissents is the list of the jurors, each with the dissent that goes with the
// decision.
type dissents struct {
	stack.Quiet
	p       *Page
	reading bool
	cursor  cursor.Cursor
	rows    int
}

func newDissents(p *Page, _ page.Context, reading bool) *dissents {
	return &dissents{p: p, reading: reading}
}

// jurors are those who can dissent; where they are only read, those who did.
func (s *dissents) jurors(c page.Context) []*award.Juror {
	var list []*award.Juror
	for _, j := range s.p.who.voters {
		if !s.reading || c.Sight.Proposal.Dissent[j.ID] != "" {
			list = append(list, j)
		}
	}
	return list
}

func (s *dissents) Bindings(c page.Context) []keys.Binding {
	id := "decide.open.write"
	if s.reading {
		id = "decide.open.read"
	}
	return []keys.Binding{
		{ID: "decide.move", Keys: cursor.Keys(), Label: "↑↓", Footer: true},
		{ID: id, Keys: []string{"enter"}, Footer: true},
		{ID: "decide.back", Keys: []string{"esc"}, Footer: true},
	}
}

func (s *dissents) Seen(c page.Context) {
	if !s.reading && c.Sight.Allowed[deliberation.ActPropose] != nil {
		s.p.steps.Pop()
	}
}

func (s *dissents) Key(c page.Context, msg tea.KeyMsg) page.Action {
	all := s.jurors(c)
	s.cursor.Clamp(len(all))
	switch key := msg.String(); key {
	case "esc":
		s.p.steps.Pop()
	case "enter":
		if len(all) > 0 {
			return s.p.openText(c, textID{ofDissent, all[s.cursor.At].ID}, s.reading)
		}
	default:
		s.cursor.Key(key, len(all), s.rows)
	}
	return page.Action{}
}

func (s *dissents) View(c page.Context) draw.Block {
	b := draw.Block{draw.Rule(c.L.T("decide.part.dissent"), "", c.W, &c.S.Rule, &c.S.Heading)}
	all := s.jurors(c)
	if intro := draw.Paragraph(c.L.T("decide.about.dissent"), max(c.W-2, 1), &c.S.Base).Indent(1); len(intro)+6 <= c.H {
		b = append(append(b, intro...), nil)
	}
	s.cursor.Clamp(len(all))
	s.rows = max(c.H-len(b), 1)
	from, to := s.cursor.Window(len(all), s.rows)
	var lines draw.Block
	for i := from; i < to; i++ {
		lines = append(lines, s.line(c, all[i], i == s.cursor.At, min(s.p.who.jurorW, c.W/3)))
	}
	return append(b, frame.More(lines, from, to, len(all), c.W, &c.S.Accent)...)
}

// line is a juror, and how the dissent begins.
func (s *dissents) line(c page.Context, j *award.Juror, chosen bool, w int) draw.Line {
	sign, style := otherRow, &c.S.Base
	if chosen {
		sign, style = chosenRow, &c.S.Selected
	}
	l := draw.Of(sign, &c.S.Accent).Add(text.PadRight(text.Show(j.Name), w), style).Add("  ", nil)
	value := s.p.texts.now(textID{ofDissent, j.ID}, &c.Sight.Proposal)
	if value == "" {
		return l.Add(signOpen+" "+c.L.T("decide.dissent.none"), &c.S.Muted)
	}
	begin, _, _ := strings.Cut(text.ShowLines(value), "\n")
	return l.Add(signDone+" ", &c.S.Good).Add(text.Truncate(begin, max(c.W-w-10, 1)), &c.S.Base)
}
