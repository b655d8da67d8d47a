package ranking

import (
	"votering/internal/exact"
)

// nominees are each nominee's mean as the ranking has it, and how far the jurors
// lie apart.
func (a *Agreement) nominees(m *measured) {
	unit := m.unit()
	for i, n := range m.entrants {
		raw, ok := m.weighted(func(k int) *exact.Rat {
			if !n.aggregates[k].known {
				return nil
			}
			return &n.aggregates[k].Value
		})
		totals := present(m.totals[i])
		if !ok || len(totals) == 0 {
			continue
		}
		x := Adjusted{Nominee: n.ID, Raw: raw, Widest: m.widest(i)}
		low, high := unit.at(lowest(totals)), unit.at(highest(totals))
		if high.Less(low) {
			low, high = high, low
		}
		x.Jurors, x.Low, x.High, x.Alike = len(totals), low, high, Alike(totals) && !x.Widest.Far
		if !a.Overall.TooFine {
			x.Deviation = deviationOf(totals).Mul(unit.slope).Abs()
		}
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
	for i, n := range m.entrants {
		if at == len(a.Nominees) || a.Nominees[at].Nominee != n.ID {
			continue
		}
		if adjusted, ok := m.weighted(func(k int) *exact.Rat { return fitted[k][i] }); ok {
			a.Nominees[at].Adjusted = &adjusted
		}
		at++
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
		if m.marks[k] == nil {
			continue
		}
		marks := present(m.marks[k][i])
		if len(marks) < 2 {
			continue
		}
		deviation, width := deviationOf(marks), m.width(k)
		if share := deviation.Quo(width); w.Criterion == "" || most.Less(share) {
			most = share
			w = Difference{m.edition.Criteria[k].ID, lowest(marks), highest(marks), deviation, FarApart(marks, width)}
		}
	}
	return w
}

// present are the numbers of a row that are there.
func present(row []*exact.Rat) []exact.Rat {
	list := make([]exact.Rat, 0, len(row))
	for _, x := range row {
		if x != nil {
			list = append(list, *x)
		}
	}
	return list
}

// deviationOf is the mean of |x − mean|; 0 for none.
func deviationOf(xs []exact.Rat) exact.Rat {
	mean := meanIn(xs)
	var apart exact.Adder
	for _, x := range xs {
		apart.Add(x.Sub(mean).Abs())
	}
	if apart.Count() == 0 {
		return zero
	}
	return apart.Mean()
}

// meanIn is the mean of numbers; 0 for none.
func meanIn(xs []exact.Rat) exact.Rat {
	var sum exact.Adder
	for _, x := range xs {
		sum.Add(x)
	}
	if sum.Count() == 0 {
		return zero
	}
	return sum.Mean()
}
