package deliberation

import (
	"slices"
	"strconv"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/fault"
)

// MaxKept is how many ballots that came in are kept of one juror, those that
// were not chosen included.
const MaxKept = 2_000

// MaxAhead is how many revisions a ballot may be ahead of the last one that
// came in: who lost some on the way is let in, who blocks later ones is not.
const MaxAhead = 50

// known reports whether the marks of the ballot are known.
func (in HandIn) known() bool { return in.Origin == OriginEntered || in.Opened }

// signed reports whether the juror signed the ballot: what nobody signed does
// not take its place.
func (in HandIn) signed() bool { return in.Origin == OriginSealed }

// Sealed lists the jurors whose ballot is in and not opened yet, by id.
func Sealed(s State) []string {
	var ids []string
	for juror, in := range s.HandIns {
		if !in.known() {
			ids = append(ids, juror)
		}
	}
	slices.Sort(ids)
	return ids
}

// waiting reports whether the juror sent ballots of which one must be chosen.
func waiting(s State, juror string) bool {
	_, in := s.HandIns[juror]
	return !in && len(s.Held[juror]) > 0
}

// LastRevision is the highest revision of the juror's ballots that came in,
// which is that of the last one; 0: none did.
func LastRevision(s State, juror string) int {
	if in := s.Collected[juror]; len(in) > 0 {
		return in[len(in)-1].Revision
	}
	return 0
}

func planCollected(s State, ed *award.Edition, e Event) (step, error) {
	if f := checkArrival(s, ed, e); f != nil {
		return nil, f
	}
	last := LastRevision(s, e.Juror)
	if e.Revision <= last || e.Revision > MaxRevision || e.Revision > last+MaxAhead {
		return nil, fault.New(fault.Log, "event.form")
	}
	return func(next *State) { next.collect(e) }, nil
}

func planHeld(s State, ed *award.Edition, e Event) (step, error) {
	if f := checkArrival(s, ed, e); f != nil {
		return nil, f
	}
	if e.Revision != LastRevision(s, e.Juror) {
		return nil, fault.New(fault.Log, "event.form")
	}
	return func(next *State) { next.hold(e) }, nil
}

// checkArrival says whether a ballot that travelled can be taken in, whichever
// its revision. What the ballot itself shows, its salt, its key and what it
// follows, is told to people where it is opened: here it only must not be
// otherwise.
func checkArrival(s State, ed *award.Edition, e Event) *fault.Error {
	if f := Allowed(s, ed, ActCollect); f != nil {
		return f
	}
	j, f := voter(ed, e.Juror)
	if f != nil {
		return f
	}
	if f := scoring(s, j); f != nil {
		return f
	}
	if !isSHA256(e.SHA256) || !isSHA256(e.Sealed) || !isSHA256(e.SaltSum) || e.Revision < 1 {
		return fault.New(fault.Log, "event.form")
	}
	if n := len(s.Collected[j.ID]); n >= MaxKept {
		return fault.New(fault.Size, "ballot.many", "juror", j.ID, "name", j.Name, "max", strconv.Itoa(MaxKept))
	}
	in, done := s.HandIns[j.ID]
	switch who := []string{"juror", j.ID, "name", j.Name}; {
	case s.Phase == Closed && e.Reason == "":
		return fault.New(fault.Closed, "ballot.late", who...)
	case done && in.Origin == OriginEntered:
		return fault.New(fault.State, "ballot.entered", append(who, "present", string(s.Phase))...)
	case e.Origin == OriginForm && e.Confirmed == "":
		return fault.New(fault.Juror, "ballot.unconfirmed", who...)
	case s.SaltSums[e.SaltSum],
		e.Origin == OriginSealed && !sameKey(e.Key, KeyOf(s, ed, j.ID)),
		e.Origin == OriginForm && slices.ContainsFunc(s.Collected[j.ID], HandIn.signed),
		e.Origin != OriginForm && e.Origin != OriginSealed:
		return fault.New(fault.Log, "event.form")
	}
	return nil
}

// scoring says whether a ballot of the juror can come, or be chosen, as one that
// counts by itself: once the marks are open it takes a round to change them, and
// what was changed in one stands against what was sent before it.
func scoring(s State, j *award.Juror) *fault.Error {
	who := []string{"juror", j.ID, "name", j.Name, "present", string(s.Phase)}
	switch {
	case s.Phase == Deliberating:
		return fault.New(fault.State, "revised.first", who...)
	case s.reviser[j.ID]:
		return fault.New(fault.State, "revised.before", who...)
	}
	return nil
}

// arrival is the ballot that an event brings. What comes before closing is not
// late, whatever the event says.
func (s *State) arrival(e Event) HandIn {
	in := HandIn{
		Revision: e.Revision, At: e.At, Origin: e.Origin, Ballot: e.SHA256, Sealed: e.Sealed,
		Key: e.Key, Confirmed: e.Confirmed,
	}
	if s.Phase == Closed {
		in.Late = e.Reason
	}
	return in
}

// keep keeps a ballot that came in.
func (s *State) keep(juror string, in HandIn, saltSum string) {
	s.Collected[juror] = append(s.Collected[juror], in)
	if saltSum != "" {
		s.SaltSums[saltSum] = true
	}
}

// collect takes a ballot in, in place of the juror's earlier ones.
func (s *State) collect(e Event) {
	in := s.arrival(e)
	s.keep(e.Juror, in, e.SaltSum)
	delete(s.Held, e.Juror)
	s.count(e.Juror, in)
}

// count makes in the ballot that counts as the juror's.
func (s *State) count(juror string, in HandIn) {
	s.setAside(juror)
	s.HandIns[juror] = in
	s.revisions[juror] = max(s.revisions[juror], in.Revision)
	delete(s.Absences, juror)
	delete(s.Pending, juror)
	delete(s.undo, juror)
}

// note puts in in the place of the same file among the juror's ballots. How many
// cells became abstentions is told of the one that counts alone.
func (s *State) note(juror string, in HandIn) {
	in.Abstained = 0
	all := s.Collected[juror]
	for i := range all {
		if all[i].Sealed == in.Sealed {
			all[i] = in
		}
	}
}

// setAside puts the juror's draft aside for a ballot that came in. What the
// others upheld stands all the same.
func (s *State) setAside(juror string) {
	b, ok := s.Ballots[juror]
	if !ok {
		return
	}
	if _, in := s.HandIns[juror]; !in {
		s.Aside[juror] = b
	}
	delete(s.Sent, juror)
	upheld := ballot.New(juror)
	s.uphold(upheld)
	s.Ballots[juror] = upheld
	s.tidy(juror)
}

// takeBack gives the juror the draft back that was put aside, where no ballot
// counts any more: whoever wants to can go on in it. What the others decided in
// the meantime stands.
func (s *State) takeBack(juror string) {
	b, ok := s.Aside[juror]
	if !ok {
		return
	}
	b = b.Clone()
	for nominee := range s.Verdicts[juror] {
		delete(b.Recused, nominee)
	}
	s.uphold(b)
	s.Ballots[juror] = b
	delete(s.Aside, juror)
	s.tidy(juror)
}

// uphold puts the recusals that the others upheld into the ballot.
func (s *State) uphold(b *ballot.Ballot) {
	for nominee, v := range s.Verdicts[b.Juror] {
		if v.Upheld {
			b.Recused[nominee] = ballot.Recusal{Ground: v.Ground}
		}
	}
}
