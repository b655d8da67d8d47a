// Package accord is how far the jury agrees, in front of the page of the meeting:
// first in plain words, then in coefficients, and who is strict beside what that
// would change. It describes, and decides nothing.
package accord

import (
	"context"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	words "votering/internal/accord"
	"votering/internal/ranking"
	"votering/internal/room"
	"votering/internal/rules"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/scrolled"
	"votering/ui/part/stack"
	"votering/ui/part/table"
)

// lookAgreement is the look that works the figures out.
const lookAgreement = "accord.figures"

// sheet is the figures, from top to bottom.
type sheet struct {
	stack.Quiet
	steps  *stack.Stack
	found  *ranking.Agreement
	marks  *ranking.Ranking // the ranking that the figures go with
	names  bool             // jurors are named
	failed error            // why there are no figures
	prose  scrolled.Text
}

// Open works the figures out and shows them; names says whether jurors are
// named.
func Open(s *stack.Stack, c page.Context, names bool) page.Action {
	f := &sheet{steps: s, names: names}
	s.Push(f)
	return f.look(c)
}

func (f *sheet) look(c page.Context) page.Action {
	f.marks = c.Sight.Ranking
	return page.Action{Look: &page.Look{Name: lookAgreement, Run: func(_ context.Context, r *room.Room, _ string) (any, error) {
		return r.Agreement()
	}}}
}

// Looked takes the figures.
func (f *sheet) Looked(_ page.Context, name string, value any, err error) (page.Action, bool) {
	if name != lookAgreement {
		return page.Action{}, false
	}
	f.found, _ = value.(*ranking.Agreement)
	f.failed = err
	return page.Action{Fault: err}, true
}

// Bindings lists what keys do here.
func (f *sheet) Bindings(page.Context) []keys.Binding {
	return []keys.Binding{
		{ID: "fill.scroll", Keys: scrolled.Keys(), Label: "↑↓", Footer: true},
		{ID: "accord.anew", Keys: []string{"r"}},
		{ID: "accord.back", Keys: []string{"esc", "g"}, Footer: true},
	}
}

// Key handles one key.
func (f *sheet) Key(c page.Context, msg tea.KeyMsg) page.Action {
	switch key := msg.String(); key {
	case "esc", "g":
		f.steps.Pop()
		return page.Action{Cancel: lookAgreement}
	case "r":
		return f.look(c)
	default:
		f.prose.Key(key)
	}
	return page.Action{}
}

// View draws the figures under their heading.
func (f *sheet) View(c page.Context) draw.Block {
	head := draw.Block{draw.Rule(c.L.T("accord.heading"), c.L.T("accord.heading.note"), c.W, &c.S.Rule, &c.S.Heading)}
	return f.prose.Under(c, head, f.body(c))
}

func (f *sheet) body(c page.Context) draw.Block {
	w := max(c.W-4, 1)
	switch {
	case f.failed != nil:
		why, try := c.L.FaultOnScreen(f.failed)
		return draw.Paragraph(why+" → "+try, w, &c.S.Warn).Indent(1)
	case f.found == nil:
		return draw.Paragraph(c.L.T("accord.wait"), w, &c.S.Muted).Indent(1)
	}
	in := words.Words{L: c.L, E: c.Sight.Edition, Show: text.Show, Names: f.names}
	var b draw.Block
	if f.marks != c.Sight.Ranking {
		b = append(b, draw.Paragraph("▲ "+c.L.T("accord.stale"), w, &c.S.Warn).Indent(1)...)
	}
	for _, s := range in.Sentences(f.found) {
		b = append(b, draw.Paragraph(s, w, &c.S.Base).Indent(1)...)
	}
	b = append(b, nil, heading(c, "accord.overall"))
	b = append(b, figures(c, in.Overall(f.found), w)...)
	b = append(b, f.severity(c, in, w)...)
	for _, k := range c.Sight.Edition.Marked() {
		b = append(b, nil, draw.Of(" "+c.L.T("accord.on", "criterion", rules.Plain(c.L, c.Sight.Edition).Criterion(k.ID)), &c.S.Heading))
		b = append(b, short(c, in.Criterion(f.found, k.ID), w)...)
	}
	return b
}

func heading(c page.Context, key string) draw.Line { return draw.Of(" "+c.L.T(key), &c.S.Heading) }

// figures are coefficients, each with what it says.
func figures(c page.Context, all []words.Figure, w int) draw.Block {
	nameW, valueW := widths(all)
	var b draw.Block
	for _, x := range all {
		says := draw.Paragraph(x.Says, max(w-nameW-valueW-4, 16), &c.S.Muted)
		if w-nameW-valueW-4 < 16 { // the sentence goes below
			b = append(b, draw.Of(" "+x.Name+"  ", &c.S.Base).Add(x.Value, &c.S.Strong))
			b = append(b, draw.Paragraph(x.Says, max(w-2, 1), &c.S.Muted).Indent(3)...)
			continue
		}
		for i, l := range says {
			name, value := "", ""
			if i == 0 {
				name, value = x.Name, x.Value
			}
			first := draw.Of(" "+text.PadRight(name, nameW)+"  ", &c.S.Base).Add(text.PadLeft(value, valueW)+"  ", &c.S.Strong)
			b = append(b, append(first, l...))
		}
	}
	return b
}

// short is coefficients on one line each, for a criterion: what they say is told
// above.
func short(c page.Context, all []words.Figure, w int) draw.Block {
	var parts []string
	for _, x := range all {
		parts = append(parts, x.Name+" "+x.Value)
	}
	return draw.Paragraph(strings.Join(parts, "   "), w, &c.S.Base).Indent(1)
}

func widths(all []words.Figure) (name, value int) {
	for _, x := range all {
		name, value = max(name, text.Width(x.Name)), max(value, text.Width(x.Value))
	}
	return name, value
}

// severity is who gives more or less than the jury, and each nominee's mean
// beside what it would be had every juror marked it.
func (f *sheet) severity(c page.Context, in words.Words, w int) draw.Block {
	b := draw.Block{nil, heading(c, "accord.severity")}
	b = append(b, draw.Paragraph(in.Applied(f.found), w, &c.S.Base).Indent(1)...)
	b = append(b, lines(c, "accord.column.juror", in.Severities(f.found), w)...)
	return append(b, lines(c, "accord.column.nominee", in.Nominees(f.found), w)...)
}

// lines are raw numbers beside adjusted ones.
func lines(c page.Context, who string, all []words.Line, w int) draw.Block {
	if len(all) == 0 {
		return nil
	}
	whoW := text.Width(c.L.T(who))
	for _, x := range all {
		whoW = max(whoW, text.Width(x.Who))
	}
	numberW := max(text.Width(c.L.T("accord.column.raw")), text.Width(c.L.T("accord.column.adjusted")), 8)
	t := table.Table{
		{Title: c.L.T(who), Width: min(whoW, max(w-2*numberW-6, 6))},
		{Title: c.L.T("accord.column.raw"), Width: numberW, Right: true},
		{Title: c.L.T("accord.column.adjusted"), Width: numberW, Right: true},
	}
	b := append(draw.Block{nil}, t.Header(1, &c.S.Muted)...)
	for _, x := range all {
		b = append(b, t.Row([]draw.Piece{{Text: x.Who, Style: &c.S.Base}, {Text: x.Raw, Style: &c.S.Base}, {Text: x.Adjusted, Style: &c.S.Muted}}, nil))
	}
	return b.Indent(1)
}
