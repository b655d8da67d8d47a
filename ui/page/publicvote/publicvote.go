// Package publicvote is the page of the public vote: two ways to read it, what
// was read while it is closed, and the votes once it is opened.
package publicvote

import (
	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/cursor"
	"votering/ui/part/figures"
	"votering/ui/part/steps"
)

// Page is the screen.
type Page struct {
	form    *form // what is being typed, or was left half typed; nil: nothing
	typing  bool
	results []result        // once opened
	people  *figures.Column // what votes are set against; nil: not known
	nameW   int             // of the widest name
	cursor  cursor.Cursor
	seen    int // rows in sight, as last drawn
}

// New is the page before anything is typed.
func New() *Page { return &Page{} }

// ID names the page.
func (p *Page) ID() page.ID { return page.PublicVote }

// Typing reports whether totals are being typed.
func (p *Page) Typing() bool { return p.typing }

// Seen takes over a new sight.
func (p *Page) Seen(c page.Context) {
	if c.Sight.Edition == nil {
		return
	}
	p.count(c.Sight, c.L)
	p.cursor.Clamp(len(p.results))
	if p.typing && noReading(c.Sight) != nil {
		p.typing = false
	}
}

// Bindings lists what keys do here now.
func (p *Page) Bindings(c page.Context) []keys.Binding {
	if p.typing {
		return formKeys
	}
	bs := append([]keys.Binding{steps.Binding(c.Sight, deliberation.ActRevealTally, "f")}, reading(c.Sight)...)
	if len(p.results) > 0 {
		bs = append(bs, keys.Binding{ID: "publicvote.move", Keys: cursor.Keys(), Label: "↑↓", Footer: true})
	}
	return bs
}

// reading are the keys that read votes; where some are read already they say
// that these are replaced.
func reading(s room.Sight) []keys.Binding {
	typed, table := "publicvote.type", "publicvote.import"
	if s.Tally != nil {
		typed, table = "publicvote.type.again", "publicvote.import.again"
	}
	return []keys.Binding{
		{ID: typed, Keys: []string{"t"}, Footer: true, Off: noReading(s)},
		{ID: table, Keys: []string{"i"}, Footer: true, Off: noReading(s)},
	}
}

// noReading is why no votes can be read.
func noReading(s room.Sight) *fault.Error {
	if s.Edition.Rule.Public == nil {
		return fault.New(fault.State, "publicvote.alone")
	}
	return s.Allowed[deliberation.ActTally]
}

// Key handles one key.
func (p *Page) Key(c page.Context, msg tea.KeyMsg) page.Action {
	if p.typing {
		return p.formKey(c, msg)
	}
	switch key := msg.String(); key {
	case "f":
		return steps.Ask(c, deliberation.ActRevealTally)
	case "t":
		if p.form == nil {
			p.form = newForm(c.Sight)
		}
		p.typing = true
	case "i":
		return askFile(c)
	default:
		p.cursor.Key(key, len(p.results), p.seen)
	}
	return page.Action{}
}

// Done says what became of an act. Totals that were typed stay where they
// could not be saved.
func (p *Page) Done(c page.Context, r page.Result) page.Action {
	if a, ok := steps.Done(c, r); ok {
		return a
	}
	if r.Err != nil {
		return page.Action{Fault: r.Err}
	}
	if r.Name == actTyped {
		p.form, p.typing = nil, false
	}
	t, key := c.Sight.Tally, "publicvote.read"
	if c.Sight.Final {
		key = "publicvote.read.final"
	}
	return page.Action{Say: c.L.T(key, "votes", c.L.IntRat(t.Total), "rows", c.L.Int(t.Rows))}
}

// Leave warns that typed totals are not stored.
func (p *Page) Leave(c page.Context) page.Action { return page.Action{Say: p.Holds(c)} }

// Holds says that typed totals are not stored, where some are.
func (p *Page) Holds(c page.Context) string {
	if p.form == nil || p.form.untouched() {
		return ""
	}
	return c.L.T("publicvote.form.left")
}
