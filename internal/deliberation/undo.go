package deliberation

import (
	"votering/internal/award"
	"votering/internal/ballot"
)

// change is how a ballot was before a juror changed it: what undo puts back.
type change struct {
	cells    []filled // of marks.set
	nominee  string   // of a recusal or declaration; empty: the two below are not touched
	recusal  *ballot.Recusal
	declared *ballot.Declaration
	verdict  *Verdict // that a new recusal put aside
	absence  *Absence // that the change ended
	sealed   *HandIn  // that the change took up again, in the juror's own file
}

// filled is a cell and what is in it.
type filled struct {
	cell  ballot.Cell
	entry ballot.Entry
}

// CanUndo reports whether the juror has a change to take back.
func CanUndo(s State, juror string) bool { return len(s.undo[juror]) > 0 }

// changed ends what the juror did to the own ballot: whoever does something is
// no longer absent, a ballot that was sealed in the juror's own file is a draft
// again, and c waits to be undone.
func (s *State) changed(juror string, c change) {
	c.absence, c.sealed = held(s.Absences, juror), held(s.HandIns, juror)
	delete(s.Absences, juror)
	delete(s.HandIns, juror)
	s.undo[juror] = append(s.undo[juror], c)
	s.tidy(juror)
}

// tidy drops a ballot in which nothing is left.
func (s *State) tidy(juror string) {
	if b, ok := s.Ballots[juror]; ok && b.Empty() {
		delete(s.Ballots, juror)
	}
}

func planUndo(s State, ed *award.Edition, e Event) (step, error) {
	juror := e.Subject()
	if f := AllowedTo(s, ed, ActUndo, juror); f != nil {
		return nil, f
	}
	return func(next *State) { next.undoLast(juror) }, nil
}

// undoLast takes back the juror's last change.
func (s *State) undoLast(juror string) {
	stack := s.undo[juror]
	c := stack[len(stack)-1]
	if s.undo[juror] = stack[:len(stack)-1]; len(stack) == 1 {
		delete(s.undo, juror)
	}
	b := s.ballot(juror)
	for _, f := range c.cells {
		b.Put(f.cell, f.entry)
	}
	if c.nominee != "" {
		restore(b.Recused, c.nominee, c.recusal)
		restore(b.Declared, c.nominee, c.declared)
	}
	if c.verdict != nil {
		s.settle(juror, c.nominee, *c.verdict)
	}
	if _, again := s.Absences[juror]; c.absence != nil && !again {
		s.Absences[juror] = *c.absence
	}
	if c.sealed != nil {
		s.HandIns[juror] = *c.sealed
	}
	s.tidy(juror)
}

// restore puts before back at key; nil: there was nothing.
func restore[V any](m map[string]V, key string, before *V) {
	if before == nil {
		delete(m, key)
		return
	}
	m[key] = *before
}

// held is what m has at key; nil where there is nothing.
func held[V any](m map[string]V, key string) *V {
	if v, ok := m[key]; ok {
		found := v // made only where there is something
		return &found
	}
	return nil
}
