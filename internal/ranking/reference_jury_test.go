package ranking_test

import (
	"math/big"
	"sort"

	"votering/internal/award"
)

// a is A[n,c]; nil where there is none, and false where a figure is refused.
func (r *reference) a(n string, c award.Criterion) (*big.Rat, bool) {
	var a *big.Rat
	if c.ValueFrom != nil {
		a = r.figure(n, c)
		if a != nil && (a.Cmp(c.Scale.Min.Big()) < 0 || a.Cmp(c.Scale.Max.Big()) > 0) {
			return nil, false
		}
	} else if r.fitted != nil {
		a = r.fitted[c.ID][n]
	} else {
		var marks []*big.Rat
		for _, b := range r.jurors {
			if x := r.mark(b, n, c.ID); x != nil {
				marks = append(marks, x)
			}
		}
		if len(marks) > 0 {
			a = r.together(c, marks)
		}
	}
	if a == nil {
		return nil, true
	}
	return r.rounded(criterion, a), true
}

// figure is what a nominee states for a measured criterion.
func (r *reference) figure(n string, c award.Criterion) *big.Rat {
	for _, nominee := range r.e.Nominees {
		for _, v := range nominee.Values {
			if nominee.ID == n && v.Metric == c.ValueFrom.Metric && v.Period == c.ValueFrom.Period && v.Missing == "" {
				return v.Number.Big()
			}
		}
	}
	return nil
}

// together is what marks come to by the rule's method.
func (r *reference) together(c award.Criterion, marks []*big.Rat) *big.Rat {
	rule := r.e.Rule.Jury
	sort.Slice(marks, func(i, j int) bool { return marks[i].Cmp(marks[j]) < 0 })
	switch rule.Method {
	case award.Sum:
		return sumRats(marks)
	case award.Median:
		if len(marks)%2 == 1 {
			return marks[len(marks)/2]
		}
		return meanRats(marks[len(marks)/2-1 : len(marks)/2+1])
	case award.Trimmed:
		for k := 0; k < rule.Trim && len(marks) > 2; k++ {
			marks = marks[1 : len(marks)-1]
		}
		if rule.Output == award.OutputSum {
			return sumRats(marks)
		}
		return meanRats(marks)
	case award.Clamp:
		margin := rule.Margin
		if c.Margin != nil {
			margin = c.Margin
		}
		m := meanRats(marks)
		var counted []*big.Rat
		for _, x := range marks {
			if limit := sub(m, margin.Big()); x.Cmp(limit) < 0 {
				x = limit
			}
			if limit := add(m, margin.Big()); x.Cmp(limit) > 0 {
				x = limit
			}
			counted = append(counted, r.rounded(mark, x))
		}
		return meanRats(counted)
	}
	return meanRats(marks)
}

func sumRats(xs []*big.Rat) *big.Rat {
	t := new(big.Rat)
	for _, x := range xs {
		t = add(t, x)
	}
	return t
}

func meanRats(xs []*big.Rat) *big.Rat { return div(sumRats(xs), newRat(int64(len(xs)), 1)) }

// stage finds the decimals of one stage of rounding; nil: none there.
type stage func(*award.Rounding) *int

func mark(r *award.Rounding) *int      { return r.Mark }
func criterion(r *award.Rounding) *int { return r.Criterion }
func weighted(r *award.Rounding) *int  { return r.Weighted }
func total(r *award.Rounding) *int     { return r.Total }

// rounded moves the point, takes the whole part of what is left of it, and moves
// it back.
func (r *reference) rounded(at stage, x *big.Rat) *big.Rat {
	rule := r.e.Rule.Jury.Rounding
	if rule == nil || at(rule) == nil {
		return x
	}
	ten := newRat(1, 1)
	for range *at(rule) {
		ten = mul(ten, newRat(10, 1))
	}
	y := mul(new(big.Rat).Abs(x), ten)
	whole := new(big.Rat).SetInt(new(big.Int).Quo(y.Num(), y.Denom()))
	switch up := sub(y, whole).Cmp(newRat(1, 2)); {
	case rule.Mode == award.Down:
	case up > 0, up == 0 && rule.Mode == award.HalfUp, up == 0 && whole.Num().Bit(0) == 1:
		whole = add(whole, newRat(1, 1))
	}
	if x.Sign() < 0 {
		whole.Neg(whole)
	}
	return div(whole, ten)
}
