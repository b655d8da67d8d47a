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
	deliberation.Draft: "edit open record",
	deliberation.Open: "join mark recuse declare undo invite hand_in collect absent override " +
		"amend tally close recusal reopen record",
	deliberation.Closed:       "collect tally override amend reveal_marks reveal_both recusal reopen record",
	deliberation.Deliberating: "tally override amend lock recusal meet round revise collect reopen record",
	deliberation.Locked:       "tally reveal_tally meet reopen record",
	deliberation.Revealed:     "tally cast propose decide meet reopen record",
	deliberation.Decided:      "announce cosign export purge reopen record",
}

// In deliberation some of that depends on whether a round is open.
const (
	inRound      = "revise collect"
	betweenRound = "lock"
)

// allowedOwn is what a juror's file allows, always.
const allowedOwn = "mark recuse declare undo seal keep amend cosign record"

func TestAllowedInAJurorsFile(t *testing.T) {
	ed := &award.Edition{Jurors: []award.Juror{{ID: "kari", Name: "Kari", Votes: true}}}
	s := deliberation.State{Phase: deliberation.Open, Owner: "kari"}
	for _, act := range deliberation.Acts() {
		f := deliberation.Allowed(s, ed, act)
		if want := slices.Contains(strings.Fields(allowedOwn), string(act)); (f == nil) != want {
			t.Errorf("%s: allowed %v, want %v", act, f == nil, want)
		}
		if f != nil && (f.ID != "state.juror_file" || f.Args["name"] != "Kari") {
			t.Errorf("%s: %v", act, f)
		}
		checkSentence(t, f)
	}
}

func TestAllowedAsPlanned(t *testing.T) {
	ed := &award.Edition{Rule: award.Rule{Public: &award.PublicRule{}}}
	for phase, list := range allowed {
		s := deliberation.State{Phase: phase, Tally: &publicvote.Tally{}}
		for _, act := range deliberation.Acts() {
			for _, open := range []bool{false, true} {
				s.Rounds = nil
				if open {
					s.Rounds = []deliberation.Round{{N: deliberation.FirstRound}}
				}
				f := deliberation.Allowed(s, ed, act)
				want := slices.Contains(strings.Fields(list), string(act))
				if except := map[bool]string{true: betweenRound, false: inRound}[open]; phase == deliberation.Deliberating {
					want = want && !slices.Contains(strings.Fields(except), string(act))
				}
				if (f == nil) != want {
					t.Errorf("%s in %s, round open %v: allowed %v, want %v", act, phase, open, f == nil, want)
				}
				if f != nil {
					checkRefusal(t, f, phase, act)
				}
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
	checkSentence(t, f)
}

// checkSentence wants what a fault says in every language.
func checkSentence(t *testing.T, f *fault.Error) {
	t.Helper()
	if f == nil {
		return
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
