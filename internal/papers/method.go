package papers

import (
	"slices"

	"votering/internal/award"
	"votering/internal/exact"
)

// method is how the ranking is computed, in words.
func (m *minutes) method() {
	m.section("minutes.method")
	rows := make([][]string, len(m.e.Criteria))
	for i := range m.e.Criteria {
		c := &m.e.Criteria[i]
		rows[i] = []string{m.in(c.Title), m.l.RatText(c.Weight), m.words.Scale(c)}
	}
	m.table([]string{m.l.T("minutes.column.criterion"), m.number("minutes.column.weight"), m.l.T("minutes.column.scale")}, rows)
	m.levels()
	m.part(m.l.T("minutes.method.jury." + m.e.Rule.Jury.Method))
	m.part(m.l.T("minutes.method.combine." + m.e.Rule.Jury.Combine))
	if slices.ContainsFunc(m.e.Criteria, func(c award.Criterion) bool { return c.Better == award.Lower }) {
		m.part(m.l.T("minutes.method.lower"))
	}
	m.part(m.l.T("minutes.method.split", "split", m.words.Split()))
	if p := m.e.Rule.Public; p != nil {
		m.part(m.l.T("minutes.method.public." + p.Method))
	}
	m.part(m.ties())
	m.part(m.words.Quorum())
	m.part(m.l.T("minutes.method.exact"))
}

// levels are what the marks mean, where the edition says it.
func (m *minutes) levels() {
	header := []string{m.number("minutes.column.mark")}
	var marks []exact.Rat
	var described []*award.Criterion
	for i := range m.e.Criteria {
		c := &m.e.Criteria[i]
		if len(c.Levels) == 0 {
			continue
		}
		header, described = append(header, m.in(c.Title)), append(described, c)
		for _, l := range c.Levels {
			marks = append(marks, l.Mark)
		}
	}
	if len(described) == 0 {
		return
	}
	slices.SortFunc(marks, exact.Rat.Cmp)
	marks = slices.CompactFunc(marks, exact.Rat.Equal)
	rows := make([][]string, len(marks))
	for i, mark := range marks {
		rows[i] = []string{m.l.RatText(mark)}
		for _, c := range described {
			rows[i] = append(rows[i], m.level(c, mark))
		}
	}
	m.part(m.l.T("minutes.method.levels"))
	m.table(header, rows)
}

// level is what a mark means on a criterion.
func (m *minutes) level(c *award.Criterion, mark exact.Rat) string {
	for _, l := range c.Levels {
		if l.Mark.Equal(mark) {
			return m.in(l.Text)
		}
	}
	return none
}

// ties is the tie ladder.
func (m *minutes) ties() string {
	if len(m.e.Rule.Ties) == 0 {
		return m.l.T("rule.ties.none")
	}
	s := m.l.T("minutes.method.ties", "steps", m.words.Steps())
	if slices.Contains(m.e.Rule.Ties, award.TieHeadToHead) {
		s += " " + m.l.T("minutes.method.head_to_head")
	}
	return s
}
