package deliberation

import (
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/ranking"
)

// planCast takes the chair's order of a group that is tied when the ladder comes
// to the step chair, and of no other: the ranking says which those are.
func planCast(s State, ed *award.Edition, e Event) (step, error) {
	if f := Allowed(s, ed, ActCast); f != nil {
		return nil, f
	}
	for _, id := range e.Nominees {
		if _, ok := ed.Nominee(id); !ok {
			return nil, fault.New(fault.Usage, "nominee.unknown", "nominee", id)
		}
	}
	if e.Reason == "" {
		return nil, fault.New(fault.Usage, "reason.missing")
	}
	rk, err := ranking.Compute(RankingInput(s, ed))
	if err != nil {
		return nil, err
	}
	if f := MayCast(s, ed, rk.ToCast); f != nil {
		return nil, f
	}
	if !slices.ContainsFunc(rk.ToCast, func(group []string) bool { return sameSet(group, e.Nominees) }) {
		return nil, fault.New(fault.State, "cast.other", "asked", groupNames(ed, rk.ToCast), "present", string(s.Phase))
	}
	return func(next *State) { next.cast(e) }, nil
}

// cast keeps the chair's casting decision.
func (s *State) cast(e Event) {
	s.Casts = append(slices.Clip(s.Casts), Cast{At: e.At, Who: e.Who, Nominees: slices.Clone(e.Nominees), Reason: e.Reason})
}

// dropCasts ends the chair's casting decisions with the ranking that they belong
// to. That there were such stays known.
func (s *State) dropCasts() {
	s.Fallen, s.Casts = slices.Concat(s.Fallen, s.Casts), nil
}

// MayCast says whether the chair is asked for a casting decision now (E_STATE);
// toCast are the groups that the ranking leaves to the chair.
func MayCast(s State, ed *award.Edition, toCast [][]string) *fault.Error {
	if f := Allowed(s, ed, ActCast); f != nil {
		return f
	}
	present := string(s.Phase)
	switch {
	case len(toCast) > 0:
		return nil
	case !slices.Contains(ed.Rule.Ties, award.TieChair):
		return fault.New(fault.State, "cast.no_step", "present", present)
	case len(s.Casts) > 0:
		return fault.New(fault.State, "cast.done", "present", present)
	}
	return fault.New(fault.State, "cast.no_tie", "present", present)
}

// sameSet reports whether a and b hold the same ids, each once.
func sameSet(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// groupNames are the nominees of several groups, by name.
func groupNames(ed *award.Edition, groups [][]string) string {
	names := make([]string, len(groups))
	for i, g := range groups {
		names[i] = nomineeNames(ed, g)
	}
	return strings.Join(names, "; ")
}

// castBlockers are the groups that wait for the chair's casting decision.
func castBlockers(ed *award.Edition, toCast [][]string) []Blocker {
	var bs []Blocker
	for _, group := range toCast {
		bs = append(bs, Blocker{"cast", fault.Pairs(
			"nominees", strings.Join(group, ","), "ids", strings.Join(group, " "), "names", nomineeNames(ed, group))})
	}
	return bs
}

// refusesCast says why the chair could not have cast a tie so, as far as the
// record tells: the rule asks for it, of several nominees, and of none twice
// while one ranking stands.
func (t *Trace) refusesCast(e Event) *fault.Error {
	present := string(t.s.Phase)
	if !slices.Contains(t.ed.Rule.Ties, award.TieChair) {
		return fault.New(fault.State, "cast.no_step", "present", present)
	}
	seen := map[string]bool{}
	for _, c := range t.s.Casts {
		for _, id := range c.Nominees {
			seen[id] = true
		}
	}
	for _, id := range e.Nominees {
		if _, ok := t.ed.Nominee(id); !ok && t.ahead == 0 || seen[id] {
			return fault.New(fault.State, "cast.done", "present", present)
		}
		seen[id] = true
	}
	if len(e.Nominees) < 2 {
		return fault.New(fault.State, "cast.no_tie", "present", present)
	}
	return nil
}
