package papers

import (
	"slices"
	"strconv"
	"time"
)

// step is one of an edition's steps, and when it was taken.
type step struct {
	what string
	at   *time.Time
}

// order is when the steps were taken, and whether the marks were fixed before
// the public vote was opened.
func (m *minutes) order() {
	m.section("minutes.order")
	o := m.d.Order
	var steps []step
	for _, s := range []step{
		{"opened", o.OpenedAt}, {"closed", o.ClosedAt}, {"marks", o.MarksAt},
		{"locked", o.LockedAt}, {"tally", o.TallyAt}, {"decided", &m.d.DecidedAt},
	} {
		if s.at != nil {
			steps = append(steps, step{m.l.T("minutes.order." + s.what), s.at})
		}
	}
	steps = append(steps, m.readings()...)
	for i := range m.d.Cast {
		x := &m.d.Cast[i]
		key := "minutes.order.cast"
		if x.Void {
			key = "minutes.order.cast.void"
		}
		steps = append(steps, step{m.l.T(key, "names", m.listed(x.Nominees)), &x.At})
	}
	slices.SortStableFunc(steps, func(a, b step) int { return a.at.Compare(*b.at) })
	var rows [][]string
	for _, s := range steps {
		rows = append(rows, []string{s.what, m.at(*s.at, withSeconds)})
	}
	m.table([]string{m.l.T("minutes.column.step"), m.l.T(m.zoned("minutes.column.when"))}, rows)
	if o.ReadAt != nil && o.LockedAt != nil && o.ReadAt.Before(*o.LockedAt) {
		m.part(m.l.T("minutes.order.read_early"))
	}
	if n := m.d.Early(); n > 1 {
		m.part(m.l.T("minutes.order.read_often", "n", strconv.Itoa(n)))
	}
	switch {
	case m.e.Rule.Public == nil:
		m.part(m.l.T("minutes.order.alone"))
	case o.InOrder:
		m.part(m.l.T("minutes.order.kept"))
	case o.Together:
		m.part(m.l.T("minutes.order.together"))
	default:
		m.part(m.l.T("minutes.order.not_kept"))
	}
	if !o.Together && atOnce(o.MarksAt, o.LockedAt) {
		m.part(m.l.T("minutes.order.short"))
	}
	if atOnce(o.ClosedAt, o.TallyAt) {
		m.part(m.l.T("minutes.order.at_once"))
	}
}

// readings are when the public vote was read in: each time, where it was more
// than once.
func (m *minutes) readings() (steps []step) {
	if all := m.d.TallyReadings; len(all) > 0 {
		for i := range all {
			steps = append(steps, step{m.reading(i), &all[i].At})
		}
		return steps
	}
	if at := m.d.Order.ReadAt; at != nil {
		return []step{{m.l.T("minutes.order.read"), at}}
	}
	return nil
}

// reading is what one of several readings of the public vote was.
func (m *minutes) reading(i int) string {
	r := m.d.TallyReadings[i]
	s := m.l.T("minutes.order.reading", "n", strconv.Itoa(i+1), "rows", m.l.Int(r.Rows))
	if len(r.Filters) > 0 {
		var names []string
		for _, id := range r.Filters {
			names = append(names, inline(id))
		}
		s += ", " + m.l.T("minutes.order.reading.filters", "filters", m.l.List(names), "rows", m.l.Int(r.Excluded))
	}
	if r.Mapped > 0 {
		s += ", " + m.l.N("minutes.order.reading.mapped", r.Mapped)
	}
	return s
}

// atOnce reports whether less than a minute passed from one step to the other,
// so that nobody can have done much in between.
func atOnce(from, to *time.Time) bool {
	return from != nil && to != nil && to.Sub(*from).Abs() < time.Minute
}
