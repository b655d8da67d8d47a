package papers

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// Norwegian time is what the table of zones says it is.
func TestNorwegianTime(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Oslo")
	if err != nil {
		t.Skip(err)
	}
	from, to := time.Date(1996, 1, 1, 0, 0, 0, 0, time.UTC).Unix(), time.Date(2037, 1, 1, 0, 0, 0, 0, time.UTC).Unix()
	rapid.Check(t, func(t *rapid.T) {
		at := time.Unix(rapid.Int64Range(from, to).Draw(t, "at"), 0)
		if rapid.Bool().Draw(t, "at a change") {
			at = lastSunday(at, rapid.SampledFrom([]time.Month{time.March, time.October}).Draw(t, "month"))
			at = at.Add(time.Duration(rapid.IntRange(-1, 1).Draw(t, "seconds")) * time.Second)
		}
		if got, want := oslo(at).Format(time.RFC3339), at.In(zone).Format(time.RFC3339); got != want {
			t.Fatalf("%s, want %s", got, want)
		}
	})
}

// Documents in Norwegian have Norwegian time, all others UTC; each time has its
// zone on its line.
func TestTheTimesOfTheMinutes(t *testing.T) {
	for language, c := range map[string]struct {
		zone  string
		ahead time.Duration
	}{"nb": {"Norwegian time", time.Hour}, "nn": {"Norwegian time", time.Hour}, "en": {"UTC", 0}} {
		j := worked(t)
		j.edition.Language = language
		public, _ := judgeAgain(j, "Kinn.").documents()
		closed := public.Order.ClosedAt.Add(c.ahead).Format("15:04:05")
		got := says(t, public, "When ("+c.zone+") |", "| Marking ended | 14 November 2022 at "+closed+" |")
		for line := range strings.Lines(got) {
			if strings.Contains(line, "2022 at ") && !strings.HasPrefix(line, "|") && !strings.Contains(line, "UTC") && !strings.Contains(line, "Norwegian time") {
				t.Errorf("%s: a time without its zone: %s", language, line)
			}
		}
	}
}

// What happened in less than a minute was no deliberation.
func TestStepsThatCameAtOnce(t *testing.T) {
	const short, atOnce = "for less than a minute before they were locked", "in practice it all happened at the same time"
	public, _ := decided(t).documents()
	got := says(t, public)
	if strings.Contains(got, short) || strings.Contains(got, atOnce) {
		t.Error("minutes between the steps are told as none")
	}
	at := *public.Order.ClosedAt
	locked := at.Add(59 * time.Second)
	public.Order.MarksAt, public.Order.LockedAt = &at, &locked
	if got = says(t, public, short); strings.Contains(got, atOnce) {
		t.Error("the public vote came later")
	}
	public.Order.TallyAt = &locked
	says(t, public, short, atOnce)
	public.Order.Together, public.Order.InOrder = true, false
	if got = says(t, public, atOnce); strings.Contains(got, short) {
		t.Error("what was opened together was not deliberated on for seconds")
	}
}
