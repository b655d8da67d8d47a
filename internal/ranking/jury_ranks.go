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
	p := c.memory.worth(c)
	for _, n := range c.entrants {
		jurors := make([]int64, len(p.points))
		for _, j := range c.counted {
			if portion := p.given[n.index][j]; portion != none {
				jurors[portion]++
			}
		}
		if n.ranks = c.ranks(n, p); len(n.ranks) == 0 {
			return fault.New(fault.Rule, "rank.weightless", "nominee", n.Name)
		}
		n.jury = p.sum(c.edition.Rule.Jury.Method, jurors, len(n.ranks))
	}
	if c.edition.Rule.Jury.Method == award.Majority {
		c.judgeByMajority()
	}
	return nil
}

// ranks are where each juror has an entrant, and what that is worth.
func (c *contest) ranks(n *entrant, p *portions) []JurorRank {
	o := c.opinions()
	v, ranks := &o.views[n.index], make([]JurorRank, 0, n.markedBy)
	for i, j := range c.counted {
		if v.total[j] != none {
			ranks = append(ranks, JurorRank{
				Juror: c.ballots[i].Juror, Total: o.totals[v.total[j]], Place: middle(int(v.place[j]), int(v.last[j])),
				Of: int(o.of[j]), Points: p.points[p.given[n.index][j]],
			})
		}
	}
	return ranks
}

// worth is what the places first to last are worth to each of those who share
// them, in the order of a juror who has that many nominees in it.
func worth(rule award.JuryRule) func(first, last, of int) exact.Rat {
	var points func(first, last int) exact.Rat
	switch rule.Method {
	case award.Borda:
		return func(first, last, of int) exact.Rat {
			if of == 1 {
				return half
			}
			return exact.New(int64(2*of-first-last), int64(2*(of-1)))
		}
	case award.Points:
		points = shared(listed(rule.Points))
	case award.Exponential:
		points = shared(powers(*rule.Ratio))
	default: // majority judgment goes by no points
		return func(int, int, int) exact.Rat { return zero }
	}
	return func(first, last, _ int) exact.Rat { return points(first, last) }
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
