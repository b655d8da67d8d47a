package ranking_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// The sum that is written down is the total, and the jury's sum is J.
func TestLawSumsAreWhatTheyExplain(t *testing.T) {
	law(t, func(t *rapid.T, in ranking.Input, r *ranking.Ranking) {
		for _, row := range r.Rows {
			if in.Edition.Rule.Jury.Method != award.Majority {
				checkSum(t, row.JurySum, row.Jury)
			}
			for _, m := range row.Aggregates {
				checkAggregate(t, in, row.Nominee, m)
			}
			if row.Total == nil {
				if len(row.Sum.Terms) > 0 {
					t.Fatalf("%s has a sum and no total", row.Nominee)
				}
				continue
			}
			checkSum(t, row.Sum, row.Total)
			parts := *row.JuryPart
			if row.PublicPart != nil {
				parts = parts.Add(*row.PublicPart)
			}
			if !parts.Equal(*row.Total) {
				t.Fatalf("%s: the parts add up to %s, not %s", row.Nominee, parts, row.Total)
			}
		}
	})
}

// checkAggregate fails unless what a nominee has on a criterion is made of the marks
// that count, as it says, and what it says leads to the value.
func checkAggregate(t *rapid.T, in ranking.Input, nominee string, a ranking.Aggregate) {
	t.Helper()
	var marks []exact.Rat
	for _, b := range in.Ballots {
		if mark, ok := b.Mark(ballot.Cell{Nominee: nominee, Criterion: a.Criterion}); ok && counts(in, b) {
			marks = append(marks, mark)
		}
	}
	slices.SortFunc(marks, exact.Rat.Cmp)
	if a.Jurors != len(marks) || !slices.EqualFunc(a.Marks(), marks, exact.Rat.Equal) {
		t.Fatalf("%s of %s on %s is not of %d marks, %s", a, nominee, a.Criterion, len(marks), marks)
	}
	value := a.Value
	if a.Unrounded != nil {
		value = *a.Unrounded
	}
	low, high := a.Dropped()
	if len(low) != len(high) || a.Method != award.Trimmed && len(low) > 0 || a.Method != award.Clamp && len(a.Drawn()) > 0 ||
		a.Method == award.Trimmed && !slices.EqualFunc(slices.Concat(low, a.Taken(), high), marks, exact.Rat.Equal) {
		t.Fatalf("%s of %s on %s is of %s: without %s and %s, drawn in %v", a, nominee, a.Criterion, marks, low, high, a.Drawn())
	}
	rule := in.Edition.Rule.Jury
	switch {
	case a.Measured != nil:
		return
	case a.Method == award.Sum, a.Method == award.Trimmed && rule.Output == award.OutputSum:
	default:
		value = value.Sub(a.Shift).Mul(exact.Int(int64(len(a.Taken()))))
	}
	if !a.Sum().Equal(value) || a.Method != award.Additive && a.Shift.Sign() != 0 {
		t.Fatalf("%s of %s on %s is not of %s", a, nominee, a.Criterion, a.Taken())
	}
}

// counts reports whether a ballot is not left out for a recusal.
func counts(in ranking.Input, b *ballot.Ballot) bool {
	return !ranking.Leaves(in.Edition, b, ranking.Admitted(in.Edition, in.Overrides))
}

func checkSum(t *rapid.T, s ranking.Sum, total *exact.Rat) {
	t.Helper()
	var sum exact.Rat
	for _, term := range s.Terms {
		part := term.Weight.Mul(term.Value)
		if term.Rounded != nil {
			part = *term.Rounded
		}
		sum = sum.Add(part)
		if p := term.Of; !p.Flat() && !p.Own.Sub(p.Zero).Quo(p.One.Sub(p.Zero)).Equal(term.Value) {
			t.Fatalf("%s is not %s", p, term.Value)
		}
	}
	unrounded := s.Total
	if s.Unrounded != nil {
		unrounded = *s.Unrounded
	}
	if !sum.Quo(s.Divisor).Equal(unrounded) || !s.Total.Equal(*total) {
		t.Fatalf("%s is not %s", s, total)
	}
}
