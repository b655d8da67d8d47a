package ranking

import (
	"slices"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
)

// side turns one side's numbers, one a nominee, into positions, and says what
// the value is where they are all alike.
type side func(own []exact.Rat, rule *award.PublicRule) (positions []Position, level exact.Rat)

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
func shares(own []exact.Rat, _ *award.PublicRule) ([]Position, exact.Rat) {
	return between(own, zero, exact.Sum(own...)), exact.New(1, int64(len(own)))
}

// plain: y as it is.
func plain(own []exact.Rat, _ *award.PublicRule) ([]Position, exact.Rat) {
	return between(own, zero, one), half
}

// shareOfTop: y / max y.
func shareOfTop(own []exact.Rat, _ *award.PublicRule) ([]Position, exact.Rat) {
	return between(own, zero, highest(own)), half
}

// minMax: (y − min) / (max − min), 1/2 where all are equal.
func minMax(own []exact.Rat, _ *award.PublicRule) ([]Position, exact.Rat) {
	return between(own, lowest(own), highest(own)), half
}

// byPlace: (N − r) / (N − 1), where r is the place by y and equal ones share
// the mean of their places; 1/2 where there is only one.
func byPlace(own []exact.Rat, _ *award.PublicRule) ([]Position, exact.Rat) {
	places := make([]exact.Rat, len(own))
	eachPlace(own, func(i, first, last int) { places[i] = exact.New(int64(first+last), 2) })
	return between(places, exact.Int(int64(len(own))), one), half
}

// pointsByPlace: the points of the place by y, 0 past the end of the list; equal
// ones share the mean of the points that they take.
func pointsByPlace(own []exact.Rat, rule *award.PublicRule) ([]Position, exact.Rat) {
	points := make([]exact.Rat, len(own))
	eachPlace(own, func(i, first, last int) {
		var taken exact.Adder
		for place := first; place <= last; place++ {
			taken.Add(listed(rule.Points, place))
		}
		points[i] = taken.Mean()
	})
	return between(points, zero, one), half
}

// listed are the points of a place, 1 the best; 0 past the end of the list.
func listed(points []exact.Rat, place int) exact.Rat {
	if place > len(points) {
		return zero
	}
	return points[place-1]
}

// eachPlace tells of every number the places, from first to last, that it takes
// together with those that are equal to it; the highest number takes the first.
func eachPlace(own []exact.Rat, tell func(i, first, last int)) {
	order := make([]int, len(own))
	for i := range order {
		order[i] = i
	}
	first := 1
	for _, group := range inGroups(order, func(a, b int) int { return own[b].Cmp(own[a]) }) {
		last := first + len(group) - 1
		for _, i := range group {
			tell(i, first, last)
		}
		first = last + 1
	}
}

func between(own []exact.Rat, zero, one exact.Rat) []Position {
	ps := make([]Position, len(own))
	for i, y := range own {
		ps[i] = Position{Own: y, Zero: zero, One: one}
	}
	return ps
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
	positions, level := method(own, c.public)
	for i, p := range positions {
		terms[i] = append(terms[i], Term{Role: role, Weight: weight, Value: p.value(level), Of: p})
	}
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
