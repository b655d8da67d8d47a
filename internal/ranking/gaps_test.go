package ranking_test

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/ranking"
)

// Marks are missing that the rule needs where, and only where, Compute refuses for
// that.
func TestLawGaps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := draw(t)
		if rapid.Bool().Draw(t, "additive") {
			in.Edition.Rule.Jury.Method = award.Additive
		}
		_, err := ranking.Compute(in)
		if errors.Is(err, fault.New(fault.Rule, "rank.no_figure")) {
			t.Skip("what is missing is a figure; whether marks are is not said")
		}
		want := slices.ContainsFunc([]string{"rank.apart", "rank.uncovered", "rank.weightless"}, func(id string) bool {
			return errors.Is(err, fault.New(fault.Rule, id))
		})
		if got := ranking.Gaps(in); got != want {
			t.Fatalf("gaps: %v, and Compute says %v", got, err)
		}
	})
}

// Where no public vote can be added to the jury's part, and only there, Compute
// says so when there is one.
func TestLawMergeable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := draw(t)
		if in.Edition.Rule.Public != nil && rapid.Bool().Draw(t, "shares") {
			in.Edition.Rule.Public.Method = award.Share
			in = aboveZero(in)
		}
		in.JuryAlone = true
		jury, err := ranking.Compute(in)
		if err != nil {
			return
		}
		in.JuryAlone = false
		_, err = ranking.Compute(in)
		if f := ranking.Mergeable(in.Edition, jury); (f != nil) != (err != nil) {
			t.Fatalf("%v, and Compute says %v", f, err)
		}
	})
}
