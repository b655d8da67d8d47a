// Package nominees is the page of the nominees: a table to sort and filter,
// the chosen one under it, another one pinned beside it, and for reading
// everything about one and where its figures come from.
package nominees

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/ranking"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/cursor"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
	"votering/ui/part/input"
)

// Page is the screen. The zero Page is ready; New is for the sake of the
// others' habit.
type Page struct {
	d         *data
	overrides []ranking.Override // that d was worked out with

	list   []int // nominees in the table, in order
	cursor cursor.Cursor
	chosen string // under the cursor
	pinned string
	order  order

	filter    string
	line      input.Line
	filtering bool

	reading reading
	doc     document
	scroll  int
}

// New is the page with nothing chosen yet.
func New() *Page { return &Page{} }

// ID names the page.
func (p *Page) ID() page.ID { return page.Nominees }

// Select chooses a nominee, whatever is filtered.
func (p *Page) Select(nominee string) { p.chosen, p.filter, p.filtering = nominee, "", false }

// Typing reports whether a filter is being written.
func (p *Page) Typing() bool { return p.filtering }

// Seen takes over a new sight or size.
func (p *Page) Seen(c page.Context) {
	p.load(c)
	p.arrange(c)
}

// Done has nothing to do: the page asks for no acts.
func (p *Page) Done(page.Context, page.Result) page.Action { return page.Action{} }

// load works the edition out anew where it, the language or what the chair let
// pass has changed.
func (p *Page) load(c page.Context) {
	same := p.d != nil && p.d.edition == c.Sight.Edition && p.d.l == c.L && slices.Equal(p.overrides, c.Sight.Overrides)
	if same || c.Sight.Edition == nil {
		return
	}
	p.d, p.overrides = load(c.Sight.Edition, c.L, c.Sight.Overrides), c.Sight.Overrides
	p.arrange(c)
}

// arrange sorts and filters, and finds the chosen nominee again.
func (p *Page) arrange(c page.Context) {
	if p.d == nil {
		return
	}
	p.list = p.d.sorted(p.order, p.filter, c.Sight.Mine)
	at := slices.Index(p.list, p.d.index(p.chosen))
	if at >= 0 {
		p.cursor.At = at
	}
	p.choose()
}

// choose makes the nominee under the cursor the chosen one.
func (p *Page) choose() {
	p.cursor.Clamp(len(p.list))
	if len(p.list) > 0 {
		p.chosen = p.d.edition.Nominees[p.list[p.cursor.At]].ID
	}
}

func (p *Page) plan(c page.Context) plan {
	h := c.H
	if p.filterShown() {
		h--
	}
	return p.d.divide(c.W, h, len(p.d.search), len(p.d.notesBlock(c, c.W)), voting(c))
}

// filterShown reports whether a line says what is filtered by.
func (p *Page) filterShown() bool { return p.filtering || p.filter != "" }

// voting reports whether the acting person marks nominees.
func voting(c page.Context) bool { return c.Sight.Who.Votes && c.Sight.Mine != nil }

// View draws the page.
func (p *Page) View(c page.Context) string {
	p.load(c)
	if p.d == nil {
		return draw.Block{}.Render(c.W, c.H)
	}
	if p.reading != notReading && len(p.list) > 0 {
		return p.read(c)
	}
	pl := p.plan(c)
	var b draw.Block
	if p.filterShown() {
		b = append(b, p.filterLine(c))
	}
	if pl.list {
		return append(b, p.names(c, pl)...).Render(c.W, c.H)
	}
	b = append(b, p.table(c, pl)...)
	b = append(b, p.d.notesBlock(c, c.W).Top(pl.notes)...)
	b = append(b, p.detail(c, pl)...)
	return b.Render(c.W, c.H)
}

// names is the list of nominees where there is no room for a table.
func (p *Page) names(c page.Context, pl plan) draw.Block {
	var b draw.Block
	from, to := p.cursor.Window(len(p.list), pl.rows)
	row := c
	row.W = frame.RowW(c.W, to-from, len(p.list))
	for at := from; at < to; at++ {
		b = append(b, p.listRow(row, at))
	}
	if len(p.list) == 0 {
		b = draw.Paragraph(p.nothing(c), max(c.W, 1), &c.S.Warn)
	}
	return frame.More(b, from, to, len(p.list), c.W, &c.S.Accent)
}

// filterLine is the line where the filter is written, or says what it is.
func (p *Page) filterLine(c page.Context) draw.Line {
	if !p.filtering {
		return draw.Of(" "+c.L.N("nominees.filtered", len(p.list), "filter", p.filter), &c.S.Warn)
	}
	label := " " + c.L.T("nominees.filter") + " "
	return append(draw.Of(label, &c.S.Strong), p.line.Pieces(c.S, max(c.W-text.Width(label), 1), "")...)
}

// Bindings lists what keys do here now.
func (p *Page) Bindings(c page.Context) []keys.Binding {
	p.load(c)
	document := keys.Binding{ID: "nominees.document", Keys: []string{"a"}, Footer: true, Off: p.noDocument(c)}
	switch {
	case p.filtering:
		return filterKeys
	case p.reading != notReading:
		return slices.Insert(slices.Clone(readKeys), 2, document)
	}
	return slices.Insert(slices.Clone(tableKeys), 2, document)
}

// Key handles one key.
func (p *Page) Key(c page.Context, msg tea.KeyMsg) page.Action {
	p.load(c)
	switch {
	case p.d == nil:
		return page.Action{}
	case p.filtering:
		p.filterKey(c, msg)
		return page.Action{}
	case p.reading != notReading && len(p.list) > 0:
		return p.readKey(c, msg)
	}
	return p.tableKey(c, msg)
}
