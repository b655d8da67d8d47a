// Package ranking is the page of the ranking: the table with the jury's and
// the public's part of every total, how the chosen total comes about, and what
// there is to know about all of it.
package ranking

import (
	"votering/ui/page"
	"votering/ui/page/ranking/card"
	"votering/ui/page/ranking/whatif"
	"votering/ui/part/cursor"
	"votering/ui/part/stack"
)

// Page is the screen.
type Page struct {
	d       *data
	what    whatif.Pane
	steps   stack.Stack // the card in full, the chair's cast
	cursor  cursor.Cursor
	seen    int // entries in sight, as last drawn
	exact   bool
	reading bool
	scroll  cursor.Cursor // first line read
	lines   int           // that there are to read, beyond those in sight
	told    told
	aside   card.Aside
}

// New is the page with the first place chosen.
func New() *Page { return &Page{} }

// ID names the page.
func (p *Page) ID() page.ID { return page.Ranking }

// Typing is never true: what is written is written in dialogs.
func (p *Page) Typing() bool { return p.steps.Typing() }

// Done brings back what became of an act, and looks anew at what followed from
// the ranking before it.
func (p *Page) Done(c page.Context, r page.Result) page.Action {
	a, _ := p.steps.Done(c, r)
	if a.Look == nil {
		a.Look = p.arrive(c).Look
	}
	return a
}

// Arrive looks for how firm the ranking is, where that is not known.
func (p *Page) Arrive(c page.Context) page.Action { return p.arrive(c) }

func (p *Page) arrive(c page.Context) page.Action {
	p.load(c)
	return page.Action{Look: p.what.Ask()}
}

// Looked brings back what was looked for.
func (p *Page) Looked(c page.Context, name string, value any, err error) page.Action {
	if a, mine := p.what.Looked(c, name, value, err); mine {
		return a
	}
	return p.steps.Looked(c, name, value, err)
}

// Leave drops the what-if: who comes back sees what is.
func (p *Page) Leave(c page.Context) page.Action {
	p.what.Drop()
	return p.steps.Leave(c)
}

// Select chooses a nominee.
func (p *Page) Select(nominee string) {
	if p.d == nil {
		return
	}
	for i := range p.d.entries {
		if p.d.entries[i].id == nominee {
			p.cursor.At, p.reading = i, false
		}
	}
}

// Seen takes over a new sight.
func (p *Page) Seen(c page.Context) {
	p.load(c)
	p.steps.Seen(c)
}

// load puts the ranking into words anew where it or the language has changed.
func (p *Page) load(c page.Context) {
	rk := c.Sight.Ranking
	switch {
	case rk == nil:
		p.d, p.reading = nil, false
		p.what.Load(c, p.exact)
		p.steps.Clear()
		return
	case p.d == nil || p.d.rk != rk || p.d.l != c.L || p.d.ed != c.Sight.Edition || p.d.exact != p.exact || p.d.me != c.Sight.Who.ID:
		p.d = load(c, p.exact)
	}
	p.cursor.Clamp(len(p.d.entries))
	p.what.Load(c, p.exact)
	if p.cursor.At < len(p.d.entries) {
		p.what.Choose(p.d.entries[p.cursor.At].id)
	}
}
