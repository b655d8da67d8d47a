package collect

import (
	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/cursor"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
	"votering/ui/part/stack"
)

// choosing lists the ballots of one juror that have the same revision and
// differ: one of them counts.
type choosing struct {
	stack.Quiet
	sitting *sitting
	juror   string
	cursor  cursor.Cursor
	rows    int
}

// Choose opens the list of a juror's ballots of which none counts yet.
func Choose(s *stack.Stack, c page.Context, juror string) {
	d := &sitting{steps: s, out: page.Path(c.Near(c.L.T("collect.suffix")))}
	d.choose(c, juror)
}

func (d *sitting) choose(_ page.Context, juror string) {
	d.steps.Push(&choosing{sitting: d, juror: juror})
}

// held are the ballots to choose between.
func (s *choosing) held(c page.Context) []room.HeldSight {
	for _, j := range c.Sight.Jurors {
		if j.Juror.ID == s.juror {
			return j.Held
		}
	}
	return nil
}

// Forget forgets the passphrases, where no other step keeps them.
func (s *choosing) Forget() {
	if s.sitting.form == nil {
		s.sitting.forget()
	}
}

// Seen closes the list once there is nothing to choose.
func (s *choosing) Seen(c page.Context) {
	if len(s.held(c)) == 0 && s.sitting.steps.Front() == stack.Step(s) {
		s.sitting.steps.Pop()
	}
}

// Bindings lists what keys do in the list.
func (s *choosing) Bindings(page.Context) []keys.Binding {
	return []keys.Binding{
		{ID: "collect.move", Keys: cursor.Keys(), Label: "↑↓", Footer: true},
		{ID: "collect.choose", Keys: []string{"enter"}, Footer: true},
		{ID: "fill.back", Keys: []string{"esc"}, Footer: true},
	}
}

// Key handles one key.
func (s *choosing) Key(c page.Context, msg tea.KeyMsg) page.Action {
	all := s.held(c)
	s.cursor.Clamp(len(all))
	switch key := msg.String(); {
	case key == "esc":
		s.sitting.steps.Pop()
	case key == "enter" && len(all) > 0:
		return s.askReason(c, all[s.cursor.At])
	default:
		s.cursor.Key(key, len(all), s.rows)
	}
	return page.Action{}
}

// askReason asks why that one counts.
func (s *choosing) askReason(c page.Context, h room.HeldSight) page.Action {
	return page.Action{Ask: &page.Question{
		Title: c.L.T("collect.fork.title", "name", jurorName(c, s.juror)), Text: c.L.T("collect.fork.sure"),
		Lines: []string{grouped(short(h.SHA256), 4)},
		Input: &page.Input{Prompt: c.L.T("collect.fork.prompt"), Max: room.MaxReason, Required: true},
		Yes:   c.L.T("collect.fork.yes"),
		Then: func(reason string) page.Action {
			return s.sitting.run(c, nil, room.CollectOptions{Choose: h.SealedSHA256, Reason: reason})
		},
	}}
}

// View lists the ballots, with what tells them apart.
func (s *choosing) View(c page.Context) draw.Block {
	name := jurorName(c, s.juror)
	b := draw.Block{draw.Rule(c.L.T("collect.fork.heading", "name", name), "", c.W, &c.S.Rule, &c.S.Heading)}
	all := s.held(c)
	s.cursor.Clamp(len(all))
	about := draw.Paragraph(c.L.T("collect.fork.text", "name", name), max(c.W-2, 1), &c.S.Base).Indent(1)
	if about = about.Top(c.H - len(b) - 2*len(all) - 1); len(about) > 0 {
		b = append(append(b, about...), nil)
	}
	s.rows = max((c.H-len(b))/2, 1)
	from, to := s.cursor.Window(len(all), s.rows)
	var lines draw.Block
	for i := from; i < to; i++ {
		sign, style := otherRow, &c.S.Base
		if i == s.cursor.At {
			sign, style = chosenRow, &c.S.Selected
		}
		h := all[i]
		at := h.At.In(c.Now.Location())
		words := c.L.T("collect.fork.row", "n", c.L.Int(int64(h.Revision)), "when", c.L.ShortDate(at)+" "+c.L.Clock(at))
		lines = append(lines, draw.Of(sign, &c.S.Accent).Add(text.Truncate(words, max(c.W-4, 1)), style),
			draw.Of("     "+text.Truncate(grouped(short(h.SHA256), 4), max(c.W-6, 1)), &c.S.Strong))
	}
	return append(b, frame.More(lines, from, to, len(all), c.W, &c.S.Accent)...)
}
