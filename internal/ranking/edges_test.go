package ranking_test

import (
	"testing"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// holdTotals holds each juror's total of each nominee to Σ weight · mark/10 / Σ
// weight over the marks that are there, one operation at a time.
func holdTotals(t *testing.T, in ranking.Input) {
	t.Helper()
	held := 0
	for _, row := range compute(t, in).Rows {
		for _, rank := range row.Ranks {
			var sum, weights exact.Rat
			for _, b := range in.Ballots {
				for _, k := range in.Edition.Criteria {
					mark, ok := b.Mark(ballot.Cell{Nominee: row.Nominee, Criterion: k.ID})
					if b.Juror != rank.Juror || !ok {
						continue
					}
					sum = sum.Add(k.Weight.Mul(mark).Quo(exact.Int(10)))
					weights = weights.Add(k.Weight)
				}
			}
			if want := sum.Quo(weights); !rank.Total.Equal(want) {
				t.Errorf("%s's total of %s is %s, not %s", rank.Juror, row.Nominee, rank.Total, want)
			}
			held++
		}
	}
	if held == 0 {
		t.Error("no totals")
	}
}

// Weights whose common denominator is longer than a machine word, and two whose
// denominators fit one each and together do not, give the right totals.
func TestTotalsByLongWeights(t *testing.T) {
	for _, weights := range []string{
		"1/999999999999999989 1/999999999999999967 1/3",
		"1/40 1/461168601842738791 1/7",
	} {
		holdTotals(t, judged(t, "a | b\nkari | 3 7 9 | 8 2 -\nanne | 1 - 4 | 6 6 5", func(e *award.Edition) {
			e.Rule.Jury.Method = award.Borda
			for k, w := range rats(weights) {
				e.Criteria[k].Weight = w
			}
		}))
	}
}

// Points so long that those of ten jurors do not fit a machine word add up all the
// same.
func TestPointsOfManyDigits(t *testing.T) {
	table := "a | b"
	for j := range 10 {
		table += "\nj" + exact.Int(int64(j)).String() + " | 9 | 1"
	}
	r := compute(t, judged(t, table, func(e *award.Edition) {
		e.Rule.Jury.Method = award.Points
		e.Rule.Jury.Points = rats("999999999999999999 1")
	}))
	equal(t, order(r), "1 a 9999999999999999990, 2 b 10")
}

// The additive fit that is kept is of those whose marks count: not the same where a
// recused juror leaves the whole ranking.
func TestFitsAreOfThoseWhoCount(t *testing.T) {
	in := judged(t, "a | b | c\nkari | 9 | 2 | R\nanne | 4 | 5 | 6\nper | 3 | 5 | 8", func(e *award.Edition) {
		e.Rule.Jury.Method = award.Additive
	})
	p, err := ranking.Prepare(in)
	if err != nil {
		t.Fatal(err)
	}
	other := *in.Edition
	other.Rule.Recusal = award.ScopeEdition
	for _, e := range []*award.Edition{in.Edition, &other} {
		got, err := p.Compute(ranking.Variation{Edition: e})
		if err != nil {
			t.Fatal(err)
		}
		alone := in
		alone.Edition = e
		equal(t, order(got), order(compute(t, alone)))
	}
}
