// Package publicvote is the page of the public vote: two ways to read it, what
// was read while it is closed, and the votes once it is opened: how many each
// nominee has, when they came, what each rule did, and how they were counted.
package publicvote

import (
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/page/publicvote/take"
	"votering/ui/part/cursor"
	"votering/ui/part/figures"
	"votering/ui/part/scrolled"
	"votering/ui/part/stack"
	"votering/ui/part/steps"
)

// Page is the screen.
type Page struct {
	open    stack.Stack // the steps of reading files
	form    *form       // what is being typed, or was left half typed; nil: nothing
	typing  bool
	results []result        // once opened
	people  *figures.Column // what votes are set against; nil: not known
	nameW   int             // of the widest name
	cursor  cursor.Cursor
	seen    int           // rows in sight, as last drawn
	view    view          // what of the opened vote is in sight
	text    scrolled.Text // how far one has come in a view that is read
}

// New is the page before anything is typed.
func New() *Page { return &Page{} }

// ID names the page.
func (p *Page) ID() page.ID { return page.PublicVote }

// Typing reports whether something is being typed.
func (p *Page) Typing() bool { return p.typing || p.open.Typing() }

// Tick is how often the page is drawn anew: each second while votes are counted.
func (p *Page) Tick() time.Duration {
	if t, ok := p.open.Front().(page.Ticker); ok {
		return t.Tick()
	}
	return 0
}

// Seen takes over a new sight.
func (p *Page) Seen(c page.Context) {
	if c.Sight.Edition == nil {
		return
	}
	p.count(c.Sight, c.L)
	p.cursor.Clamp(len(p.results))
	if noReading(c.Sight) != nil {
		p.typing = false
		p.open.Clear()
	}
	p.open.Seen(c)
}

// Bindings lists what keys do here now.
func (p *Page) Bindings(c page.Context) []keys.Binding {
	if p.typing {
		return formKeys
	}
	return p.open.Bindings(c, p.bindings)
}

// bindings are those of the page itself.
func (p *Page) bindings(c page.Context) []keys.Binding {
	var bs []keys.Binding
	if len(views(c)) > 1 {
		bs = append(bs, keys.Binding{ID: "publicvote.view", Keys: []string{"left", "right"}, Label: "←→", Footer: true})
	}
	switch {
	case len(p.results) > 0 && p.shown(c) == byNominee:
		bs = append(bs, keys.Binding{ID: "publicvote.move", Keys: cursor.Keys(), Label: "↑↓", Footer: true})
	case c.Sight.Tally != nil:
		bs = append(bs, keys.Binding{ID: "publicvote.scroll", Keys: scrolled.Keys(), Label: "↑↓", Footer: p.shown(c) != byNominee})
	}
	return slices.Concat([]keys.Binding{steps.Binding(c.Sight, deliberation.ActRevealTally, "f")}, bs, reading(c.Sight))
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
	return p.open.Key(c, msg, p.key)
}

// key handles one key on the page itself.
func (p *Page) key(c page.Context, key string) page.Action {
	switch key {
	case "f":
		return steps.Ask(c, deliberation.ActRevealTally)
	case "t":
		if p.form == nil {
			p.form = newForm(c.Sight)
		}
		p.typing = true
	case "i":
		return take.Ask(p.host(), c, after(c))
	case "left":
		p.turn(c, -1)
	case "right":
		p.turn(c, 1)
	default:
		if len(p.results) > 0 && p.shown(c) == byNominee {
			p.cursor.Key(key, len(p.results), p.seen)
		} else {
			p.text.Key(key)
		}
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
	switch r.Name {
	case actTyped:
		p.form, p.typing = nil, false
	case actRows:
		p.open.Clear()
	}
	t, key := c.Sight.Tally, "publicvote.read"
	if c.Sight.Final {
		key = "publicvote.read.final"
	}
	return page.Action{Say: c.L.T(key, "votes", c.L.IntRat(t.Total), "rows", c.L.Int(t.Rows))}
}

// Looked brings back what the steps of reading files looked for.
func (p *Page) Looked(c page.Context, name string, value any, err error) page.Action {
	return p.open.Looked(c, name, value, err)
}

// Leave warns that typed totals are not stored.
func (p *Page) Leave(c page.Context) page.Action {
	a := p.open.Leave(c)
	if a.Say == "" {
		a.Say = p.Holds(c)
	}
	return a
}

// Holds says that typed totals, or what was counted of files, are not stored,
// where some are.
func (p *Page) Holds(c page.Context) string {
	if what := p.open.Holds(c); what != "" {
		return what
	}
	if p.form == nil || p.form.untouched() {
		return ""
	}
	return c.L.T("publicvote.form.left")
}
