package deliberation

import (
	"slices"
	"strconv"
	"time"

	"votering/internal/award"
	"votering/internal/fault"
)

// FirstRound is the number of the first round that is opened: the marks as they
// were handed in are round 1.
const FirstRound = 2

// MaxRounds is how many rounds an edition can have.
const MaxRounds = 99

// Round is a time in which jurors changed marks that were open to all.
type Round struct {
	N                  int // from FirstRound; no number comes twice
	OpenedAt, ClosedAt time.Time
	Changes            []Revised // in the order in which they were made
	Void               bool      // the ballots were opened for scoring again after it: what is in it does not count
}

// Open reports whether the round is open still.
func (r *Round) Open() bool { return r.ClosedAt.IsZero() }

// Confirmation is how a juror confirmed a change.
type Confirmation string

// The ways to confirm.
const (
	InRoom      Confirmation = "in_room" // on the shared file, in front of the others
	BySignature Confirmation = "signed"  // with a ballot signed in the juror's own file
)

// Revised is a mark that a juror changed. Both values stay.
type Revised struct {
	Juror, Nominee, Criterion string
	From, To                  string // canonical marks, or Abstain; never the same
	Reason                    string // of one that is signed it may have several lines
	Confirmed                 Confirmation
	At                        time.Time
	Revision                  int  // of the ballot that has it; 0: in the room
	ByChair                   bool // the ballot has no comment there, and Reason is what the chair gave
	Count                     int  // in a [Trace], of a ballot: how many marks it changes; else 0
}

// OpenRound is the round that is open; false, and no round, where none is.
func OpenRound(s State) (Round, bool) {
	if n := len(s.Rounds); n > 0 && s.Rounds[n-1].Open() {
		return s.Rounds[n-1], true
	}
	return Round{}, false
}

// checkRound says whether act, which needs one of those phases, can be done as
// far as rounds matter: marks change in an open round alone, and are not locked
// while one is.
func checkRound(s State, act Act, in []Phase) *fault.Error {
	if s.Phase != Deliberating {
		return nil
	}
	r, open := OpenRound(s)
	switch {
	case act == ActLock && open:
		return fault.New(fault.State, "state.round_open", append(phasePairs(s, in), "n", strconv.Itoa(r.N))...)
	case (act == ActRevise || act == ActCollect) && !open:
		return fault.New(fault.State, "state."+string(act)+".no_round", phasePairs(s, in)...)
	}
	return nil
}

// planRound plans opening or closing a round.
func planRound(s State, ed *award.Edition, e Event) (step, error) {
	if f := Allowed(s, ed, ActRound); f != nil {
		return nil, f
	}
	if f := checkRoundStep(s, e); f != nil {
		return nil, f
	}
	return func(next *State) { next.turn(e) }, nil
}

// checkRoundStep says whether that round can be opened, or closed, now.
func checkRoundStep(s State, e Event) *fault.Error {
	r, open := OpenRound(s)
	number := func(n int) []string { return []string{"n", strconv.Itoa(n), "present", string(s.Phase)} }
	switch {
	case e.Kind == RoundOpened && open:
		return fault.New(fault.State, "round.open", number(r.N)...)
	case e.Kind == RoundOpened && len(s.Rounds) >= MaxRounds:
		return fault.New(fault.Size, "round.many", "max", strconv.Itoa(MaxRounds))
	case e.Kind == RoundOpened && e.Number != len(s.Rounds)+FirstRound:
		return fault.New(fault.Log, "event.form")
	case e.Kind == RoundClosed && !open:
		return fault.New(fault.State, "round.closed", "present", string(s.Phase))
	case e.Kind == RoundClosed && e.Number != r.N:
		return fault.New(fault.Log, "event.form")
	}
	return nil
}

// turn opens a round, or closes the one that is open.
func (s *State) turn(e Event) {
	if e.Kind == RoundOpened {
		s.Rounds = append(s.Rounds, Round{N: e.Number, OpenedAt: e.At})
		return
	}
	s.endRound(e.At)
}

// endRound closes the round that is open, where one is.
func (s *State) endRound(at time.Time) {
	if _, open := OpenRound(*s); open {
		s.Rounds[len(s.Rounds)-1].ClosedAt = at
	}
}

// revised adds changes to the round that is open.
func (s *State) revised(changes ...Revised) {
	r := &s.Rounds[len(s.Rounds)-1]
	r.Changes = append(r.Changes, changes...)
	for i := range changes {
		s.reviser[changes[i].Juror] = true
	}
}

// ownRounds makes the rounds, the changes of the last, and who made changes the
// State's own.
func (s *State) ownRounds() {
	s.Rounds, s.reviser = slices.Clone(s.Rounds), copied(s.reviser)
	if n := len(s.Rounds); n > 0 {
		s.Rounds[n-1].Changes = slices.Clip(s.Rounds[n-1].Changes) // so that append makes its own
	}
}

// standing are the changes that count, oldest first.
func (s *State) standing() []Revised {
	var all []Revised
	for _, r := range s.Rounds {
		if !r.Void {
			all = append(all, r.Changes...)
		}
	}
	return all
}
