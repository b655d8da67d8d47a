package papers

import (
	"strings"

	"votering/internal/award"
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
