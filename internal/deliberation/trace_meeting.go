package deliberation

import (
	"strconv"

	"votering/internal/fault"
)

// refusesMeeting says why something could not have happened so in a round, or
// in the meeting.
func (t *Trace) refusesMeeting(e Event) *fault.Error {
	switch e.Kind {
	case RoundOpened, RoundClosed:
		return checkRoundStep(t.s, e)
	case MarkRevised, BallotRevised:
		return t.refusesRevision(e)
	case ItemOpened:
		if now, open := t.s.Meeting.Open(); open && now.Item == e.Item {
			return fault.New(fault.State, "item.open", "item", e.Item, "present", string(t.s.Phase))
		}
	case ItemClosed:
		return checkClosing(t.s, e)
	}
	return nil
}

// refusesRevision says why a mark could not have been changed then: the juror
// has a ballot that counts, the round that the note names is the open one, and
// no ballot changes more marks than there are.
func (t *Trace) refusesRevision(e Event) *fault.Error {
	if r, _ := OpenRound(t.s); e.Number != r.N {
		return fault.New(fault.State, "round.closed", "present", string(t.s.Phase))
	}
	if e.Marks < 0 || t.ahead == 0 && e.Marks > len(t.ed.Nominees)*len(t.ed.Marked()) {
		return fault.New(fault.Log, "event.form")
	}
	if !t.OnRoll(e.Juror) {
		return nil
	}
	who := []string{"juror", e.Juror, "name", e.Juror, "present", string(t.s.Phase)}
	in, ok := t.s.HandIns[e.Juror]
	switch last := LastRevision(t.s, e.Juror); {
	case !ok || !in.known():
		return fault.New(fault.State, "revise.no_ballot", who...)
	case e.Kind == MarkRevised:
	case !in.signed():
		return fault.New(fault.State, "revised.entered", who...)
	case e.Revision <= last || e.Revision > last+MaxAhead || len(t.s.Collected[e.Juror]) >= MaxKept:
		return fault.New(fault.Stale, "ballot.stale", "juror", e.Juror, "revision", strconv.Itoa(e.Revision), "last", strconv.Itoa(last))
	}
	return nil
}

// refusesChange says why a ballot could not have come outside a round.
func (t *Trace) refusesChange(e Event) *fault.Error {
	j, ok := t.ed.Juror(e.Juror)
	if !ok {
		return nil
	}
	return scoring(t.s, j)
}

// meet follows rounds and the meeting. It reports whether the event was about
// them.
func (t *Trace) meet(s *State, e Event) bool {
	switch e.Kind {
	case RoundOpened, RoundClosed:
		s.turn(e)
	case MarkRevised:
		s.revised(Revised{
			Juror: e.Juror, Nominee: e.Cells[0].Nominee, Criterion: e.Cells[0].Criterion, Confirmed: InRoom, At: e.At,
		})
	case BallotRevised:
		t.arriveRevised(s, e)
	case ItemOpened, ItemClosed:
		s.Meeting.take(e)
	case AgendaSet, NoteWritten: // what is in them the record does not tell
	default:
		return false
	}
	return true
}

// arriveRevised follows a ballot that came in a round. How many marks it changed
// is kept as a number: a few words of a record can claim very many.
func (t *Trace) arriveRevised(s *State, e Event) {
	if t.knows(e.Juror) {
		in := s.arrival(e)
		in.Opened = true
		s.keep(e.Juror, in, e.SaltSum)
		s.HandIns[e.Juror] = in
		s.revisions[e.Juror] = max(s.revisions[e.Juror], in.Revision)
		delete(s.Pending, e.Juror)
	}
	if e.Marks > 0 {
		s.revised(Revised{Juror: e.Juror, Confirmed: BySignature, At: e.At, Revision: e.Revision, Count: e.Marks})
	}
}
