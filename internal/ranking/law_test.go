package ranking_test

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// law checks a property of random inputs that can be ranked.
func law(t *testing.T, check func(t *rapid.T, in ranking.Input, r *ranking.Ranking)) {
	t.Helper()
	rapid.Check(t, func(t *rapid.T) {
		in := draw(t)
		r, err := ranking.Compute(in)
		if err != nil {
			t.Skip(err)
		}
		check(t, in, r)
	})
}

// outcome is what the order in which things are listed may not change.
func outcome(r *ranking.Ranking) map[string]string {
	m := map[string]string{}
	for _, row := range r.Rows {
		total := "off the list"
		if row.Total != nil {
			total = row.Total.String()
		}
		m[row.Nominee] = exact.Int(int64(row.Place)).String() + " " + total + " " + row.Jury.String() + " " + row.DecidedBy
	}
	return m
}

func same(t *rapid.T, r, other *ranking.Ranking) {
	t.Helper()
	if a, b := outcome(r), outcome(other); !maps.Equal(a, b) {
		t.Fatalf("%v\nbut %v", a, b)
	}
}

func recompute(t *rapid.T, in ranking.Input) *ranking.Ranking {
	t.Helper()
	r, err := ranking.Compute(in)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// The order of jurors, nominees and criteria does not matter.
func TestLawOrderDoesNotMatter(t *testing.T) {
	law(t, func(t *rapid.T, in ranking.Input, r *ranking.Ranking) {
		e := *in.Edition
		e.Nominees = rapid.Permutation(e.Nominees).Draw(t, "nominees in another order")
		e.Criteria = rapid.Permutation(e.Criteria).Draw(t, "criteria in another order")
		if len(in.Ballots) > 0 {
			in.Ballots = rapid.Permutation(in.Ballots).Draw(t, "jurors in another order")
		}
		in.Edition = &e
		same(t, r, recompute(t, in))
	})
}

// Scaling all weights changes nothing under the weighted mean, unless what they
// weigh is rounded.
func TestLawWeightsAreRelative(t *testing.T) {
	law(t, func(t *rapid.T, in ranking.Input, r *ranking.Ranking) {
		if in.Edition.Rule.Jury.Combine == award.WeightedSum {
			t.Skip("a sum grows with the weights")
		}
		if r := in.Edition.Rule.Jury.Rounding; r != nil && r.Weighted != nil {
			t.Skip("what is rounded grows with the weights")
		}
		e := *in.Edition
		e.Criteria = slices.Clone(e.Criteria)
		for i := range e.Criteria {
			e.Criteria[i].Weight = e.Criteria[i].Weight.Mul(rat("7/3"))
		}
		in.Edition = &e
		same(t, r, recompute(t, in))
	})
}

// A better mark never lowers its nominee: no more nominees than before are
// ahead of it. (Inside a tie it can: a duel that was one of three may be lost
// when the third has left the group. And under additive and the rank methods it
// changes other nominees' parts, and with them the whole that a public side is
// weighed against; under additive another one's part may be rounded up by it.)
func TestLawBetterMarkNeverLowers(t *testing.T) {
	law(t, func(t *rapid.T, in ranking.Input, _ *ranking.Ranking) {
		bare := *in.Edition
		bare.Rule.Ties, bare.Rule.Places = nil, award.Competition
		in.Edition = &bare
		if bare.Rule.Jury.Method == award.Additive {
			bare.Rule.Jury.Rounding = nil
		}
		in.JuryAlone = in.JuryAlone || bare.Rule.Jury.Method == award.Additive || bare.Rule.Jury.Ranks()
		r := recompute(t, in)
		b, cell := anyMark(t, in)
		c, _ := in.Edition.Criterion(cell.Criterion)
		entry, row := b.Cells[cell], rankedRow(r, cell.Nominee)
		if row == nil {
			t.Skip("not ranked")
		}
		if c.Better == award.Lower {
			entry.Mark = c.Scale.Min
		} else {
			entry.Mark = c.Scale.Max
		}
		in = withCell(in, b, cell, entry)
		after := rankedRow(recompute(t, in), cell.Nominee)
		if after.Place > row.Place || after.Jury.Less(*row.Jury) {
			t.Fatalf("from %d with %s to %d with %s", row.Place, row.Jury, after.Place, after.Jury)
		}
	})
}

// A mark of a juror who is recused, or who abstains, is as if it were not
// there.
func TestLawAbsentMarksDoNotCount(t *testing.T) {
	law(t, func(t *rapid.T, in ranking.Input, r *ranking.Ranking) {
		bare := in
		bare.Ballots = nil
		for _, b := range in.Ballots {
			b = b.Clone()
			maps.DeleteFunc(b.Cells, func(c ballot.Cell, e ballot.Entry) bool {
				_, recused := b.Recused[c.Nominee]
				return recused || e.Abstained
			})
			bare.Ballots = append(bare.Ballots, b)
		}
		same(t, r, recompute(t, bare))
	})
}

// under is in with that public method, of weight 1/4, and the weighted mean.
func under(method string, in ranking.Input) ranking.Input {
	e := *in.Edition
	e.Rule.Jury.Combine = award.WeightedMean
	e.Rule.Public = &award.PublicRule{Method: method, Weight: rat("1/4")}
	in.Edition, in.JuryAlone = &e, false
	if method != award.Added {
		in = aboveZero(in)
	}
	return in
}

// aboveZero is in with points that the public gave taken for votes.
func aboveZero(in ranking.Input) ranking.Input {
	votes := map[string]exact.Rat{}
	for id, v := range in.Votes {
		votes[id] = v.Abs()
	}
	in.Votes = votes
	return in
}

// Under share each side's values add up to 1, and so do the totals.
func TestLawSharesAddUp(t *testing.T) {
	law(t, func(t *rapid.T, in ranking.Input, _ *ranking.Ranking) {
		r, err := ranking.Compute(under(award.Share, in))
		if err != nil || len(r.Rows) == 0 {
			t.Skip("no shares")
		}
		var jury, public, total exact.Rat
		for _, row := range r.Rows {
			term, _ := row.Sum.Term(ranking.RoleJury)
			jury, total = jury.Add(term.Value), total.Add(*row.Total)
			if row.Public != nil {
				public = public.Add(*row.Public)
			}
		}
		one := exact.Int(1)
		if voted := r.Rows[0].Public != nil; !jury.Equal(one) || !total.Equal(one) || voted && !public.Equal(one) {
			t.Fatalf("jury %s, public %s, total %s", jury, public, total)
		}
	})
}

// Under minmax both sides lie between 0 and 1.
func TestLawMinMaxStaysBetween(t *testing.T) {
	law(t, func(t *rapid.T, in ranking.Input, _ *ranking.Ranking) {
		r, err := ranking.Compute(under(award.MinMax, in))
		if err != nil {
			t.Skip(err)
		}
		for _, row := range r.Rows {
			for _, term := range row.Sum.Terms {
				if term.Value.Sign() < 0 || exact.Int(1).Less(term.Value) {
					t.Fatalf("%s: %s is %s", row.Nominee, term.Role, term.Value)
				}
			}
		}
	})
}

// The ladder only orders those who are equal: nobody leaves the span of places
// that the group holds without a ladder.
func TestLawLadderStaysInItsGroup(t *testing.T) {
	law(t, func(t *rapid.T, in ranking.Input, _ *ranking.Ranking) {
		ladder, bare := *in.Edition, *in.Edition
		ladder.Rule.Places, bare.Rule.Places = award.Competition, award.Competition
		bare.Rule.Ties = nil
		in.Edition = &bare
		before := recompute(t, in)
		in.Edition = &ladder
		after := recompute(t, in)
		groups := map[int]int{}
		for _, row := range before.Rows {
			groups[row.Place]++
		}
		for _, row := range before.Rows {
			place := rankedRow(after, row.Nominee).Place
			if place < row.Place || place >= row.Place+groups[row.Place] {
				t.Fatalf("%s of the %d at %d is now at %d", row.Nominee, groups[row.Place], row.Place, place)
			}
		}
	})
}

// Places follow each other as the rule says, shared ones are named so, and the
// winners are those at the first place.
func TestLawPlacesAreConsistent(t *testing.T) {
	law(t, func(t *rapid.T, in ranking.Input, r *ranking.Ranking) {
		var winners []string
		for i, row := range r.Rows {
			want := 1
			if i > 0 {
				above := r.Rows[i-1]
				want = above.Place
				switch {
				case row.Place == above.Place:
				case in.Edition.Rule.Places == award.Dense:
					want++
				default:
					want = i + 1
				}
				if above.Total != nil && row.Total != nil && above.Total.Less(*row.Total) {
					t.Fatalf("%s with %s is above %s with %s", above.Nominee, above.Total, row.Nominee, row.Total)
				}
			}
			shared := slices.ContainsFunc(r.Rows, func(o ranking.Row) bool { return o.Place == row.Place && o.Nominee != row.Nominee })
			if row.Place != want || row.Shared != shared || shared != (row.DecidedBy == ranking.Shared) {
				t.Fatalf("%s at %d, wanted %d, shared %v: %+v", row.Nominee, row.Place, want, shared, row)
			}
			if row.Place == 1 {
				winners = append(winners, row.Nominee)
			}
		}
		if !slices.Equal(winners, r.Winners) {
			t.Fatalf("winners %v, first %v", r.Winners, winners)
		}
	})
}

// Every nominee of the edition is in exactly one of the three lists.
func TestLawNobodyIsLost(t *testing.T) {
	law(t, func(t *rapid.T, in ranking.Input, r *ranking.Ranking) {
		var ids []string
		for _, row := range r.Rows {
			ids = append(ids, row.Nominee)
		}
		for _, x := range r.Excluded {
			ids = append(ids, x.Nominee)
		}
		for _, u := range r.Unranked {
			ids = append(ids, u.Nominee)
		}
		slices.Sort(ids)
		var all []string
		for _, n := range in.Edition.Nominees {
			all = append(all, n.ID)
		}
		slices.Sort(all)
		if !slices.Equal(ids, all) {
			t.Fatalf("%v of %v", ids, all)
		}
	})
}

// The jury alone is the order of J, and what a public weight of 0 gives, where
// no step of the ladder looks at the public.
func TestLawJuryAloneIsWeightZero(t *testing.T) {
	law(t, func(t *rapid.T, in ranking.Input, _ *ranking.Ranking) {
		in = under(rapid.SampledFrom(workedMethods[:4]).Draw(t, "method"), in)
		e, err := ranking.WithPublicWeight(in.Edition, exact.Rat{})
		if err != nil {
			t.Fatal(err)
		}
		e.Rule.Ties = slices.DeleteFunc(slices.Clone(e.Rule.Ties), func(s string) bool {
			return s == award.TiePublic || s == award.TieVotes
		})
		in.Edition = e
		weightless, err := ranking.Compute(in)
		if err != nil {
			t.Skip(err)
		}
		in.JuryAlone = true
		for i, row := range recompute(t, in).Rows {
			other := weightless.Rows[i]
			if row.Nominee != other.Nominee || row.Place != other.Place || !row.Jury.Equal(*other.Jury) || !row.Total.Equal(*row.Jury) {
				t.Fatalf("%s at %d alone, %s at %d with weight 0", row.Nominee, row.Place, other.Nominee, other.Place)
			}
		}
	})
}

func anyMark(t *rapid.T, in ranking.Input) (*ballot.Ballot, ballot.Cell) {
	if len(in.Ballots) == 0 {
		t.Skip("no ballots")
	}
	b := rapid.SampledFrom(in.Ballots).Draw(t, "juror")
	var cells []ballot.Cell
	for i := range in.Edition.Nominees {
		for k := range in.Edition.Criteria {
			cell := ballot.Cell{Nominee: in.Edition.Nominees[i].ID, Criterion: in.Edition.Criteria[k].ID}
			if _, marked := b.Mark(cell); marked {
				cells = append(cells, cell)
			}
		}
	}
	if len(cells) == 0 {
		t.Skip("no marks")
	}
	return b, rapid.SampledFrom(cells).Draw(t, "cell")
}

// withCell is in with one cell of one ballot changed.
func withCell(in ranking.Input, b *ballot.Ballot, cell ballot.Cell, entry ballot.Entry) ranking.Input {
	changed := b.Clone()
	changed.Put(cell, entry)
	in.Ballots = slices.Clone(in.Ballots)
	in.Ballots[slices.Index(in.Ballots, b)] = changed
	return in
}

func rankedRow(r *ranking.Ranking, nominee string) *ranking.Row {
	for i := range r.Rows {
		if r.Rows[i].Nominee == nominee {
			return &r.Rows[i]
		}
	}
	return nil
}
