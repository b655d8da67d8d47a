// Package ranking is the page of the ranking: the table with the jury's and
// the public's part of every total, how the chosen total comes about, and what
// there is to know about all of it.
package ranking

import (
	tea "github.com/charmbracelet/bubbletea"

	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/cursor"
)

// Page is the screen.
type Page struct {
	d       *data
	cursor  cursor.Cursor
	seen    int // entries in sight, as last drawn
	exact   bool
	reading bool
	scroll  cursor.Cursor // first line read
	lines   int           // that there are to read, beyond those in sight
}

// New is the page with the first place chosen.
func New() *Page { return &Page{} }

// ID names the page.
func (p *Page) ID() page.ID { return page.Ranking }

// Typing is never true.
func (p *Page) Typing() bool { return false }

// Done has nothing to do: the page asks for no acts.
func (p *Page) Done(page.Context, page.Result) page.Action { return page.Action{} }

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
func (p *Page) Seen(c page.Context) { p.load(c) }

// load puts the ranking into words anew where it or the language has changed.
func (p *Page) load(c page.Context) {
	rk := c.Sight.Ranking
	switch {
	case rk == nil:
		p.d, p.reading = nil, false
		return
	case p.d == nil || p.d.rk != rk || p.d.l != c.L || p.d.ed != c.Sight.Edition || p.d.exact != p.exact || p.d.me != c.Sight.Who.ID:
		p.d = load(c, p.exact)
	}
	p.cursor.Clamp(len(p.d.entries))
}

// What keys do in the table, and while reading.
var (
	tableKeys = tableWith("ranking.exact")
	exactKeys = tableWith("ranking.rounded")
	readKeys  = []keys.Binding{
		{ID: "ranking.scroll", Keys: cursor.Keys(), Label: "↑↓", Footer: true},
		{ID: "ranking.turn", Keys: []string{"left", "right", "p", "n"}, Label: "←→", Footer: true},
		{ID: "ranking.back", Keys: []string{"esc", "enter"}, Footer: true},
	}
)

// tableWith is what keys do in the table, where d does what is named.
func tableWith(turn string) []keys.Binding {
	return []keys.Binding{
		{ID: "ranking.move", Keys: cursor.Keys(), Label: "↑↓", Footer: true},
		{ID: "ranking.read", Keys: []string{"enter"}, Footer: true},
		{ID: turn, Keys: []string{"d"}, Footer: true},
	}
}

// Bindings lists what keys do here now.
func (p *Page) Bindings(c page.Context) []keys.Binding {
	switch p.load(c); {
	case p.d == nil || len(p.d.entries) == 0:
		return nil
	case p.reading:
		return readKeys
	case p.exact:
		return exactKeys
	}
	return tableKeys
}

// Key handles one key.
func (p *Page) Key(c page.Context, msg tea.KeyMsg) page.Action {
	key := msg.String()
	if p.reading {
		p.readKey(key)
		return page.Action{}
	}
	switch key {
	case "enter":
		p.reading, p.scroll = true, cursor.Cursor{}
	case "d":
		p.exact = !p.exact
		p.load(c)
		if p.exact {
			return page.Action{Say: c.L.T("ranking.exact.on")}
		}
		return page.Action{Say: c.L.T("ranking.exact.off")}
	default:
		p.cursor.Key(key, len(p.d.entries), p.seen)
	}
	return page.Action{}
}

func (p *Page) readKey(key string) {
	switch key {
	case "esc", "enter":
		p.reading = false
	case "left", "p":
		p.cursor.Key("up", len(p.d.entries), 1)
		p.scroll = cursor.Cursor{}
	case "right", "n":
		p.cursor.Key("down", len(p.d.entries), 1)
		p.scroll = cursor.Cursor{}
	default:
		p.scroll.Key(key, p.lines+1, p.seen)
	}
}
