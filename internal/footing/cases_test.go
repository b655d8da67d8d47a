package footing_test

import (
	"slices"
	"strconv"
	"testing"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/ranking"
	"votering/internal/robustness"
)

// example is a card with the ranking that it is of.
type example struct {
	edition *award.Edition
	ranking *ranking.Ranking
	card    *robustness.Card
}

// cases are rankings by rules of every kind, and cards that are made by hand for
// what seldom occurs.
func cases(t *testing.T) []example {
	t.Helper()
	var all []example
	ask := func(change func(in *ranking.Input), draws int) {
		in := worked(t)
		change(&in)
		c, rk := cardOf(t, in, draws)
		all = append(all, example{in.Edition, rk, c})
	}
	points := []exact.Rat{exact.Int(12), exact.Int(10), exact.Int(8)}
	ask(func(*ranking.Input) {}, 100)
	for _, m := range award.PublicMethods() {
		ask(func(in *ranking.Input) {
			in.Edition.Rule.Public = &award.PublicRule{Method: m, Weight: exact.New(1, 4), Top: 2, Points: points}
		}, 0)
	}
	ask(func(in *ranking.Input) { in.Edition.Rule.Public = nil }, 0)
	for _, m := range []string{award.Added, award.Shortlist} {
		ask(func(in *ranking.Input) { in.Edition.Rule.Public = &award.PublicRule{Method: m, Top: 2} }, 0)
	}
	ask(func(in *ranking.Input) { in.JuryAlone, in.Votes = true, nil }, 0)
	ask(func(in *ranking.Input) { in.Edition.Rule.Jury.Method = award.Borda }, 10)
	ask(func(in *ranking.Input) { in.Edition.Rule.Jury.Method = award.Additive }, 0)
	ask(func(in *ranking.Input) { in.Edition.Rule.Jury.Combine = award.WeightedSum }, 0)
	ask(func(in *ranking.Input) {
		two := 2
		in.Edition.Rule.Jury.Rounding = &award.Rounding{Criterion: &two, Mode: award.HalfUp}
	}, 0)
	ask(func(in *ranking.Input) { in.Edition.Criteria[1].Weight = exact.Int(3) }, 0)
	ask(func(in *ranking.Input) { in.Edition.Rule.Quorum = 5 }, 0)
	ask(func(in *ranking.Input) { // the votes lie close together
		for id := range in.Votes {
			in.Votes[id] = exact.Int(1000).Add(in.Votes[id].Mul(exact.New(1, 100)))
		}
		in.Edition.Rule.Public.Weight = exact.New(3, 5)
	}, 0)
	ask(func(in *ranking.Input) { // nobody marked Bodø on one criterion
		for _, b := range in.Ballots {
			delete(b.Cells, ballot.Cell{Nominee: "bodo", Criterion: "results"})
		}
	}, 0)
	ask(alone, 0)
	ask(tied, 0)
	return append(append(all, byHand(t)...), refused(t)...)
}

// alone leaves one juror, and the public out.
func alone(in *ranking.Input) {
	in.Edition.Rule.Public, in.Votes, in.Ballots = nil, nil, in.Ballots[:1]
	in.Edition.Jurors = slices.DeleteFunc(in.Edition.Jurors, func(j award.Juror) bool { return j.ID != in.Ballots[0].Juror })
}

// tied leaves Kinn and Bodø level for the chair, who puts Bodø first.
func tied(in *ranking.Input) {
	for _, b := range in.Ballots {
		for _, c := range in.Edition.Criteria {
			for _, id := range []string{"kinn", "bodo"} {
				b.Put(ballot.Cell{Nominee: id, Criterion: c.ID}, ballot.Entry{Set: true, Mark: c.Scale.Max})
			}
		}
	}
	in.Votes["bodo"] = in.Votes["kinn"]
	in.Edition.Rule.Ties, in.Casts = []string{award.TieChair}, [][]string{{"bodo", "kinn"}}
}

// refused are cards on which a rule that cannot be applied is told in every way
// there is, and one on which all are refused.
func refused(t *testing.T) (all []example) {
	in := worked(t)
	_, rk := cardOf(t, in, 0)
	var others []robustness.Other
	for i, id := range []string{"edition.rounding_ranks", "edition.rounding_mark", "edition.ranks_combine", "edition.ranks_measured",
		"edition.ratio_long", "rank.long", "rank.digits", "rank.apart"} {
		others = append(others, robustness.Other{Jury: award.JuryMethods()[i+1], Public: award.MinMax, Why: fault.New(fault.Rule, id, "method", "borda")})
	}
	for i, id := range []string{"edition.public_unit", "rank.votes", "rank.negative"} {
		others = append(others, robustness.Other{Jury: award.Mean, Public: []string{award.Share, award.ShareOfTop, award.RankLinear}[i], Why: fault.New(fault.Rule, id, "method", "share")})
	}
	for _, c := range []robustness.Card{
		{OtherRules: others},
		{OtherRules: append(others, robustness.Other{Jury: award.Majority, Public: award.MinMax, Winners: []string{"kinn"}})},
	} {
		c.Winners = []string{"kinn"}
		all = append(all, example{in.Edition, rk, &c})
	}
	return all
}

// byHand are cards of what seldom occurs: winners who share the first place or
// stand between two weights, and what was refused.
func byHand(t *testing.T) []example {
	in := worked(t)
	in.Edition.Rule.Ties = []string{award.TiePublic, award.TieJury}
	_, rk := cardOf(t, in, 0)
	low, high := exact.New(1, 7), exact.New(5, 7)
	kinn, bodo, vennesla := []string{"kinn"}, []string{"bodo"}, []string{"vennesla"}
	segment := func(from, to exact.Rat, winners []string) robustness.Segment {
		return robustness.Segment{From: from, To: to, Winners: winners}
	}
	three := func(middle []string) []robustness.Segment {
		return []robustness.Segment{segment(exact.Rat{}, low, bodo), segment(low, high, middle), segment(high, exact.Int(1), vennesla)}
	}
	span := func(from, to exact.Rat) []robustness.Span { return []robustness.Span{{From: from, To: to}} }
	why := fault.New(fault.Rule, "edition.quorum_high", "n", "4")
	var all []example
	add := func(c robustness.Card) {
		for _, winners := range [][]string{kinn, {"kinn", "ralingen"}} {
			card := c
			card.Winners = winners
			all = append(all, example{in.Edition, rk, &card})
		}
	}
	whole := []robustness.Segment{segment(exact.Rat{}, exact.Int(1), kinn)}
	add(robustness.Card{PublicWeight: whole, Stands: span(exact.Rat{}, exact.Int(1)), Drawn: true})
	add(robustness.Card{PublicWeight: three(kinn), Stands: span(low, high)})
	add(robustness.Card{PublicWeight: three(kinn)[:2], Stands: span(low, exact.Int(1))})
	add(robustness.Card{PublicWeight: three(kinn)[1:], Stands: span(exact.Rat{}, high)})
	add(robustness.Card{PublicWeight: three(bodo), Stands: span(low, low)})
	add(robustness.Card{PublicWeight: three(bodo), Stands: []robustness.Span{{From: exact.Rat{}, To: low}, {From: high, To: exact.Int(1)}}})
	add(robustness.Card{PublicWeight: three([]string{"kinn", "ralingen", "haugesund"}), Stands: span(low, high)})
	many := make([]robustness.Without, 0, 60)
	for i := range 30 {
		id := strconv.Itoa(i)
		rk.Jurors = append(rk.Jurors, id)
		many = append(many, robustness.Without{Juror: id, Winners: bodo}, robustness.Without{Juror: "idle" + id, Winners: kinn})
	}
	add(robustness.Card{LeaveOneOut: many})
	add(robustness.Card{ShortlistTop: []robustness.Top{{Top: 1, Winners: kinn}, {Top: 2, Winners: kinn}}})
	add(robustness.Card{ShortlistTop: []robustness.Top{{Top: 1, Winners: bodo}, {Top: 2, Winners: kinn}, {Top: 3, Winners: kinn}}})
	add(robustness.Card{CriterionWeights: []robustness.Weighting{{ID: "results", Now: exact.Int(1)}, {ID: "commitment", Now: low, Segments: three(kinn)}}})
	add(robustness.Card{LeaveOneOut: []robustness.Without{{Juror: "kari", Winners: kinn}, {Juror: "anne", Winners: bodo}, {Juror: "eli", Why: why}, {Juror: "ola"}}})
	add(robustness.Card{LeaveOneOut: []robustness.Without{{Juror: "kari", Winners: []string{"kinn", "ralingen"}}, {Juror: "anne", Winners: []string{"kinn", "ralingen"}}}})
	add(robustness.Card{LeaveOneOut: []robustness.Without{{Juror: "kari", Winners: []string{}}}})
	share := func(effective exact.Rat) robustness.Other {
		return robustness.Other{Jury: award.Mean, Public: award.Share, Winners: bodo, Effective: &effective}
	}
	placed := share(exact.New(1, 20))
	placed.Public = award.RankLinear
	add(robustness.Card{OtherRules: []robustness.Other{share(exact.New(3, 5)), placed, {Jury: award.Median, Public: award.MinMax, Why: why}}})
	add(robustness.Card{OtherRules: []robustness.Other{share(exact.New(1, 20)), {Jury: award.Mean, Public: award.MinMax, Reversed: true, Winners: kinn}}})
	return all
}
