package deliberation

import (
	"slices"
	"strconv"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/fault"
)

// StateOf is how far a juror has come.
func StateOf(s State, ed *award.Edition, juror string) JurorState {
	if _, f := voter(ed, juror); f != nil {
		return NotVoting
	}
	if _, ok := s.HandIns[juror]; ok {
		return HandedIn
	}
	if _, ok := s.Absences[juror]; ok {
		return Absent
	}
	if b, ok := s.Ballots[juror]; ok && b.Started() {
		return Drafting
	}
	return NotStarted
}

// Missing lists the cells that a juror has not filled, nominee by nominee.
func Missing(s State, ed *award.Edition, juror string) []ballot.Cell {
	b, ok := s.Ballots[juror]
	if !ok {
		b = ballot.New(juror)
	}
	return b.Missing(ed)
}

// Counted lists the ballots that count: handed in, in the order of the roll.
func Counted(s State, ed *award.Edition) []*ballot.Ballot {
	var bs []*ballot.Ballot
	for _, j := range ed.Voters() {
		if _, ok := s.HandIns[j.ID]; ok {
			bs = append(bs, s.Ballots[j.ID])
		}
	}
	return bs
}

// MarksOpen reports whether the jury may see each other's marks.
func MarksOpen(s State) bool { return reached(s, Deliberating) }

// TallyOpen reports whether the public vote may be seen and counts.
func TallyOpen(s State) bool { return reached(s, Revealed) }

func reached(s State, p Phase) bool {
	return slices.Index(phases, s.Phase) >= slices.Index(phases, p)
}

// Blocker is something that stands in the way of the next step: a sentence of
// the catalogue ("blocking." + ID) and its arguments.
type Blocker struct {
	ID   string
	Args fault.Args
}

// Blocking lists what stands in the way of the next step. A juror who has not
// handed in stands in the way of closing, but does not prevent it.
func Blocking(s State, ed *award.Edition) []Blocker {
	switch s.Phase {
	case Draft:
		return draftBlockers(ed)
	case Open:
		return openBlockers(s, ed)
	case Locked:
		if Allowed(s, ed, ActRevealTally) != nil {
			return []Blocker{{ID: "no_tally"}}
		}
	}
	return nil
}

func draftBlockers(ed *award.Edition) []Blocker {
	var bs []Blocker
	if _, ok := ed.Chair(); !ok {
		bs = append(bs, Blocker{ID: "no_chair"})
	}
	if len(ed.Voters()) == 0 {
		bs = append(bs, Blocker{ID: "no_voter"})
	}
	return bs
}

func openBlockers(s State, ed *award.Edition) []Blocker {
	var bs []Blocker
	for _, j := range ed.Voters() {
		who := []string{"juror", j.ID, "name", j.Name}
		switch StateOf(s, ed, j.ID) {
		case NotStarted:
			bs = append(bs, Blocker{"not_started", fault.Pairs(who...)})
		case Drafting:
			n := strconv.Itoa(len(Missing(s, ed, j.ID)))
			bs = append(bs, Blocker{"not_handed_in", fault.Pairs(append(who, "n", n)...)})
		case HandedIn, Absent, NotVoting:
		}
	}
	return bs
}

// Next lists the acts that take the edition on from here, the usual one
// first.
func Next(s State, ed *award.Edition) []Act {
	switch s.Phase {
	case Draft:
		return []Act{ActOpen}
	case Open:
		return []Act{ActClose}
	case Closed:
		if Allowed(s, ed, ActRevealBoth) != nil {
			return []Act{ActRevealMarks}
		}
		return []Act{ActRevealMarks, ActRevealBoth}
	case Deliberating:
		return []Act{ActLock}
	case Locked:
		if Allowed(s, ed, ActRevealTally) != nil {
			return []Act{ActTally}
		}
		return []Act{ActRevealTally}
	case Revealed, Decided:
	}
	return nil
}
