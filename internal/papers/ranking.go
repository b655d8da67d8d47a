package papers

import (
	"strings"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/decision"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// roundedTo are the decimals in the minutes, where a number is rounded.
const roundedTo = 3

// none stands where there is nothing.
const none = "–"

// standing is the ranking, rounded, with who is not ranked.
func (m *minutes) standing() {
	m.section("minutes.ranking")
	var rows [][]string
	for i := range m.rk.Rows {
		r := &m.rk.Rows[i]
		rows = append(rows, []string{
			m.l.Int(int64(r.Place)), m.names[r.Nominee], m.rounded(r.Total), m.rounded(r.JuryPart), m.rounded(r.PublicPart),
			m.mean(r), m.votes(r), m.remarks(r),
		})
	}
	m.table([]string{
		m.number("minutes.column.place"), m.l.T("minutes.column.nominee"), m.number("minutes.column.total"),
		m.number("minutes.column.jury"), m.number("minutes.column.public"), m.number("minutes.column.mean"),
		m.number("minutes.column.votes"), m.l.T("minutes.column.remarks"),
	}, rows)
	m.part(m.l.T("minutes.ranking.rounded"))
	if m.stretched() {
		m.part(m.l.T("ranking.zero"))
	}
	m.part(m.weight())
	var left []string
	for _, x := range m.rk.Excluded {
		left = append(left, m.l.T("minutes.ranking.excluded", "name", m.names[x.Nominee], "metric", m.metric(x.Metric), "period", cell(x.Period)))
	}
	for _, u := range m.rk.Unranked {
		left = append(left, m.names[u.Nominee]+": "+m.l.T("ranking.unranked."+u.Reason))
	}
	m.list(left)
}

// stretched reports whether the lowest on each side counts as 0, so that a 0
// has to be explained.
func (m *minutes) stretched() bool {
	return m.e.Rule.Public != nil && m.e.Rule.Public.Method == award.MinMax
}

// weight is what the public's weight came to: how far each side moved the
// totals, and whether that is far from what the rule says.
func (m *minutes) weight() string {
	effective, ok := m.rk.EffectiveWeight()
	if !ok {
		return ""
	}
	s := m.l.T("minutes.ranking.spread", "jury", m.rounded(&m.rk.Spread.Jury), "public", m.rounded(&m.rk.Spread.Public),
		"nominal", m.percent(*m.rk.Weight), "effective", m.l.Share(effective, 0))
	if m.rk.WeightMisleads() {
		s += " " + m.l.T("minutes.ranking.misleads")
	}
	return s
}

func (m *minutes) rounded(r *exact.Rat) string {
	if r == nil {
		return none
	}
	return m.l.Rat(*r, roundedTo)
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

func (m *minutes) votes(r *ranking.Row) string {
	if r.Votes == nil {
		return none
	}
	return m.l.IntRat(*r.Votes)
}

// remarks are what set a nominee apart from its equals, and its flags.
func (m *minutes) remarks(r *ranking.Row) string {
	var words []string
	switch {
	case r.DecidedBy == ranking.Shared:
		words = append(words, m.l.T("minutes.ranking.shared"))
	case r.DecidedBy != "":
		words = append(words, m.l.T("minutes.ranking.decided_by", "step", m.step(r.DecidedBy)))
	}
	for _, f := range r.Flags {
		words = append(words, m.l.T("flag_word."+f))
	}
	return strings.Join(words, "; ")
}

// sums are the totals written out, with the marks behind them.
func (m *minutes) sums() {
	m.section("minutes.sums")
	m.part(m.l.T("minutes.sums.what"))
	for i := range m.rk.Rows {
		m.sum(&m.rk.Rows[i])
	}
}

func (m *minutes) sum(r *ranking.Row) {
	m.heading(3, m.l.T("minutes.sum", "place", m.l.Int(int64(r.Place)), "name", m.names[r.Nominee]))
	m.marks(r.Nominee)
	var lines []string
	for _, a := range r.Means {
		lines = append(lines, m.l.T("minutes.sum.mean", "criterion", m.criterion(a.Criterion), "mean", a.String()))
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
	m.list(lines)
}

// about is a sum with its result in decimals too: all of them where they are
// few, else rounded.
func (m *minutes) about(s ranking.Sum) string {
	switch {
	case s.Total.IsInt():
		return s.String()
	case s.Total.Mul(exact.Int(1000)).IsInt():
		return s.String() + " = " + m.l.RatText(s.Total)
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
	cells := map[string]map[ballot.Cell]string{}
	for _, x := range m.d.Marks {
		if cells[x.Juror] == nil {
			cells[x.Juror] = map[ballot.Cell]string{}
		}
		cells[x.Juror][ballot.Cell{Nominee: x.Nominee, Criterion: x.Criterion}] = x.Mark
	}
	var rows [][]string
	for _, b := range m.d.Ballots {
		if !b.Counted {
			continue
		}
		line := []string{m.names[b.Juror]}
		for _, c := range marked {
			line = append(line, m.mark(cells[b.Juror][ballot.Cell{Nominee: nominee, Criterion: c.ID}]))
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
