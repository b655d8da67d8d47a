package deliberation

import (
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/fault"
)

// Act names something that a juror or the chair may do.
type Act string

// The acts there are.
const (
	ActEdit        Act = "edit"
	ActOpen        Act = "open"
	ActMark        Act = "mark"
	ActRecuse      Act = "recuse"
	ActDeclare     Act = "declare"
	ActUndo        Act = "undo"
	ActHandIn      Act = "hand_in"
	ActAbsent      Act = "absent"
	ActOverride    Act = "override"
	ActTally       Act = "tally"
	ActClose       Act = "close"
	ActRevealMarks Act = "reveal_marks"
	ActLock        Act = "lock"
	ActRevealTally Act = "reveal_tally"
	ActRevealBoth  Act = "reveal_both"
	ActRecusal     Act = "recusal"
	ActPropose     Act = "propose"
	ActDecide      Act = "decide"
	ActAnnounce    Act = "announce"
	ActExport      Act = "export"
	ActReopen      Act = "reopen"
)

// phases are the phases in the order of an edition's life.
var phases = []Phase{Draft, Open, Closed, Deliberating, Locked, Revealed, Decided}

// acts says in which phases each act is allowed, and whether it opens the
// public vote, which then must have been read.
var acts = []struct {
	act   Act
	in    []Phase
	opens bool
}{
	{act: ActEdit, in: []Phase{Draft}},
	{act: ActOpen, in: []Phase{Draft}},
	{act: ActMark, in: []Phase{Open}},
	{act: ActRecuse, in: []Phase{Open}},
	{act: ActDeclare, in: []Phase{Open}},
	{act: ActUndo, in: []Phase{Open}},
	{act: ActHandIn, in: []Phase{Open}},
	{act: ActAbsent, in: []Phase{Open}},
	{act: ActOverride, in: []Phase{Open, Closed, Deliberating}},
	{act: ActTally, in: []Phase{Open, Closed, Deliberating, Locked, Revealed}},
	{act: ActClose, in: []Phase{Open}},
	{act: ActRevealMarks, in: []Phase{Closed}},
	{act: ActLock, in: []Phase{Deliberating}},
	{act: ActRevealTally, in: []Phase{Locked}, opens: true},
	{act: ActRevealBoth, in: []Phase{Closed}, opens: true},
	{act: ActRecusal, in: []Phase{Open, Closed, Deliberating}},
	{act: ActPropose, in: []Phase{Revealed}},
	{act: ActDecide, in: []Phase{Revealed}},
	{act: ActAnnounce, in: []Phase{Decided}},
	{act: ActExport, in: []Phase{Decided}},
	{act: ActReopen, in: []Phase{Open, Closed, Deliberating, Locked, Revealed, Decided}},
}

// Acts lists every act, in the order in which they come up.
func Acts() []Act {
	list := make([]Act, len(acts))
	for i, a := range acts {
		list[i] = a.act
	}
	return list
}

// Allowed says whether act is allowed now: nil, or the reason why not
// (E_STATE). The fault's arguments needs and present name states; its sentence
// depends on whether the time for the act is still to come. Whether a given
// juror may is another matter, see [AllowedTo].
func Allowed(s State, ed *award.Edition, act Act) *fault.Error {
	for _, a := range acts {
		if a.act != act {
			continue
		}
		if !slices.Contains(a.in, s.Phase) {
			return notNow(s, act, a.in)
		}
		if a.opens && s.Tally == nil && ed.Rule.Public != nil {
			return fault.New(fault.State, "state.no_tally")
		}
		return nil
	}
	return fault.New(fault.State, "state.unknown_act", "act", string(act))
}

// AllowedTo is Allowed for what a juror does to the own ballot: mark, recuse,
// declare, undo, hand in. It also asks whether that juror may still do it.
func AllowedTo(s State, ed *award.Edition, act Act, juror string) *fault.Error {
	if f := Allowed(s, ed, act); f != nil {
		return f
	}
	j, f := voter(ed, juror)
	if f != nil {
		return f
	}
	if _, done := s.HandIns[juror]; done {
		return fault.New(fault.State, "ballot.handed_in", "juror", j.ID, "name", j.Name)
	}
	switch b := s.Ballots[juror]; {
	case act == ActUndo && !CanUndo(s, juror):
		return fault.New(fault.State, "undo.nothing", "juror", j.ID, "name", j.Name)
	case act == ActHandIn && (b == nil || !b.Started()):
		return fault.New(fault.State, "hand_in.nothing", "juror", j.ID, "name", j.Name)
	}
	return nil
}

// notNow is the fault of an act that needs one of the given phases.
func notNow(s State, act Act, in []Phase) *fault.Error {
	id := "state." + string(act) + ".late"
	if slices.Index(phases, s.Phase) < slices.Index(phases, in[0]) {
		id = "state." + string(act) + ".early"
	}
	needs := make([]string, len(in))
	for i, p := range in {
		needs[i] = string(p)
	}
	return fault.New(fault.State, id, "needs", strings.Join(needs, ","), "present", string(s.Phase))
}

// voter finds a juror whose marks count.
func voter(ed *award.Edition, id string) (*award.Juror, *fault.Error) {
	j, ok := ed.Juror(id)
	if !ok {
		return nil, fault.New(fault.Juror, "juror.unknown", "juror", id)
	}
	if !j.Votes {
		return nil, fault.New(fault.Juror, "juror.no_vote", "juror", id, "name", j.Name)
	}
	return j, nil
}
