package ranking_test

import (
	"slices"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// rankLaw checks a property of random inputs whose jury goes by ranks.
func rankLaw(t *testing.T, check func(t *rapid.T, in ranking.Input, r *ranking.Ranking)) {
	t.Helper()
	law(t, func(t *rapid.T, in ranking.Input, r *ranking.Ranking) {
		if !in.Edition.Rule.Jury.Ranks() {
			t.Skip("no ranks")
		}
		check(t, in, r)
	})
}

// However many share a place, a juror gives away what the places are worth, and
// the places themselves: 1 + 2 + … + m.
func TestLawJurorsGiveAwayTheSame(t *testing.T) {
	rankLaw(t, func(t *rapid.T, in ranking.Input, r *ranking.Ranking) {
		points, places, of := map[string]exact.Rat{}, map[string]exact.Rat{}, map[string]int{}
		for _, row := range r.Rows {
			for _, k := range row.Ranks {
				points[k.Juror] = points[k.Juror].Add(k.Points)
				places[k.Juror] = places[k.Juror].Add(k.Place)
				of[k.Juror] = k.Of
			}
		}
		for juror, m := range of {
			var want exact.Rat
			for place := 1; place <= m; place++ {
				want = want.Add(worth(in.Edition.Rule.Jury, place, m))
			}
			if !points[juror].Equal(want) {
				t.Fatalf("%s gives %s, wants %s", juror, points[juror], want)
			}
			if sum := exact.Int(int64(m * (m + 1) / 2)); !places[juror].Equal(sum) {
				t.Fatalf("the places of %s add up to %s, wants %s", juror, places[juror], sum)
			}
		}
	})
}

// worth is what one place is worth that nobody shares.
func worth(rule award.JuryRule, place, of int) exact.Rat {
	switch {
	case rule.Method == award.Borda && of == 1:
		return rat("1/2")
	case rule.Method == award.Borda:
		return exact.New(int64(of-place), int64(of-1))
	case rule.Method == award.Points && place <= len(rule.Points):
		return rule.Points[place-1]
	case rule.Method == award.Exponential:
		points := exact.Int(12)
		for range place - 1 {
			points = points.Mul(*rule.Ratio)
		}
		return points
	}
	return exact.Rat{}
}

// The order is all that counts of a juror's totals: what keeps it, here squares on
// one criterion, changes nothing.
func TestLawOnlyTheOrderCounts(t *testing.T) {
	rankLaw(t, func(t *rapid.T, in ranking.Input, _ *ranking.Ranking) {
		e := *in.Edition
		e.Criteria = slices.Clone(e.Criteria[:1])
		e.Rule.Ties = nil
		in.Edition = &e
		before, err := ranking.Compute(in)
		if err != nil {
			t.Skip(err)
		}
		scale := e.Criteria[0].Scale
		stretch := func(v exact.Rat) exact.Rat { return v.Sub(scale.Min).Mul(v.Sub(scale.Min)) }
		e.Criteria[0].Scale = award.Scale{Max: stretch(scale.Max), Step: rat("1/4")}
		ballots := make([]*ballot.Ballot, len(in.Ballots))
		for j, b := range in.Ballots {
			ballots[j] = b.Clone()
			for cell, entry := range b.Cells {
				if entry.Set {
					entry.Mark = stretch(entry.Mark)
					ballots[j].Cells[cell] = entry
				}
			}
		}
		in.Ballots = ballots
		same(t, before, recompute(t, in))
	})
}

// Every juror twice is the same jury under borda and majority; under the sums each
// part is twice as large.
func TestLawJuryTwice(t *testing.T) {
	rankLaw(t, func(t *rapid.T, in ranking.Input, _ *ranking.Ranking) {
		e := *in.Edition
		e.Rule.Quorum = 1
		in.Edition, in.JuryAlone = &e, true
		before, err := ranking.Compute(in)
		if err != nil {
			t.Skip(err)
		}
		factor := exact.Int(1)
		if m := in.Edition.Rule.Jury.Method; m == award.Points || m == award.Exponential {
			factor = exact.Int(2)
		}
		for _, b := range in.Ballots {
			again := b.Clone()
			again.Juror += "-again"
			in.Ballots = append(in.Ballots, again)
		}
		after := recompute(t, in)
		for _, row := range before.Rows {
			other := rankedRow(after, row.Nominee)
			if other == nil || !other.Jury.Equal(row.Jury.Mul(factor)) {
				t.Fatalf("%s had %s, and has %v with every juror twice", row.Nominee, row.Jury, other)
			}
		}
	})
}

// Once the chair has ordered every group that it is asked for, it is asked for no
// more, and they are shared no more.
func TestLawCastsAreAnswers(t *testing.T) {
	law(t, func(t *rapid.T, in ranking.Input, _ *ranking.Ranking) {
		e := *in.Edition
		e.Rule.Ties = append(slices.DeleteFunc(slices.Clone(e.Rule.Ties), func(s string) bool { return s == "chair" }), "chair")
		in.Edition, in.Casts = &e, nil
		r := recompute(t, in)
		for _, group := range r.ToCast {
			in.Casts = append(in.Casts, rapid.Permutation(group).Draw(t, "cast"))
		}
		after := recompute(t, in)
		if len(after.ToCast) > 0 {
			t.Fatalf("still asked for %v", after.ToCast)
		}
		for i, group := range r.ToCast {
			cast := in.Casts[len(in.Casts)-len(r.ToCast)+i]
			for k, id := range cast {
				row := rankedRow(after, id)
				if row.Shared || k > 0 && row.Place <= rankedRow(after, cast[k-1]).Place {
					t.Fatalf("%v of %v: %+v", cast, group, row)
				}
			}
		}
	})
}

// As many points more for everybody change no place under added.
func TestLawAddedIsRelative(t *testing.T) {
	law(t, func(t *rapid.T, in ranking.Input, _ *ranking.Ranking) {
		in = under(award.Added, in)
		if len(in.Votes) == 0 {
			t.Skip("no votes")
		}
		before, err := ranking.Compute(in)
		if err != nil {
			t.Skip(err)
		}
		votes := map[string]exact.Rat{}
		for id, v := range in.Votes {
			votes[id] = v.Add(exact.Int(100))
		}
		in.Votes = votes
		for i, row := range recompute(t, in).Rows {
			if b := before.Rows[i]; b.Nominee != row.Nominee || b.Place != row.Place {
				t.Fatalf("%s at %d was %s at %d", row.Nominee, row.Place, b.Nominee, b.Place)
			}
		}
	})
}

// Under rank_points and minmax a weight works as it says, unless somebody shares
// the ends of a side, or the ends are worth the same.
func TestLawPlacesWorkAsTheyWeigh(t *testing.T) {
	law(t, func(t *rapid.T, in ranking.Input, _ *ranking.Ranking) {
		in = under(rapid.SampledFrom([]string{award.RankPoints, award.MinMax}).Draw(t, "method"), in)
		in.Edition.Rule.Public.Points = rats("9 7 4 2 1 0")
		order := rapid.Permutation([]int{0, 1, 2, 3, 4, 5}).Draw(t, "votes in this order")
		for i, n := range in.Edition.Nominees {
			in.Votes[n.ID] = exact.Int(int64(order[i]))
		}
		r, err := ranking.Compute(in)
		if err != nil || len(r.Rows) < 2 || r.Rows[0].Public == nil || !apart(r) {
			t.Skip("no ends")
		}
		if w, ok := r.EffectiveWeight(); !ok || !w.Equal(*r.Weight) {
			t.Fatalf("%s works as %s", r.Weight, w)
		}
	})
}

// apart reports whether nobody shares the first or the last place of a side.
func apart(r *ranking.Ranking) bool {
	for _, side := range []func(ranking.Row) *exact.Rat{
		func(row ranking.Row) *exact.Rat { return row.Jury }, func(row ranking.Row) *exact.Rat { return row.Votes },
	} {
		rows := slices.SortedFunc(slices.Values(r.Rows), func(a, b ranking.Row) int { return side(a).Cmp(*side(b)) })
		n := len(rows)
		if side(rows[0]).Equal(*side(rows[1])) || side(rows[n-1]).Equal(*side(rows[n-2])) {
			return false
		}
	}
	return true
}

// Several may ask a prepared input at a time, and each is told what it asked for.
func TestPreparedIsAskedByMany(t *testing.T) {
	in := large(7, 6, 3, false)
	in.Edition.Rule.Jury.Points = rats("5 3 1")
	p, err := ranking.Prepare(in)
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for i := range 32 {
		all.Go(func() {
			e := *in.Edition
			q := rat("2/3")
			e.Rule.Jury.Method = []string{award.Borda, award.Points, award.Exponential, award.Majority}[i%4]
			e.Rule.Jury.Ratio = &q
			v := ranking.Variation{Edition: &e, Without: []string{in.Ballots[i%7].Juror}}
			changed := in
			changed.Edition, changed.Ballots = &e, slices.Delete(slices.Clone(in.Ballots), i%7, i%7+1)
			got, err := p.Compute(v)
			if err != nil {
				t.Error(err)
				return
			}
			if want := compute(t, changed); order(got) != order(want) {
				t.Errorf("%s: got %s, want %s", e.Rule.Jury.Method, order(got), order(want))
			}
		})
	}
	all.Wait()
}
