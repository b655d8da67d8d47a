package deliberation

import (
	"slices"

	"votering/internal/award"
	"votering/internal/ballot"
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

// Counted lists the ballots that count and whose marks are known: handed in, and
// opened where they were sealed, in the order of the roll.
func Counted(s State, ed *award.Edition) []*ballot.Ballot {
	var bs []*ballot.Ballot
	for _, j := range ed.Voters() {
		if in, ok := s.HandIns[j.ID]; ok && in.known() {
			bs = append(bs, s.Ballots[j.ID])
		}
	}
	return bs
}

// MarksOpen reports whether the jury may see each other's marks.
func MarksOpen(s State) bool { return reached(s, Deliberating) && s.Purged == nil }

// TallyOpen reports whether the public vote may be seen and counts.
func TallyOpen(s State) bool { return reached(s, Revealed) && s.Purged == nil }

func reached(s State, p Phase) bool {
	return slices.Index(phases, s.Phase) >= slices.Index(phases, p)
}

// Next lists the acts that take the edition on from here, the usual one
// first.
func Next(s State, ed *award.Edition) []Act {
	if s.Owner != "" {
		return nextOwn(s, ed)
	}
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
		if _, open := OpenRound(s); open {
			return []Act{ActRound}
		}
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
