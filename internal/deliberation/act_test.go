package deliberation_test

import (
	"slices"
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/publicvote"
)

// allowed is the plan: what each state allows besides looking.
var allowed = map[deliberation.Phase]string{
	deliberation.Draft: "edit open",
	deliberation.Open: "mark recuse declare undo hand_in absent override " +
		"tally close recusal reopen",
	deliberation.Closed:       "tally override reveal_marks reveal_both recusal reopen",
	deliberation.Deliberating: "tally override lock recusal reopen",
	deliberation.Locked:       "tally reveal_tally reopen",
	deliberation.Revealed:     "tally propose decide reopen",
	deliberation.Decided:      "announce export reopen",
}

func TestAllowedAsPlanned(t *testing.T) {
	ed := &award.Edition{Rule: award.Rule{Public: &award.PublicRule{}}}
	for phase, list := range allowed {
		s := deliberation.State{Phase: phase, Tally: &publicvote.Tally{}}
		for _, act := range deliberation.Acts() {
			f := deliberation.Allowed(s, ed, act)
			if want := slices.Contains(strings.Fields(list), string(act)); (f == nil) != want {
				t.Errorf("%s in %s: allowed %v, want %v", act, phase, f == nil, want)
			}
			if f != nil {
				checkRefusal(t, f, phase, act)
			}
		}
	}
}

// checkRefusal wants the state that the act needs, the present one, and a
// sentence in every language.
func checkRefusal(t *testing.T, f *fault.Error, phase deliberation.Phase, act deliberation.Act) {
	t.Helper()
	if f.Class != fault.State || f.Args["present"] != string(phase) {
		t.Errorf("%s in %s: %v", act, phase, f)
	}
	for needed, list := range allowed {
		if slices.Contains(strings.Fields(list), string(act)) != slices.Contains(strings.Split(f.Args["needs"], ","), string(needed)) {
			t.Errorf("%s: needs %q is not the plan's", act, f.Args["needs"])
		}
	}
	for _, l := range locale.Languages() {
		c := locale.For(l)
		message, try := c.Fault(f)
		if !c.Has("fault."+f.ID) || strings.ContainsAny(message+try, "{⟦") {
			t.Errorf("%s: no full sentence %s: %q, try %q", l, f.ID, message, try)
		}
	}
}

func TestPublicVoteMustHaveBeenRead(t *testing.T) {
	counted := &award.Edition{Rule: award.Rule{Public: &award.PublicRule{}}}
	alone := &award.Edition{}
	for phase, act := range map[deliberation.Phase]deliberation.Act{
		deliberation.Locked: deliberation.ActRevealTally,
		deliberation.Closed: deliberation.ActRevealBoth,
	} {
		s := deliberation.State{Phase: phase}
		if f := deliberation.Allowed(s, counted, act); f == nil || f.Class != fault.State || f.ID != "state.no_tally" {
			t.Errorf("%s: got %v", act, f)
		}
		if f := deliberation.Allowed(s, alone, act); f != nil {
			t.Errorf("%s without a public part: %v", act, f)
		}
		s.Tally = &publicvote.Tally{} // totals of 0 are a tally
		if f := deliberation.Allowed(s, counted, act); f != nil {
			t.Errorf("%s with a tally: %v", act, f)
		}
	}
}

func TestUnknownAct(t *testing.T) {
	if f := deliberation.Allowed(deliberation.State{Phase: deliberation.Open}, &award.Edition{}, "sing"); f == nil {
		t.Error("an act that does not exist is allowed")
	}
}
