// Package markfile takes the marks of a file in on the screen: what it would
// store is shown first, names that nobody has are asked for, and nothing is
// stored before Enter. A page opens it in front of itself.
package markfile

import (
	"context"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/marksheet"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/cursor"
	"votering/ui/part/draw"
	"votering/ui/part/signing"
	"votering/ui/part/stack"
)

// What looking at the file and storing its marks are known by.
const (
	lookMarks = "the marks of a file"
	actTake   = "markfile.take"
)

// Ask asks for the file, and opens the preview of its marks: of one juror, or of
// every juror where whose is empty.
func Ask(s *stack.Stack, c page.Context, whose string) page.Action {
	about := "markfile.ask.all"
	if whose != "" {
		about = "markfile.ask.own"
	}
	return page.Action{Ask: &page.Question{
		Title: c.L.T("markfile.title"), Text: c.L.T(about), Yes: c.L.T("markfile.ask.yes"),
		Input: &page.Input{Prompt: c.L.T("markfile.ask.prompt"), Placeholder: c.L.T("markfile.ask.example"), Max: signing.MaxPath, Required: true},
		Then: func(typed string) page.Action {
			p := &preview{steps: s, whose: whose, path: page.Path(typed), means: map[string]string{}}
			s.Push(p)
			return p.look()
		},
	}}
}

// preview is what a file of marks would do.
type preview struct {
	stack.Quiet
	steps   *stack.Stack
	whose   string
	path    string
	means   map[string]string    // what was chosen for names
	asked   []marksheet.Question // since it was opened; answered ones stay, to be changed
	found   *room.MarkPreview    // nil: nothing was found yet
	working bool
	rows    []row
	cursor  cursor.Cursor
	seen    int // rows in sight, as last drawn
}

// look finds out what the file would do, with what was chosen so far.
func (p *preview) look() page.Action {
	path, whose, o := p.path, p.whose, marksheet.Options{Map: maps.Clone(p.means)}
	p.working = true
	return page.Action{Look: &page.Look{Name: lookMarks, Run: func(_ context.Context, r *room.Room, who string) (any, error) {
		return r.PreviewMarks(who, whose, path, o)
	}}}
}

// Looked takes over what was found.
func (p *preview) Looked(_ page.Context, name string, value any, err error) (page.Action, bool) {
	if name != lookMarks {
		return page.Action{}, false
	}
	p.working = false
	found, ok := value.(*room.MarkPreview)
	if err != nil || !ok {
		p.steps.Close(p)
		return page.Action{Fault: err}, true
	}
	p.found = found
	for _, q := range found.Read.Questions {
		if !slices.ContainsFunc(p.asked, func(a marksheet.Question) bool { return a.Kind == q.Kind && a.Name == q.Name }) {
			p.asked = append(p.asked, q)
		}
	}
	p.rows = p.list()
	p.cursor.Clamp(len(p.rows))
	return page.Action{}, true
}

// file is what the file is called.
func (p *preview) file() string { return text.Show(filepath.Base(p.path)) }

// choices are what a name that was asked for can be: the likely ones first, then
// all others of its kind, and last that it is left out.
func (p *preview) choices(q marksheet.Question) []string {
	all := append([]string{""}, q.Choices...)
	e := p.found.Edition
	switch q.Kind {
	case marksheet.Juror:
		for _, j := range e.Voters() {
			all = append(all, j.ID)
		}
	case marksheet.Nominee:
		for i := range e.Nominees {
			all = append(all, e.Nominees[i].ID)
		}
	case marksheet.Criterion:
		for _, k := range e.Marked() {
			all = append(all, k.ID)
		}
	}
	var once []string
	for _, id := range all {
		if !slices.Contains(once, id) {
			once = append(once, id)
		}
	}
	if sheet := strings.Contains(q.Cell, "!"); q.Reason != marksheet.Unsaid || sheet {
		once = append(once, marksheet.Leave)
	}
	return once
}

// turn chooses another meaning of the name in hand.
func (p *preview) turn(by int) page.Action {
	if len(p.rows) == 0 || p.rows[p.cursor.At].kind != asked {
		return page.Action{}
	}
	q := p.asked[p.rows[p.cursor.At].at]
	all := p.choices(q)
	at := (slices.Index(all, p.means[q.Name]) + by + len(all)) % len(all)
	if p.means[q.Name] = all[at]; all[at] == "" {
		delete(p.means, q.Name)
	}
	return p.look()
}

// Bindings lists what keys do in the preview.
func (p *preview) Bindings(page.Context) []keys.Binding {
	back := keys.Binding{ID: "fill.back", Keys: []string{"esc"}, Footer: true}
	if p.found == nil {
		return []keys.Binding{back}
	}
	turn := keys.Binding{ID: "markfile.turn", Keys: []string{"left", "right"}, Label: "←→", Footer: true}
	if len(p.rows) == 0 || p.rows[p.cursor.At].kind != asked {
		turn.Off, turn.Footer = fault.New(fault.Usage, "markfile.not_asked"), false
	}
	take := keys.Binding{ID: "markfile.take", Keys: []string{"enter"}, Footer: true}
	switch {
	case p.working:
		take.Off = fault.New(fault.State, "markfile.working")
	case len(p.found.Faults) > 0:
		take.Off = fault.New(fault.CSV, "markfile.faults", "n", itoa(len(p.found.Faults)))
	}
	return []keys.Binding{{ID: "markfile.move", Keys: cursor.Keys(), Label: "↑↓", Footer: true}, turn, take, back}
}

// Key handles one key.
func (p *preview) Key(_ page.Context, msg tea.KeyMsg) page.Action {
	switch key := msg.String(); key {
	case "esc":
		p.steps.Close(p)
		return page.Action{Cancel: lookMarks}
	case "enter":
		return p.take()
	case "left":
		return p.turn(-1)
	case "right":
		return p.turn(1)
	default:
		p.cursor.Key(key, len(p.rows), p.seen)
	}
	return page.Action{}
}

// take stores what is shown.
func (p *preview) take() page.Action {
	found := p.found
	if found == nil || p.working || len(found.Faults) > 0 {
		return page.Action{}
	}
	return page.Action{Act: &page.Act{Name: actTake, Run: func(r *room.Room, _ string) ([]room.Notice, error) {
		return r.TakeMarks(found)
	}}}
}

// Done closes the preview once the marks are stored.
func (p *preview) Done(c page.Context, r page.Result) (page.Action, bool) {
	if r.Name != actTake {
		return page.Action{}, false
	}
	if r.Err != nil {
		return page.Action{Fault: r.Err}, true
	}
	p.steps.Close(p)
	return page.Action{Say: c.L.N("markfile.done", p.found.Rows(), "file", p.file())}, true
}

// View draws the preview.
func (p *preview) View(c page.Context) draw.Block { return p.draw(c) }
