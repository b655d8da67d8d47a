package ranking

import (
	"slices"

	"votering/internal/exact"
)

// gains are what every mark adds to a juror's total before the division: weight ×
// scaled mark. Where they fit they are whole units of one denominator, as are the
// weights.
type gains struct {
	of      [][]exact.Rat // by criterion and mark
	weights []exact.Rat   // by criterion
	units   [][]int64     // of as units; nil where they do not fit
	heavy   []int64       // weights as units
	unit    exact.Rat     // what a unit of a gain is, divided by what one of a weight is
}

func (c *contest) gains() *gains {
	g := &gains{of: make([][]exact.Rat, len(c.scales)), weights: make([]exact.Rat, len(c.scales))}
	for k, l := range c.scales {
		g.weights[k] = c.edition.Criteria[k].Weight
		l = l.times(g.weights[k])
		values := c.table.columns[k].values
		g.of[k] = make([]exact.Rat, len(values))
		for v, mark := range values {
			g.of[k][v] = l.at(mark)
		}
	}
	g.count()
	return g
}

// count writes gains and weights in units, where sums of them fit.
func (g *gains) count() {
	heavy, perWeight, ok := inUnits(g.weights)
	if !ok {
		return
	}
	gains, per, ok := inUnits(slices.Concat(g.of...))
	if !ok {
		return
	}
	g.heavy, g.unit = heavy, exact.New(perWeight, per)
	g.units = make([][]int64, len(g.of))
	for k, of := range g.of {
		g.units[k], gains = gains[:len(of)], gains[len(of):]
	}
}

// total is the juror's total at that place of the table, by nominee and juror, as its
// number among the different ones.
func (g *gains) total(t *table, at int, different *numbers) int32 {
	if g.units == nil {
		return g.slowTotal(t, at, different)
	}
	var sum, weight int64
	for k := range g.units {
		if v := t.columns[k].at[at]; v != none {
			sum += g.units[k][v]
			weight += g.heavy[k]
		}
	}
	if weight == 0 {
		return none
	}
	return different.fraction(sum, weight, g.unit)
}

func (g *gains) slowTotal(t *table, at int, different *numbers) int32 {
	var sum, weights exact.Adder
	for k := range g.of {
		if v := t.columns[k].at[at]; v != none {
			sum.Add(g.of[k][v])
			weights.Add(g.weights[k])
		}
	}
	weight := weights.Sum()
	if weight.Sign() == 0 {
		return none
	}
	return different.number(sum.Sum().Quo(weight))
}
