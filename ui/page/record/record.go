// Package record is the page of the record: everything that happened, line by
// line, and what makes it impossible to change unseen. Everybody may read it:
// it holds no marks.
package record

import (
	"context"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/award"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/cursor"
	"votering/ui/part/input"
	"votering/ui/part/scroll"
)

// Page is the screen.
type Page struct {
	all                []line // oldest first
	of                 source // what all was made of
	list               []int  // those in the table, in its order
	whenW, whoW, whatW int    // of the widest

	oldest    bool // first, else the newest
	cursor    cursor.Cursor
	filter    string
	line      input.Line
	filtering bool

	reading bool
	scroll  scroll.Scroll

	checked *check // nil: not since somebody sat down
}

// source is what the lines depend on.
type source struct {
	head string
	l    *locale.Catalog
}

// check is what a verification of the whole record found.
type check struct {
	size int
	head string
	at   time.Time
}

// verifying is the name of that verification.
const verifying = "verify"

// New is the page with the newest line first, and chosen.
func New() *Page { return &Page{} }

// ID names the page.
func (p *Page) ID() page.ID { return page.Record }

// Typing reports whether a filter is being written.
func (p *Page) Typing() bool { return p.filtering }

// Done has nothing to do: the page asks for no acts.
func (p *Page) Done(page.Context, page.Result) page.Action { return page.Action{} }

// Seen takes over a new sight. The chosen line stays chosen; the newest one
// gives way to what comes after it.
func (p *Page) Seen(c page.Context) {
	of := source{c.Sight.Head, c.L}
	if c.Sight.Edition == nil || of == p.of && len(p.all) == len(c.Sight.Record) {
		return
	}
	chosen, atTop := p.chosen(), p.cursor.At == 0 && !p.oldest && !p.reading
	p.of, p.all = of, lines(c)
	p.whenW, p.whoW, p.whatW = 0, 0, 0
	for i := range p.all {
		p.whenW = max(p.whenW, text.Width(clock(c, &p.all[i])))
		p.whoW = max(p.whoW, text.Width(p.all[i].who))
		p.whatW = max(p.whatW, happened(c, &p.all[i]).Width())
	}
	p.arrange(chosen)
	if atTop {
		p.cursor.At = 0
	}
}

// arrange filters and sorts, and finds the line that was chosen again.
func (p *Page) arrange(chosen *line) {
	seq := uint64(0)
	if chosen != nil {
		seq = chosen.entry.Seq
	}
	words := strings.Fields(text.Fold(p.filter))
	p.list = p.list[:0]
	for i := range p.all {
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(p.all[i].search, w) }) {
			p.list = append(p.list, i)
		}
	}
	if !p.oldest {
		slices.Reverse(p.list)
	}
	if at := slices.IndexFunc(p.list, func(i int) bool { return p.all[i].entry.Seq == seq }); at >= 0 {
		p.cursor.At = at
	}
	p.cursor.Clamp(len(p.list))
	p.reading = p.reading && len(p.list) > 0
}

// chosen is the line under the cursor; nil where there is none.
func (p *Page) chosen() *line {
	if p.cursor.At >= len(p.list) {
		return nil
	}
	return &p.all[p.list[p.cursor.At]]
}

// What keys do in the table, in the filter, and while reading.
var (
	tableKeys = []keys.Binding{
		{ID: "record.move", Keys: cursor.Keys(), Label: "↑↓", Footer: true},
		{ID: "record.read", Keys: []string{"enter"}, Footer: true},
		{ID: "record.verify", Keys: []string{"v"}, Footer: true},
		{ID: "record.filter", Keys: []string{"/"}, Footer: true},
		{ID: "record.turn", Keys: []string{"o"}, Footer: true},
		{ID: "record.clear", Keys: []string{"esc"}},
	}
	filterKeys = []keys.Binding{
		{ID: "record.keep", Keys: []string{"enter"}, Footer: true},
		{ID: "record.clear", Keys: []string{"esc"}, Footer: true},
		{ID: "record.move", Keys: []string{"up", "down", "pgup", "pgdown"}, Label: "↑↓", Footer: true},
	}
	readKeys = []keys.Binding{
		{ID: "record.scroll", Keys: scroll.Keys(), Label: "↑↓", Footer: true},
		{ID: "record.next", Keys: []string{"left", "right", "p", "n"}, Label: "←→", Footer: true},
		{ID: "record.verify", Keys: []string{"v"}, Footer: true},
		{ID: "record.close", Keys: []string{"esc", "enter"}, Footer: true},
	}
)

// Bindings lists what keys do here now.
func (p *Page) Bindings(page.Context) []keys.Binding {
	switch {
	case p.filtering:
		return filterKeys
	case p.reading:
		return readKeys
	}
	return tableKeys
}

// maxFilter bounds what is searched for, in characters.
const maxFilter = 60

// Key handles one key.
func (p *Page) Key(c page.Context, msg tea.KeyMsg) page.Action {
	p.Seen(c)
	switch key := msg.String(); {
	case p.filtering:
		p.filterKey(c, msg)
	case key == "v":
		return verify(c)
	case p.reading:
		p.readKey(c, key)
	default:
		p.tableKey(c, key)
	}
	return page.Action{}
}

func (p *Page) tableKey(c page.Context, key string) {
	switch key {
	case "enter":
		p.reading, p.scroll = len(p.list) > 0, scroll.Scroll{}
	case "/":
		p.filtering, p.line = true, input.New(p.filter, maxFilter)
	case "o":
		p.oldest = !p.oldest
		p.arrange(p.chosen())
	case "esc":
		p.setFilter("")
	default:
		p.cursor.Key(key, len(p.list), p.rows(c))
	}
}

func (p *Page) filterKey(c page.Context, msg tea.KeyMsg) {
	switch msg.String() {
	case "enter":
		p.filtering = false
	case "esc":
		p.filtering = false
		p.setFilter("")
	default:
		if !p.line.Key(msg) {
			p.cursor.Key(msg.String(), len(p.list), p.rows(c))
			return
		}
		p.setFilter(p.line.Value())
	}
}

func (p *Page) setFilter(s string) {
	p.filter = s
	p.arrange(p.chosen())
}

func (p *Page) readKey(c page.Context, key string) {
	switch key {
	case "esc", "enter":
		p.reading = false
	case "left", "p":
		p.turn(-1)
	case "right", "n":
		p.turn(1)
	default:
		p.scroll.Key(key, len(p.told(c, readingW(c))), max(c.H-1, 1))
	}
}

// turn reads the line above or below in the list.
func (p *Page) turn(by int) {
	p.cursor.At, p.scroll = p.cursor.At+by, scroll.Scroll{}
	p.cursor.Clamp(len(p.list))
}

// verify has the file read anew and all of it checked.
func verify(c page.Context) page.Action {
	return page.Action{
		Say: c.L.T("record.verifying"),
		Look: &page.Look{Name: verifying, Run: func(_ context.Context, r *room.Room, _ string) (any, error) {
			if err := r.Check(); err != nil {
				return nil, err
			}
			entries, head := r.Record()
			return check{size: len(entries), head: head}, nil
		}},
	}
}

// Looked says what the verification found.
func (p *Page) Looked(c page.Context, _ string, value any, err error) page.Action {
	found, ok := value.(check)
	if err != nil || !ok {
		p.checked = nil
		return page.Action{Fault: err}
	}
	found.at = c.Now
	p.checked = &found
	said := c.L.T("record.verify.said", "size", c.L.Int(int64(found.size)), "head", award.Short(found.head))
	return page.Action{Say: said, Ask: &page.Question{
		Title: c.L.T("record.verify.title"),
		Text: c.L.N("record.verify.text", found.size) + "\n\n" + c.L.T("record.verify.head", "size", c.L.Int(int64(found.size))) +
			"\n" + found.head + "\n\n" + c.L.T("record.verify.keep"),
	}}
}
