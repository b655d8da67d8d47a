package papers

import "time"

// order is when the steps were taken, and whether the marks were fixed before
// the public vote was opened.
func (m *minutes) order() {
	m.section("minutes.order")
	o := m.d.Order
	var rows [][]string
	for _, step := range []struct {
		key string
		at  *time.Time
	}{{"closed", o.ClosedAt}, {"marks", o.MarksAt}, {"locked", o.LockedAt}, {"tally", o.TallyAt}, {"decided", &m.d.DecidedAt}} {
		if step.at != nil {
			rows = append(rows, []string{m.l.T("minutes.order." + step.key), m.at(*step.at, withSeconds)})
		}
	}
	m.table([]string{m.l.T("minutes.column.step"), m.l.T(m.zoned("minutes.column.when"))}, rows)
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

// atOnce reports whether less than a minute passed from one step to the other,
// so that nobody can have done much in between.
func atOnce(from, to *time.Time) bool {
	return from != nil && to != nil && to.Sub(*from).Abs() < time.Minute
}
