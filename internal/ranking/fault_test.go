package ranking_test

import (
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/ranking"
)

// Rules that these marks cannot be ranked by, and ballots that cannot count.
func TestComputeRefuses(t *testing.T) {
	twice := judged(t, " | a\nkari | 5\nkari | 6", nil)
	stranger := judged(t, " | a\nkari | 5", func(e *award.Edition) { e.Jurors = []award.Juror{{ID: "anne", Votes: true}} })
	uncovered := judged(t, " | a | b\nkari | 5 5 | 4 -", func(e *award.Edition) { e.Rule.Jury.Uncovered = award.Refuse })
	weightless := judged(t, " | a | b\nkari | 5 5 | 4 -", func(e *award.Edition) { e.Criteria[0].Weight = exact.Rat{} })
	negative := judged(t, " | a | b\nkari | -5 | 4", func(e *award.Edition) {
		e.Rule.Jury.Combine = award.WeightedSum
		public(award.Share, "1/4")(e)
	})
	for want, in := range map[string]ranking.Input{
		`rank.twice juror="kari" (E_JUROR)`:                 twice,
		`juror.unknown juror="kari" (E_JUROR)`:              stranger,
		`rank.uncovered criterion="y" nominee="B" (E_RULE)`: uncovered,
		`rank.weightless nominee="B" (E_RULE)`:              weightless,
		`rank.negative jury="-5" nominee="A" (E_RULE)`:      negative,
	} {
		r, err := ranking.Compute(in)
		if err == nil || err.Error() != want {
			t.Fatalf("want %s, got %v, %v", want, r, err)
		}
		spoken(t, err)
	}
}

func TestWithPublicWeightRefuses(t *testing.T) {
	const table = " | a\nkari | 5"
	for _, c := range []struct {
		rule         func(*award.Edition)
		weight, want string
	}{
		{nil, "1/2", `rank.no_weight (E_USAGE)`},
		{shortlist(1), "1/2", `rank.no_weight (E_USAGE)`},
		{public(award.Share, "1/4"), "3/2", `rank.weight weight="1.5" (E_USAGE)`},
		{public(award.Share, "1/4"), "-0.1", `rank.weight weight="-0.1" (E_USAGE)`},
	} {
		_, err := ranking.WithPublicWeight(judged(t, table, c.rule).Edition, rat(c.weight))
		if err == nil || err.Error() != c.want {
			t.Fatalf("want %s, got %v", c.want, err)
		}
		spoken(t, err)
	}
}

// spoken fails unless err has a sentence of its own, with every place filled,
// in every language.
func spoken(t *testing.T, err error) {
	t.Helper()
	for _, l := range locale.Languages() {
		c := locale.For(l)
		message, try := c.Fault(err)
		if id := "fault." + fault.Of(err).ID; !c.Has(id) || !c.Has(id+".try") || strings.Contains(message+try, "{") {
			t.Errorf("%s in %s: %s; %s", id, l, message, try)
		}
	}
}
