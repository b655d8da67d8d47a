package robustness_test

import (
	"slices"
	"testing"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/ranking"
	"votering/internal/robustness"
)

// Another method takes its setting from the rule where it is there, though the
// rule's own method does not use it.
func TestAnotherMethodTakesTheRulesOwnSetting(t *testing.T) {
	e := worked(t, award.PublicRule{Method: award.MinMax, Weight: rat("1/4")}).Edition
	if got := robustness.WithJury(e, award.Trimmed).Rule.Jury.Trim; got != 1 {
		t.Errorf("a rule without a trim is tried with %d", got)
	}
	e.Rule.Jury.Trim = 2
	if got := robustness.WithJury(e, award.Trimmed).Rule.Jury.Trim; got != 2 {
		t.Errorf("a rule with the trim 2 is tried with %d", got)
	}
}

// Rounding the marks alone leaves J linear in the weights, and their borders are
// told.
func TestRoundedMarksLeaveTheWeightsTheirBorders(t *testing.T) {
	in := worked(t, award.PublicRule{Method: award.MinMax, Weight: rat("1/4")})
	margin, decimals := exact.Int(1), 1
	in.Edition.Rule.Jury = award.JuryRule{Method: award.Clamp, Margin: &margin, Output: award.OutputMean,
		Combine: award.WeightedMean, Uncovered: award.Renormalise, Rounding: &award.Rounding{Mark: &decimals, Mode: award.HalfUp}}
	if card := of(t, in); len(card.CriterionWeights) != 4 || card.CriterionWeights[0].Segments == nil {
		t.Errorf("%+v", card.CriterionWeights)
	}
}

// A longer shortlist may have as many at the top as a shorter one, and others.
func TestAnotherPairAtTheTopOfALongerShortlist(t *testing.T) {
	in := worked(t, award.PublicRule{Method: award.Shortlist, Top: 3})
	in.Edition.Rule.Ties = []string{award.TieVotes}
	votes := map[string]int64{"bodo": 50, "haugesund": 40, "kinn": 30, "ralingen": 20, "vennesla": 20}
	marks := map[string]int64{"bodo": 3, "haugesund": 3, "kinn": 1, "ralingen": 5, "vennesla": 5}
	in.Ballots = []*ballot.Ballot{ballot.New("kari")}
	for id, n := range votes {
		in.Votes[id] = exact.Int(n)
		for _, k := range in.Edition.Criteria {
			in.Ballots[0].Put(ballot.Cell{Nominee: id, Criterion: k.ID}, ballot.Entry{Set: true, Mark: exact.Int(marks[id])})
		}
	}
	for _, top := range of(t, in).ShortlistTop {
		v := robustness.Listing(prepare(t, in), top.Top)
		want, err := prepare(t, ranking.Input{Edition: v.Edition, Ballots: in.Ballots, Votes: in.Votes}).Compute(ranking.Variation{})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(top.Winners, want.Winners) {
			t.Errorf("top %d: %v, by the whole rule %v", top.Top, top.Winners, want.Winners)
		}
	}
}

// Marks that only clamp rounds are rounded by no other method, and what is rounded
// besides stays; so the plain mean beside the Chopin Competition's rule can be told.
func TestOnlyClampRoundsMarks(t *testing.T) {
	e := worked(t, award.PublicRule{Method: award.MinMax, Weight: rat("1/4")}).Edition
	mark, criterion := 2, 1
	e.Rule.Jury.Method = award.Clamp
	e.Rule.Jury.Rounding = &award.Rounding{Mark: &mark, Criterion: &criterion, Mode: award.HalfUp}
	mean := robustness.WithJury(e, award.Mean).Rule.Jury.Rounding
	if mean == nil || mean.Mark != nil || mean.Criterion != &criterion || mean.Mode != award.HalfUp {
		t.Errorf("mean rounds %+v", mean)
	}
	if e.Rule.Jury.Rounding.Mark != &mark {
		t.Error("the rule itself was changed")
	}
	e.Rule.Jury.Rounding = &award.Rounding{Mark: &mark, Mode: award.HalfUp}
	if got := robustness.WithJury(e, award.Borda).Rule.Jury.Rounding; got != nil {
		t.Errorf("borda rounds %+v", got)
	}
}
