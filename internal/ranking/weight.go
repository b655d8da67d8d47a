package ranking

import (
	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
)

// spreadOf is max − min of each side's part of the total. All rows have both
// parts.
func spreadOf(rows []Row) *Spread {
	if len(rows) == 0 {
		return nil
	}
	width := func(part func(Row) *exact.Rat) exact.Rat {
		column := make([]exact.Rat, len(rows))
		for i, row := range rows {
			column[i] = *part(row)
		}
		return highest(column).Sub(lowest(column))
	}
	return &Spread{
		Jury:   width(func(r Row) *exact.Rat { return r.JuryPart }),
		Public: width(func(r Row) *exact.Rat { return r.PublicPart }),
	}
}

// EffectiveWeight is the public weight as it works: the spread of the public
// part, divided by both spreads together. False where there is no public part,
// or neither side sets anybody apart.
func (r *Ranking) EffectiveWeight() (exact.Rat, bool) {
	if r.Spread == nil {
		return exact.Rat{}, false
	}
	both := r.Spread.Jury.Add(r.Spread.Public)
	if both.Sign() == 0 {
		return exact.Rat{}, false
	}
	return r.Spread.Public.Quo(both), true
}

// WeightMisleads reports whether the public weight works as more or less than
// it says by more than half of what it says: 25 % that works as 68 %. False where
// the rule says none.
func (r *Ranking) WeightMisleads() bool {
	effective, ok := r.EffectiveWeight()
	return ok && r.Weight != nil && r.Weight.Mul(half).Less(effective.Sub(*r.Weight).Abs())
}

// Margin is by how much the first nominee's total exceeds the next one's. It
// is 0 where a tie step decided, and where the first place is shared. False
// where there is no second total to compare with.
func (r *Ranking) Margin() (exact.Rat, bool) {
	if len(r.Rows) < 2 || r.Rows[1].Total == nil {
		return exact.Rat{}, false
	}
	return r.Rows[0].Total.Sub(*r.Rows[1].Total), true
}

// WithPublicWeight is the edition with another public weight, to see what
// would have been; e itself stays as it is. Faults, all E_USAGE: a weight
// outside 0 to 1, or a rule whose public part has no weight.
func WithPublicWeight(e *award.Edition, weight exact.Rat) (*award.Edition, error) {
	if e.Rule.Public == nil || !award.Weighted(e.Rule.Public.Method) {
		return nil, fault.New(fault.Usage, "rank.no_weight")
	}
	if weight.Sign() < 0 || one.Less(weight) {
		return nil, fault.New(fault.Usage, "rank.weight", "weight", weight.Text())
	}
	public := *e.Rule.Public
	public.Weight = weight
	other := *e
	other.Rule.Public = &public
	return &other, nil
}
