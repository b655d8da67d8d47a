package ranking_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/ranking"
)

// Who is withdrawn is out before anything is computed, gate or not, and its
// votes are not in the public shares: the others stand as if it had never been
// nominated.
func TestWithdrawnIsNotRanked(t *testing.T) {
	const three = `
		     | a | b | c
		kari | 8 | 9 | 7
		ola  | 8 | 9 | 6`
	public := func(e *award.Edition) {
		gate(e, "c", "", false)
		e.Rule.Public = &award.PublicRule{Method: award.Share, Weight: rat("0.5")}
	}
	in := judged(t, three, func(e *award.Edition) {
		public(e)
		e.Nominees[1].Withdrawn, e.Nominees[2].Withdrawn = true, true
	})
	in.Votes = votes(in, 1, 99, 2)
	r := compute(t, in)
	equal(t, r.Unranked, []ranking.Unranked{{Nominee: "b", Reason: "withdrawn"}, {Nominee: "c", Reason: "withdrawn"}})
	equal(t, len(r.Excluded), 0)
	equal(t, r.Winners, []string{"a"})
	equal(t, ranking.Admitted(in.Edition, nil), []string{"a"})

	alone := judged(t, "\n| a\nkari | 8\nola | 8", public)
	alone.Votes = votes(alone, 1)
	equal(t, rowOf(t, r, "a"), rowOf(t, compute(t, alone), "a"))
}

func TestWhatWasAmendedIsFlagged(t *testing.T) {
	in := judged(t, twoNominees, func(e *award.Edition) { e.Nominees[1].Amended = true })
	r := compute(t, in)
	equal(t, rowOf(t, r, "a").Flags, []string(nil))
	equal(t, rowOf(t, r, "b").Flags, []string{ranking.FlagAmended})
}

// Whatever the rule, who is withdrawn never ranks, and the others rank as in an
// edition that never had it.
func TestLawWithdrawnIsAsNeverNominated(t *testing.T) {
	law(t, func(t *rapid.T, in ranking.Input, _ *ranking.Ranking) {
		i := rapid.IntRange(0, len(in.Edition.Nominees)-1).Draw(t, "withdrawn")
		without, withdrawn := *in.Edition, *in.Edition
		without.Nominees = slices.Delete(slices.Clone(in.Edition.Nominees), i, i+1)
		withdrawn.Nominees = slices.Clone(in.Edition.Nominees)
		withdrawn.Nominees[i].Withdrawn = true
		id := withdrawn.Nominees[i].ID

		less := in
		less.Edition, in.Edition = &without, &withdrawn
		want, err := ranking.Compute(less)
		got, gotErr := ranking.Compute(in)
		if (err == nil) != (gotErr == nil) {
			t.Fatalf("without: %v; withdrawn: %v", err, gotErr)
		}
		if err != nil {
			return
		}
		same(t, want, got)
		if !slices.Contains(got.Unranked, ranking.Unranked{Nominee: id, Reason: "withdrawn"}) {
			t.Fatalf("%s is withdrawn, and not said to be: %v", id, got.Unranked)
		}
	})
}
