package deliberation

import (
	"strconv"

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

	ahead int // how often the edition is still set up anew before it is ed
}

// NewTrace begins before the first event. Of the edition only rule and roll are
// asked, who is nominated, and how many marks a ballot has; jurors who are not on
// the roll are passed over. ahead is how often the record takes the edition back
// to a draft before it is this one.
func NewTrace(ed *award.Edition, ahead int) *Trace {
	return &Trace{ed: ed, s: begin(), ahead: ahead}
}

// State is where things stand, as far as the record tells: phase, times, who
// handed in and how often, the ways back, readings of the public vote after it
// was seen, whether there is a signed decision, the rounds with who changed which
// mark, and when the meeting spent its time on which item. In Rounds the changes
// of a signed ballot are one, with their Count, and none tells a mark or a
// reason. Do not change it.
func (t *Trace) State() State { return t.s }

// Revisions is how often the juror has handed in.
func (t *Trace) Revisions(juror string) int { return t.s.revisions[juror] }

// Take takes an event in, of which At, Kind, Who and what [Told] reads from its
// note count. It says why it could not have happened then (E_STATE), or that its
// kind is not known (E_VERSION); the trace stays as it was.
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
		t.s.LastSeq++
		return nil
	}
	if t.ahead != 0 {
		return t.takeOther(act, e)
	}
	if f := Allowed(t.s, t.ed, act); f != nil {
		return f
	}
	return t.takeAs(act, e)
}

// takeAs takes in an event whose act is allowed.
func (t *Trace) takeAs(act Act, e Event) *fault.Error {
	prepared := t.s.Prepared
	if f := t.refuses(e, prepared); f != nil {
		return f
	}
	t.s.take(func(s *State) {
		if !t.travel(s, e) && !t.meet(s, e) {
			t.step(s, act, e, prepared)
		}
	})
	return nil
}

// refuses says why an event could not have happened, beyond its phase.
func (t *Trace) refuses(e Event, prepared *Prepared) *fault.Error {
	present := string(t.s.Phase)
	switch e.Kind {
	case Reopened:
		return reopens(t.s, t.ed, e.To)
	case DecisionSigned:
		if prepared == nil {
			return fault.New(fault.State, "decide.not_prepared")
		}
	case DecisionAnnounced:
		if !t.s.AnnouncedAt.IsZero() {
			return fault.New(fault.State, "announce.twice")
		}
	case DecisionReleased:
		return t.refusesRelease(e)
	case TieCast:
		return t.refusesCast(e)
	case MarksRevealed, TallyRevealed:
		if n := len(Sealed(t.s)); n > 0 {
			return fault.New(fault.State, "ballots.sealed", "n", strconv.Itoa(n), "present", present)
		}
	case BallotCollected, BallotHeld:
		return t.refusesArrival(e)
	case BallotChosen:
		if f := t.refusesChange(e); f != nil {
			return f
		}
		if t.knows(e.Juror) && !waiting(t.s, e.Juror) {
			return fault.New(fault.State, "choose.nothing", "juror", e.Juror, "name", e.Juror, "present", present)
		}
	case BallotOpened:
		if in := t.s.HandIns[e.Juror]; t.knows(e.Juror) && (in.known() || in.Sealed != e.Sealed) {
			return fault.New(fault.State, "open.nothing", "juror", e.Juror, "name", e.Juror, "present", present)
		}
	case RoundOpened, RoundClosed, MarkRevised, BallotRevised, ItemOpened, ItemClosed:
		return t.refusesMeeting(e)
	case ReceiptSigned:
		if receiptAt(t.s, e.Number) < 0 {
			return fault.New(fault.State, "receipt.unsigned", "number", strconv.Itoa(e.Number), "present", present)
		}
	}
	return nil
}

// refusesArrival says why a ballot could not have come in so: a later revision
// than those before it, or, where it is held, the same as the last one.
func (t *Trace) refusesArrival(e Event) *fault.Error {
	if f := t.refusesChange(e); f != nil {
		return f
	}
	last := LastRevision(t.s, e.Juror)
	switch {
	case !t.knows(e.Juror):
	case len(t.s.Collected[e.Juror]) >= MaxKept:
		return fault.New(fault.Size, "ballot.many", "juror", e.Juror, "name", e.Juror, "max", strconv.Itoa(MaxKept))
	case e.Kind == BallotHeld && e.Revision != last, e.Kind == BallotCollected && e.Revision <= last:
		return fault.New(fault.Stale, "ballot.stale", "juror", e.Juror, "revision", strconv.Itoa(e.Revision), "last", strconv.Itoa(last))
	}
	return nil
}

// OnRoll reports whether somebody of that id is on the roll.
func (t *Trace) OnRoll(juror string) bool {
	_, ok := t.ed.Juror(juror)
	return ok
}

// knows reports whether what somebody of that id hands in is followed: of those
// on the roll, and under another edition, whose roll is not here, of everybody.
func (t *Trace) knows(juror string) bool { return t.Foreign() || t.OnRoll(juror) }

// travel follows a ballot that travels, and what goes with it. It reports
// whether the event was about that.
func (t *Trace) travel(s *State, e Event) bool {
	known := t.knows(e.Subject())
	switch e.Kind {
	case MarksSet, Recused, Declared, Undone:
		return t.ownDraft(s, e)
	case JurorJoined:
		s.Owner = e.Subject()
	case BallotSealed:
		s.seal(e, 0)
	case ReceiptKept:
		s.keepReceipt(e)
	case JurorsInvited:
		s.invite(e.By, e.At)
	case BallotCollected, BallotHeld, BallotChosen, BallotOpened:
		if known {
			t.arrive(s, e)
		}
	case ReceiptIssued:
		s.issue(e)
	case ReceiptSigned:
		s.Receipts[receiptAt(*s, e.Number)].Signed = true
	case EditionAmended:
		s.amend(e, nil)
	case Cosigned:
		s.Cosigned[e.Subject()] = e.At
	default:
		return false
	}
	return true
}

// ownDraft follows whether a sealed ballot was taken up again, in the juror's own
// file. What was marked the record does not tell.
func (t *Trace) ownDraft(s *State, e Event) bool {
	switch {
	case s.Owner == "":
		return false
	case e.Kind != Undone:
		s.changed(s.Owner, change{})
	case CanUndo(*s, s.Owner):
		s.undoLast(s.Owner)
	}
	return true
}

func (t *Trace) arrive(s *State, e Event) {
	switch e.Kind {
	case BallotCollected:
		s.collect(e)
	case BallotHeld:
		s.hold(e)
	case BallotChosen:
		s.choose(e)
	case BallotOpened:
		in := s.HandIns[e.Juror]
		in.Opened = true
		s.HandIns[e.Juror] = in
		s.note(e.Juror, in)
	}
}

func (t *Trace) step(s *State, act Act, e Event, prepared *Prepared) {
	switch e.Kind {
	case Opened, Closing, MarksRevealed, MarksLocked, TallyRevealed:
		s.advance(act, t.ed, e)
	case BallotHandedIn:
		if t.knows(e.Subject()) {
			s.revisions[e.Subject()]++
			s.HandIns[e.Subject()] = HandIn{Revision: s.revisions[e.Subject()], At: e.At}
		}
	case TallyRead:
		if s.Tally != nil && (TallyOpen(*s) || TallySeen(*s)) {
			s.Replaced = append(s.Replaced, Replacement{At: e.At, Who: e.Who})
		}
		if s.Phase == Revealed && t.ed.Rule.Public != nil {
			s.dropCasts()
		}
		s.Reads = append(s.Reads, Reading{At: e.At})
		s.Tally, s.Times.Read = &publicvote.Tally{}, e.At
	case TieCast:
		s.cast(e)
	case DecisionPrepared:
		s.Prepared = &Prepared{At: e.At, Public: e.SHA256}
	case DecisionSigned:
		s.Phase, s.Signed = Decided, &Signed{At: e.At, Public: prepared.Public}
		s.Decisions++
		s.Meeting.end(e.At)
	case DecisionAnnounced:
		s.AnnouncedAt = e.At
	case Reopened:
		if s.reopen(e); e.To == Draft {
			t.ahead--
		}
	}
}
