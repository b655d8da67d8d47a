package robustness_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/ranking"
	"votering/internal/robustness"
)

// contest makes an edition of one criterion: each nominee with the jury's points
// and the public's, under shares of both.
func contest(weight string, points ...[2]int64) ranking.Input {
	e := &award.Edition{ID: "contest", Criteria: []award.Criterion{{
		ID: "points", Weight: exact.Int(1), Better: award.Higher, Scale: award.Scale{Max: exact.Int(500), Step: exact.Int(1)},
	}}}
	e.Rule = award.Rule{
		Jury:   award.JuryRule{Method: award.Mean, Combine: award.WeightedMean, Output: award.OutputMean, Uncovered: award.Renormalise},
		Public: &award.PublicRule{Method: award.Share, Weight: rat(weight)},
		Ties:   []string{}, Places: award.Competition, Quorum: 1, Recusal: award.ScopeNominee,
	}
	in := ranking.Input{Edition: e, Votes: map[string]exact.Rat{}, Ballots: []*ballot.Ballot{ballot.New("jury")}}
	for i, p := range points {
		id := fmt.Sprintf("n%d", i)
		e.Nominees = append(e.Nominees, award.Nominee{ID: id, Name: id})
		in.Ballots[0].Put(ballot.Cell{Nominee: id, Criterion: "points"}, ballot.Entry{Set: true, Mark: exact.Int(p[0])})
		in.Votes[id] = exact.Int(p[1])
	}
	return in
}

// In the Eurovision Song Contest of 2016 Ukraine (211 points of the juries, 323
// of the televote) was second to Australia (320, 191) with the juries and to
// Russia (130, 361) with the televote: it wins at middle weights alone. Six more
// bring both sides to the same sum, as in the contest.
func TestWinnerWhoNeedsAMiddleWeight(t *testing.T) {
	card := of(t, contest("1/2",
		[2]int64{211, 323}, [2]int64{320, 191}, [2]int64{130, 361},
		[2]int64{200, 150}, [2]int64{200, 150}, [2]int64{200, 150}, [2]int64{200, 150}, [2]int64{200, 100}, [2]int64{64, 150}))
	want := []robustness.Segment{
		{From: rat("0"), To: rat("109/241"), Winners: []string{"n1"}},
		{From: rat("109/241"), To: rat("81/119"), Winners: []string{"n0"}},
		{From: rat("81/119"), To: rat("1"), Winners: []string{"n2"}},
	}
	if diff := cmp.Diff(want, card.PublicWeight); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if diff := cmp.Diff([]robustness.Span{{From: rat("109/241"), To: rat("81/119")}}, card.Stands); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// Three lines that meet in one point: who wins there, and nowhere beside it, stands
// in no segment.
func TestWinnerWhoStandsOnAPoint(t *testing.T) {
	in := contest("1/2", [2]int64{300, 100}, [2]int64{200, 200}, [2]int64{100, 300})
	deciding := in.Edition.Criteria[0]
	deciding.ID, deciding.Weight = "deciding", exact.Rat{}
	in.Edition.Criteria = append(in.Edition.Criteria, deciding)
	in.Edition.Rule.Ties = []string{"criterion:deciding"}
	for i, mark := range []int64{0, 1, 0} {
		in.Ballots[0].Put(ballot.Cell{Nominee: in.Edition.Nominees[i].ID, Criterion: "deciding"},
			ballot.Entry{Set: true, Mark: exact.Int(mark)})
	}
	card := of(t, in)
	if diff := cmp.Diff([]string{"n1"}, card.Winners); diff != "" {
		t.Fatal(diff)
	}
	if len(card.Stands) > 0 || !strings.Contains(string(robustness.JSON(card)), `"winner_stands":[]`) {
		t.Errorf("%v", card.Stands)
	}
	want := []robustness.Segment{
		{From: rat("0"), To: rat("1/2"), Winners: []string{"n0"}},
		{From: rat("1/2"), To: rat("1"), Winners: []string{"n2"}},
	}
	if diff := cmp.Diff(want, card.PublicWeight); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// Nominees whose totals are the same all along win together.
func TestTwins(t *testing.T) {
	card := of(t, contest("1/4", [2]int64{300, 100}, [2]int64{300, 100}, [2]int64{100, 300}))
	want := []robustness.Segment{
		{From: rat("0"), To: rat("5/12"), Winners: []string{"n0", "n1"}},
		{From: rat("5/12"), To: rat("1"), Winners: []string{"n2"}},
	}
	if diff := cmp.Diff(want, card.PublicWeight); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// twice gives an edition a second criterion, with the same marks.
func twice(in ranking.Input) ranking.Input {
	second := in.Edition.Criteria[0]
	second.ID = "second"
	in.Edition.Criteria = append(in.Edition.Criteria, second)
	for _, b := range in.Ballots {
		for cell, entry := range b.Clone().Cells {
			b.Put(ballot.Cell{Nominee: cell.Nominee, Criterion: "second"}, entry)
		}
	}
	return in
}

// A jury that sets nobody apart, at any weight of its criteria, leaves it to the
// public: under shares where all have nothing of it, under minmax where all have
// the same.
func TestJuryThatSetsNobodyApart(t *testing.T) {
	for method, mark := range map[string]int64{award.Share: 0, award.MinMax: 200} {
		in := twice(contest("1/4", [2]int64{mark, 1}, [2]int64{mark, 3}, [2]int64{mark, 2}))
		in.Edition.Rule.Public.Method = method
		p := prepare(t, in)
		now, err := p.Compute(ranking.Variation{})
		if err != nil {
			t.Fatal(err)
		}
		c := robustness.CriterionCurve(p, now, "second")
		want := []robustness.Segment{{From: rat("0"), To: rat("1"), Winners: []string{"n1"}}}
		if diff := cmp.Diff(want, c.Places(1)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", method, diff)
		}
		totals := c.At(rat("1/3"))
		for _, row := range now.Rows {
			i := slices.Index(c.Nominees, row.Nominee)
			if !totals[i].Equal(*row.Total) {
				t.Errorf("%s: %s has %s on the curve, %s in the ranking", method, row.Nominee, totals[i], *row.Total)
			}
		}
	}
}

// The additive method may give a nominee less than the scale has. Shares are
// refused there: a criterion on whose way that happens has no segments.
func TestSharesThatAreRefusedOnTheWay(t *testing.T) {
	in := contest("1/4", [2]int64{0, 1}, [2]int64{10, 1})
	in.Edition.Rule.Jury.Method = award.Additive
	strict := ballot.New("strict")
	strict.Put(ballot.Cell{Nominee: "n1", Criterion: "points"}, ballot.Entry{Set: true})
	in.Ballots = append(in.Ballots, strict)
	second := in.Edition.Criteria[0]
	second.ID = "second"
	in.Edition.Criteria = append(in.Edition.Criteria, second)
	for _, n := range in.Edition.Nominees {
		in.Ballots[0].Put(ballot.Cell{Nominee: n.ID, Criterion: "second"}, ballot.Entry{Set: true, Mark: exact.Int(100)})
	}
	card := of(t, in)
	for _, w := range card.CriterionWeights {
		if w.Segments != nil {
			t.Errorf("%+v", w)
		}
	}
	in.Edition.Rule.Public.Method = award.MinMax
	for _, w := range of(t, in).CriterionWeights {
		if w.Segments == nil {
			t.Errorf("%+v", w)
		}
	}
}

// Criterion weights are not defined where what decides is not linear in them.
func TestCriterionWeightsThatAreNotDefined(t *testing.T) {
	decimals := 1
	rounded := func(r award.Rounding) func(*award.Edition) {
		r.Mode = award.HalfUp
		return func(e *award.Edition) { e.Rule.Jury.Rounding = &r }
	}
	public := func(method string) func(*award.Edition) {
		return func(e *award.Edition) { e.Rule.Public.Method = method }
	}
	for name, c := range map[string]struct {
		change  func(*award.Edition)
		defined bool
	}{
		"minmax":         {public(award.MinMax), true},
		"the jury alone": {func(e *award.Edition) { e.Rule.Public = nil }, true},
		"rank_points":    {public(award.RankPoints), false},
		"shortlist":      {public(award.Shortlist), false},
		"added":          {public(award.Added), false},
		"rounded marks": {func(e *award.Edition) {
			*e = *robustness.WithJury(e, award.Clamp)
			rounded(award.Rounding{Mark: &decimals})(e)
		}, true},
		"rounded criteria":  {rounded(award.Rounding{Criterion: &decimals}), false},
		"rounded weighting": {rounded(award.Rounding{Weighted: &decimals}), false},
		"rounded totals":    {rounded(award.Rounding{Total: &decimals}), false},
		"a rank method":     {func(e *award.Edition) { e.Rule.Jury.Method = award.Borda }, false},
		"added up":          {func(e *award.Edition) { e.Rule.Jury.Combine = award.WeightedSum }, false},
		"uncovered": {func(e *award.Edition) {
			more := e.Criteria[0]
			more.ID = "more"
			e.Criteria = append(e.Criteria, more)
		}, false},
	} {
		in := worked(t, award.PublicRule{Method: award.Share, Weight: rat("1/4"), Top: 3, Points: []exact.Rat{exact.Int(2)}})
		c.change(in.Edition)
		if got := of(t, in).CriterionWeights; (got != nil) != c.defined {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// What is not there has no curve and nobody in a place.
func TestNothingToDraw(t *testing.T) {
	p := prepare(t, contest("1/4", [2]int64{300, 100}, [2]int64{100, 300}))
	now, err := p.Compute(ranking.Variation{})
	if err != nil {
		t.Fatal(err)
	}
	if c := robustness.CriterionCurve(p, now, "points"); c != nil {
		t.Errorf("the only criterion has a curve: %+v", c)
	}
	if c := robustness.CriterionCurve(p, now, "nothing"); c != nil {
		t.Errorf("no criterion has a curve: %+v", c)
	}
	for _, k := range []int{0, 3} {
		if s := robustness.Places(robustness.Lines(p, now), k); s != nil {
			t.Errorf("place %d of two: %+v", k, s)
		}
	}
}
