package papers

import (
	"slices"
	"strings"

	"votering/internal/decision"
	"votering/internal/exact"
	"votering/internal/publicvote"
)

// without is what the totals would be without each cause, for the nominees whose
// total would be another, and whether somebody else would be first.
func (m *minutes) without(t *decision.Tally) {
	var causes, same []string
	for _, cause := range t.Counting.Scenarios() {
		switch totals := t.Counting.Without[cause]; {
		case totals == nil:
		case slices.ContainsFunc(m.d.Nominees, func(n decision.Nominee) bool { return differs(t, cause, n.ID) }):
			causes = append(causes, cause)
		default:
			same = append(same, m.cause(cause))
		}
	}
	if len(causes) > 0 {
		m.part(m.l.T("minutes.without"))
		m.totalsWithout(t, causes)
		if slices.ContainsFunc(causes, func(cause string) bool { return m.fewer(t, cause) }) {
			m.part(m.l.T("minutes.without.fewer"))
		}
	}
	if len(same) > 0 {
		m.part(m.l.T("minutes.without.same", "causes", m.l.List(same)))
	}
	m.list(m.leaders(t, causes))
}

// differs reports whether a nominee would have another total without a cause.
func differs(t *decision.Tally, cause, nominee string) bool {
	return !exact.Int(t.Counting.Without[cause][nominee]).Equal(t.Valid[nominee].Rat)
}

// fewer reports whether a nominee would have fewer votes without a cause.
func (m *minutes) fewer(t *decision.Tally, cause string) bool {
	return slices.ContainsFunc(m.d.Nominees, func(n decision.Nominee) bool {
		return exact.Int(t.Counting.Without[cause][n.ID]).Less(t.Valid[n.ID].Rat)
	})
}

// totalsWithout is a table of what counts and what would count.
func (m *minutes) totalsWithout(t *decision.Tally, causes []string) {
	header := []string{m.l.T("minutes.column.nominee"), m.number("minutes.column.counted")}
	for _, cause := range causes {
		header = append(header, right+m.causeHead(cause))
	}
	var rows [][]string
	for _, n := range m.d.Nominees {
		if !slices.ContainsFunc(causes, func(cause string) bool { return differs(t, cause, n.ID) }) {
			continue
		}
		row := []string{m.names[n.ID], m.l.IntRat(t.Valid[n.ID].Rat)}
		for _, cause := range causes {
			row = append(row, m.l.Int(t.Counting.Without[cause][n.ID]))
		}
		rows = append(rows, row)
	}
	m.table(header, rows)
}

// cause is what is not held against any row, in words: "without filters".
func (m *minutes) cause(id string) string {
	if filter, one := strings.CutPrefix(id, publicvote.CauseExcluded+":"); one {
		return m.l.T("minutes.without.filter", "filter", inline(filter))
	}
	return m.l.T("minutes.without." + id)
}

// causeHead is cause as the heading of a column.
func (m *minutes) causeHead(id string) string {
	if filter, one := strings.CutPrefix(id, publicvote.CauseExcluded+":"); one {
		return m.l.T("publicvote.without.filter", "name", inline(filter))
	}
	return m.l.T("publicvote.without." + id)
}

// leaders says without which causes others would have the most votes, and others
// be first in the ranking, or that nobody else would. Votes that were read anew
// since rank nobody.
func (m *minutes) leaders(t *decision.Tally, causes []string) []string {
	var most, first []string
	for _, cause := range causes {
		votes := map[string]publicvote.Votes{}
		for nominee, n := range t.Counting.Without[cause] {
			votes[nominee] = publicvote.Votes{Rat: exact.Int(n)}
		}
		if ids := m.most(votes); !slices.Equal(ids, m.most(t.Valid)) {
			most = append(most, m.l.T("minutes.without.most", "cause", m.cause(cause), "names", m.listed(ids)))
		}
		if t != m.d.Tally {
			continue
		}
		if rk, err := m.d.ComputeWith(votes); err == nil && !slices.Equal(rk.Winners, m.rk.Winners) {
			first = append(first, m.l.T("minutes.without.first", "cause", m.cause(cause), "names", m.listed(rk.Winners)))
		}
	}
	if len(first) == 0 && len(causes) > 0 && t == m.d.Tally {
		first = append(first, m.l.T("minutes.without.first.same"))
	}
	return append(most, first...)
}

// most are the nominees with the most votes, in the edition's order; none where
// there is no vote.
func (m *minutes) most(votes map[string]publicvote.Votes) (ids []string) {
	var top exact.Rat
	for _, v := range votes {
		if top.Less(v.Rat) {
			top = v.Rat
		}
	}
	for _, n := range m.d.Nominees {
		if top.Sign() > 0 && votes[n.ID].Equal(top) {
			ids = append(ids, n.ID)
		}
	}
	return ids
}
