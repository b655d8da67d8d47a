package deliberation

import (
	"slices"
	"time"

	"votering/internal/award"
	"votering/internal/fault"
)

// Reopening is a way back, with its reason.
type Reopening struct {
	At        time.Time
	From, To  Phase
	Reason    string
	TallySeen bool // the public vote had been opened, by then or ever before

	// Of what a draft was made from; empty where the way back led elsewhere.
	MarksSeen   bool   // the marks had been opened to the jury
	Ballots     int    // jurors whose ballots count for nothing since
	Fingerprint string // SHA-256 of the edition as it was frozen
}

// TallySeen reports whether the public vote counts and has been opened, now or
// before the edition was reopened: what was seen once stays seen.
func TallySeen(s State) bool {
	return !s.Times.Tally.IsZero() || slices.ContainsFunc(s.Reopened, func(r Reopening) bool { return r.TallySeen })
}

// marksSeen reports whether the marks are open to the jury, or were before a way
// back that left the edition as it was set up.
func marksSeen(s State) bool {
	seen := !before(s.Phase, Deliberating)
	for _, r := range s.Reopened {
		if r.To == Draft {
			seen = !before(s.Phase, Deliberating)
		} else {
			seen = seen || !before(r.From, Deliberating)
		}
	}
	return seen
}

// before reports whether p comes before q in an edition's life.
func before(p, q Phase) bool { return slices.Index(phases, p) < slices.Index(phases, q) }

// Earlier lists the phases that an edition can be reopened to now, the nearest
// first.
func Earlier(s State, ed *award.Edition) []Phase {
	var earlier []Phase
	for _, p := range phases {
		if reopens(s, ed, p) == nil {
			earlier = append(earlier, p)
		}
	}
	slices.Reverse(earlier)
	return earlier
}

// reopens says whether the edition can be reopened to that phase.
func reopens(s State, ed *award.Edition, to Phase) *fault.Error {
	if f := Allowed(s, ed, ActReopen); f != nil {
		return f
	}
	switch {
	case !slices.Contains(phases, to):
		return fault.New(fault.Usage, "reopen.unknown", "to", string(to))
	case !before(to, s.Phase):
		return fault.New(fault.State, "reopen.later", "to", string(to), "present", string(s.Phase))
	case to == Locked && ed.Rule.Public == nil:
		return fault.New(fault.State, "reopen.alone", "to", string(to))
	}
	return nil
}

func planReopened(s State, ed *award.Edition, e Event) (step, error) {
	if f := reopens(s, ed, e.To); f != nil {
		return nil, f
	}
	if e.Reason == "" {
		return nil, fault.New(fault.Usage, "reason.missing")
	}
	return func(next *State) { next.reopen(e) }, nil
}

// reopen goes back to an earlier phase. Ballots, marks, verdicts and texts stay,
// but for a draft's; what belongs to the phases after it does not stand any more.
// Rounds stand, unless the ballots are open for scoring again; a meeting is what
// was held.
func (s *State) reopen(e Event) {
	seen := TallySeen(*s)
	if e.To == Draft { // where it did not count it may in the edition that comes
		seen = seen || s.Together && s.Tally != nil
	}
	back := Reopening{At: e.At, From: s.Phase, To: e.To, Reason: e.Reason, TallySeen: seen}
	if e.To == Draft {
		back.MarksSeen, back.Ballots, back.Fingerprint = marksSeen(*s), len(s.HandIns)+len(s.Held), s.frozen
	}
	s.Reopened = append(slices.Clip(s.Reopened), back)
	s.Phase = e.To
	if s.Signed != nil {
		s.Superseded, s.Signed, s.AnnouncedAt = s.Signed.Public, nil, time.Time{}
		s.Cosigned = map[string]time.Time{}
	}
	s.Times.from(e.To)
	s.endRound(e.At)
	if before(e.To, Deliberating) {
		s.Together = false
		s.Meeting.end(e.At)
	}
	if before(e.To, Revealed) {
		s.unchoose()
		s.dropCasts()
	}
	switch e.To {
	case Open:
		s.annul()
		s.scoreAgain()
	case Draft:
		s.redraft()
	}
}

// redraft begins anew with an edition that is set up again: ballots, votes,
// verdicts and texts belong to the one that was opened, and count for nothing.
// What was signed, and the keys that seal and sign, are those of the file.
func (s *State) redraft() {
	next := begin()
	next.Phase, next.LastSeq, next.Reopened = Draft, s.LastSeq, s.Reopened
	next.Decisions, next.Superseded, next.Releases = s.Decisions, s.Superseded, s.Releases
	next.ChairKey, next.Recipient, next.SaltSums = s.ChairKey, s.Recipient, copied(s.SaltSums)
	next.issued = LastReceipt(*s)
	*s = next
}

// Lives is how often the edition was opened and taken back to a draft.
func Lives(s State) int {
	n := 0
	for _, r := range s.Reopened {
		if r.To == Draft {
			n++
		}
	}
	return n
}

// unchoose drops what the jury chose on a ranking that does not stand any more:
// its votes, the winner and no award. What it wrote stays.
func (s *State) unchoose() {
	s.Proposal.Votes, s.Proposal.Counts = nil, nil
	s.Proposal.Winner, s.Proposal.NoAward = "", false
}

// from forgets the times of what comes after a phase.
func (t *Times) from(p Phase) {
	for _, x := range []struct {
		phase Phase
		at    *time.Time
	}{{Closed, &t.Closed}, {Deliberating, &t.Marks}, {Locked, &t.Locked}, {Revealed, &t.Tally}} {
		if before(p, x.phase) {
			*x.at = time.Time{}
		}
	}
}

// scoreAgain makes drafts of the ballots that were entered, and ends the
// absences that closing made. Ballots that were collected stay in: whoever sent
// one may send a later revision of it.
func (s *State) scoreAgain() {
	for juror, in := range s.HandIns {
		if in.Origin == OriginEntered {
			delete(s.HandIns, juror)
		}
	}
	for juror, a := range s.Absences {
		if a.ByClosing {
			delete(s.Absences, juror)
		}
	}
}
