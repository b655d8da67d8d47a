package ranking

import (
	"slices"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
)

// side turns one side's numbers, one a nominee, into positions, and says what
// the value is where they are all alike.
type side func(own []exact.Rat) (positions []Position, level exact.Rat)

// merges are the public methods that add two weighted sides up:
//
//	T = (1 − w) · jury side of J + w · public side of v
var merges = map[string]struct{ jury, public side }{
	award.Share:      {shares, shares},
	award.ShareOfTop: {plain, shareOfTop},
	award.MinMax:     {minMax, minMax},
	award.RankLinear: {plain, byPlace},
}

// shares: y / Σy, so that a side adds up to 1; 1/N each where Σy = 0.
func shares(own []exact.Rat) ([]Position, exact.Rat) {
	return between(own, zero, exact.Sum(own...)), exact.New(1, int64(len(own)))
}

// plain: y as it is.
func plain(own []exact.Rat) ([]Position, exact.Rat) {
	return between(own, zero, one), half
}

// shareOfTop: y / max y.
func shareOfTop(own []exact.Rat) ([]Position, exact.Rat) {
	return between(own, zero, highest(own)), half
}

// minMax: (y − min) / (max − min), 1/2 where all are equal.
func minMax(own []exact.Rat) ([]Position, exact.Rat) {
	return between(own, lowest(own), highest(own)), half
}

// byPlace: (N − r) / (N − 1), where r is the place by y and equal ones share
// the mean of their places; 1/2 where there is only one.
func byPlace(own []exact.Rat) ([]Position, exact.Rat) {
	order := make([]int, len(own))
	for i := range order {
		order[i] = i
	}
	places := make([]exact.Rat, len(own))
	first := 1
	for _, group := range inGroups(order, func(a, b int) int { return own[b].Cmp(own[a]) }) {
		last := first + len(group) - 1
		for _, i := range group {
			places[i] = exact.New(int64(first+last), 2)
		}
		first = last + 1
	}
	return between(places, exact.Int(int64(len(own))), one), half
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

// merge works out every entrant's total, and returns the public weight that
// was used: 0 where no vote is valid, nil where the total is the jury's part
// alone.
func (c *contest) merge() (*exact.Rat, error) {
	if c.public == nil || c.public.Method == award.Shortlist || len(c.entrants) == 0 {
		for _, n := range c.entrants {
			n.total = sumOf(one, Term{Role: RoleJury, Weight: one, Value: n.jury.Total, Of: asIs(n.jury.Total)})
		}
		return nil, nil
	}
	if err := c.checkShares(); err != nil {
		return nil, err
	}
	method, weight := merges[c.public.Method], c.public.Weight
	if c.voteless {
		weight = zero
	}
	terms := make([][]Term, len(c.entrants))
	addSide(terms, RoleJury, one.Sub(weight), method.jury, c.column(juryOf))
	if !c.voteless {
		addSide(terms, RolePublic, weight, method.public, c.column(votesOf))
	}
	for i, n := range c.entrants {
		n.total = sumOf(one, terms[i]...)
	}
	return &weight, nil
}

func addSide(terms [][]Term, role string, weight exact.Rat, method side, own []exact.Rat) {
	positions, level := method(own)
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
