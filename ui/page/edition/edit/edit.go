// Package edit is where an edition is set up and changed while it is a draft:
// prize, criteria, nominees, jury, rule and all else, each with what it is for
// and what is wrong with it beside it. It stands in front of the page of the
// edition. Every field that is left is stored at once; what a field does not
// take stays in it, with the reason.
package edit

import (
	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/input"
	"votering/ui/part/stack"
)

// Editor is an edition being set up.
type Editor struct {
	stack.Quiet
	steps *stack.Stack

	ed      *award.Edition // as it is on the screen; what it points to never changes
	saved   *award.Edition // as it was last handed to the room
	touched bool           // ed has what saved has not
	before  []past         // the latest last

	judged *award.Edition // found is of this one
	found  problems

	levels  []*level
	line    input.Line // the text of the row in hand
	typing  *spot      // the field that line is of; nil: of none
	over    bool       // the next letter takes the place of the whole line
	refused map[spot]refusal
	split   map[spot]bool // fields whose texts are to be apart

	taking    *intake           // figures being taken from files; nil: none
	papers    *nominations      // nominations being taken; nil: none
	documents map[string][]byte // nomination documents that were read in, by name
}

// Open opens the editor at the sections of the edition.
func Open(st *stack.Stack, c page.Context) page.Action {
	s := &Editor{steps: st, levels: []*level{{kind: overview}}, refused: map[spot]refusal{}, split: map[spot]bool{}, documents: map[string][]byte{}}
	s.adopt(c.Sight.Draft)
	st.Push(s)
	if c.Sight.Verbatim {
		return page.Action{Say: c.L.T("edit.verbatim")}
	}
	return page.Action{}
}

// adopt takes an edition over as it is stored.
func (s *Editor) adopt(e *award.Edition) {
	s.ed, s.saved, s.touched, s.typing = e, e, false, nil
	s.settle()
}

// Stays keeps the place when the page is left.
func (s *Editor) Stays() {}

// Seen closes the editor once the edition is no draft any more.
func (s *Editor) Seen(c page.Context) {
	if c.Sight.Phase != deliberation.Draft || c.Sight.Draft == nil {
		s.steps.Close(s)
	}
}

// Typing reports whether letters are text now.
func (s *Editor) Typing() bool { return s.front().kind == form || s.front().kind == prose }

// Leave stores what stands in the row in hand.
func (s *Editor) Leave(c page.Context) page.Action { return s.take(c) }

// Holds says that a text was typed which no field took.
func (s *Editor) Holds(c page.Context) string {
	if len(s.refused) == 0 {
		return ""
	}
	return c.L.N("edit.held", len(s.refused))
}

// Done takes what became of a change.
func (s *Editor) Done(c page.Context, r page.Result) (page.Action, bool) {
	switch x := s.taking; {
	case r.Name == actDocuments && s.papers != nil:
		return s.papers.taken(c, r.Err), true
	case r.Name == actTake && x != nil:
		return x.taken(c, r.Err), true
	case r.Name == actEdit && r.Err == nil && x != nil && x.again:
		x.again = false
		return x.look(), true
	}
	return page.Action{Fault: r.Err}, r.Name == actEdit
}

// Bindings lists what keys do now.
func (s *Editor) Bindings(c page.Context) []keys.Binding {
	switch s.front().kind {
	case form:
		return s.formKeys()
	case picks:
		return pickKeys
	case prose:
		return proseKeys
	case overview, items:
	}
	return s.listKeys(c)
}

// Key handles one key.
func (s *Editor) Key(c page.Context, msg tea.KeyMsg) page.Action {
	switch s.front().kind {
	case form:
		return s.formKey(c, msg)
	case picks:
		return s.pickKey(c, msg.String())
	case prose:
		return s.proseKey(c, msg)
	case overview, items:
	}
	return s.listKey(c, msg.String())
}

// View draws the editor.
func (s *Editor) View(c page.Context) draw.Block { return s.draw(c) }

// take stores what stands in the row in hand, where it was changed.
func (s *Editor) take(c page.Context) page.Action {
	l := s.front()
	switch l.kind {
	case prose:
		s.takeProse(l)
		return s.commit(s.label(c, l.row))
	case form:
		r, ok := s.inHand()
		if !ok {
			break
		}
		if typed := s.line.Value(); s.typing != nil && *s.typing == r.spot && typed != s.start(c, r) {
			s.typing = nil
			if r.isFile() && typed != "" {
				return s.readIn(r, typed)
			}
			s.set(r, typed)
		}
		return s.commit(s.label(c, r))
	case overview, items, picks:
	}
	return s.commit(c.L.T("edit.some"))
}

// inHand is the row of the form in front that the cursor is on.
func (s *Editor) inHand() (row, bool) {
	l := s.front()
	if l.kind != form {
		return row{}, false
	}
	rows := s.rows(l)
	if len(rows) == 0 {
		return row{}, false
	}
	l.cur.Clamp(len(rows))
	return rows[l.cur.At], true
}

// nextProblem opens the next thing that is missing or wrong, after the one in
// hand.
func (s *Editor) nextProblem(c page.Context) page.Action {
	a := s.take(c)
	s.dropFresh()
	ps := s.problems()
	if len(ps) == 0 {
		a.Say = c.L.T("edit.nothing_missing")
		return a
	}
	at := 0
	if r, ok := s.inHand(); ok && !r.leads() {
		for i, p := range ps {
			if p.at == r.at && p.key == r.key {
				at = i + 1
			}
		}
	}
	s.show(ps[at%len(ps)])
	return a
}
