package publicvote

import (
	"bytes"
	"cmp"
	"time"
)

// Moment is when a vote was cast, as its row says it.
type Moment struct {
	Unix  int64 // seconds since 1970; with Wall by the clock on the wall, counted as if that were UTC
	Nanos int32 // 0 to 999,999,999
	Wall  bool  // the row does not say how that clock stands to UTC
}

// TimeForm is whether a text is a time.
type TimeForm uint8

// The forms of a time.
const (
	Unreadable TimeForm = iota
	Readable
	Ambiguous // a time once somebody says how day and month stand
)

// Instant is a known time as a row with an offset says it.
func Instant(t time.Time) Moment {
	return Moment{Unix: t.Unix(), Nanos: int32(t.Nanosecond())}
}

// OnTheWall is what clocks in a zone show at a time, as a row without an offset
// says it. Where clocks are set back two times show the same.
func OnTheWall(t time.Time, zone *time.Location) Moment {
	_, east := t.In(zone).Zone()
	return Moment{Unix: t.Unix() + int64(east), Nanos: int32(t.Nanosecond()), Wall: true}
}

// Compare is below 0 where m comes before o, and 0 where they are the same. Both
// have an offset, or neither.
func (m Moment) Compare(o Moment) int {
	return cmp.Or(cmp.Compare(m.Unix, o.Unix), cmp.Compare(m.Nanos, o.Nanos))
}

// ReadTime reads the time of a row, with white space around it or not:
//
//	date      2025-09-08 or 2025/09/08; 8.9.2025 or 8.9.25, the day first;
//	          8/9/2025, 8/9/25 or 8-9-2025, in the given order of day and month
//	then      T, t or one space
//	clock     12:51, 12:51:45 or 12:51:45.5, to which " AM", " PM", " am" or
//	          " pm" may be added; with these, or after a date with slashes, the
//	          hour may be one digit
//	offset    none; Z, z, +02:00, +0200 or +02, with one space before it or not;
//	          " UTC", " GMT", " CET", " CEST"; " GMT+2", " UTC+02:00" and the like
//
// or 10 digits, seconds since 1970, or 13, milliseconds. A date alone is no time,
// nor is a day that the calendar does not have, or a second past 59. Of a
// fraction nine digits count.
//
// Where the order of day and month is unknown, a date that has only one is read
// so; another is Ambiguous. The Moment stands for nothing unless it is Readable.
func ReadTime(s []byte, order Dates) (Moment, TimeForm) {
	s = bytes.TrimSpace(s)
	if m, ok := sinceEpoch(s); ok {
		return m, Readable
	}
	r := timeReader{rest: s}
	day := r.date(order)
	second, nanos := r.clock(day.slashes)
	offset, told := r.offset()
	switch {
	case r.failed || len(r.rest) > 0 || !day.exists():
		return Moment{}, Unreadable
	case day.ambiguous:
		return Moment{}, Ambiguous
	}
	midnight := time.Date(day.year, time.Month(day.month), day.day, 0, 0, 0, 0, time.UTC).Unix()
	return Moment{Unix: midnight + int64(second-offset), Nanos: nanos, Wall: !told}, Readable
}

// sinceEpoch reads seconds or milliseconds since 1970.
func sinceEpoch(s []byte) (Moment, bool) {
	if len(s) != 10 && len(s) != 13 {
		return Moment{}, false
	}
	var n int64
	for _, c := range s {
		if !digit(c) {
			return Moment{}, false
		}
		n = 10*n + int64(c-'0')
	}
	if len(s) == 10 {
		return Moment{Unix: n}, true
	}
	return Moment{Unix: n / 1000, Nanos: int32(n % 1000 * 1e6)}, true
}

// date is a day as it was written.
type date struct {
	year, month, day int
	slashes          bool
	ambiguous        bool // day and month may have changed places
}

// exists reports whether the calendar has the day. There is no year 0.
func (d date) exists() bool {
	return d.year >= 1 && d.month >= 1 && d.month <= 12 && d.day >= 1 && d.day <= daysIn(d.year, d.month)
}

func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}
