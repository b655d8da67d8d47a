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
	m.marking()
	m.juryMethod()
	m.part(m.words.Uncovered(m.e.Rule.Jury))
	m.part(m.l.T("minutes.method.split", "split", m.words.Split()))
	if p := m.e.Rule.Public; p != nil {
		m.part(m.words.PublicMethod(p))
		m.part(m.l.T("minutes.method.public." + p.Method))
	}
	m.ladder()
	m.part(m.words.Quorum())
	m.exactly()
}

// marking is what jurors mark, and where the numbers are from that they do not.
func (m *minutes) marking() {
	key := "minutes.method.marks"
	if len(m.e.Marked()) < len(m.e.Criteria) {
		key = "minutes.method.marks.some"
	}
	m.part(m.l.T(key))
	var measured []string
	for i := range m.e.Criteria {
		if s := m.words.Measured(&m.e.Criteria[i]); s != "" {
			measured = append(measured, s)
		}
	}
	m.list(measured)
}

// juryMethod is how the jury's number comes from the marks: criterion by
// criterion, or from the order in which each juror has the nominees.
func (m *minutes) juryMethod() {
	j := m.e.Rule.Jury
	how := m.words.JuryMethod(j)
	if key := "minutes.method.jury." + j.Method; m.l.Has(key) {
		how += " " + m.l.T(key)
	}
	if j.Ranks() {
		m.part(m.l.T("minutes.method.combine.ranks"))
		m.part(how)
		m.lower()
		return
	}
	m.part(how)
	m.part(m.l.T("minutes.method.combine." + j.Combine))
	m.lower()
}

// lower says how a criterion counts on which low numbers are good.
func (m *minutes) lower() {
	if slices.ContainsFunc(m.e.Criteria, func(c award.Criterion) bool { return c.Better == award.Lower }) {
		m.part(m.l.T("minutes.method.lower"))
	}
}

// exactly says that nothing is rounded, or what.
func (m *minutes) exactly() {
	rounding := m.words.Rounding(m.e.Rule.Jury.Rounding)
	if rounding == "" {
		m.part(m.l.T("minutes.method.exact"))
		return
	}
	m.part(rounding + " " + m.l.T("minutes.method.exact.rounded"))
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

// ladder is how equal totals are told apart, step by step, and how places go on
// where nothing does.
func (m *minutes) ladder() {
	if len(m.e.Rule.Ties) == 0 {
		m.part(m.words.Ties(nil) + " " + m.words.Places(m.e.Rule.Places))
		return
	}
	m.part(m.l.T("minutes.method.ties"))
	steps := make([]string, len(m.e.Rule.Ties))
	for i, name := range m.e.Rule.Ties {
		steps[i] = m.l.T("minutes.method.tie", "step", m.words.Step(name), "how", m.words.TieStep(name))
	}
	m.numbered(steps)
	m.part(m.l.T("minutes.method.shared") + " " + m.words.Places(m.e.Rule.Places))
}
