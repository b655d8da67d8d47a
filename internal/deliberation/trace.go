package deliberation

import (
	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/publicvote"
)

// Trace follows an edition's life by the record alone, which tells when what
// happened and whom it concerned, and nothing that was said. The same law
// holds there: what could not have happened then did not.
type Trace struct {
	ed *award.Edition
	s  State
}

// NewTrace begins before the first event. Of the edition only rule and roll
// are asked; jurors who are not on the roll are passed over.
func NewTrace(ed *award.Edition) *Trace {
	return &Trace{ed: ed, s: State{}.own("")}
}

// State is where things stand, as far as the record tells: phase, times, who
// handed in and how often, the ways back, readings of the public vote after it
// was seen, and whether there is a signed decision. Do not change it.
func (t *Trace) State() State { return t.s }

// Revisions is how often the juror has handed in.
func (t *Trace) Revisions(juror string) int { return t.s.revisions[juror] }

// Take takes an event in, of which At, Kind, Who, Juror, SHA256 and To count.
// It says why it could not have happened then (E_STATE), or that its kind is
// not known (E_VERSION); the trace stays as it was.
func (t *Trace) Take(e Event) *fault.Error {
	act := actOf(e.Kind, t.s.Phase)
	switch {
	case act == "":
		return fault.New(fault.Version, "event.kind", "kind", "")
	case e.Kind == Created:
		if t.s.Phase != "" {
			return fault.New(fault.State, "state.created", "present", string(t.s.Phase))
		}
		t.s.Phase = Draft
		return nil
	}
	if f := Allowed(t.s, t.ed, act); f != nil {
		return f
	}
	prepared := t.s.Prepared
	switch e.Kind {
	case Reopened:
		if f := reopens(t.s, t.ed, e.To); f != nil {
			return f
		}
	case DecisionSigned:
		if prepared == nil {
			return fault.New(fault.State, "decide.not_prepared")
		}
	case DecisionAnnounced:
		if !t.s.AnnouncedAt.IsZero() {
			return fault.New(fault.State, "announce.twice")
		}
	}
	t.s.take(func(s *State) { t.step(s, act, e, prepared) })
	return nil
}

func (t *Trace) step(s *State, act Act, e Event, prepared *Prepared) {
	switch e.Kind {
	case Opened, Closing, MarksRevealed, MarksLocked, TallyRevealed:
		s.advance(act, t.ed, e)
	case BallotHandedIn:
		if _, ok := t.ed.Juror(e.Subject()); ok {
			s.revisions[e.Subject()]++
			s.HandIns[e.Subject()] = HandIn{Revision: s.revisions[e.Subject()], At: e.At}
		}
	case TallyRead:
		if s.Tally != nil && (TallyOpen(*s) || TallySeen(*s)) {
			s.Replaced = append(s.Replaced, Replacement{At: e.At, Who: e.Who})
		}
		s.Tally, s.Times.Read = &publicvote.Tally{}, e.At
	case DecisionPrepared:
		s.Prepared = &Prepared{At: e.At, Public: e.SHA256}
	case DecisionSigned:
		s.Phase, s.Signed = Decided, &Signed{At: e.At, Public: prepared.Public}
		s.Decisions++
	case DecisionAnnounced:
		s.AnnouncedAt = e.At
	case Reopened:
		s.reopen(e)
	}
}
