package papers

import (
	"slices"
	"time"
)

// norwegian reports whether times are told in Norwegian time: in the minutes
// of an edition whose documents are in Norwegian. All others are in UTC.
func (m *minutes) norwegian() bool { return slices.Contains([]string{"nb", "nn"}, m.e.Language) }

// local is t where the readers of the minutes live.
func (m *minutes) local(t time.Time) time.Time {
	if m.norwegian() {
		return oslo(t)
	}
	return t.UTC()
}

// when is a point in time with its zone, so that no line has to be read
// together with another one.
func (m *minutes) when(t time.Time) string {
	return m.l.T(m.zoned("minutes.when"), "when", m.at(t, clock(t)))
}

// whenBoth is when, with the time in UTC beside it where that is another.
func (m *minutes) whenBoth(t time.Time) string {
	if !m.norwegian() {
		return m.when(t)
	}
	utc := t.UTC()
	other := utc.Format(clock(t))
	if utc.Day() != m.local(t).Day() {
		other = m.l.T("date.time", "date", m.l.Date(utc), "clock", other)
	}
	return m.l.T("minutes.when.both", "when", m.when(t), "utc", other)
}

// at is a point in time without its zone, with the time of day in that layout.
func (m *minutes) at(t time.Time, layout string) string {
	t = m.local(t)
	return m.l.T("date.time", "date", m.l.Date(t), "clock", t.Format(layout))
}

// zoned is the key of a sentence for the zone of the minutes.
func (m *minutes) zoned(key string) string {
	if m.norwegian() {
		return key + ".norwegian"
	}
	return key + ".utc"
}

// withSeconds is the layout of a time of day to the second.
const withSeconds = "15:04:05"

// clock is the layout of a time of day: with seconds where there are any.
func clock(t time.Time) string {
	if t.Second() == 0 {
		return "15:04"
	}
	return withSeconds
}

// oslo is t in Norwegian time: an hour ahead of UTC, and two from the last
// Sunday of March to the last Sunday of October, at 01:00 UTC. It is computed,
// so that the minutes are the same on a machine without a table of zones.
func oslo(t time.Time) time.Time {
	offset := time.Hour
	summer, winter := lastSunday(t, time.March), lastSunday(t, time.October)
	if !t.Before(summer) && t.Before(winter) {
		offset = 2 * time.Hour
	}
	return t.In(time.FixedZone("", int(offset/time.Second)))
}

// lastSunday is 01:00 UTC on the last Sunday of a month of 31 days, in the year
// of t.
func lastSunday(t time.Time, month time.Month) time.Time {
	last := time.Date(t.UTC().Year(), month, 31, 1, 0, 0, 0, time.UTC)
	return last.AddDate(0, 0, -int(last.Weekday()))
}
