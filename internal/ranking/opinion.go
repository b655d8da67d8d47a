package ranking

import (
	"slices"

	"votering/internal/ballot"
	"votering/internal/exact"
)

// view is one juror's own view of one entrant.
type view struct {
	total exact.Rat // the weighted mean of the scaled marks that are there
	place int       // by total among all the juror marked, 1 is best; 0: not marked
	last  int       // the last of the places that equal ones take together
}

// opinions are the views of every juror, by entrant. They are worked out when
// a tie asks for them.
func (c *contest) opinions() [][]view {
	if c.views != nil {
		return c.views
	}
	weighted := make([]line, len(c.scales))
	for k, l := range c.scales {
		weighted[k] = l.times(c.edition.Criteria[k].Weight)
	}
	c.views = make([][]view, len(c.ballots))
	for j, b := range c.ballots {
		c.views[j] = make([]view, len(c.entrants))
		var marked []*view
		for i, n := range c.entrants {
			if total, ok := c.jurorTotal(b, n.ID, weighted); ok {
				v := &c.views[j][i]
				v.total = total
				marked = append(marked, v)
			}
		}
		first := 1
		for _, group := range inGroups(marked, func(a, b *view) int { return b.total.Cmp(a.total) }) {
			for _, v := range group {
				v.place, v.last = first, first+len(group)-1
			}
			first += len(group)
		}
	}
	return c.views
}

// totalsOf are the jurors' totals of one entrant, the best first.
func (c *contest) totalsOf(n *entrant) []exact.Rat {
	var totals []exact.Rat
	for _, opinions := range c.opinions() {
		if v := opinions[n.index]; v.place > 0 {
			totals = append(totals, v.total)
		}
	}
	slices.SortFunc(totals, func(a, b exact.Rat) int { return b.Cmp(a) })
	return totals
}

// jurorTotal is one juror's total of a nominee: the weighted mean of the
// scaled marks that are there; false where none that weighs anything is.
func (c *contest) jurorTotal(b *ballot.Ballot, nominee string, weighted []line) (exact.Rat, bool) {
	var sum, weights exact.Adder
	for k, l := range weighted {
		criterion := &c.edition.Criteria[k]
		if mark, ok := b.Mark(ballot.Cell{Nominee: nominee, Criterion: criterion.ID}); ok {
			sum.Add(l.at(mark))
			weights.Add(criterion.Weight)
		}
	}
	weight := weights.Sum()
	if weight.Sign() == 0 {
		return exact.Rat{}, false
	}
	return sum.Sum().Quo(weight), true
}

// inOrder is how many entrants a juror has a total of.
func inOrder(views []view) (n int) {
	for i := range views {
		if views[i].place > 0 {
			n++
		}
	}
	return n
}
