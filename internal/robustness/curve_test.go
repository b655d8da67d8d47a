package robustness_test

import (
	"fmt"
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

// Three lines that meet in one point: who wins there and nowhere else stands on
// that point alone.
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
	if diff := cmp.Diff([]robustness.Span{{From: rat("1/2"), To: rat("1/2")}}, card.Stands); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
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
