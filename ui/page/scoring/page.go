// Package scoring is the page on which a juror gives marks: a form for one
// nominee with what bears on each mark, and the matrix of all nominees and
// criteria.
//
// A mark shows as soon as it is typed, and is saved at once; until the room
// has answered it is drawn over what the room knows. Nothing that is typed
// keeps the juror from going on: what is no mark stays in its cell.
package scoring

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/cursor"
	"votering/ui/part/editor"
	"votering/ui/part/stack"
)

// Page is the screen.
type Page struct {
	v       *view
	draft   draft
	nominee cursor.Cursor
	at      cursor.Cursor // the criterion
	columns cursor.Cursor // the same in the matrix, which shows it from left to right
	wanted  string        // the nominee or cell to show, until it is found
	matrix  bool          // the arrows move in the matrix
	ranked  bool          // my ranking stands where the criterion in hand does

	typed   string                 // in the cell at the cursor, not yet a mark
	just    string                 // the mark that was typed there a key ago
	refused map[ballot.Cell]string // texts that are no marks of their cells
	stuck   bool                   // the text refused at the cursor is still being typed
	spoken  map[ballot.Cell]string // those that were told of when the page was left
	own     toldOwn

	undone map[string]*undoing // by the names of their acts
	keys   int                 // pressed so far

	asking *asking // whether I have ties to a nominee; nil: nothing waits for an answer

	writing bool // a comment
	comment editor.Editor

	steps stack.Stack // what stands in front: the marks of a file
}

// New is the page with nothing typed.
func New() *Page {
	return &Page{refused: map[ballot.Cell]string{}, spoken: map[ballot.Cell]string{}, undone: map[string]*undoing{}}
}

// ID names the page.
func (p *Page) ID() page.ID { return page.Scoring }

// Select shows a nominee, or "nominee/criterion", unless keys wait for an answer about another one.
func (p *Page) Select(nominee string) {
	if p.asking == nil {
		p.wanted = nominee
	}
}

// Typing reports whether a comment is being written.
func (p *Page) Typing() bool {
	return p.steps.Typing() || p.writing || p.asking != nil && p.asking.writing
}

// Seen takes over a new sight or size.
func (p *Page) Seen(c page.Context) {
	p.sync(c)
	if p.v != nil && blocked(c) != nil {
		p.steps.Clear() // nothing can be marked any more
	}
	p.steps.Seen(c)
}

// Looked brings back what a step looked for.
func (p *Page) Looked(c page.Context, name string, value any, err error) page.Action {
	return p.steps.Looked(c, name, value, err)
}

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
	if final(c) {
		p.typed, p.just, p.stuck = "", "", false
		clear(p.refused) // what counts is settled
	}
	p.goToWanted()
	p.nominee.Clamp(len(e.Nominees))
	p.at.Clamp(len(p.v.criteria))
}

// goToWanted shows the nominee, or the cell, that was chosen elsewhere.
func (p *Page) goToWanted() {
	nominee, criterion, _ := strings.Cut(p.wanted, "/")
	if p.wanted != "" && p.v.index(nominee) >= 0 {
		p.show(ballot.Cell{Nominee: nominee, Criterion: criterion})
		p.wanted = ""
	}
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
	case final(c):
		return fault.New(fault.State, "ballot.handed_in", "juror", s.Who.ID, "name", s.Who.Name)
	}
	return nil
}

// final reports whether my ballot is in and cannot be changed. A sealed one
// can: in a file of my own a change takes it up again.
func final(c page.Context) bool {
	return c.Sight.MyState == deliberation.HandedIn && c.Sight.Owner == ""
}

// Done takes the room's answer: what it refused is shown no longer.
func (p *Page) Done(c page.Context, r page.Result) page.Action {
	p.sync(c)
	if a, ok := p.steps.Done(c, r); ok {
		return a
	}
	p.draft.done(r.Name)
	a := p.told(c, r)
	a.Again = p.release(c)
	return a
}

// told is what there is to say of an act that was done, or was not.
func (p *Page) told(c page.Context, r page.Result) page.Action {
	said := p.undid(c, r.Name)
	if r.Err != nil {
		p.draft.refusedBy(r.Name)
		return page.Action{Fault: r.Err, Notice: r.Notices}
	}
	if final(c) {
		return page.Action{Say: c.L.T("scoring.handed_in"), Notice: r.Notices}
	}
	if said == "" {
		said = p.news(c)
	}
	return page.Action{Say: said, Notice: r.Notices}
}

// Leave saves what is half typed, and tells of what is no mark.
func (p *Page) Leave(c page.Context) page.Action {
	p.sync(c)
	switch {
	case p.steps.Front() != nil:
		return p.steps.Leave(c)
	case !p.ready():
		return page.Action{}
	case p.asking != nil && len(p.asking.waiting) > 0:
		return page.Action{Notice: []room.Notice{{ID: "ties_unanswered", Args: fault.Pairs("name", p.v.name(p.asking.nominee))}}}
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
	if s := p.steps.Front(); s != nil {
		return s.Key(c, msg)
	}
	switch {
	case !p.ready():
		return page.Action{}
	case p.asking != nil:
		return p.tiesKey(c, msg)
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
	if s := p.steps.Front(); s != nil {
		return s.Bindings(c)
	}
	switch {
	case p.writing:
		return writingKeys
	case p.asking != nil:
		return p.tiesKeys()
	}
	if p.ready() && p.alone(c) {
		return p.rankedKeys()
	}
	bs := p.markKeys(c)
	if p.ready() && (len(p.refused) > 0 || p.typed != "") {
		bs = append(bs, quitKey)
	}
	return bs
}
