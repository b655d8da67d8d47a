package papers

import (
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// sums are the totals written out, with the marks behind them.
func (m *minutes) sums() {
	m.section("minutes.sums")
	m.part(m.l.T("minutes.sums.what"))
	if m.e.Rule.Jury.Method == award.Additive {
		m.part(m.l.T("minutes.sums.additive"))
	}
	m.marked = make(map[given]string, len(m.d.Marks))
	for _, x := range m.d.Marks {
		m.marked[given{x.Juror, x.Nominee, x.Criterion}] = x.Mark
	}
	for i := range m.rk.Rows {
		m.sum(&m.rk.Rows[i])
	}
}

func (m *minutes) sum(r *ranking.Row) {
	m.heading(3, m.l.T("minutes.sum", "place", m.l.Int(int64(r.Place)), "name", m.names[r.Nominee]))
	m.marks(r.Nominee)
	var lines []string
	for _, a := range r.Aggregates {
		key := "minutes.sum.mean"
		if a.Shift.Sign() != 0 {
			key = "minutes.sum.adjusted"
		}
		lines = append(lines, m.l.T(key, "criterion", m.words.Criterion(a.Criterion), "mean", a.String()))
	}
	lines = append(lines, m.l.T("minutes.sum.jury", "sum", m.about(r.JurySum)))
	if r.JurySum.Working() != r.JurySum.String() {
		lines = append(lines, m.l.T("minutes.sum.working", "sum", r.JurySum.Working()))
	}
	if len(r.Sum.Terms) == 0 {
		lines = append(lines, m.l.T("minutes.sum.off"))
	} else {
		lines = append(lines, m.l.T("minutes.sum.total", "sum", m.about(r.Sum)))
		if r.Sum.Working() != r.Sum.String() {
			lines = append(lines, m.l.T("minutes.sum.working", "sum", r.Sum.Working()))
		}
	}
	m.list(append(lines, m.tie(r)...))
}

// tie is what set a nominee apart from those with the same total, with what
// was compared; nothing where there were none.
func (m *minutes) tie(r *ranking.Row) []string {
	if r.DecidedBy == ranking.Shared {
		return []string{m.l.T("minutes.sum.shared", "place", m.l.Int(int64(r.Place)))}
	}
	for _, s := range slices.Backward(r.Ladder) {
		if !s.Split {
			continue
		}
		var values []string
		for i := range m.rk.Rows {
			if other := &m.rk.Rows[i]; slices.Contains(s.Among, other.Nominee) {
				values = append(values, m.names[other.Nominee]+" "+compared(other, s))
			}
		}
		return []string{m.l.T("minutes.sum.tie", "step", m.words.Step(s.Name), "values", strings.Join(values, "; "))}
	}
	return nil
}

// compared is what a nominee had in a step of the tie ladder, among the same.
func compared(r *ranking.Row, s ranking.Step) string {
	for _, own := range r.Ladder {
		if own.Name == s.Name && slices.Equal(own.Among, s.Among) && own.Value != "" {
			return own.Value
		}
	}
	return none
}

// given is where a mark stands.
type given struct{ juror, nominee, criterion string }

// about is a sum with its result in decimals too: all of them where they are
// few, else rounded.
func (m *minutes) about(s ranking.Sum) string {
	switch {
	case s.Total.IsInt():
		return s.String()
	case s.Total.Mul(exact.Int(1000)).IsInt():
		return s.String() + " = " + m.l.RatText(s.Total)
	case ranking.Long(s.Total):
		return s.String()
	}
	return m.l.T("ranking.sum.about", "sum", s.String(), "rounded", m.l.Rat(s.Total, roundedTo))
}

// mostMarked is for how many ballots the marks stand in the minutes; those of
// a larger jury are in the decision itself.
const mostMarked = 30

// marks are everybody's marks of a nominee, a row for each ballot that counts.
func (m *minutes) marks(nominee string) {
	if m.counted() > mostMarked {
		return
	}
	marked := m.e.Marked()
	header := []string{m.l.T("minutes.column.juror")}
	for _, c := range marked {
		header = append(header, right+m.in(c.Title))
	}
	var rows [][]string
	for _, b := range m.d.Ballots {
		if !b.Counted {
			continue
		}
		line := []string{m.names[b.Juror]}
		for _, c := range marked {
			line = append(line, m.mark(m.marked[given{b.Juror, nominee, c.ID}]))
		}
		rows = append(rows, line)
	}
	if len(rows) > 0 {
		m.table(header, rows)
	}
}

// mark is one cell: a mark, an abstention, or nothing where the juror was
// recused.
func (m *minutes) mark(s string) string {
	switch s {
	case "":
		return m.l.T("minutes.mark.recused")
	case decision.Abstains:
		return m.l.T("minutes.mark.abstains")
	}
	r, err := exact.Decimal(s)
	if err != nil {
		return cell(s)
	}
	return m.l.RatText(r)
}
