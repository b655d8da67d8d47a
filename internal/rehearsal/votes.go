package rehearsal

import (
	"votering/internal/award"
	"votering/internal/exact"
)

// votes are made-up votes: uneven, as votes are, and not for those whom the
// jury likes best. Where the rule adds the public's points as they are given,
// they are points, of which the highest reach a quarter of what the jury can
// give.
func votes(c *chance, e *award.Edition) map[string]exact.Rat {
	const few, side = 40, 70
	unit := exact.Int(1)
	if e.Rule.Public.Method == award.Added {
		unit = reach(e).Quo(exact.Int(4 * (few + side*side)))
	}
	all := make(map[string]exact.Rat, len(e.Nominees))
	for i := range e.Nominees {
		v := unit.Mul(exact.Int(few + c.below(side)*c.below(side)))
		all[e.Nominees[i].ID] = hundredths(v)
	}
	return all
}

// hundredths is v without what it has beyond two decimals.
func hundredths(v exact.Rat) exact.Rat {
	if v.IsInt() {
		return v
	}
	r, err := exact.Decimal(v.Round(2))
	if err != nil {
		return v // Round writes decimals
	}
	return r
}

// reach is the most that the jury's part can be, or about that.
func reach(e *award.Edition) exact.Rat {
	jurors, j := exact.Int(int64(len(e.Jurors))), e.Rule.Jury
	switch {
	case j.Method == award.Points:
		return j.Points[0].Mul(jurors)
	case j.Method == award.Exponential:
		return exact.Int(12).Mul(jurors)
	case j.Method == award.Majority:
		return exact.Int(int64(len(e.Nominees)))
	case j.Unit():
		return exact.Int(1)
	}
	var sum exact.Adder
	for i := range e.Criteria {
		sum.Add(e.Criteria[i].Weight.Mul(e.Criteria[i].Scale.Max))
	}
	if j.Method == award.Sum || j.Output == award.OutputSum {
		return sum.Sum().Mul(jurors)
	}
	return sum.Sum()
}
