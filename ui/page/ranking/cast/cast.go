// Package cast is the chair's casting decision, before the page of the ranking:
// those whom every other step of the tie ladder left tied are put in order, one
// after the other, with a reason.
package cast

import (
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/cursor"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
	"votering/ui/part/stack"
)

// actCast is the act that keeps the order.
const actCast = "ranking.cast"

// sheet asks for the order of one group.
type sheet struct {
	stack.Quiet
	steps  *stack.Stack
	group  []string // who is tied, in the edition's order
	order  []string // those who were put in order so far, the best first
	cursor cursor.Cursor
	seen   int
}

// Open asks for the order of the first group that waits for one.
func Open(s *stack.Stack, c page.Context) page.Action {
	s.Push(&sheet{steps: s, group: c.Sight.ToCast[0]})
	return page.Action{}
}

// Seen closes the question where the ranking no more asks it.
func (f *sheet) Seen(c page.Context) {
	if !slices.ContainsFunc(c.Sight.ToCast, func(g []string) bool { return slices.Equal(g, f.group) }) {
		f.steps.Close(f)
	}
}

// left are those who have no place yet.
func (f *sheet) left() []string {
	return slices.DeleteFunc(slices.Clone(f.group), func(id string) bool { return slices.Contains(f.order, id) })
}

var nobodyYet = fault.New(fault.State, "cast.nobody")

// Bindings lists what keys do here.
func (f *sheet) Bindings(page.Context) []keys.Binding {
	back := keys.Binding{ID: "cast.undo", Keys: []string{"backspace"}, Footer: true}
	if len(f.order) == 0 {
		back.Off = nobodyYet
	}
	return []keys.Binding{
		{ID: "cast.move", Keys: cursor.Keys(), Label: "↑↓", Footer: true},
		{ID: "cast.pick", Keys: []string{"enter"}, Footer: true},
		back,
		{ID: "cast.leave", Keys: []string{"esc"}, Footer: true},
	}
}

// Key handles one key.
func (f *sheet) Key(c page.Context, msg tea.KeyMsg) page.Action {
	switch key := msg.String(); key {
	case "esc":
		f.steps.Pop()
	case "backspace":
		f.order = f.order[:len(f.order)-1]
		f.cursor = cursor.Cursor{}
	case "enter":
		return f.pick(c)
	default:
		f.cursor.Key(key, len(f.left()), f.seen)
	}
	return page.Action{}
}

// pick puts the chosen one next. Who is left then comes last.
func (f *sheet) pick(c page.Context) page.Action {
	left := f.left()
	f.order = append(f.order, left[f.cursor.At])
	f.cursor = cursor.Cursor{}
	if left = f.left(); len(left) > 1 {
		return page.Action{}
	}
	order := append(slices.Clone(f.order), left...)
	return page.Action{Ask: &page.Question{
		Title: c.L.T("cast.title"), Text: c.L.T("cast.text", "order", listed(c, f.group, order)), After: c.L.T("cast.after"),
		Input: &page.Input{Prompt: c.L.T("cast.reason"), Max: award.MaxNote, Required: true},
		Word:  c.L.T("cast.word"), Yes: c.L.T("cast.yes"),
		Then: func(reason string) page.Action {
			return page.Action{Act: &page.Act{Name: actCast, Run: func(r *room.Room, who string) ([]room.Notice, error) {
				return nil, r.Cast(who, order, reason)
			}}}
		},
		Else: func() page.Action { f.order = f.order[:max(len(f.order)-1, 0)]; return page.Action{} },
	}}
}

// first is the place that those who are tied share until the chair has decided.
func first(c page.Context, group []string) int {
	for i := range c.Sight.Ranking.Rows {
		if row := &c.Sight.Ranking.Rows[i]; slices.Contains(group, row.Nominee) {
			return row.Place
		}
	}
	return 1
}

// listed is an order in a sentence, by the places that it gives: "3 Kinn, 4 Bodø".
func listed(c page.Context, group, order []string) string {
	names, from := make([]string, len(order)), first(c, group)
	for i, id := range order {
		names[i] = strconv.Itoa(from+i) + " " + name(c, id)
	}
	return c.L.List(names)
}

func name(c page.Context, id string) string {
	const longName = 40
	if n, ok := c.Sight.Edition.Nominee(id); ok {
		return text.Truncate(text.Show(n.Name), longName)
	}
	return text.Show(id)
}

// Done says that the order stands. Where it does not, the question stays.
func (f *sheet) Done(c page.Context, r page.Result) (a page.Action, mine bool) {
	switch {
	case r.Name != actCast:
		return a, false
	case r.Err != nil:
		f.order = f.order[:max(len(f.order)-1, 0)]
		return page.Action{Fault: r.Err}, true
	}
	f.steps.Close(f)
	return page.Action{Say: c.L.T("cast.done")}, true
}

// View draws who is tied, and who has a place so far.
func (f *sheet) View(c page.Context) draw.Block {
	w := max(c.W-2, 1)
	left := f.left()
	b := draw.Paragraph(c.L.T("cast.next", "place", strconv.Itoa(first(c, f.group)+len(f.order))), w, &c.S.Heading).Indent(1).Top(1)
	if c.H >= 5 && len(f.order) > 0 {
		b = append(draw.Paragraph(c.L.T("cast.sofar", "order", listed(c, f.group, f.order)), w, &c.S.Strong).Indent(1).Top(2), b...)
	}
	if c.H >= 7 {
		why := c.L.T("cast.why", "names", c.L.List(names(c, f.group)))
		b = append(draw.Paragraph(why, w, &c.S.Base).Indent(1).Top(max(c.H/3, 1)), b...)
	}
	if c.H >= 5 {
		b = append(draw.Block{draw.Rule(c.L.T("cast.heading"), "", c.W, &c.S.Rule, &c.S.Heading)}, b...)
	}
	f.seen = max(c.H-len(b), 1)
	from, to := f.cursor.Window(len(left), f.seen)
	var rows draw.Block
	for i := from; i < to; i++ {
		line := draw.Of("   "+name(c, left[i]), &c.S.Base)
		if i == f.cursor.At {
			line = draw.Of(" ► "+name(c, left[i]), &c.S.Selected)
		}
		rows = append(rows, line.Fit(frame.RowW(c.W, to-from, len(left))))
	}
	return append(b, frame.More(rows, from, to, len(left), c.W, &c.S.Accent)...)
}

func names(c page.Context, ids []string) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = name(c, id)
	}
	return out
}
