package fields

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

var (
	isoDate = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})$`)
	dotDate = regexp.MustCompile(`^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$`)
	clock   = regexp.MustCompile(`^(\d{1,2})[:.](\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?$`)
	offset  = regexp.MustCompile(`(?:Z|([+-])(\d{2}):?(\d{2}))$`)
)

// parseDay reads a date: 2026-11-17, 17.11.2026.
func parseDay(typed string) (time.Time, bool) {
	s := strings.TrimSpace(typed)
	var year, month, day string
	if m := isoDate.FindStringSubmatch(s); m != nil {
		year, month, day = m[1], m[2], m[3]
	} else if m := dotDate.FindStringSubmatch(s); m != nil {
		year, month, day = m[3], m[2], m[1]
	} else {
		return time.Time{}, false
	}
	t := time.Date(number(year), time.Month(number(month)), number(day), 0, 0, 0, 0, time.UTC)
	return t, t.Day() == number(day) && int(t.Month()) == number(month) // the 31st of June is none
}

// number is what some digits say.
func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return -1
	}
	return n
}

// parseMoment reads a date, or a date and a time of day, with its distance from
// UTC or without. Without, it is Norwegian time; a date alone is its beginning.
func parseMoment(typed string) (time.Time, error) {
	wrong := invalid("fields.moment", "text", show(typed))
	s := strings.TrimSpace(typed)
	var away *time.Duration
	if m := offset.FindStringSubmatchIndex(s); m != nil && strings.ContainsAny(s, ":") && m[0] > len("2026-11-17") {
		d := time.Duration(0)
		if m[2] >= 0 {
			d = time.Duration(number(s[m[4]:m[5]]))*time.Hour + time.Duration(number(s[m[6]:m[7]]))*time.Minute
			if s[m[2]:m[3]] == "-" {
				d = -d
			}
		}
		away, s = &d, strings.TrimSpace(s[:m[0]])
	}
	date, rest := cutDate(s)
	day, ok := parseDay(date)
	if !ok {
		return day, wrong
	}
	into, ok := parseClock(rest)
	switch {
	case !ok:
		return day, wrong
	case away != nil:
		return day.Add(into - *away), nil
	}
	t, ok := norwegian(day.Add(into))
	if !ok {
		return t, invalid("fields.summer_time", "text", show(typed))
	}
	return t, nil
}

// cutDate divides a date from a time of day: "2026-11-17T12:00", "17.11.2026
// kl. 12.00".
func cutDate(s string) (date, rest string) {
	if i := strings.IndexAny(s, "Tt"); i > 0 {
		return s[:i], s[i+1:]
	}
	words := strings.Fields(s)
	for i := len(words); i > 0; i-- {
		date = strings.Join(words[:i], " ")
		if _, ok := parseDay(date); ok {
			return date, strings.Join(words[i:], " ")
		}
	}
	return s, ""
}

// parseClock is how far into its day a time of day lies.
func parseClock(s string) (time.Duration, bool) {
	s = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(s), "kl."))
	if s == "" {
		return 0, true
	}
	m := clock.FindStringSubmatch(s)
	if m == nil || number(m[1]) > 23 || number(m[2]) > 59 || m[3] != "" && number(m[3]) > 59 {
		return 0, false
	}
	d := time.Duration(number(m[1]))*time.Hour + time.Duration(number(m[2]))*time.Minute
	if m[3] != "" {
		d += time.Duration(number(m[3])) * time.Second
	}
	if m[4] != "" {
		d += time.Duration(number((m[4] + "000000000")[:9]))
	}
	return d, true
}

// norwegian is the moment at which clocks in Norway show local (which is in
// UTC). False in the hour that comes twice in October and in the one that
// never comes in March.
func norwegian(local time.Time) (time.Time, bool) {
	var at []time.Time
	for _, away := range []time.Duration{time.Hour, 2 * time.Hour} {
		if t := local.Add(-away); awayAt(t) == away {
			at = append(at, t)
		}
	}
	if len(at) != 1 {
		return local, false
	}
	return at[0], true
}

// awayAt is how far clocks in Norway are ahead of UTC: an hour, and two from
// the last Sunday of March to the last of October, both at 01:00 UTC.
func awayAt(t time.Time) time.Duration {
	from, to := lastSunday(t.Year(), time.March), lastSunday(t.Year(), time.October)
	if t.Before(from) || !t.Before(to) {
		return time.Hour
	}
	return 2 * time.Hour
}

// InNorway is t as clocks in Norway show it, wherever this machine is and
// whatever it knows of zones.
func InNorway(t time.Time) time.Time {
	t = t.UTC()
	return t.In(time.FixedZone("", int(awayAt(t)/time.Second)))
}

func lastSunday(year int, month time.Month) time.Time {
	t := time.Date(year, month+1, 0, 1, 0, 0, 0, time.UTC)
	return t.AddDate(0, 0, -int(t.Weekday()))
}

// momentText writes a moment as clocks in Norway show it, with the distance
// from UTC, and seconds only where there are some.
func momentText(t time.Time) string {
	t = InNorway(t)
	form := "2006-01-02 15:04 -07:00"
	if t.Second() != 0 || t.Nanosecond() != 0 {
		form = "2006-01-02 15:04:05.999999999 -07:00"
	}
	return t.Format(form)
}
