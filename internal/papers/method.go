package papers

import (
	"slices"
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/exact"
)

// method is how the ranking is computed, in words.
func (m *minutes) method() {
	m.section("minutes.method")
	rows := make([][]string, len(m.e.Criteria))
	for i := range m.e.Criteria {
		c := &m.e.Criteria[i]
		rows[i] = []string{m.in(c.Title), m.l.RatText(c.Weight), m.scale(c)}
	}
	m.table([]string{m.l.T("minutes.column.criterion"), m.number("minutes.column.weight"), m.l.T("minutes.column.scale")}, rows)
	m.levels()
	m.part(m.l.T("minutes.method.jury." + m.e.Rule.Jury.Method))
	m.part(m.l.T("minutes.method.combine." + m.e.Rule.Jury.Combine))
	if slices.ContainsFunc(m.e.Criteria, func(c award.Criterion) bool { return c.Better == award.Lower }) {
		m.part(m.l.T("minutes.method.lower"))
	}
	m.part(m.l.T("minutes.method.split", "split", m.split()))
	if p := m.e.Rule.Public; p != nil {
		m.part(m.l.T("minutes.method.public." + p.Method))
	}
	m.part(m.ties())
	m.part(m.l.N("rule.quorum", m.e.Rule.Quorum))
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

// split is who counts for how much.
func (m *minutes) split() string {
	p := m.e.Rule.Public
	switch {
	case p == nil:
		return m.l.T("rule.split.jury")
	case p.Method == award.Shortlist:
		return m.l.N("rule.split.shortlist", p.Top)
	case !award.Weighted(p.Method):
		return m.l.T("rule.split.added")
	}
	return m.l.T("rule.split.weighted", "jury", m.percent(exact.Int(1).Sub(p.Weight)), "public", m.percent(p.Weight))
}

// percent is a weight of 0 to 1: exactly where one decimal is enough, else
// rounded with the fraction beside it.
func (m *minutes) percent(w exact.Rat) string {
	hundred := w.Mul(exact.Int(100))
	switch {
	case hundred.IsInt():
		return m.l.Percent(hundred, 0)
	case hundred.Mul(exact.Int(10)).IsInt():
		return m.l.Percent(hundred, 1)
	}
	return m.l.T("rule.weight.rounded", "percent", m.l.Percent(hundred, 1), "exact", w.String())
}

// scale is what marks a criterion takes.
func (m *minutes) scale(c *award.Criterion) string {
	s := m.l.T("scoring.scale", "min", m.l.RatText(c.Scale.Min), "max", m.l.RatText(c.Scale.Max))
	if c.ValueFrom == nil && !c.Scale.Step.Equal(exact.Int(1)) {
		s = m.l.T("rule.scale.step", "scale", s, "step", m.l.RatText(c.Scale.Step))
	}
	if c.Better == award.Lower {
		s = m.l.T("rule.scale.lower", "scale", s)
	}
	return s
}

// ties is the tie ladder.
func (m *minutes) ties() string {
	if len(m.e.Rule.Ties) == 0 {
		return m.l.T("rule.ties.none")
	}
	steps := make([]string, len(m.e.Rule.Ties))
	for i, name := range m.e.Rule.Ties {
		steps[i] = strconv.Itoa(i+1) + ") " + m.step(name)
	}
	s := m.l.T("minutes.method.ties", "steps", strings.Join(steps, ", "))
	if slices.Contains(m.e.Rule.Ties, award.TieHeadToHead) {
		s += " " + m.l.T("minutes.method.head_to_head")
	}
	return s
}

// step is a step of the tie ladder: what is compared.
func (m *minutes) step(name string) string {
	s, ok := award.ParseTie(name)
	if !ok {
		return cell(name)
	}
	key := "minutes.tie." + s.Kind
	if !m.l.Has(key) {
		key = "rule.tie." + s.Kind
	}
	return m.l.T(key, "criterion", m.criterion(s.Criterion))
}

// criterion is the title of a criterion.
func (m *minutes) criterion(id string) string {
	if c, ok := m.e.Criterion(id); ok {
		return m.in(c.Title)
	}
	return cell(id)
}

// metric is the title of a metric.
func (m *minutes) metric(id string) string {
	if x, ok := m.e.Metric(id); ok {
		return m.in(x.Title)
	}
	return cell(id)
}

// figure is a number as its metric is shown.
func (m *minutes) figure(metric string, r exact.Rat) string {
	x, ok := m.e.Metric(metric)
	switch {
	case !ok:
		return m.l.RatText(r)
	case x.Unit == award.Percent:
		return m.l.Percent(r, x.Decimals)
	}
	return m.l.Rat(r, x.Decimals)
}
