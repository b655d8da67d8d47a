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
	ActCast        Act = "cast" // the chair's casting decision, where the rule's ladder asks for it
	ActPropose     Act = "propose"
	ActDecide      Act = "decide"
	ActAnnounce    Act = "announce"
	ActExport      Act = "export"
	ActReopen      Act = "reopen"
	ActPurge       Act = "purge"
	ActRound       Act = "round"  // opening a round, and closing it
	ActRevise      Act = "revise" // in an open round
	ActMeet        Act = "meet"   // the meeting's agenda, its items in hand, and notes

	ActInvite  Act = "invite"
	ActCollect Act = "collect" // after closing with a reason; in deliberation revised ballots, while a round is open
	ActAmend   Act = "amend"
	ActCosign  Act = "cosign" // in the chair's file: taking a co-signature in
	ActRecord  Act = "record" // what only goes on record, such as a file that was refused
	ActJoin    Act = "join"
	ActSeal    Act = "seal"
	ActKeep    Act = "keep"
)

// phases are the phases in the order of an edition's life.
var phases = []Phase{Draft, Open, Closed, Deliberating, Locked, Revealed, Decided}

// acts says in which phases of the chair's file each act is allowed, whether a
// juror's own file, which stays open, allows it, and whether it opens the public
// vote, which then must have been read.
var acts = []struct {
	act   Act
	in    []Phase // none: only in a juror's file
	own   bool
	opens bool
}{
	{act: ActEdit, in: []Phase{Draft}},
	{act: ActOpen, in: []Phase{Draft}},
	{act: ActJoin, in: []Phase{Open}},
	{act: ActMark, in: []Phase{Open}, own: true},
	{act: ActRecuse, in: []Phase{Open}, own: true},
	{act: ActDeclare, in: []Phase{Open}, own: true},
	{act: ActUndo, in: []Phase{Open}, own: true},
	{act: ActSeal, own: true},
	{act: ActKeep, own: true},
	{act: ActInvite, in: []Phase{Open}},
	{act: ActHandIn, in: []Phase{Open}},
	{act: ActCollect, in: []Phase{Open, Closed, Deliberating}},
	{act: ActAbsent, in: []Phase{Open}},
	{act: ActOverride, in: []Phase{Open, Closed, Deliberating}},
	{act: ActAmend, in: []Phase{Open, Closed, Deliberating}, own: true},
	{act: ActTally, in: []Phase{Open, Closed, Deliberating, Locked, Revealed}},
	{act: ActClose, in: []Phase{Open}},
	{act: ActRevealMarks, in: []Phase{Closed}},
	{act: ActMeet, in: []Phase{Deliberating, Locked, Revealed}},
	{act: ActRound, in: []Phase{Deliberating}},
	{act: ActRevise, in: []Phase{Deliberating}},
	{act: ActLock, in: []Phase{Deliberating}},
	{act: ActRevealTally, in: []Phase{Locked}, opens: true},
	{act: ActRevealBoth, in: []Phase{Closed}, opens: true},
	{act: ActRecusal, in: []Phase{Open, Closed, Deliberating}},
	{act: ActCast, in: []Phase{Revealed}},
	{act: ActPropose, in: []Phase{Revealed}},
	{act: ActDecide, in: []Phase{Revealed}},
	{act: ActAnnounce, in: []Phase{Decided}},
	{act: ActCosign, in: []Phase{Decided}, own: true},
	{act: ActExport, in: []Phase{Decided}},
	{act: ActPurge, in: []Phase{Decided}},
	{act: ActReopen, in: []Phase{Open, Closed, Deliberating, Locked, Revealed, Decided}},
	{act: ActRecord, in: phases, own: true},
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
// depends on whether the time for the act is still to come, or whether it
// belongs to another file. Whether a given juror may is another matter, see
// [AllowedTo].
func Allowed(s State, ed *award.Edition, act Act) *fault.Error {
	for _, a := range acts {
		if a.act != act {
			continue
		}
		switch {
		case s.Owner != "" && a.own:
			return nil
		case s.Owner != "":
			return notOwn(s, ed)
		case s.Purged != nil && !afterPurge(s, act):
			return fault.New(fault.State, "state.purged", "present", string(s.Phase))
		case len(a.in) == 0:
			return fault.New(fault.State, "state.chair_file", "present", string(s.Phase))
		case !slices.Contains(a.in, s.Phase):
			return notNow(s, act, a.in)
		case a.opens && s.Tally == nil && ed.Rule.Public != nil:
			return fault.New(fault.State, "state.no_tally")
		}
		return checkRound(s, act, a.in)
	}
	return fault.New(fault.State, "state.unknown_act", "act", string(act))
}

// AllowedTo is Allowed for what a juror does to the own ballot: mark, recuse,
// declare, undo, hand in, seal. It also asks whether that juror may still do
// it. In the juror's own file a sealed ballot can be taken up again.
func AllowedTo(s State, ed *award.Edition, act Act, juror string) *fault.Error {
	if f := Allowed(s, ed, act); f != nil {
		return f
	}
	j, f := voter(ed, juror)
	if f != nil {
		return f
	}
	_, done := s.HandIns[juror]
	switch {
	case s.Owner != "" && s.Owner != juror:
		return notOwn(s, ed)
	case done && s.Owner == "":
		return fault.New(fault.State, "ballot.handed_in", "juror", j.ID, "name", j.Name)
	}
	switch b := s.Ballots[juror]; {
	case act == ActUndo && !CanUndo(s, juror):
		return fault.New(fault.State, "undo.nothing", "juror", j.ID, "name", j.Name)
	case act == ActHandIn && slices.ContainsFunc(s.Collected[juror], HandIn.signed):
		return fault.New(fault.State, "hand_in.signed", "juror", j.ID, "name", j.Name)
	case act == ActSeal && (b == nil || !b.Started()): // in the juror's own file
		return fault.New(fault.State, "seal.nothing")
	case act == ActHandIn && (b == nil || !b.Started()):
		return fault.New(fault.State, "hand_in.nothing", "juror", j.ID, "name", j.Name)
	}
	return nil
}

// notOwn is the fault of an act that belongs to the chair's file, or to
// somebody else's.
func notOwn(s State, ed *award.Edition) *fault.Error {
	name := s.Owner
	if j, ok := ed.Juror(s.Owner); ok {
		name = j.Name
	}
	return fault.New(fault.State, "state.juror_file", "juror", s.Owner, "name", name, "present", string(s.Phase))
}

// notNow is the fault of an act that needs one of the given phases.
func notNow(s State, act Act, in []Phase) *fault.Error {
	id := "state." + string(act) + ".late"
	if slices.Index(phases, s.Phase) < slices.Index(phases, in[0]) {
		id = "state." + string(act) + ".early"
	}
	return fault.New(fault.State, id, phasePairs(s, in)...)
}

// phasePairs are the arguments of a fault that names the phases that an act
// needs, and the present one.
func phasePairs(s State, in []Phase) []string {
	needs := make([]string, len(in))
	for i, p := range in {
		needs[i] = string(p)
	}
	return []string{"needs", strings.Join(needs, ","), "present", string(s.Phase)}
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
