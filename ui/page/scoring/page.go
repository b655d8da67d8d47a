// Package scoring is the page on which a juror gives marks: a form for one
// nominee with what bears on each mark, and the matrix of all nominees and
// criteria.
//
// A mark shows as soon as it is typed, and is saved at once; until the room
// has answered it is drawn over what the room knows. Nothing that is typed
// keeps the juror from going on: what is no mark stays in its cell.
package scoring

import (
	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/cursor"
	"votering/ui/part/editor"
)

// Page is the screen.
type Page struct {
	v       *view
	draft   draft
	nominee cursor.Cursor
	at      cursor.Cursor // the criterion
	columns cursor.Cursor // the same in the matrix, which shows it from left to right
	wanted  string        // the nominee to show, until it is found
	matrix  bool          // the arrows move in the matrix
	ranked  bool          // my ranking stands where the criterion in hand does

	typed   string                 // in the cell at the cursor, not yet a mark
	just    string                 // the mark that was typed there a key ago
	refused map[ballot.Cell]string // texts that are no marks of their cells
	stuck   bool                   // the text refused at the cursor is still being typed
	told    map[ballot.Cell]string // those that were told of when the page was left

	undone map[string]*undoing // by the names of their acts
	keys   int                 // pressed so far

	writing bool // a comment
	comment editor.Editor
}

// New is the page with nothing typed.
func New() *Page {
	return &Page{refused: map[ballot.Cell]string{}, told: map[ballot.Cell]string{}, undone: map[string]*undoing{}}
}

// ID names the page.
func (p *Page) ID() page.ID { return page.Scoring }

// Select shows a nominee.
func (p *Page) Select(nominee string) { p.wanted = nominee }

// Typing reports whether a comment is being written.
func (p *Page) Typing() bool { return p.writing }

// Seen takes over a new sight or size.
func (p *Page) Seen(c page.Context) { p.sync(c) }

// sync takes over what is known now.
func (p *Page) sync(c page.Context) {
	e := c.Sight.Edition
	if e == nil {
		return
	}
	if p.v == nil || p.v.edition != e || p.v.l != c.L {
		p.v = load(e, c.L)
	}
	p.draft.sync(c)
	if c.Sight.MyState == deliberation.HandedIn {
		p.typed, p.just, p.stuck = "", "", false
		clear(p.refused) // what counts is settled
	}
	for i := range e.Nominees {
		if p.wanted != "" && e.Nominees[i].ID == p.wanted {
			p.nominee.At, p.wanted = i, ""
		}
	}
	p.nominee.Clamp(len(e.Nominees))
	p.at.Clamp(len(p.v.criteria))
}

// ready reports whether there is anything to mark.
func (p *Page) ready() bool {
	return p.v != nil && p.draft.now != nil && len(p.v.edition.Nominees) > 0 && len(p.v.criteria) > 0
}

// current is the nominee and criterion at the cursor.
func (p *Page) current() (*award.Nominee, *criterion) {
	return &p.v.edition.Nominees[p.nominee.At], &p.v.criteria[p.at.At]
}

// cell is the cell at the cursor.
func (p *Page) cell() ballot.Cell {
	n, k := p.current()
	return ballot.Cell{Nominee: n.ID, Criterion: k.ID}
}

// blocked says why I can mark nothing at all; nil where I can.
func blocked(c page.Context) *fault.Error {
	s := &c.Sight
	switch {
	case !s.Who.Votes:
		return fault.New(fault.Juror, "juror.no_vote", "juror", s.Who.ID, "name", s.Who.Name)
	case s.Allowed[deliberation.ActMark] != nil:
		return s.Allowed[deliberation.ActMark]
	case s.MyState == deliberation.HandedIn:
		return fault.New(fault.State, "ballot.handed_in", "juror", s.Who.ID, "name", s.Who.Name)
	}
	return nil
}

// Done takes the room's answer: what it refused is shown no longer.
func (p *Page) Done(c page.Context, r page.Result) page.Action {
	p.sync(c)
	p.draft.done(r.Name)
	said := p.undid(c, r.Name)
	if r.Err != nil {
		p.draft.refusedBy(r.Name)
		return page.Action{Fault: r.Err, Notice: r.Notices}
	}
	if c.Sight.MyState == deliberation.HandedIn {
		return page.Action{Say: c.L.T("scoring.handed_in"), Notice: r.Notices}
	}
	return page.Action{Say: said, Notice: r.Notices}
}

// Leave saves what is half typed, and tells of what is no mark.
func (p *Page) Leave(c page.Context) page.Action {
	p.sync(c)
	switch {
	case !p.ready():
		return page.Action{}
	case p.writing:
		return p.keepComment()
	}
	a := p.finish(c)
	p.just, p.stuck, a.Fault = "", false, nil
	a.Notice = append(a.Notice, p.unsaved(c)...)
	return a
}

// Key handles one key.
func (p *Page) Key(c page.Context, msg tea.KeyMsg) page.Action {
	p.sync(c)
	p.keys++
	switch {
	case !p.ready():
		return page.Action{}
	case p.writing:
		return p.commentKey(c, msg)
	case msg.Paste:
		return page.Action{}
	}
	return p.markKey(c, msg)
}

// Bindings lists what keys do here now.
func (p *Page) Bindings(c page.Context) []keys.Binding {
	p.sync(c)
	if p.writing {
		return writingKeys
	}
	bs := p.markKeys(c)
	if p.ready() && (len(p.refused) > 0 || p.typed != "") {
		bs = append(bs, quitKey)
	}
	return bs
}
