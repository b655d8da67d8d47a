package ranking

import (
	"slices"

	"votering/internal/exact"
)

// opinions are the jurors' own totals of the entrants, and the order that they make.
type opinions struct {
	totals []exact.Rat // the different totals, ascending
	of     []int32     // by juror: how many entrants the juror has a total of
	views  []views     // by entrant
	texts  []string    // the totals written; "": not yet
}

// views are how the jurors see one entrant, by juror.
type views struct {
	total []int32 // which of the totals the juror gives it, or none
	place []int32 // by total among all that the juror has one of, 1 is best; 0: no total
	last  []int32 // the last of the places that equal ones take together
}

// opinions are worked out when they are first asked for.
func (c *contest) opinions() *opinions {
	if c.opined == nil {
		c.opined = &opinions{of: make([]int32, len(c.counted)), views: make([]views, len(c.entrants))}
		c.opined.add(c)
		c.opined.place(len(c.counted))
	}
	return c.opined
}

// add works out the totals. A juror's total of a nominee is the weighted mean of the
// scaled marks that are there; where none is that weighs anything, there is none.
func (o *opinions) add(c *contest) {
	given, different := c.gains(), numbers{}
	for i, n := range c.entrants {
		v := make([]int32, 3*len(c.counted))
		k := len(c.counted)
		o.views[i] = views{total: v[:k:k], place: v[k : 2*k : 2*k], last: v[2*k:]}
		for j := range c.counted {
			o.views[i].total[j] = given.total(c, n, j, &different)
		}
	}
	now := different.sort()
	for _, v := range o.views {
		for j, t := range v.total {
			if t != none {
				v.total[j] = now[t]
				o.of[j]++
			}
		}
	}
	o.totals = different.values
}

// place gives every entrant its place in the order of every juror.
func (o *opinions) place(jurors int) {
	var order []int
	for j := range jurors {
		order = order[:0]
		for i := range o.views {
			if o.views[i].total[j] != none {
				order = append(order, i)
			}
		}
		slices.SortFunc(order, func(a, b int) int { return int(o.views[b].total[j] - o.views[a].total[j]) })
		for from, to := 0, 0; from < len(order); from = to {
			for to < len(order) && o.views[order[to]].total[j] == o.views[order[from]].total[j] {
				to++
			}
			for _, i := range order[from:to] {
				o.views[i].place[j], o.views[i].last[j] = int32(from+1), int32(to)
			}
		}
	}
}

// totalsOf are the totals that jurors gave an entrant, the best first, as which of
// the totals they are.
func (o *opinions) totalsOf(n *entrant) []int32 {
	totals := slices.DeleteFunc(slices.Clone(o.views[n.index].total), func(t int32) bool { return t == none })
	slices.SortFunc(totals, func(a, b int32) int { return int(b - a) })
	return totals
}

// text is one of the totals, written.
func (o *opinions) text(total int32) string {
	if o.texts == nil {
		o.texts = make([]string, len(o.totals))
	}
	if o.texts[total] == "" {
		o.texts[total] = o.totals[total].String()
	}
	return o.texts[total]
}

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

// total is a juror's total of an entrant, as its number among the different ones.
func (g *gains) total(c *contest, n *entrant, juror int, different *numbers) int32 {
	at := n.row*len(c.table.ballots) + int(c.counted[juror])
	if g.units == nil {
		return g.slowTotal(c, at, different)
	}
	var sum, weight int64
	for k := range g.units {
		if v := c.table.columns[k].at[at]; v != none {
			sum += g.units[k][v]
			weight += g.heavy[k]
		}
	}
	if weight == 0 {
		return none
	}
	return different.fraction(sum, weight, g.unit)
}

func (g *gains) slowTotal(c *contest, at int, different *numbers) int32 {
	var sum, weights exact.Adder
	for k := range g.of {
		if v := c.table.columns[k].at[at]; v != none {
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
