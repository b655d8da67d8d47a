package papers

import (
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/ranking"
	"votering/internal/rules"
)

// none stands where there is nothing.
const none = "–"

// standing is the ranking, rounded, with who is not ranked.
func (m *minutes) standing() {
	m.section("minutes.ranking")
	m.ranked()
	m.bars()
	m.part(m.legend())
	m.part(m.weight())
	m.part(m.reach())
	m.criteria()
	var left []string
	for _, x := range m.rk.Excluded {
		left = append(left, m.l.T("minutes.ranking.excluded", "name", m.names[x.Nominee], "metric", m.words.Metric(x.Metric), "period", cell(x.Period)))
	}
	for _, u := range m.rk.Unranked {
		left = append(left, m.names[u.Nominee]+": "+m.l.T("ranking.unranked."+u.Reason))
	}
	m.list(left)
}

// ranked is the table of the ranking. The jury's means have a column where there
// are any: not where the criteria have different scales.
func (m *minutes) ranked() {
	header := []string{
		m.number("minutes.column.place"), m.l.T("minutes.column.nominee"), m.number("minutes.column.total"),
		m.number("minutes.column.gap"), m.number("minutes.column.jury"), m.number("minutes.column.public"),
	}
	means := slices.ContainsFunc(m.rk.Rows, func(r ranking.Row) bool { return r.Mean != nil })
	if means {
		header = append(header, m.number("minutes.column.mean"))
	}
	rows := make([][]string, len(m.rk.Rows))
	for i := range m.rk.Rows {
		r := &m.rk.Rows[i]
		rows[i] = []string{
			m.l.Int(int64(r.Place)), m.names[r.Nominee], m.rounded(r.Total), m.gap(r), m.rounded(r.JuryPart), m.rounded(r.PublicPart),
		}
		if means {
			rows[i] = append(rows[i], m.mean(r))
		}
		rows[i] = append(rows[i], m.votes(r), m.remarks(r))
	}
	m.table(append(header, m.number(m.votesColumn()), m.l.T("minutes.column.remarks")), rows)
}

// legend says what the columns hold, and where rounded parts do not add up to
// the rounded total.
func (m *minutes) legend() string {
	s := m.l.T("minutes.ranking.rounded")
	if _, _, ok := m.means(); ok {
		s += " " + m.l.T("minutes.ranking.mean."+m.ofMarks())
	}
	var off []string
	for i := range m.rk.Rows {
		r := &m.rk.Rows[i]
		if r.Total == nil || r.JuryPart == nil || r.PublicPart == nil {
			continue
		}
		parts := roundTo(*r.JuryPart, m.decimals).Add(roundTo(*r.PublicPart, m.decimals))
		if !parts.Equal(roundTo(*r.Total, m.decimals)) {
			off = append(off, r.Nominee)
		}
	}
	if len(off) > 0 {
		s += " " + m.l.T("minutes.ranking.off", "names", m.listed(off))
	}
	return s
}

// ofMarks is what the column of means is of: marks, or what the jury has on each
// criterion, which may be something else than their mean.
func (m *minutes) ofMarks() string {
	switch j := m.e.Rule.Jury; {
	case len(m.e.Marked()) < len(m.e.Criteria):
		return "criteria"
	case j.Ranks():
		return "orders"
	case j.Method == award.Mean:
		return "marks"
	}
	return "criteria"
}

// stretched reports whether each side is moved to a scale from 0 to 1, so that
// a 0, and how far apart all are, have to be explained.
func (m *minutes) stretched() bool {
	return m.e.Rule.Public != nil && m.e.Rule.Public.Method == award.MinMax
}

// weight is what the public's weight came to: how far each side moved the
// totals, whether that is far from what the rule says, and what it does not
// mean.
func (m *minutes) weight() string {
	effective, ok := m.rk.EffectiveWeight()
	if !ok {
		return ""
	}
	var s []string
	if m.stretched() {
		s = append(s, m.l.T("minutes.ranking.stretched"))
	}
	s = append(s, m.l.T("minutes.ranking.spread", "jury", m.rounded(&m.rk.Spread.Jury), "public", m.rounded(&m.rk.Spread.Public)))
	if m.rk.Weight == nil {
		s = append(s, m.l.T("minutes.ranking.works", "effective", m.l.Share(effective, 0)))
	} else {
		s = append(s, m.l.T("minutes.ranking.works.as", "nominal", rules.Weight(m.l, *m.rk.Weight), "effective", m.l.Share(effective, 0)))
	}
	if m.rk.WeightMisleads() {
		s = append(s, m.l.T("minutes.ranking.misleads"))
	}
	s = append(s, m.l.T("minutes.ranking.not_meant"))
	if low, high, ok := m.means(); ok && m.stretched() {
		s = append(s, m.l.T("minutes.ranking.means", "low", m.l.Rat(low, meanDecimals), "high", m.l.Rat(high, meanDecimals)))
	}
	return strings.Join(s, " ")
}

// means are the lowest and the highest of the jury's means; false where there
// are none on one scale.
func (m *minutes) means() (low, high exact.Rat, ok bool) {
	for i, r := range m.rk.Rows {
		if r.Mean == nil {
			return low, high, false
		}
		if i == 0 || r.Mean.Less(low) {
			low = *r.Mean
		}
		if i == 0 || high.Less(*r.Mean) {
			high = *r.Mean
		}
	}
	return low, high, len(m.rk.Rows) > 0
}

// criteria is a table of the jury's number for every nominee on every criterion.
func (m *minutes) criteria() {
	header := []string{m.l.T("minutes.column.nominee")}
	for i := range m.e.Criteria {
		header = append(header, right+m.in(m.e.Criteria[i].Title))
	}
	rows := make([][]string, len(m.rk.Rows))
	for i, r := range m.rk.Rows {
		rows[i] = []string{m.names[r.Nominee]}
		for k := range m.e.Criteria {
			rows[i] = append(rows[i], m.onCriterion(r.Nominee, &m.e.Criteria[k]))
		}
	}
	key := "minutes.ranking.criteria"
	switch {
	case m.e.Rule.Jury.Ranks():
		key = "minutes.ranking.criteria.orders"
	case m.ofMarks() == "criteria":
		key = "minutes.ranking.criteria.numbers"
	}
	m.part(m.l.T(key))
	m.table(header, rows)
}

// remarks are what set a nominee apart from its equals, and its flags.
func (m *minutes) remarks(r *ranking.Row) string {
	var words []string
	switch {
	case r.DecidedBy == ranking.Shared:
		words = append(words, m.l.T("minutes.ranking.shared"))
	case r.DecidedBy != "":
		words = append(words, m.l.T("minutes.ranking.decided_by", "step", m.words.Step(r.DecidedBy)))
	}
	for _, f := range r.Flags {
		words = append(words, m.l.T("flag_word."+f))
	}
	return strings.Join(words, "; ")
}
