package figures

import (
	"slices"

	"votering/internal/award"
	"votering/internal/exact"
)

// Column is one figure to compare all rows by.
type Column struct {
	Metric *award.Metric
	Period string
	Known  int  // nominees with a figure
	Late   bool // one of the figures could be known only after the award
}

// Choice is the figures that tell most about an edition's nominees.
type Choice struct {
	Bar   *Column  // what compares nominees of different size; nil: nothing does
	Dot   *Column  // a share of what was asked for, around 100 per cent; nil: none
	Plain []Column // all others and Dot, what tells most first
}

// Choose finds them in the data: what the criteria name goes before the rest,
// a drawn ratio brings the figures it is made of, and a figure that fewer than
// half of the nominees have is never drawn.
func (s *Sheet) Choose() Choice {
	var all []Column
	for _, id := range s.order() {
		if c, ok := s.Column(s.metrics[id]); ok && c.Metric.Unit != award.Words {
			all = append(all, c)
		}
	}
	ch := Choice{Bar: s.bar(all), Dot: s.first(all, isShare)}
	rank := ch.importance(s.Edition)
	for _, c := range all {
		if ch.Bar == nil || c.Metric != ch.Bar.Metric {
			ch.Plain = append(ch.Plain, c)
		}
	}
	slices.SortStableFunc(ch.Plain, func(a, b Column) int { return rank(a.Metric) - rank(b.Metric) })
	return ch
}

// order lists the metrics' ids: those of the criteria in their order, then the
// others.
func (s *Sheet) order() []string {
	var ids []string
	add := func(id string) {
		if s.metrics[id] != nil && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for i := range s.Edition.Criteria {
		for _, id := range s.Edition.Criteria[i].Metrics {
			add(id)
		}
	}
	for i := range s.Edition.Metrics {
		add(s.Edition.Metrics[i].ID)
	}
	return ids
}

// Column finds a metric's telling period: the one a gate asks about, else the
// latest for which most nominees have a figure; false where none has any.
func (s *Sheet) Column(m *award.Metric) (Column, bool) {
	for _, g := range s.Edition.Gates {
		if c := s.in(m, g.Period); g.Metric == m.ID && c.Known > 0 {
			return c, true
		}
	}
	best := Column{Metric: m}
	for _, p := range slices.Backward(s.Edition.Periods(m.ID)) {
		if c := s.in(m, p); c.Known > best.Known {
			best = c
		}
		if best.Known == s.Nominees() {
			break
		}
	}
	return best, best.Known > 0
}

// in is a metric in one period.
func (s *Sheet) in(m *award.Metric, period string) Column {
	c := Column{Metric: m, Period: period}
	for row := range s.Nominees() {
		if f := s.Figure(row, m.ID, period); f.Known() {
			c.Known++
			c.Late = c.Late || f.Late
		}
	}
	return c
}

// Telling keeps the n metrics that tell most, in their order.
func (s *Sheet) Telling(ms []*award.Metric, n int) []*award.Metric {
	if len(ms) <= n {
		return ms
	}
	if s.ranks == nil {
		s.rank()
	}
	best := slices.Clone(ms)
	slices.SortStableFunc(best, func(a, b *award.Metric) int { return s.ranks[a.ID] - s.ranks[b.ID] })
	best = best[:max(n, 0)]
	return slices.DeleteFunc(slices.Clone(ms), func(m *award.Metric) bool { return !slices.Contains(best, m) })
}

// rank numbers all metrics: what compares nominees of different size, then
// what they are made of, then the others.
func (s *Sheet) rank() {
	s.ranks = map[string]int{}
	add := func(m *award.Metric) {
		if _, ok := s.ranks[m.ID]; !ok {
			s.ranks[m.ID] = len(s.ranks)
		}
	}
	ch := s.Choose()
	for _, c := range []*Column{ch.Bar, ch.Dot} {
		if c != nil {
			add(c.Metric)
		}
	}
	for _, c := range ch.Plain {
		add(c.Metric)
	}
	for i := range s.Edition.Metrics {
		add(&s.Edition.Metrics[i])
	}
}

// Drawn reports whether enough nominees have a figure to draw them.
func (s *Sheet) Drawn(c Column) bool { return 2*c.Known >= s.Nominees() }

func (s *Sheet) first(all []Column, fits func(*award.Metric) bool) *Column {
	for _, c := range all {
		if fits(c.Metric) && s.Drawn(c) {
			return &c
		}
	}
	return nil
}

// bar prefers what is made to compare: so many per thousand; then a given per
// cent; then anything that is not a number of persons, which says most about
// the size of the nominee.
func (s *Sheet) bar(all []Column) *Column {
	for _, fits := range []func(*award.Metric) bool{
		func(m *award.Metric) bool { return m.Ratio != nil && m.Unit != award.Percent },
		func(m *award.Metric) bool { return m.Ratio == nil && m.Unit == award.Percent },
		func(m *award.Metric) bool { return m.Ratio == nil && m.Unit != award.Persons },
	} {
		if c := s.first(all, fits); c != nil {
			return c
		}
	}
	return nil
}

// isShare reports a computed per cent.
func isShare(m *award.Metric) bool {
	return m.Ratio != nil && m.Unit == award.Percent && m.Ratio.Times.Equal(exact.Int(100))
}

// importance ranks metrics for a table that has not room for all: what the
// drawn ratios are made of, the gates, then as they come; computed shares give
// way to given figures.
func (ch Choice) importance(e *award.Edition) func(*award.Metric) int {
	first := map[string]int{}
	add := func(id string) {
		if _, ok := first[id]; !ok {
			first[id] = len(first)
		}
	}
	for _, c := range []*Column{ch.Bar, ch.Dot} {
		if c != nil && c.Metric.Ratio != nil {
			add(c.Metric.Ratio.Of)
			add(c.Metric.Ratio.Per)
		}
	}
	if ch.Dot != nil {
		add(ch.Dot.Metric.ID)
	}
	for _, g := range e.Gates {
		add(g.Metric)
	}
	const given, computed = 1000, 2000
	return func(m *award.Metric) int {
		if at, ok := first[m.ID]; ok {
			return at
		}
		if m.Ratio != nil {
			return computed
		}
		return given
	}
}

// References finds at most so many rows to compare nominees with: those that
// have the figure the bars show, or half of all figures where there are no
// bars. A row with less is context for reading.
func (s *Sheet) References(ch Choice, most int) []int {
	has := func(row int, c Column) bool { return s.Figure(row, c.Metric.ID, c.Period).Known() }
	var rows []int
	for row := s.Nominees(); row < len(s.Rows) && len(rows) < most; row++ {
		if ch.Bar != nil {
			if has(row, *ch.Bar) {
				rows = append(rows, row)
			}
			continue
		}
		n := 0
		for _, c := range ch.Plain {
			if has(row, c) {
				n++
			}
		}
		if n > 0 && 2*n >= len(ch.Plain) {
			rows = append(rows, row)
		}
	}
	return rows
}

// Most is the largest figure of a column among the given rows.
func (s *Sheet) Most(c Column, rows []int) exact.Rat {
	most := exact.Int(0)
	for _, row := range rows {
		if f := s.Figure(row, c.Metric.ID, c.Period); f.Known() && most.Less(f.Number) {
			most = f.Number
		}
	}
	return most
}

func periods(rows []award.Row) []string {
	seen := map[string]bool{}
	var ps []string
	for _, r := range rows {
		for i := range r.Values {
			if p := r.Values[i].Period; !seen[p] {
				seen[p] = true
				ps = append(ps, p)
			}
		}
	}
	slices.Sort(ps)
	return ps
}
