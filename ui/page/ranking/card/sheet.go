package card

import (
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/footing"
	"votering/internal/robustness"
	"votering/internal/room"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/page/ranking/whatif"
	"votering/ui/part/draw"
	"votering/ui/part/scrolled"
	"votering/ui/part/stack"
)

// lookDrawn is the look that draws criterion weights at random.
const lookDrawn = "card.drawn"

// sheet is the card in full, from top to bottom.
type sheet struct {
	stack.Quiet
	steps   *stack.Stack
	what    *whatif.Pane
	of      *robustness.Card
	drawn   *robustness.Acceptability
	drawing bool
	tried   bool // drawn is what came of it: nil where that is not defined
	prose   scrolled.Text
}

// Open shows the card in full.
func Open(s *stack.Stack, what *whatif.Pane) page.Action {
	s.Push(&sheet{steps: s, what: what, of: what.Card()})
	return page.Action{}
}

// Why weights are not drawn now.
var (
	isDrawing = fault.New(fault.State, "whatif.wait")
	isDrawn   = fault.New(fault.State, "card.drawn")
)

// Bindings lists what keys do here.
func (f *sheet) Bindings(page.Context) []keys.Binding {
	draws := keys.Binding{ID: "card.draw", Keys: []string{"w"}, Footer: true}
	switch {
	case f.drawing || f.what.Card() == nil:
		draws.Off = isDrawing
	case f.tried:
		draws.Off = isDrawn
	}
	return []keys.Binding{
		{ID: "fill.scroll", Keys: scrolled.Keys(), Label: "↑↓", Footer: true},
		draws,
		{ID: "card.back", Keys: []string{"esc", "s"}, Footer: true},
	}
}

// Key handles one key.
func (f *sheet) Key(_ page.Context, msg tea.KeyMsg) page.Action {
	switch key := msg.String(); key {
	case "esc", "s":
		f.steps.Pop()
		return page.Action{Cancel: lookDrawn}
	case "w":
		f.drawing = true
		return page.Action{Look: &page.Look{Name: lookDrawn, Run: func(_ context.Context, r *room.Room, _ string) (any, error) {
			d := room.FixedDraws()
			return r.Acceptability(d.Samples, d.Seed)
		}}}
	default:
		f.prose.Key(key)
	}
	return page.Action{}
}

// Looked takes what came of the draws.
func (f *sheet) Looked(c page.Context, name string, value any, err error) (page.Action, bool) {
	if name != lookDrawn {
		return page.Action{}, false
	}
	f.drawn, _ = value.(*robustness.Acceptability)
	f.drawing, f.tried = false, err == nil
	if f.tried {
		f.View(c)
		f.prose.Key("end") // what came of it stands last
	}
	return page.Action{Fault: err}, true
}

// Seen forgets what was drawn of another ranking.
func (f *sheet) Seen(page.Context) {
	if now := f.what.Card(); now != f.of {
		f.of, f.drawn, f.tried = now, nil, false
	}
}

// View draws the card under its heading.
func (f *sheet) View(c page.Context) draw.Block {
	above := draw.Block{draw.Rule(c.L.T("card.heading"), c.L.T("card.heading.note"), c.W, &c.S.Rule, &c.S.Heading)}
	return f.prose.Under(c, above, f.body(c))
}

func (f *sheet) body(c page.Context) draw.Block {
	if f.what.Card() == nil {
		return wait(c, f.what, c.W)
	}
	all, w := *f.what.Card(), max(c.W-4, 1)
	all.Drawn, all.Acceptability = f.tried, f.drawn
	in := f.what.Words()
	var b draw.Block
	if f.what.InHand() {
		b = append(f.what.Whole(c, c.W), draw.Rule("", "", c.W, &c.S.Rule, nil))
	}
	b = append(b, draw.Paragraph(in.Opening(&all), w, &c.S.Strong).Indent(1)...)
	told := in.Parts(&all)
	last := slices.IndexFunc(told, func(p footing.Part) bool { return p.ID == footing.OfChance })
	if last < 0 {
		last = len(told)
	}
	b = append(b, parts(c, told[:last], c.W-2)...)
	if !f.what.InHand() {
		b = append(b, f.what.Whole(c, c.W)...)
	}
	b = append(b, parts(c, told[last:], c.W-2)...)
	switch {
	case f.drawing:
		b = append(b, draw.Paragraph(c.L.T("whatif.working"), w, &c.S.Muted).Indent(1)...)
	case !f.tried:
		b = append(b, draw.Paragraph(c.L.T("card.draw.ask", "n", c.L.Int(int64(room.FixedDraws().Samples))), w, &c.S.Muted).Indent(1)...)
	}
	return b
}
