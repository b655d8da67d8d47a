package ranking

import (
	"slices"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
)

// side is what one side's numbers, one a nominee, come to: their values, and how
// they are found.
type side func(own []exact.Rat, rule *award.PublicRule) []Term

// merges are the public methods that add two sides up:
//
//	T = (1 − w) · jury side of J + w · public side of v
//
// and under added, which has no weight, T = J + v.
var merges = map[string]struct{ jury, public side }{
	award.Share:      {shares, shares},
	award.ShareOfTop: {plain, shareOfTop},
	award.MinMax:     {minMax, minMax},
	award.RankLinear: {plain, byPlace},
	award.RankPoints: {pointsByPlace, pointsByPlace},
	award.Added:      {plain, plain},
}

// shares: y / Σy, so that a side adds up to 1; 1/N each where Σy = 0.
func shares(own []exact.Rat, _ *award.PublicRule) []Term {
	return between(own, zero, exact.Sum(own...), exact.New(1, int64(len(own))))
}

// plain: y as it is.
func plain(own []exact.Rat, _ *award.PublicRule) []Term {
	return between(own, zero, one, half)
}

// shareOfTop: y / max y.
func shareOfTop(own []exact.Rat, _ *award.PublicRule) []Term {
	return between(own, zero, highest(own), half)
}

// minMax: (y − min) / (max − min), 1/2 where all are equal.
func minMax(own []exact.Rat, _ *award.PublicRule) []Term {
	return between(own, lowest(own), highest(own), half)
}

// byPlace: (N − r) / (N − 1), where r is the place by y and equal ones share
// the mean of their places; 1/2 where there is only one.
func byPlace(own []exact.Rat, _ *award.PublicRule) []Term {
	places := make([]exact.Rat, len(own))
	eachPlace(own, func(i, first, last int) { places[i] = middle(first, last) })
	terms := between(places, exact.Int(int64(len(own))), one, half)
	for i := range terms {
		terms[i].Place = places[i]
	}
	return terms
}

// pointsByPlace: the points of the place by y, 0 past the end of the list; equal
// ones share the mean of the points that they take.
func pointsByPlace(own []exact.Rat, rule *award.PublicRule) []Term {
	terms, of := make([]Term, len(own)), shared(listed(rule.Points))
	eachPlace(own, func(i, first, last int) {
		points := of(first, last)
		terms[i] = Term{Value: points, Of: asIs(points), Place: middle(first, last)}
	})
	return terms
}

// between are numbers by where they lie between zero and one; level where the two
// are the same.
func between(own []exact.Rat, zero, one, level exact.Rat) []Term {
	terms := make([]Term, len(own))
	for i, y := range own {
		p := Position{Own: y, Zero: zero, One: one}
		terms[i] = Term{Value: p.value(level), Of: p}
	}
	return terms
}

func highest(ys []exact.Rat) exact.Rat { return slices.MaxFunc(ys, exact.Rat.Cmp) }
func lowest(ys []exact.Rat) exact.Rat  { return slices.MinFunc(ys, exact.Rat.Cmp) }

// adds reports whether the public's part is added to the jury's.
func (c *contest) adds() bool {
	return c.public != nil && c.public.Method != award.Shortlist && len(c.entrants) > 0
}

// merge works out every entrant's total, and returns the public weight that
// was used: 0 where no vote is valid, nil where the public part has none.
func (c *contest) merge() (*exact.Rat, error) {
	if err := c.checkVotes(); err != nil {
		return nil, err
	}
	if !c.adds() {
		for _, n := range c.entrants {
			n.total = sumOf(one, Term{Role: RoleJury, Weight: one, Value: n.jury.Total, Of: asIs(n.jury.Total)})
		}
		return nil, nil
	}
	if err := c.checkShares(); err != nil {
		return nil, err
	}
	used, jury, public := c.weights()
	method, terms := merges[c.public.Method], make([][]Term, len(c.entrants))
	c.addSide(terms, RoleJury, jury, method.jury, c.column(juryOf))
	if !c.voteless {
		c.addSide(terms, RolePublic, public, method.public, c.column(votesOf))
	}
	for i, n := range c.entrants {
		n.total = sumOf(one, terms[i]...)
	}
	return used, nil
}

// weights are the public weight that is used, nil where the method has none, and
// what each side is multiplied by.
func (c *contest) weights() (used *exact.Rat, jury, public exact.Rat) {
	switch {
	case !award.Weighted(c.public.Method):
		return nil, one, one
	case c.voteless:
		return &exact.Rat{}, one, zero
	}
	weight := c.public.Weight
	return &weight, one.Sub(weight), weight
}

func (c *contest) addSide(terms [][]Term, role string, weight exact.Rat, method side, own []exact.Rat) {
	for i, t := range method(own, c.public) {
		t.Role, t.Weight = role, weight
		terms[i] = append(terms[i], t)
	}
}

// checkVotes refuses votes below 0, where they are not points that are added as they
// are: whoever had fewer of them would be ahead.
func (c *contest) checkVotes() error {
	if c.public == nil || c.public.Method == award.Added {
		return nil
	}
	for _, n := range c.entrants {
		if n.votes.Sign() < 0 {
			return fault.New(fault.Rule, "rank.votes", "nominee", n.Name, "votes", n.votes.Text())
		}
	}
	return nil
}

// checkShares refuses shares of a jury part that is negative.
func (c *contest) checkShares() error {
	if c.public.Method != award.Share {
		return nil
	}
	for _, n := range c.entrants {
		if f := negative(n.Nominee, n.jury.Total); f != nil {
			return f
		}
	}
	return nil
}

func negative(n *award.Nominee, jury exact.Rat) *fault.Error {
	if jury.Sign() >= 0 {
		return nil
	}
	return fault.New(fault.Rule, "rank.negative", "nominee", n.Name, "jury", jury.String())
}

// Mergeable says why no public vote, whatever it is, can be added to the jury's
// part of a ranking: E_RULE as Compute would with the public vote. Nil where it
// can, or where there is none to add.
func Mergeable(e *award.Edition, jury *Ranking) *fault.Error {
	if e.Rule.Public == nil || e.Rule.Public.Method != award.Share {
		return nil
	}
	for i := range jury.Rows {
		n, _ := e.Nominee(jury.Rows[i].Nominee)
		if f := negative(n, *jury.Rows[i].Jury); f != nil {
			return f
		}
	}
	return nil
}
