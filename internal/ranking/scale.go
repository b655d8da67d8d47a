package ranking

import (
	"slices"

	"votering/internal/award"
	"votering/internal/exact"
)

// onScale is where a mark lies on its criterion's scale: 0 at the bad end, 1
// at the good one.
func onScale(c *award.Criterion, mark exact.Rat) Position {
	if c.Better == award.Lower {
		return Position{Own: mark, Zero: c.Scale.Max, One: c.Scale.Min}
	}
	return Position{Own: mark, Zero: c.Scale.Min, One: c.Scale.Max}
}

// line is a number that depends on a mark x as offset + slope · x.
type line struct{ offset, slope exact.Rat }

func (l line) at(x exact.Rat) exact.Rat { return l.slope.Mul(x).Add(l.offset) }

func (l line) times(w exact.Rat) line { return line{l.offset.Mul(w), l.slope.Mul(w)} }

// scales are the values of onScale for each criterion, worked out once.
func scales(criteria []award.Criterion) []line {
	lines := make([]line, len(criteria))
	for i := range criteria {
		p := onScale(&criteria[i], zero)
		slope := one.Quo(p.One.Sub(p.Zero))
		lines[i] = line{offset: slope.Mul(p.Zero).Neg(), slope: slope}
	}
	return lines
}

// alike reports whether all criteria have the same scale and direction, so
// that a mean over them is a mark on that scale.
func alike(criteria []award.Criterion) bool {
	first := &criteria[0]
	return !slices.ContainsFunc(criteria, func(c award.Criterion) bool {
		return c.Better != first.Better || !c.Scale.Min.Equal(first.Scale.Min) || !c.Scale.Max.Equal(first.Scale.Max)
	})
}

// plainMean is the weighted mean of what an entrant has on the criteria, a mark on
// the scale that all of them have; nil where they have not, where sums are none of
// that scale, and where all weighs nothing.
func (c *contest) plainMean(n *entrant) *exact.Rat {
	rule := &c.edition.Rule.Jury
	if c.alike && !rule.Ranks() && rule.Combine != award.WeightedSum && rule.Rounding == nil {
		mean := c.unit().at(n.jury.Total) // the same, worked out already
		return &mean
	}
	var sum, weights exact.Adder
	for k := range n.aggregates {
		a, weight := &n.aggregates[k], c.edition.Criteria[k].Weight
		if !c.alike || a.total {
			return nil
		}
		if a.known {
			sum.Add(weight.Mul(a.Value))
			weights.Add(weight)
		}
	}
	weight := weights.Sum()
	if weight.Sign() == 0 {
		return nil
	}
	mean := sum.Sum().Quo(weight)
	return &mean
}
