package ranking

import (
	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
)

// JurorRank is where one juror has a nominee: what the rank methods make the jury's
// part from. Places are among the nominees that the juror has a total of.
type JurorRank struct {
	Juror  string
	Total  exact.Rat // the juror's own total: the weighted mean of the scaled marks that are there, 0 to 1
	Place  exact.Rat // by own total, 1 is best; equal ones share the mean of the places they take
	Of     int       // how many nominees the juror has a total of
	Points exact.Rat // what the place is worth in the sum J; 0 under majority
}

// RoleJurors is the role of the terms of a jury part that goes by places: Weight
// jurors gave Value.
const RoleJurors = "jurors"

// scoreRanks works out every entrant's jury part from the order in which each juror
// has the nominees:
//
//	borda        J = Σ (m − r)/(m − 1) / jurors, m = nominees that the juror has in
//	             the order, r = the place; 1/2 where m = 1
//	points       J = Σ points[r], 0 past the end of the list
//	exponential  J = Σ 12·q^(r − 1)
//	majority     J = how many different majority judgments are worse
//
// Equal nominees share the mean of the places, or of the points, that they take.
// Refused where all that a nominee has marks on weighs nothing.
func (c *contest) scoreRanks() error {
	o, p := c.opinions(), &portions{worth: c.worth()}
	given := make([][]int32, len(c.entrants))
	for i, n := range c.entrants {
		given[i] = make([]int32, 0, n.markedBy)
		for j, of := range o.of {
			if v := &o.views[i]; v.total[j] != none {
				given[i] = append(given[i], p.of(v.place[j], v.last[j], of))
			}
		}
		if len(given[i]) == 0 {
			return fault.New(fault.Rule, "rank.weightless", "nominee", n.Name)
		}
	}
	p.sort(given)
	for i, n := range c.entrants {
		n.ranks = c.ranks(i, p, given[i])
		n.jury = p.sum(c.edition.Rule.Jury.Method, given[i])
	}
	if c.edition.Rule.Jury.Method == award.Majority {
		c.judgeByMajority()
	}
	return nil
}

// ranks are where each juror has the entrant with that index, and what of the
// portions that is worth.
func (c *contest) ranks(entrant int, p *portions, given []int32) []JurorRank {
	o := c.opinions()
	v, ranks := &o.views[entrant], make([]JurorRank, 0, len(given))
	for j, of := range o.of {
		if v.total[j] != none {
			ranks = append(ranks, JurorRank{
				Juror: c.ballots[j].Juror, Total: o.totals[v.total[j]], Place: middle(int(v.place[j]), int(v.last[j])),
				Of: int(of), Points: p.points.values[given[len(ranks)]],
			})
		}
	}
	return ranks
}

// worth is what the places first to last are worth to each of those who share
// them, in the order of a juror who has that many nominees in it.
func (c *contest) worth() func(first, last, of int) exact.Rat {
	rule := &c.edition.Rule.Jury
	mean := func(at func(place int) exact.Rat) func(first, last, of int) exact.Rat {
		return func(first, last, _ int) exact.Rat { return meanPoints(at, first, last) }
	}
	switch rule.Method {
	case award.Borda:
		return func(first, last, of int) exact.Rat {
			if of == 1 {
				return half
			}
			return exact.New(int64(2*of-first-last), int64(2*(of-1)))
		}
	case award.Points:
		return mean(func(place int) exact.Rat { return listed(rule.Points, place) })
	case award.Exponential:
		return mean(powers(*rule.Ratio))
	}
	return func(int, int, int) exact.Rat { return zero }
}

// powers are 12·q^(r − 1) by place r, as far as they are asked for.
func powers(q exact.Rat) func(place int) exact.Rat {
	points := []exact.Rat{exact.Int(12)}
	return func(place int) exact.Rat {
		for len(points) < place {
			points = append(points, points[len(points)-1].Mul(q))
		}
		return points[place-1]
	}
}
