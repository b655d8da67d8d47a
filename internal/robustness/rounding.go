package robustness

import (
	"votering/internal/award"
	"votering/internal/exact"
)

// rounding scores under a rule that rounds what is weighted, or the total. Such
// a rule is not the same for weights that are all scaled alike: the whole
// numbers that are drawn are the weights.
type rounding struct {
	rule   award.JuryRule
	mode   exact.Mode
	values [][]exact.Rat
	totals []exact.Rat
}

func newRounding(rule award.JuryRule, values [][]exact.Rat) *rounding {
	modes := map[string]exact.Mode{award.HalfUp: exact.HalfUp, award.HalfEven: exact.HalfEven, award.Down: exact.Down}
	return &rounding{rule, modes[rule.Rounding.Mode], values, make([]exact.Rat, len(values))}
}

func (r *rounding) score(weights []uint64) {
	divisor := exact.Int(1)
	if r.rule.Combine != award.WeightedSum {
		divisor = exact.Int(1 << wholeBits)
	}
	for i, row := range r.values {
		var sum exact.Adder
		for k, v := range row {
			sum.Add(r.round(v.Mul(exact.Int(int64(weights[k]))), r.rule.Rounding.Weighted))
		}
		r.totals[i] = r.round(sum.Sum().Quo(divisor), r.rule.Rounding.Total)
	}
}

func (r *rounding) round(v exact.Rat, decimals *int) exact.Rat {
	if decimals == nil {
		return v
	}
	return v.Rounded(*decimals, r.mode)
}

func (r *rounding) compare(a, b int) int { return r.totals[a].Cmp(r.totals[b]) }
