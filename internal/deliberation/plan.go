package deliberation

import (
	"slices"
	"strconv"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/fault"
	"votering/internal/ranking"
)

func planCreated(s State, e Event) (step, error) {
	if s.Phase != "" {
		return nil, fault.New(fault.State, "state.created", "present", string(s.Phase))
	}
	return func(next *State) { next.Phase = Draft }, nil
}

func planHandIn(s State, ed *award.Edition, e Event) (step, error) {
	juror := e.Subject()
	if f := AllowedTo(s, ed, ActHandIn, juror); f != nil {
		return nil, f
	}
	empty := s.Ballots[juror].Missing(ed)
	return func(next *State) {
		b := next.ballot(juror)
		for _, c := range empty {
			b.Put(c, ballot.Entry{Abstained: true, Comment: b.Cells[c].Comment})
		}
		next.revisions[juror]++
		next.HandIns[juror] = HandIn{Revision: next.revisions[juror], At: e.At, Abstained: len(empty)}
		delete(next.Absences, juror)
		delete(next.Pending, juror)
		delete(next.undo, juror)
	}, nil
}

func planAbsent(s State, ed *award.Edition, e Event) (step, error) {
	if f := Allowed(s, ed, ActAbsent); f != nil {
		return nil, f
	}
	j, f := voter(ed, e.Juror)
	if f != nil {
		return nil, f
	}
	if _, done := s.HandIns[j.ID]; done {
		return nil, fault.New(fault.State, "absent.handed_in", "juror", j.ID, "name", j.Name)
	}
	if e.Reason == "" {
		return nil, fault.New(fault.Usage, "reason.missing")
	}
	return func(next *State) { next.Absences[e.Juror] = Absence{Reason: e.Reason, At: e.At} }, nil
}

func planOverride(s State, ed *award.Edition, e Event) (step, error) {
	if f := Allowed(s, ed, ActOverride); f != nil {
		return nil, f
	}
	if _, ok := ed.Nominee(e.Nominee); !ok {
		return nil, fault.New(fault.Usage, "nominee.unknown", "nominee", e.Nominee)
	}
	if !slices.ContainsFunc(ed.Gates, func(g award.Gate) bool { return g.Metric == e.Metric }) {
		return nil, fault.New(fault.Usage, "override.no_gate", "metric", e.Metric)
	}
	if e.Reason == "" {
		return nil, fault.New(fault.Usage, "reason.missing")
	}
	return func(next *State) {
		next.Overrides = slices.DeleteFunc(next.Overrides, func(o ranking.Override) bool {
			return o.Metric == e.Metric && o.Nominee == e.Nominee
		})
		next.Overrides = append(next.Overrides, ranking.Override{Metric: e.Metric, Nominee: e.Nominee, Reason: e.Reason})
	}, nil
}

func planTally(s State, ed *award.Edition, e Event) (step, error) {
	if f := Allowed(s, ed, ActTally); f != nil {
		return nil, f
	}
	if e.Tally == nil {
		return nil, fault.New(fault.Usage, "tally.none")
	}
	for id := range e.Tally.Valid {
		if _, ok := ed.Nominee(id); !ok {
			return nil, fault.New(fault.Usage, "nominee.unknown", "nominee", id)
		}
	}
	if f := e.Tally.AddsUp(ed); f != nil {
		return nil, f
	}
	seen := TallyOpen(s) || TallySeen(s)
	if seen && e.Reason == "" {
		return nil, fault.New(fault.State, "state.tally_reason")
	}
	return func(next *State) {
		if seen && next.Tally != nil {
			next.Replaced = append(slices.Clip(next.Replaced), Replacement{At: e.At, Who: e.Who, Reason: e.Reason, Before: next.Tally})
		}
		if next.Phase == Revealed && ed.Rule.Public != nil {
			next.unchoose()
			next.dropCasts()
		}
		next.Reads = append(slices.Clip(next.Reads), ReadingOf(e.Tally, e.At))
		next.Tally, next.Times.Read = e.Tally, e.At
	}, nil
}

// phaseActs are the acts that take the edition a phase on.
var phaseActs = map[Kind]Act{
	Opened: ActOpen, Closing: ActClose, MarksRevealed: ActRevealMarks,
	MarksLocked: ActLock, TallyRevealed: ActRevealTally,
}

func planPhase(s State, ed *award.Edition, e Event) (step, error) {
	act := phaseActs[e.Kind]
	if e.Kind == TallyRevealed && e.Together {
		act = ActRevealBoth
	}
	if f := Allowed(s, ed, act); f != nil {
		return nil, f
	}
	if n := len(Sealed(s)); n > 0 && (act == ActRevealMarks || act == ActRevealBoth) {
		return nil, fault.New(fault.State, "ballots.sealed", "n", strconv.Itoa(n), "present", string(s.Phase))
	}
	if f := s.checkChairKey(e.Key); f != nil {
		return nil, f
	}
	if e.Kind == Closing && e.Reason == "" {
		return nil, fault.New(fault.Usage, "reason.missing")
	}
	return func(next *State) { next.advance(act, ed, e) }, nil
}

// advance takes the edition a phase on. Without a public part the ranking
// stands once the marks are fixed, and the public vote is opened at no time.
func (s *State) advance(act Act, ed *award.Edition, e Event) {
	t := &s.Times
	switch act {
	case ActOpen:
		s.Phase, t.Opened, s.frozen = Open, e.At, e.SHA256
		s.found(ed, e)
	case ActClose:
		s.Phase, t.Closed = Closed, e.At
		s.leaveOut(ed, e)
	case ActRevealMarks:
		s.Phase, t.Marks = Deliberating, e.At
	case ActLock:
		s.Phase, t.Locked = Locked, e.At
		if ed.Rule.Public == nil {
			s.Phase = Revealed
		}
	case ActRevealBoth:
		s.Together = true
		s.Phase, t.Marks, t.Locked = Revealed, e.At, e.At
		if ed.Rule.Public != nil {
			t.Tally = e.At
		}
	case ActRevealTally:
		s.Phase, t.Tally = Revealed, e.At
	}
}

// leaveOut makes everybody absent who has not handed in. Drafts stay, and
// count for nothing.
func (s *State) leaveOut(ed *award.Edition, e Event) {
	for _, j := range ed.Voters() {
		_, done := s.HandIns[j.ID]
		_, absent := s.Absences[j.ID]
		if !done && !absent {
			s.Absences[j.ID] = Absence{Reason: e.Reason, At: e.At, ByClosing: true}
		}
	}
	clear(s.undo)
}
