package deliberation

import (
	"maps"
	"slices"
	"strconv"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/fault"
	"votering/internal/text"
)

// step is a change that was found to be allowed. It changes the State it is
// given, and may read nothing of the one it was planned on but values.
type step func(next *State)

// Apply is the state after e, or the reason why e cannot happen now. s does
// not change, and neither does any State that was handed out before. ed is the
// edition as it was frozen, with its roll, or the one in force, see [Effective].
func Apply(s State, e Event, ed *award.Edition) (State, error) {
	do, err := plan(s, ed, e)
	if err != nil {
		return s, err
	}
	next := s.own(e)
	next.take(do)
	return next, nil
}

// Replay applies all events to an empty State. eds are the editions as they were
// frozen, with their rolls: another each time that the edition was set up anew.
// Amendments are among the events. It says the same as one Apply after the
// other, in far less time. A stored event that cannot be applied is a fault of
// the record (E_LOG) that names its line.
func Replay(events []Event, eds ...*award.Edition) (State, error) {
	s := begin()
	for i, e := range events {
		do, err := plan(s, eds[min(Lives(s), len(eds)-1)], e)
		if err != nil {
			return State{}, fault.New(fault.Log, "log.replay",
				"line", strconv.Itoa(i+1), "kind", string(e.Kind)).Because(err)
		}
		s.take(do)
	}
	return s, nil
}

// take takes a step. Whatever happens, a decision that was prepared before it
// does not say how things stand any more.
func (s *State) take(do step) {
	s.Prepared = nil
	do(s)
	s.LastSeq++
}

// begin is the State before anything happened, in which steps may be taken.
func begin() State {
	s := State{}.own(Event{})
	s.ownTravel("")
	s.ownRounds()
	s.Meeting = s.Meeting.own()
	return s
}

// own is a copy of s in which everything that the step of e may touch belongs to
// the copy alone.
func (s State) own(e Event) State {
	juror := e.Subject()
	s.Ballots, s.HandIns = copied(s.Ballots), copied(s.HandIns)
	s.Absences, s.Pending, s.undo = copied(s.Absences), copied(s.Pending), copied(s.undo)
	s.Verdicts, s.revisions = copied(s.Verdicts), copied(s.revisions)
	s.Overrides = slices.Clone(s.Overrides)
	if b, ok := s.Ballots[juror]; ok {
		s.Ballots[juror] = b.Clone()
	}
	if u, ok := s.undo[juror]; ok {
		s.undo[juror] = slices.Clip(u) // so that append makes its own
	}
	if e.Kind == DecisionReleased {
		s.Releases = slices.Clip(s.Releases) // so that append makes its own
	}
	if e.Kind.travels() {
		s.ownTravel(juror)
	}
	if e.Kind.meets() {
		s.ownRounds()
		s.Meeting = s.Meeting.own()
	}
	return s
}

// ownTravel is own for what only ballots that travel touch: most events are
// marks, and are spared it.
func (s *State) ownTravel(juror string) {
	s.Invited, s.Keys, s.Cosigned = copied(s.Invited), copied(s.Keys), copied(s.Cosigned)
	s.Collected, s.Held = copied(s.Collected), copied(s.Held)
	s.SaltSums, s.Aside, s.Sent = copied(s.SaltSums), copied(s.Aside), copied(s.Sent)
	if in, ok := s.Collected[juror]; ok {
		s.Collected[juror] = slices.Clone(in)
	}
	if in, ok := s.Held[juror]; ok {
		s.Held[juror] = slices.Clone(in)
	}
	s.Receipts, s.Kept = slices.Clone(s.Receipts), slices.Clone(s.Kept)
	s.SealedOwn, s.Amendments = slices.Clone(s.SealedOwn), slices.Clone(s.Amendments)
}

func copied[V any](m map[string]V) map[string]V {
	if m == nil {
		return map[string]V{}
	}
	return maps.Clone(m)
}

// ballot is the juror's ballot, which the step may change. What was sent stays
// as it came.
func (s *State) ballot(juror string) *ballot.Ballot {
	b, ok := s.Ballots[juror]
	switch {
	case !ok:
		b = ballot.New(juror)
	case b == s.Sent[juror]:
		b = b.Clone()
	default:
		return b
	}
	s.Ballots[juror] = b
	return b
}

// plan decides whether e can happen in s, and what it does.
func plan(s State, ed *award.Edition, e Event) (step, error) {
	if err := e.check(); err != nil {
		return nil, err
	}
	ed = Effective(s, ed)
	switch e.Kind {
	case Created:
		return planCreated(s, e)
	case EditionEdited:
		return planEdited(s, ed, e)
	case MarksSet:
		return planMarks(s, ed, e)
	case Recused, Declared:
		return planConflict(s, ed, e)
	case Undone:
		return planUndo(s, ed, e)
	case BallotHandedIn:
		return planHandIn(s, ed, e)
	case JurorAbsent:
		return planAbsent(s, ed, e)
	case GateOverridden:
		return planOverride(s, ed, e)
	case TallyRead:
		return planTally(s, ed, e)
	case Opened, Closing, MarksRevealed, MarksLocked, TallyRevealed:
		return planPhase(s, ed, e)
	case TieCast:
		return planCast(s, ed, e)
	case RecusalDecided:
		return planVerdict(s, ed, e)
	case DecisionDrafted:
		return planProposal(s, ed, e)
	case DecisionPrepared:
		return planPrepared(s, ed, e)
	case DecisionSigned:
		return planSigned(s, ed, e)
	case DecisionAnnounced:
		return planAnnounced(s, ed, e)
	case DecisionReleased:
		return planReleased(s, ed, e)
	case Reopened:
		return planReopened(s, ed, e)
	case EditionPurged:
		return planPurged(s, ed, e)
	case EditionAmended:
		return planAmended(s, ed, e)
	case ImportRefused:
		return planRefused(s, ed, e)
	case Cosigned:
		return planCosigned(s, ed, e)
	}
	return planTogether(s, ed, e)
}

// planTogether is plan for what the jury does once the marks are opened: rounds
// and the meeting.
func planTogether(s State, ed *award.Edition, e Event) (step, error) {
	switch e.Kind {
	case RoundOpened, RoundClosed:
		return planRound(s, ed, e)
	case MarkRevised:
		return planRevised(s, ed, e)
	case AgendaSet, ItemOpened, ItemClosed, NoteWritten:
		return planMeeting(s, ed, e)
	}
	return planTravel(s, ed, e)
}

// planTravel is plan for what happens to ballots that travel.
func planTravel(s State, ed *award.Edition, e Event) (step, error) {
	switch e.Kind {
	case JurorJoined:
		return planJoined(s, ed, e)
	case BallotSealed:
		return planSealed(s, ed, e)
	case ReceiptKept:
		return planKept(s, ed, e)
	case SealingMade:
		return planSealing(s, ed, e)
	case JurorsInvited:
		return planInvited(s, ed, e)
	case KeyConfirmed:
		return planKey(s, ed, e)
	case BallotCollected:
		return planCollected(s, ed, e)
	case BallotHeld:
		return planHeld(s, ed, e)
	case BallotChosen:
		return planChosen(s, ed, e)
	case BallotOpened:
		return planBallotOpened(s, ed, e)
	case BallotRevised:
		return planBallotRevised(s, ed, e)
	case ReceiptIssued:
		return planIssued(s, ed, e)
	case ReceiptSigned:
		return planReceiptSigned(s, ed, e)
	}
	return nil, fault.New(fault.Version, "event.kind", "kind", string(e.Kind))
}

// MaxGround bounds the grounds and reasons that an event carries, in characters.
const MaxGround = 40_000

// check refuses what no event may carry, in any state.
func (e *Event) check() error {
	words := []string{e.Who, e.Juror, e.Nominee, e.Metric, e.SHA256, e.Complete, e.Documents, e.Roll, e.Key, e.Salt, e.Ground, e.Reason, string(e.To)}
	for _, s := range slices.Concat(words, e.By, e.Nominees, e.Paths) {
		if err := text.Strict(s, MaxGround); err != nil {
			return err
		}
	}
	if err := e.checkTravel(); err != nil {
		return err
	}
	if err := e.checkMeeting(); err != nil {
		return err
	}
	for i := range e.Cells {
		if err := text.StrictLines(e.Cells[i].Comment, ballot.MaxComment); err != nil {
			return err
		}
	}
	if e.Draft == nil {
		return nil
	}
	return e.Draft.strict()
}
