package papers

import (
	"fmt"
	"time"

	"votering/internal/accord"
	"votering/internal/agenda"
	"votering/internal/decision"
)

// meeting is what the jury's meeting went through: each item with its minutes
// and times, who was out of the room, and in a complete document what was noted.
func (m *minutes) meeting() {
	met := m.d.Meeting
	if met == nil {
		return
	}
	m.section("minutes.meeting")
	m.part(m.l.N("minutes.meeting.planned", met.Minutes))
	m.part(m.taken(met))
	header, rows := m.items(met)
	m.table(header, rows)
	var noted bool
	for _, x := range met.Items {
		if x.Note == "" {
			continue
		}
		if !noted {
			m.heading(3, m.l.T("minutes.meeting.notes"))
			m.part(m.l.T("minutes.meeting.word"))
			noted = true
		}
		m.part(bold(m.item(x)))
		m.part(block(x.Note))
	}
}

// taken says from when to when items were open, and for how long.
func (m *minutes) taken(met *decision.Meeting) string {
	first, last, seconds := span(met)
	if first.IsZero() {
		return m.l.T("minutes.meeting.none")
	}
	return m.l.T("minutes.meeting.used", "from", m.when(first), "to", m.when(last), "used", lasted(seconds))
}

// span is when the first item was opened and the last closed, zero where none
// was, and how many seconds items were open.
func span(met *decision.Meeting) (first, last time.Time, seconds int) {
	for _, x := range met.Items {
		if x.OpenedAt == nil {
			continue
		}
		seconds += x.Seconds
		if first.IsZero() || x.OpenedAt.Before(first) {
			first = *x.OpenedAt
		}
		if x.ClosedAt.After(last) {
			last = *x.ClosedAt
		}
	}
	return first, last, seconds
}

// items is the table of the agenda: with times where there were any, and with
// who was out where somebody was.
func (m *minutes) items(met *decision.Meeting) (header []string, rows [][]string) {
	first, _, _ := span(met)
	timed, out := !first.IsZero(), false
	for _, x := range met.Items {
		out = out || len(x.Left) > 0
	}
	header = []string{m.number("minutes.column.number"), m.l.T("minutes.column.item"), m.number("minutes.column.planned")}
	if timed {
		header = append(header, m.number("minutes.column.used"), m.l.T(m.zoned("minutes.column.opened")), m.l.T("minutes.column.closed"))
	}
	if out {
		header = append(header, m.l.T("minutes.column.left"))
	}
	for i, x := range met.Items {
		row := []string{m.l.Int(int64(i + 1)), m.item(x), m.l.Int(int64(x.Minutes))}
		switch {
		case x.OpenedAt != nil:
			row = append(row, lasted(x.Seconds), m.onDay(first, *x.OpenedAt), m.onDay(first, *x.ClosedAt))
		case timed:
			row = append(row, none, none, none)
		}
		if out {
			row = append(row, m.listed(x.Left))
		}
		rows = append(rows, row)
	}
	return header, rows
}

// onDay is a point in time, without its date on the day of that other one.
func (m *minutes) onDay(day, t time.Time) string {
	if m.l.Date(m.local(day)) == m.l.Date(m.local(t)) {
		return m.local(t).Format(clock(t))
	}
	return m.at(t, clock(t))
}

// item is what an item of the agenda is called.
func (m *minutes) item(x decision.MeetingItem) string {
	return accord.ItemTitle(m.l, m.e, cell, agenda.Item{
		Kind: agenda.Kind(x.Kind), Nominees: x.Nominees, Criterion: x.Criterion, Title: x.Title,
	})
}

// lasted is a time in minutes and seconds.
func lasted(seconds int) string { return fmt.Sprintf("%d:%02d", seconds/60, seconds%60) }
