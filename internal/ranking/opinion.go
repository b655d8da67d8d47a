package ranking

import (
	"slices"

	"votering/internal/exact"
)

// opinions are the own totals of all jurors in the table, those too whose marks do
// not count, and the orders that they make of the entrants. They do not change when
// a juror leaves.
type opinions struct {
	totals []exact.Rat // the different totals, ascending
	of     []int32     // by juror: how many entrants the juror has a total of
	views  []views     // by entrant
}

// views are how the jurors see one entrant, by juror.
type views struct {
	total  []int32 // which of the totals the juror gives it, or none
	place  []int32 // by total among all that the juror has one of, 1 is best; 0: no total
	last   []int32 // the last of the places that equal ones take together
	rising []int32 // the jurors that have a total of it, by it, the lowest first
}

// opinions are worked out when they are first asked for.
func (c *contest) opinions() *opinions {
	if c.opined == nil {
		c.opined = c.memory.opinions(c)
	}
	return c.opined
}

func (c *contest) newOpinions() *opinions {
	jurors := len(c.table.ballots)
	o := &opinions{of: make([]int32, jurors), views: make([]views, len(c.entrants))}
	o.add(c, jurors)
	o.place(jurors)
	return o
}

// add works out the totals. A juror's total of a nominee is the weighted mean of the
// scaled marks that are there; where none is that weighs anything, there is none.
func (o *opinions) add(c *contest, jurors int) {
	given, different := c.gains(), numbers{}
	for i, n := range c.entrants {
		v := make([]int32, 3*jurors)
		o.views[i] = views{total: v[:jurors:jurors], place: v[jurors : 2*jurors : 2*jurors], last: v[2*jurors:]}
		for j := range jurors {
			o.views[i].total[j] = given.total(c.table, n.row*jurors+j, &different)
		}
	}
	now := different.sort()
	for i := range o.views {
		v := &o.views[i]
		for j, t := range v.total {
			if t != none {
				v.total[j] = now[t]
				o.of[j]++
			}
		}
		v.rising = rising(v.total, len(now))
	}
	o.totals = different.values
}

// rising are the jurors that have a total, by it, the lowest first. There are so many
// totals: where they are few, the jurors with each are counted.
func rising(total []int32, totals int) []int32 {
	jurors := make([]int32, 0, len(total))
	if totals > 4*len(total) {
		for j, t := range total {
			if t != none {
				jurors = append(jurors, int32(j))
			}
		}
		slices.SortFunc(jurors, func(a, b int32) int { return int(total[a] - total[b]) })
		return jurors
	}
	below := make([]int32, totals+1) // by total: how many jurors have a lower one, and then where the next belongs
	for _, t := range total {
		if t != none {
			below[t+1]++
		}
	}
	for t := range totals {
		below[t+1] += below[t]
	}
	jurors = jurors[:below[totals]]
	for j, t := range total {
		if t != none {
			jurors[below[t]] = int32(j)
			below[t]++
		}
	}
	return jurors
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

// totalsOf are the totals that the jurors whose marks count gave an entrant, the
// lowest first, as which of the totals they are.
func (c *contest) totalsOf(n *entrant) []int32 {
	v := &c.opinions().views[n.index]
	totals := make([]int32, 0, len(v.rising))
	for _, j := range v.rising {
		if c.counts[j] {
			totals = append(totals, v.total[j])
		}
	}
	return totals
}
