package ranking

import (
	"math/big"

	"votering/internal/exact"
)

// wholes are numbers as whole parts of one common denominator, so that sums of many
// of them are reduced once and not at every step.
type wholes struct {
	units []int64 // in parts of per; nil where they are too long
	per   int64

	long   []*big.Int // then in parts of common
	common *big.Int
}

func wholesOf(values []exact.Rat) *wholes {
	if units, per, ok := inUnits(values); ok {
		return &wholes{units: units, per: per}
	}
	return longWholes(values)
}

// longWholes are numbers of any length as whole parts.
func longWholes(values []exact.Rat) *wholes {
	w := &wholes{common: big.NewInt(1), long: make([]*big.Int, len(values))}
	for _, v := range values {
		w.common = exact.Common(w.common, v.Big().Denom())
	}
	for i, v := range values {
		r := v.Big()
		w.long[i] = new(big.Int).Mul(r.Num(), new(big.Int).Quo(w.common, r.Denom()))
	}
	return w
}

// sum adds the numbers up, each as often as counts says; the counts add up to a
// thousand at most.
func (w *wholes) sum(counts []int64) exact.Rat {
	if w.units != nil {
		var sum int64
		for i, n := range counts {
			sum += n * w.units[i]
		}
		return exact.New(sum, w.per)
	}
	var sum, times, part big.Int
	for i, n := range counts {
		if n > 0 {
			sum.Add(&sum, part.Mul(w.long[i], times.SetInt64(n)))
		}
	}
	return exact.FromBig(new(big.Rat).SetFrac(&sum, w.common))
}
