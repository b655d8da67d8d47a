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
	m.orders(r)
	lines := m.jurySum(r)
	if len(r.Sum.Terms) == 0 {
		lines = append(lines, m.l.T("minutes.sum.off"))
	} else {
		lines = append(append(lines, m.places(r)...), m.summed("minutes.sum.total", r.Sum)...)
	}
	m.list(append(lines, m.tie(r)...))
}

// places are those on either side, where the rule gives points for them.
func (m *minutes) places(r *ranking.Row) []string {
	jury, _ := r.Sum.Term(ranking.RoleJury)
	public, _ := r.Sum.Term(ranking.RolePublic)
	if jury.Place.Sign() == 0 || public.Place.Sign() == 0 {
		return nil
	}
	return []string{m.l.T("minutes.sum.places", "jury", m.l.RatText(jury.Place), "public", m.l.RatText(public.Place))}
}

// jurySum is how the jury's number comes about: from each criterion, or from the
// order in which each juror has the nominees.
func (m *minutes) jurySum(r *ranking.Row) (lines []string) {
	if m.e.Rule.Jury.Method == award.Majority {
		return m.judgment(r)
	}
	if !m.e.Rule.Jury.Ranks() {
		for _, a := range r.Aggregates {
			lines = append(lines, m.aggregate(a))
		}
	}
	return append(lines, m.summed("minutes.sum.jury", r.JurySum)...)
}

// summed is a sum as a line of key, and a second time with each number as it is
// found where that says more.
func (m *minutes) summed(key string, s ranking.Sum) []string {
	lines := []string{m.l.T(key, "sum", m.about(s)+m.roundedBy(s))}
	if working := s.Working(); working != s.String() {
		lines = append(lines, m.l.T("minutes.sum.working", "sum", m.formula(working)+m.roundedBy(s)))
	}
	return lines
}

// tie is what set a nominee apart from those with the same total, with what
// was compared; nothing where there were none.
func (m *minutes) tie(r *ranking.Row) []string {
	if r.DecidedBy == ranking.Shared {
		return []string{m.l.T("minutes.sum.shared", "place", m.l.Int(int64(r.Place)))}
	}
	s := setApart(r)
	if !s.Split {
		return nil
	}
	var values []string
	for i := range m.rk.Rows {
		if other := &m.rk.Rows[i]; slices.Contains(s.Among, other.Nominee) {
			values = append(values, m.names[other.Nominee]+" "+compared(other, s))
		}
	}
	return []string{m.l.T("minutes.sum.tie", "step", m.words.Step(s.Name), "values", strings.Join(values, "; "))}
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
	sum := m.formula(s.String())
	switch {
	case s.Total.IsInt(), s.Unrounded != nil, ranking.Long(s.Total):
		return sum
	case s.Total.Mul(exact.Int(1000)).IsInt():
		return sum + " = " + m.l.RatText(s.Total)
	}
	return m.l.T("ranking.sum.about", "sum", sum, "rounded", m.l.Rat(s.Total, m.decimals))
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
