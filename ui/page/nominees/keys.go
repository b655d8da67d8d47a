package nominees

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/cursor"
	"votering/ui/part/input"
	"votering/ui/part/scroll"
)

// What keys do in the table, in the filter, and while reading.
var (
	tableKeys = []keys.Binding{
		{ID: "nominees.move", Keys: cursor.Keys(), Label: "↑↓", Footer: true},
		{ID: "nominees.read", Keys: []string{"enter"}, Footer: true},
		{ID: "nominees.score", Keys: []string{"s"}, Footer: true},
		{ID: "nominees.pin", Keys: []string{"v"}, Footer: true},
		{ID: "nominees.swap", Keys: []string{"b"}},
		{ID: "nominees.filter", Keys: []string{"/"}, Footer: true},
		{ID: "nominees.sort", Keys: []string{"o"}, Footer: true},
		{ID: "nominees.reverse", Keys: []string{"r"}},
		{ID: "nominees.sources", Keys: []string{"i"}, Footer: true},
		{ID: "nominees.clear", Keys: []string{"esc"}},
	}
	filterKeys = []keys.Binding{
		{ID: "nominees.filter.keep", Keys: []string{"enter"}, Footer: true},
		{ID: "nominees.filter.clear", Keys: []string{"esc"}, Footer: true},
		{ID: "nominees.move", Keys: []string{"up", "down", "pgup", "pgdown"}, Label: "↑↓", Footer: true},
	}
	readKeys = []keys.Binding{
		{ID: "nominees.scroll", Keys: scroll.Keys(), Label: "↑↓", Footer: true},
		{ID: "nominees.turn", Keys: []string{"left", "right", "p", "n"}, Label: "←→", Footer: true},
		{ID: "nominees.score", Keys: []string{"s"}, Footer: true},
		{ID: "nominees.back", Keys: []string{"esc", "enter", "i"}, Footer: true},
	}
)

// maxFilter bounds what is searched for, in characters.
const maxFilter = 60

func (p *Page) tableKey(c page.Context, msg tea.KeyMsg) page.Action {
	key := msg.String()
	switch key {
	case "/":
		p.filtering, p.line = true, input.New(p.filter, maxFilter)
	case "esc":
		return p.clear(c)
	case "o":
		p.sortNext(c)
	case "r":
		p.order.reversed = !p.order.reversed
		p.arrange(c)
	default:
		p.cursor.Key(key, len(p.list), p.plan(c).rows)
		p.choose()
	}
	if len(p.list) == 0 {
		return page.Action{}
	}
	switch key {
	case "enter":
		p.reading, p.scroll = readAll, 0
	case "i":
		p.reading, p.scroll = readSources, 0
	case "a":
		return p.readNext(c)
	case "s":
		return page.Action{Goto: page.Scoring, Select: p.chosen}
	case "v":
		return p.pin(c)
	case "b":
		return p.swap(c)
	}
	return page.Action{}
}

// clear takes away what stands between the reader and the whole table: the
// filter first, then the pin.
func (p *Page) clear(c page.Context) page.Action {
	if p.filter != "" {
		p.filter = ""
		p.arrange(c)
		return page.Action{}
	}
	p.pinned = ""
	return page.Action{}
}

// sortNext sorts by the next column, and after the last as the edition does.
func (p *Page) sortNext(c page.Context) {
	ids := []string{sortGiven}
	for _, f := range p.plan(c).fields {
		if id := f.id(); id != sortGiven {
			ids = append(ids, id)
		}
	}
	if len(ids) == 1 {
		ids = append(ids, sortName)
	}
	at := slices.Index(ids, p.order.by)
	p.order = order{by: ids[(at+1)%len(ids)]}
	p.arrange(c)
}

// pin keeps the chosen nominee to compare with, or lets it go.
func (p *Page) pin(c page.Context) page.Action {
	if p.pinned == p.chosen {
		p.pinned = ""
		return page.Action{}
	}
	p.pinned = p.chosen
	key := "nominees.pinned"
	if c.W < pinW {
		key = "nominees.pinned.narrow"
	}
	return page.Action{Say: c.L.T(key, "name", p.d.sheet.Name(p.list[p.cursor.At]))}
}

// swap chooses the pinned nominee and pins the chosen one: where there is no
// room for two, this goes back and forth between them.
func (p *Page) swap(c page.Context) page.Action {
	at := slices.Index(p.list, p.d.index(p.pinned))
	if at < 0 {
		return page.Action{Say: c.L.T("nominees.pinned.none")}
	}
	if at != p.cursor.At {
		p.pinned, p.cursor.At = p.chosen, at
		p.choose()
	}
	return page.Action{}
}

func (p *Page) filterKey(c page.Context, msg tea.KeyMsg) {
	switch msg.String() {
	case "enter":
		p.filtering = false
		return
	case "esc":
		p.filtering, p.filter = false, ""
		p.arrange(c)
		return
	}
	if !p.line.Key(msg) {
		p.cursor.Key(msg.String(), len(p.list), p.plan(c).rows)
		p.choose()
		return
	}
	p.filter = p.line.Value()
	p.arrange(c)
}

func (p *Page) readKey(c page.Context, msg tea.KeyMsg) page.Action {
	switch key := msg.String(); key {
	case "left", "p":
		return p.turn(c, -1)
	case "right", "n":
		return p.turn(c, 1)
	case "a":
		return p.readNext(c)
	case "s":
		p.reading = notReading
		return page.Action{Goto: page.Scoring, Select: p.chosen}
	case "esc", "enter", "i":
		p.reading = notReading
	default:
		p.scrollBy(c, key)
	}
	return page.Action{}
}

// turn reads about the nominee before or after: the first of its documents,
// where one was read and it has one.
func (p *Page) turn(c page.Context, by int) page.Action {
	before := p.chosen
	p.cursor.At, p.scroll = p.cursor.At+by, 0
	p.choose()
	switch {
	case p.reading != readDocument || p.chosen == before:
	case p.noDocument(c) == nil:
		return p.readNext(c)
	default:
		p.reading = readAll
	}
	return page.Action{}
}

// scrollBy moves what is read.
func (p *Page) scrollBy(c page.Context, key string) {
	s := scroll.Scroll{Top: p.scroll}
	s.Key(key, len(p.text(c)), max(c.H-1, 1))
	p.scroll = s.Top
}
