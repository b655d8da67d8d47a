package ranking

import (
	"math/big"

	"votering/internal/exact"
)

// gains are what every mark adds to a juror's total before the division: weight ×
// scaled mark. They are whole parts of one denominator, as are the weights.
type gains struct {
	of      [][]int64 // by criterion and mark
	weights []int64   // by criterion
	part    exact.Rat // what a part of a gain is, divided by what one of a weight is
	long    *longGains
}

// longGains are gains that do not fit machine words: each is worked out from its mark.
type longGains struct {
	lines   *wholes   // by criterion: what weight × scaled mark is at a mark of 0, and what a part of a mark adds to it
	marks   []*wholes // by criterion
	weights *wholes
}

func (c *contest) gains() *gains {
	g := &gains{of: make([][]int64, len(c.scales))}
	weights := make([]exact.Rat, len(c.scales))
	lines := make([]line, len(c.scales))
	var all []exact.Rat
	for k, l := range c.scales {
		weights[k] = c.edition.Criteria[k].Weight
		lines[k] = l.times(weights[k])
		for _, mark := range c.table.columns[k].values {
			all = append(all, lines[k].at(mark))
		}
	}
	units, per, short := inUnits(all)
	heavy, perWeight, light := inUnits(weights)
	if !short || !light {
		return &gains{long: c.longGains(lines, weights)}
	}
	g.weights, g.part = heavy, exact.New(perWeight, per)
	for k := range g.of {
		n := len(c.table.columns[k].values)
		g.of[k], units = units[:n], units[n:]
	}
	return g
}

func (c *contest) longGains(lines []line, weights []exact.Rat) *longGains {
	g := &longGains{weights: longWholes(weights), marks: make([]*wholes, len(lines))}
	var parts []exact.Rat
	for k, l := range lines {
		g.marks[k] = longWholes(c.table.columns[k].values)
		parts = append(parts, l.offset, l.slope.Quo(exact.FromBig(new(big.Rat).SetInt(g.marks[k].common))))
	}
	g.lines = longWholes(parts)
	return g
}

// total is the juror's total at that place of the table, by nominee and juror, as its
// number among the different ones; none where no mark is there that weighs anything.
func (g *gains) total(t *table, at int, different *numbers) int32 {
	if g.long != nil {
		return g.long.total(t, at, different)
	}
	var sum, weight int64
	for k := range g.of {
		if v := t.columns[k].at[at]; v != none {
			sum += g.of[k][v]
			weight += g.weights[k]
		}
	}
	if weight == 0 {
		return none
	}
	return different.fraction(sum, weight, g.part)
}

func (g *longGains) total(t *table, at int, different *numbers) int32 {
	var sum, weight, part big.Int
	for k := range g.marks {
		if v := t.columns[k].at[at]; v != none {
			part.Mul(g.lines.long[2*k+1], g.marks[k].long[v])
			sum.Add(&sum, part.Add(&part, g.lines.long[2*k]))
			weight.Add(&weight, g.weights.long[k])
		}
	}
	if weight.Sign() == 0 {
		return none
	}
	sum.Mul(&sum, g.weights.common)
	weight.Mul(&weight, g.lines.common)
	return different.number(exact.FromBig(new(big.Rat).SetFrac(&sum, &weight)))
}
