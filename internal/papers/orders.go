package papers

import (
	"strings"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// orders is where each juror has a nominee and what that is worth, under a rule
// that goes by the jurors' orders; of a large jury only what comes of it.
func (m *minutes) orders(r *ranking.Row) {
	if len(r.Ranks) == 0 || len(r.Ranks) > mostMarked {
		return
	}
	worth := m.e.Rule.Jury.Method != award.Majority
	header := []string{m.l.T("minutes.column.juror"), m.number("minutes.column.own")}
	if worth {
		header = append(header, m.number("minutes.column.juror_place"), m.number("minutes.column.worth"))
	}
	rows := make([][]string, len(r.Ranks))
	for i, x := range r.Ranks {
		rows[i] = []string{m.names[x.Juror], m.written(x.Total)}
		if worth {
			rows[i] = append(rows[i],
				m.l.T("minutes.sum.place", "place", m.l.RatText(x.Place), "of", m.l.Int(int64(x.Of))), m.written(x.Points))
		}
	}
	m.part(m.l.T("minutes.sum.orders"))
	m.table(header, rows)
}

// written is a number exactly, or about where nobody would read it in full.
func (m *minutes) written(r exact.Rat) string { return m.formula(ranking.Written(r)) }

// judgment is how the jury's number comes about under majority judgment, which
// is no sum: the jurors' totals in the order in which they are compared.
func (m *minutes) judgment(r *ranking.Row) []string {
	var list []string
	for i, x := range ranking.Medians(r.Ranks) {
		if i == mostMarked {
			list = append(list, "…")
			break
		}
		list = append(list, m.written(x))
	}
	return []string{
		m.l.T("minutes.sum.judgment", "totals", strings.Join(list, ", ")),
		m.l.T("minutes.sum.worse", "n", m.l.IntRat(*r.Jury)),
	}
}
