package publicvote_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"votering/internal/publicvote"
)

func TestReadTime(t *testing.T) {
	const (
		unknown  = publicvote.DatesUnknown
		dayFirst = publicvote.DayMonth
		monthday = publicvote.MonthDay
	)
	for _, c := range []struct {
		text  string
		order publicvote.Dates
		want  string // in UTC, or as the wall has it with no Z; "": no time; "?": ambiguous
	}{
		{"2025-09-08T12:51:45Z", unknown, "2025-09-08T12:51:45Z"},
		{"2025-09-08t12:51:45z", unknown, "2025-09-08T12:51:45Z"},
		{"\u00a0 2025-09-08 12:51:45Z\t", unknown, "2025-09-08T12:51:45Z"},
		{"2025-09-08T12:51:45+02:00", unknown, "2025-09-08T10:51:45Z"},
		{"2025-09-08T12:51:45 +02:00", unknown, "2025-09-08T10:51:45Z"},
		{"2025-09-08T12:51:45-0530", unknown, "2025-09-08T18:21:45Z"},
		{"2025-09-08T00:51+02", unknown, "2025-09-07T22:51:00Z"},
		{"2025-09-08T12:51:45-00:00", unknown, "2025-09-08T12:51:45Z"},
		{"2025-09-08T12:51:45+23:59", unknown, "2025-09-07T12:52:45Z"},
		{"2025-12-31T23:59:59.999999999-01:00", unknown, "2026-01-01T00:59:59.999999999Z"},
		{"2025-09-08T12:51:45.5Z", unknown, "2025-09-08T12:51:45.5Z"},
		{"2025-09-08T12:51:45.1234567899999Z", unknown, "2025-09-08T12:51:45.123456789Z"},
		{"2025-09-08 12:51", unknown, "2025-09-08T12:51:00"},
		{"2025-09-08 12:51:45.000", unknown, "2025-09-08T12:51:45"},
		{"0001-01-01 00:00", unknown, "0001-01-01T00:00:00"},
		{"9999-12-31 23:59:59", unknown, "9999-12-31T23:59:59"},

		{"2024/11/29 1:22:09 AM CET", unknown, "2024-11-29T00:22:09Z"},
		{"2024/07/29 1:22:09 PM CEST", unknown, "2024-07-29T11:22:09Z"},
		{"2024/11/29 12:22:09 AM GMT+1", unknown, "2024-11-28T23:22:09Z"},
		{"2024/11/29 12:22:09 PM GMT+01:00", unknown, "2024-11-29T11:22:09Z"},
		{"2024/11/29 1:22:09 pm UTC", unknown, "2024-11-29T13:22:09Z"},
		{"2024/11/29 1:22:09 UTC-3", unknown, "2024-11-29T04:22:09Z"},
		{"2024/11/29 1:22:09 GMT+5:30", unknown, "2024-11-28T19:52:09Z"},
		{"2024/11/29 1:22:09 GMT+0530", unknown, "2024-11-28T19:52:09Z"},
		{"2024-11-29 1:22 am", unknown, "2024-11-29T01:22:00"},

		{"8.9.2025 12:51", unknown, "2025-09-08T12:51:00"},
		{"08.09.25 12:51:45", monthday, "2025-09-08T12:51:45"},
		{"31.12.2025 23:59:59 CET", unknown, "2025-12-31T22:59:59Z"},

		{"8/9/25 12:51:45", unknown, "?"},
		{"8/9/25 12:51:45", dayFirst, "2025-09-08T12:51:45"},
		{"8/9/25 12:51:45", monthday, "2025-08-09T12:51:45"},
		{"8/20/25 9:51:45 PM", unknown, "2025-08-20T21:51:45"},
		{"8/20/25 9:51:45", dayFirst, ""},
		{"20/8/25 9:51:45", unknown, "2025-08-20T09:51:45"},
		{"20/8/25 9:51:45", monthday, ""},
		{"9/9/2025 9:51", unknown, "2025-09-09T09:51:00"},
		{"8-9-2025 09:51", dayFirst, "2025-09-08T09:51:00"},
		{"08/09/2025 12:51 Z", unknown, "?"},
		{"08/09/2025 12:51 Z", monthday, "2025-08-09T12:51:00Z"},
		{"8/9/25 25:51", unknown, ""}, // no time, however day and month stand
		{"31/2/25 12:51", unknown, ""},
		{"13/13/25 12:51", unknown, ""},
		{"0/9/25 12:51", dayFirst, ""},

		{"1757335905", unknown, "2025-09-08T12:51:45Z"},
		{"1757335905123", unknown, "2025-09-08T12:51:45.123Z"},
		{"0000000000", unknown, "1970-01-01T00:00:00Z"},
		{"17573359051", unknown, ""},
		{"-757335905", unknown, ""},
		{"175733590५", unknown, ""},

		{"", unknown, ""},
		{" ", unknown, ""},
		{"yesterday", unknown, ""},
		{"2025-09-08", unknown, ""},
		{"2025-09-08T", unknown, ""},
		{"2025-09-08T12", unknown, ""},
		{"2025-09-08T12:5", unknown, ""},
		{"2025-09-08T9:51", unknown, ""},
		{"8.9.2025 9:51", unknown, ""},
		{"2025-09-08  12:51", unknown, ""},
		{"2025-09-08T24:00", unknown, ""},
		{"2025-09-08T12:60", unknown, ""},
		{"2025-09-08T12:51:60Z", unknown, ""},
		{"2025-09-08T12:51:45.Z", unknown, ""},
		{"2025-09-08T12:51:45,5Z", unknown, ""},
		{"2025-09-08T12:51.5Z", unknown, ""},
		{"2025-09-08T12:51:45+2", unknown, ""},
		{"2025-09-08T12:51:45+020", unknown, ""},
		{"2025-09-08T12:51:45+24:00", unknown, ""},
		{"2025-09-08T12:51:45+02:60", unknown, ""},
		{"2025-09-08T12:51:45+02:0", unknown, ""},
		{"2025-09-08T12:51:45UTC", unknown, ""},
		{"2025-09-08T12:51:45 EST", unknown, ""},
		{"2025-09-08T12:51:45 GMT+", unknown, ""},
		{"2025-09-08T12:51:45 CET+1", unknown, ""},
		{"2025-09-08T12:51:45Z!", unknown, ""},
		{"2025-09-08T13:51 PM", unknown, ""},
		{"2025-09-08T0:51 AM", unknown, ""},
		{"2025-09-08T1:51PM", unknown, ""},
		{"2025-09-08T1:51 Pm", unknown, ""},
		{"2025-09-31T12:51", unknown, ""},
		{"2025-02-29T12:51", unknown, ""},
		{"2024-02-29T12:51", unknown, "2024-02-29T12:51:00"},
		{"1900-02-29T12:51", unknown, ""},
		{"2000-02-29T12:51", unknown, "2000-02-29T12:51:00"},
		{"0000-01-01T12:51", unknown, ""},
		{"2025-00-01T12:51", unknown, ""},
		{"2025-9-8T12:51", unknown, ""},
		{"2025.09.08T12:51", unknown, ""},
		{"2025-09/08T12:51", unknown, ""},
		{"8-9-25 12:51", dayFirst, ""},
		{"8/9/125 12:51", dayFirst, ""},
		{"12025-09-08T12:51", unknown, ""},
	} {
		if got := shown(publicvote.ReadTime([]byte(c.text), c.order)); got != c.want {
			t.Errorf("%q (%s) is %q, want %q", c.text, c.order, got, c.want)
		}
	}
}

// shown is a reading in words.
func shown(m publicvote.Moment, form publicvote.TimeForm) string {
	at := time.Unix(m.Unix, int64(m.Nanos)).UTC()
	switch {
	case form == publicvote.Unreadable:
		return ""
	case form == publicvote.Ambiguous:
		return "?"
	case m.Wall:
		return at.Format("2006-01-02T15:04:05.999999999")
	}
	return at.Format(time.RFC3339Nano)
}

// layouts are ways in which package time writes what is read here.
var layouts = []struct {
	layout string
	order  publicvote.Dates
	unit   time.Duration // what the layout keeps
	wall   bool
}{
	{time.RFC3339Nano, "", 1, false},
	{"2006-01-02 15:04:05.000 -0700", "", time.Millisecond, false},
	{"2006-01-02t15:04:05Z07:00", "dmy", time.Second, false},
	{"2006/01/02 3:04:05 PM -07:00", "", time.Second, false},
	{"2006/01/02 15:04 GMT-07:00", "", time.Minute, false},
	{"2006/01/02 03:04:05 pm UTC-07", "mdy", time.Second, false},
	{"2006-01-02T15:04:05", "", time.Second, true},
	{"2.1.2006 15:04:05.000000", "", time.Microsecond, true},
	{"02.01.06 03:04 PM", "mdy", time.Minute, true},
	{"2/1/2006 15:04:05", "dmy", time.Second, true},
	{"1/2/06 3:04:05 PM", "mdy", time.Second, true},
	{"01-02-2006 15:04:05", "mdy", time.Second, true},
}

// What is written of a time is read as that time, in every form.
func TestTimesAreReadBack(t *testing.T) {
	from := time.Date(2000, 1, 2, 0, 0, 0, 0, time.UTC).Unix()
	to := time.Date(2099, 12, 30, 0, 0, 0, 0, time.UTC).Unix()
	rapid.Check(t, func(t *rapid.T) {
		form := rapid.SampledFrom(layouts).Draw(t, "form")
		quarters := rapid.IntRange(-12*4, 14*4).Draw(t, "offset")
		if form.layout == "2006/01/02 03:04:05 pm UTC-07" {
			quarters = quarters / 4 * 4
		}
		zone := time.FixedZone("", quarters*15*60)
		at := time.Unix(rapid.Int64Range(from, to).Draw(t, "second"), rapid.Int64Range(0, 999_999_999).Draw(t, "nanos")).In(zone)
		s := at.Format(form.layout)
		got, readable := publicvote.ReadTime([]byte(s), form.order)
		at = at.Truncate(form.unit)
		want := publicvote.Instant(at)
		if form.wall {
			want = publicvote.OnTheWall(at, zone)
		}
		if readable != publicvote.Readable || got != want {
			t.Fatalf("%q is %v (%d), want %v", s, got, readable, want)
		}
	})
}

// A day is read where the calendar has it, and nowhere else.
func TestCalendar(t *testing.T) {
	for _, year := range []string{"1900", "2000", "2023", "2024", "2100"} {
		for month := range 14 {
			for day := range 33 {
				s := year + "-" + two(month) + "-" + two(day)
				_, err := time.Parse(time.DateOnly, s)
				_, form := publicvote.ReadTime([]byte(s+"T12:00"), "")
				if (err == nil) != (form == publicvote.Readable) {
					t.Errorf("%s: form %d, package time: %v", s, form, err)
				}
			}
		}
	}
}

func two(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }

// The hour that comes twice shows the same on the wall.
func TestWhatTheWallShows(t *testing.T) {
	oslo, err := time.LoadLocation("Europe/Oslo")
	if err != nil {
		t.Fatal(err)
	}
	before := time.Date(2026, 10, 25, 0, 30, 0, 5, time.UTC)
	first, second := publicvote.OnTheWall(before, oslo), publicvote.OnTheWall(before.Add(time.Hour), oslo)
	if got := shown(first, publicvote.Readable); got != "2026-10-25T02:30:00.000000005" || first.Compare(second) != 0 {
		t.Errorf("%s and %v", got, second)
	}
	if a, b := publicvote.Instant(before), publicvote.Instant(before.Add(1)); a.Compare(b) >= 0 || b.Compare(a) <= 0 {
		t.Errorf("%v and %v", a, b)
	}
}

// The order of day and month decides only where it is open, and nothing else.
func FuzzReadTime(f *testing.F) {
	for _, s := range []string{"2025-09-08T12:51:45.5+02:00", "8/9/25 1:51 PM", "8.9.2025 12:51 CEST", "1757335905", "31-12-2025 23:59 GMT+5:30"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, s []byte) {
		read := func(order publicvote.Dates) string { return shown(publicvote.ReadTime(s, order)) }
		open, day, month := read(publicvote.DatesUnknown), read(publicvote.DayMonth), read(publicvote.MonthDay)
		switch {
		case open == "?":
			if day == "" || month == "" || day == "?" || month == "?" || day == month {
				t.Errorf("%q: %q by the day, %q by the month", s, day, month)
			}
		case day != open && day != "" || month != open && month != "":
			t.Errorf("%q is %q, %q by the day, %q by the month", s, open, day, month)
		case open != "" && open != day && open != month:
			t.Errorf("%q is %q in no order", s, open)
		}
		// Package time also takes an hour of one digit.
		at, err := time.Parse(time.RFC3339Nano, string(s))
		if err == nil && at.Year() > 1 && at.Format(time.RFC3339Nano) == string(s) && open != at.UTC().Format(time.RFC3339Nano) {
			t.Errorf("%q is %q, package time: %v", s, open, at)
		}
	})
}

func TestReadingATimeTakesNoMemory(t *testing.T) {
	texts := [][]byte{[]byte("2025-09-08T12:51:45.5+02:00"), []byte("8/9/25 1:51 PM"), []byte("2024/11/29 1:22:09 AM CET"), []byte("no time")}
	if n := testing.AllocsPerRun(100, func() {
		for _, s := range texts {
			publicvote.ReadTime(s, publicvote.DayMonth)
		}
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkReadTime(b *testing.B) {
	for _, s := range []string{"2025-09-08T12:51:45+02:00", "8/9/25 1:51 PM", "2024/11/29 1:22:09 AM CET", "yesterday"} {
		b.Run(s, func(b *testing.B) {
			for text := []byte(s); b.Loop(); {
				publicvote.ReadTime(text, publicvote.DayMonth)
			}
		})
	}
}
