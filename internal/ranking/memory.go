package ranking

import (
	"slices"
	"sync"

	"votering/internal/award"
	"votering/internal/exact"
)

// memory is what the rankings of one Prepared have in common: the jurors' opinions
// and what their places are worth stay as they are when a juror leaves, and under
// another public part. It keeps those that were asked for first.
type memory struct {
	sync.Mutex
	opined   *opinions
	criteria []award.Criterion // by which the totals are
	rows     []int             // of the entrants that are in the orders

	method   award.JuryRule // by which places are worth something
	portions *portions
}

// opinions are those of a ranking.
func (m *memory) opinions(c *contest) *opinions {
	m.Lock()
	defer m.Unlock()
	rows := make([]int, len(c.entrants))
	for i, n := range c.entrants {
		rows[i] = n.row
	}
	switch {
	case m.opined == nil:
		m.opined, m.criteria, m.rows = c.newOpinions(), c.edition.Criteria, rows
	case !slices.Equal(m.rows, rows) || !slices.EqualFunc(m.criteria, c.edition.Criteria, sameTotals):
		return c.newOpinions()
	}
	return m.opined
}

// sameTotals reports whether jurors' totals are the same by two criteria.
func sameTotals(a, b award.Criterion) bool {
	return a.ID == b.ID && a.Weight.Equal(b.Weight) && a.Better == b.Better &&
		a.Scale.Min.Equal(b.Scale.Min) && a.Scale.Max.Equal(b.Scale.Max)
}

// worth is what places are worth in a ranking.
func (m *memory) worth(c *contest) *portions {
	o := c.opinions()
	m.Lock()
	defer m.Unlock()
	switch rule := c.edition.Rule.Jury; {
	case o != m.opined:
		return newPortions(rule, o)
	case m.portions == nil:
		m.portions, m.method = newPortions(rule, o), rule
	case !sameWorth(m.method, rule):
		return newPortions(rule, o)
	}
	return m.portions
}

// sameWorth reports whether places are worth the same by two jury rules that go by
// them.
func sameWorth(a, b award.JuryRule) bool {
	return a.Method == b.Method && slices.EqualFunc(a.Points, b.Points, exact.Rat.Equal) &&
		(a.Method != award.Exponential || a.Ratio.Equal(*b.Ratio))
}
