package deliberation

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// rankable is the test edition as a ranking takes it: nothing measured, and
// Lom stopped by the gate.
func rankable() *award.Edition {
	ed := testEdition()
	ed.Criteria = ed.Criteria[:2]
	ed.Rule.Jury = award.JuryRule{Method: award.Mean, Combine: award.WeightedMean, Uncovered: award.Renormalise}
	ed.Rule.Public = nil
	ed.Rule.Recusal = award.ScopeEdition
	bound := exact.Int(50)
	ed.Gates[0].AtLeast = &bound
	ed.Nominees[2].Values = []award.Value{{Metric: "direct", Period: "2021", Number: exact.Int(47)}}
	return ed
}

// A recusal from a nominee that a gate keeps out takes nobody out of the
// ranking, until the nominee is let in.
func TestARecusalFromWhoIsKeptOut(t *testing.T) {
	ed := rankable()
	lines := []string{
		"created", "open", "mark kari bodo results 4", "mark kari kinn results 4", "recuse kari lom ground",
		"mark ola bodo results 4", "mark ola kinn results 4", "hand-in kari", "hand-in ola", "absent siri ill",
	}
	if got := BelowQuorum(play(t, ed, lines...), ed, nil); len(got) > 0 {
		t.Errorf("below quorum: %v", got)
	}
	want := []string{"bodo", "kinn", "lom"}
	if d := cmp.Diff(want, BelowQuorum(play(t, ed, append(lines, "override direct lom why")...), ed, nil)); d != "" {
		t.Error(d)
	}
}

// What is warned of before closing is what the ranking then does.
func TestBelowQuorumIsWhatTheRankingLeavesOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ed := rankable()
		ed.Rule.Quorum = rapid.IntRange(1, 4).Draw(t, "quorum")
		ed.Rule.Recusal = rapid.SampledFrom([]award.Scope{award.ScopeNominee, award.ScopeEdition}).Draw(t, "recusal")
		s, err := Replay(script("created", "open"), ed)
		if err != nil {
			t.Fatal(err)
		}
		for range rapid.IntRange(0, 60).Draw(t, "events") {
			s, _ = Apply(s, drawEvent(t), ed) // one that is refused changes nothing
		}
		if s.Phase != Open {
			return
		}
		var out []string
		for _, j := range ed.Voters() {
			if state := StateOf(s, ed, j.ID); state == NotStarted || state == Drafting {
				out = append(out, j.ID)
			}
		}
		warned := BelowQuorum(s, ed, out)
		closed, err := Apply(s, line("close"), ed)
		if err != nil {
			t.Fatal(err)
		}
		rk, err := ranking.Compute(ranking.Input{Edition: ed, Ballots: Counted(closed, ed), Overrides: closed.Overrides, JuryAlone: true})
		if err != nil {
			t.Fatal(err)
		}
		var left []string
		for _, u := range rk.Unranked {
			left = append(left, u.Nominee)
		}
		if d := cmp.Diff(left, warned, cmpopts.EquateEmpty()); d != "" {
			t.Fatalf("(-ranking +warning) %s", d)
		}
	})
}
