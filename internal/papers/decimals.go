package papers

import (
	"slices"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// The fewest and the most decimals of a total in the minutes, where it is rounded.
const (
	fewestDecimals = 3
	mostDecimals   = 9
)

// decimalsOf are those that it takes for totals that differ to look different.
func decimalsOf(rows []ranking.Row) int {
	for decimals := fewestDecimals; decimals < mostDecimals; decimals++ {
		if !slices.ContainsFunc(neighbours(rows), func(pair [2]exact.Rat) bool {
			return !pair[0].Equal(pair[1]) && pair[0].Round(decimals) == pair[1].Round(decimals)
		}) {
			return decimals
		}
	}
	return mostDecimals
}

// neighbours are the totals of rows that follow on each other.
func neighbours(rows []ranking.Row) (pairs [][2]exact.Rat) {
	for i := 1; i < len(rows); i++ {
		if a, b := rows[i-1].Total, rows[i].Total; a != nil && b != nil {
			pairs = append(pairs, [2]exact.Rat{*a, *b})
		}
	}
	return pairs
}

// roundTo is r as it is shown with that many decimals.
func roundTo(r exact.Rat, decimals int) exact.Rat {
	shown, err := exact.Decimal(r.Round(decimals))
	if err != nil {
		panic("papers: a rounded number is none: " + err.Error())
	}
	return shown
}

// gap is how far a total is behind the first one.
func (m *minutes) gap(r *ranking.Row) string {
	first := m.rk.Rows[0].Total
	if r.Total == nil || first == nil {
		return none
	}
	behind := first.Sub(*r.Total)
	return m.rounded(&behind)
}

func (m *minutes) rounded(r *exact.Rat) string {
	if r == nil {
		return none
	}
	return m.l.Rat(*r, m.decimals)
}

// meanDecimals are those of the jury's mean.
const meanDecimals = 2

// mean is the jury's mean on the scale of the marks; nothing where the
// criteria have different scales.
func (m *minutes) mean(r *ranking.Row) string {
	if r.Mean == nil {
		return none
	}
	return m.l.Rat(*r.Mean, meanDecimals)
}

// votesColumn is what the public's numbers are called.
func (m *minutes) votesColumn() string {
	if p := m.e.Rule.Public; p != nil && p.Method == award.Added {
		return "minutes.column.points"
	}
	return "minutes.column.votes"
}

func (m *minutes) votes(r *ranking.Row) string {
	if r.Votes == nil {
		return none
	}
	return m.l.IntRat(*r.Votes)
}

// onCriterion is what a nominee has on a criterion: the jury's number, rounded, or
// the figure in the way of its metric.
func (m *minutes) onCriterion(nominee string, c *award.Criterion) string {
	switch value, ok := m.rk.Criteria[nominee][c.ID]; {
	case !ok:
		return none
	case c.ValueFrom != nil:
		return m.words.Figure(c.ValueFrom.Metric, value)
	default:
		return m.l.Rat(value, meanDecimals)
	}
}
