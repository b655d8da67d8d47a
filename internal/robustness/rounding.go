package robustness

import (
	"votering/internal/award"
	"votering/internal/exact"
)

// rounding adds up under a rule that rounds what is weighted, or the total. Such
// a rule is not the same for weights that are all scaled alike: the whole
// numbers that are drawn are the weights.
type rounding struct {
	rule   award.JuryRule
	mode   exact.Mode
	values [][]exact.Rat
	standing[exact.Rat]
}

func newRounding(rule award.JuryRule, values [][]exact.Rat) *rounding {
	modes := map[string]exact.Mode{award.HalfUp: exact.HalfUp, award.HalfEven: exact.HalfEven, award.Down: exact.Down}
	return &rounding{rule, modes[rule.Rounding.Mode], values, newStanding[exact.Rat](len(values))}
}

func (r *rounding) place(weights []uint64, places []int) {
	divisor := exact.Int(1)
	if r.rule.Combine != award.WeightedSum {
		divisor = exact.Int(1 << wholeBits)
	}
	for i := range r.standing {
		s := &r.standing[i]
		var sum exact.Adder
		for k, v := range r.values[s.row] {
			sum.Add(r.round(v.Mul(exact.Int(int64(weights[k]))), r.rule.Rounding.Weighted))
		}
		s.sum = r.round(sum.Sum().Quo(divisor), r.rule.Rounding.Total)
	}
	r.standing.place(places, func(a, b score[exact.Rat]) int { return b.sum.Cmp(a.sum) })
}

func (r *rounding) round(v exact.Rat, decimals *int) exact.Rat {
	if decimals == nil {
		return v
	}
	return v.Rounded(*decimals, r.mode)
}
