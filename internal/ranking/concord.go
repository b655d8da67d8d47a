package ranking

import (
	"votering/internal/exact"
)

var sixth = exact.New(1, 6)

// nominees are each nominee's mean as the ranking has it, and how far the jurors
// lie apart.
func (a *Agreement) nominees(m *measured) {
	unit := m.unit()
	for i, n := range m.entrants {
		raw, ok := m.weighted(func(k int) *exact.Rat {
			if n.means[k].Jurors == 0 {
				return nil
			}
			return &n.means[k].Value
		})
		if !ok {
			continue
		}
		x := Adjusted{Nominee: n.ID, Raw: raw}
		own := reachOf(m.totals[i])
		x.Jurors, x.Low, x.High = own.count, unit.at(own.low), unit.at(own.high)
		if x.High.Less(x.Low) {
			x.Low, x.High = x.High, x.Low
		}
		if !a.Overall.TooFine {
			x.Deviation = deviationOf(m.totals[i]).Mul(unit.slope).Abs()
		}
		x.Widest = m.widest(i)
		a.Nominees = append(a.Nominees, x)
	}
}

// adjustNominees gives every nominee the mean of the additive fits.
func (a *Agreement) adjustNominees(m *measured) {
	fitted, refused := m.fitted(longestShown)
	if refused != nil {
		a.Long = refused.ID == tooLong
		a.Apart = !a.Long
		return
	}
	at := 0
	for i := range m.entrants {
		if adjusted, ok := m.weighted(func(k int) *exact.Rat { return fitted[k][i] }); ok {
			a.Nominees[at].Adjusted = &adjusted
			at++
		}
	}
}

// weighted is the weighted mean of a nominee's means, on the scale that all
// criteria share or 0 to 1; false where what it has means on weighs nothing.
func (c *contest) weighted(mean func(k int) *exact.Rat) (exact.Rat, bool) {
	var sum, weights exact.Adder
	for k := range c.edition.Criteria {
		if m := mean(k); m != nil {
			w := c.edition.Criteria[k].Weight
			sum.Add(c.scales[k].at(*m).Mul(w))
			weights.Add(w)
		}
	}
	weight := weights.Sum()
	if weight.Sign() == 0 {
		return exact.Rat{}, false
	}
	return c.unit().at(sum.Sum().Quo(weight)), true
}

// widest is the criterion on which the jurors lie farthest apart, the first among
// equals; the zero value where none has two marks.
func (m *measured) widest(i int) (w Difference) {
	var most exact.Rat
	for k := range m.marks {
		r, deviation := reachOf(m.marks[k][i]), deviationOf(m.marks[k][i])
		if r.count < 2 {
			continue
		}
		if share := deviation.Quo(m.width(k)); w.Criterion == "" || most.Less(share) {
			most = share
			w = Difference{m.edition.Criteria[k].ID, r.low, r.high, deviation, sixth.Less(share)}
		}
	}
	return w
}

// reach is how far the numbers of a row lie apart.
type reach struct {
	count     int // of those that are there
	low, high exact.Rat
}

func reachOf(row []*exact.Rat) (r reach) {
	for _, x := range row {
		if x == nil {
			continue
		}
		if r.count == 0 || x.Less(r.low) {
			r.low = *x
		}
		if r.count == 0 || r.high.Less(*x) {
			r.high = *x
		}
		r.count++
	}
	return r
}

// deviationOf is the mean of |x − mean|; 0 for none.
func deviationOf(row []*exact.Rat) exact.Rat {
	mean := meanIn(row)
	var apart exact.Adder
	for _, x := range row {
		if x != nil {
			apart.Add(x.Sub(mean).Abs())
		}
	}
	if apart.Count() == 0 {
		return zero
	}
	return apart.Mean()
}

// meanIn is the mean of the numbers that are there; 0 for none.
func meanIn(row []*exact.Rat) exact.Rat {
	var sum exact.Adder
	for _, x := range row {
		if x != nil {
			sum.Add(*x)
		}
	}
	if sum.Count() == 0 {
		return zero
	}
	return sum.Mean()
}
