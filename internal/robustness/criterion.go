package robustness

import (
	"slices"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// criterionWeights are the winners over each criterion's share of all weights;
// nil where what decides is not linear in it.
func criterionWeights(p *ranking.Prepared, now *ranking.Ranking) []Weighting {
	curves := curvesOf(p, now)
	if curves == nil {
		return nil
	}
	all := make([]Weighting, len(curves))
	for k, c := range curves {
		all[k] = Weighting{ID: c.Criterion, Now: c.Now}
		if c.Defined() {
			all[k].Segments = c.Places(1)
		}
	}
	return all
}

// CriterionCurve is what the totals are over one criterion's share of all
// weights; nil where that is not defined, as in [Card].
func CriterionCurve(p *ranking.Prepared, now *ranking.Ranking, criterion string) *Curve {
	curves := curvesOf(p, now)
	k := slices.IndexFunc(curves, func(c *Curve) bool { return c.Criterion == criterion })
	if k < 0 || !curves[k].Defined() {
		return nil
	}
	return curves[k]
}

// curvesOf are the curves of all criteria, in the edition's order.
func curvesOf(p *ranking.Prepared, now *ranking.Ranking) []*Curve {
	f, ok := fieldOf(p, now)
	if !ok || f.rounds() || f.edition.Rule.Jury.Combine == award.WeightedSum || !f.continuous() {
		return nil
	}
	scaled, criteria := f.scaled(), f.edition.Criteria
	var all exact.Adder
	for k := range criteria {
		all.Add(criteria[k].Weight)
	}
	sum := all.Sum()
	public := f.publicSides()
	curves := make([]*Curve, len(criteria))
	for k := range criteria {
		c := &Curve{Criterion: criteria[k].ID, Now: criteria[k].Weight.Quo(sum), Nominees: f.names(), public: public}
		if f.now.Weight != nil {
			c.weight, c.method = *f.now.Weight, f.public.Method
		}
		if rest := sum.Sub(criteria[k].Weight); rest.Sign() > 0 {
			c.jury = juryLines(f.edition, scaled, k, rest)
		}
		curves[k] = c
	}
	return curves
}

// continuous reports whether the total follows J without a leap.
func (f *field) continuous() bool {
	return f.public == nil ||
		!slices.Contains([]string{award.RankPoints, award.Shortlist, award.Added}, f.public.Method)
}

// publicSides are the public sides of the totals before weighting; 0 where there
// is none.
func (f *field) publicSides() []exact.Rat {
	sides := make([]exact.Rat, len(f.rows))
	for i, row := range f.rows {
		side, _ := row.Sum.Term(ranking.RolePublic)
		sides[i] = side.Value
	}
	return sides
}

// juryLines are J over the share of criterion k: the mean by the other criteria
// where it is 0, the value on this criterion alone where it is 1. rest is what
// the others weigh together.
func juryLines(e *award.Edition, scaled [][]exact.Rat, k int, rest exact.Rat) []Line {
	lines := make([]Line, len(scaled))
	for i, values := range scaled {
		var others exact.Adder
		for o := range values {
			if o != k {
				others.Add(e.Criteria[o].Weight.Mul(values[o]))
			}
		}
		lines[i] = Line{Zero: others.Sum().Quo(rest), One: values[k]}
	}
	return lines
}
