package pace

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/locale"
	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/ui/page"
	"votering/ui/theme"
)

func context(w int, zone *time.Location) page.Context {
	return page.Context{
		W: w, H: 30, L: locale.For(locale.EN), S: theme.New(theme.None, true, termenv.ANSI), Now: time.Date(2026, 11, 1, 12, 0, 0, 0, zone),
		Sight: room.Sight{Edition: &award.Edition{Nominees: []award.Nominee{{ID: "kinn", Name: "Kinn"}}}},
	}
}

func oslo(t interface{ Skip(...any) }) *time.Location {
	zone, err := time.LoadLocation("Europe/Oslo")
	if err != nil {
		t.Skip("no time zones here")
	}
	return zone
}

var start = time.Date(2026, 10, 24, 22, 0, 0, 0, time.UTC) // midnight in Oslo; clocks are set back 27 hours later

// someHours are hours with votes, in their order.
func someHours(t *rapid.T) []publicvote.Hour {
	var hours []publicvote.Hour
	at := start
	for range rapid.IntRange(1, 60).Draw(t, "hours") {
		hours = append(hours, publicvote.Hour{At: at, Votes: rapid.Int64Range(0, 1_000_000).Draw(t, "votes"), Outside: rapid.SampledFrom([]int64{0, 0, 1, 900}).Draw(t, "outside")})
		at = at.Add(time.Duration(rapid.SampledFrom([]int{1, 1, 1, 2, 30, 4000}).Draw(t, "gap")) * time.Hour)
	}
	return hours
}

// Every hour lies in one column, also when clocks are set back; columns follow
// each other without a gap, and are no more than there is room for.
func TestEveryHourHasItsColumn(t *testing.T) {
	zone := oslo(t)
	rapid.Check(t, func(t *rapid.T) {
		hours := someHours(t)
		most := rapid.IntRange(1, 200).Draw(t, "columns")
		bs, s := gather(hours, zone, most)
		if len(bs) > most {
			t.Fatalf("%d columns in %d", len(bs), most)
		}
		var have, want int64
		for i, b := range bs {
			have += b.all()
			if !b.from.Before(b.to) || i > 0 && !bs[i-1].to.Equal(b.from) {
				t.Fatalf("column %d is %v to %v", i, b.from, b.to)
			}
		}
		for _, h := range hours {
			if h.At.Before(bs[len(bs)-1].to) || s != steps[len(steps)-1] {
				want += h.Votes + h.Outside
			}
		}
		if have != want {
			t.Fatalf("%d votes in columns, %d in hours", have, want)
		}
	})
}

// No line is wider than the screen, and what came is seen.
func TestTheChartFits(t *testing.T) {
	zone := oslo(t)
	rapid.Check(t, func(t *rapid.T) {
		c := context(rapid.IntRange(60, 220).Draw(t, "w"), zone)
		p := &publicvote.Pace{Hours: someHours(t)}
		var w *publicvote.Window
		if rapid.Bool().Draw(t, "window") {
			opens := start.Add(time.Duration(rapid.IntRange(-50, 50).Draw(t, "opens")) * time.Hour)
			w = &publicvote.Window{Opens: opens, Closes: opens.Add(time.Duration(rapid.IntRange(1, 3000).Draw(t, "open")) * time.Hour)}
		}
		h := rapid.IntRange(1, 40).Draw(t, "h")
		for i, l := range Chart(c, p, w, h) {
			if got := ansi.StringWidth(l.Plain()); got > c.W {
				t.Fatalf("line %d is %d cells of %d: %q", i, got, c.W, l.Plain())
			}
		}
	})
}

func drawn(c page.Context, p *publicvote.Pace, w *publicvote.Window, h int) string {
	var lines []string
	for _, l := range Chart(c, p, w, h) {
		lines = append(lines, strings.TrimRight(l.Plain(), " "))
	}
	return strings.Join(lines, "\n")
}

// The window lies below the columns that it covers, and what is outside of it
// has a sign of its own.
func TestTheWindowIsMarked(t *testing.T) {
	c := context(60, time.UTC)
	at := time.Date(2026, 10, 1, 10, 0, 0, 0, time.UTC)
	p := &publicvote.Pace{Hours: []publicvote.Hour{
		{At: at.Add(-time.Hour), Outside: 40}, {At: at, Votes: 100}, {At: at.Add(time.Hour), Votes: 1},
		{At: at.Add(2 * time.Hour), Votes: 50, Outside: 1}, {At: at.Add(4 * time.Hour), Outside: 2},
		{At: at.Add(-900 * time.Hour), Outside: 1},
	}}
	w := &publicvote.Window{Opens: at, Closes: at.Add(3*time.Hour - time.Minute)}
	want := ` Votes in each hour
 100 ┤    ███
     │    ███     ░░░
     │░░░ ███     ███
     │░░░ ███ ▄▄▄ ███     ░░░
     └1 Oct───11:00───13:00───
          ├─────────┤
 █ valid   ░ before opening or after closing: not counted
 1 row came so much earlier that it is not drawn.`
	if got := drawn(c, p, w, 8); got != want {
		t.Errorf("\n%s\nwants\n%s", got, want)
	}
	if got := drawn(c, &publicvote.Pace{}, w, 8); got != "" {
		t.Errorf("nothing came, and it draws\n%s", got)
	}
}

// Wherever one column stands for more than an hour, the chart says so.
func TestColumnsSayWhatTheyAre(t *testing.T) {
	for span, want := range map[int]string{
		20: "in each hour", 60: "in every 2 hours", 24 * 30: "on each day", 24 * 200: "in every 7 days",
	} {
		p := &publicvote.Pace{Hours: []publicvote.Hour{{At: start, Votes: 1}, {At: start.Add(time.Duration(span-1) * time.Hour), Votes: 1}}}
		if got := drawn(context(60, time.UTC), p, nil, 8); !strings.Contains(got, want) {
			t.Errorf("%d hours:\n%s", span, got)
		}
	}
}

func TestBurstsAndPeak(t *testing.T) {
	c := context(60, time.FixedZone("", 7200))
	p := &publicvote.Pace{
		Hours:  []publicvote.Hour{{At: start, Votes: 3}, {At: start.Add(time.Hour), Votes: 5_000}},
		Bursts: []publicvote.Burst{{At: start.Add(90 * time.Minute), Nominee: "kinn", Votes: 900, Usual: 4}, {At: start, Nominee: "g\x1b[2Jone", Votes: 2, Usual: 1}},
	}
	if got, want := Peak(c, p), "Most in one hour: 5,000, 25 Oct 2026 01:00–02:00."; got != want {
		t.Errorf("%q, wants %q", got, want)
	}
	if got := Bursts(c, p); len(got) != 2 || got[0] != "25 Oct 2026 01:30: 900 votes for Kinn in one minute; 4 is usual." || strings.Contains(got[1], "\x1b") {
		t.Errorf("%q", got)
	}
	if got := Peak(c, &publicvote.Pace{}); got != "" {
		t.Errorf("%q", got)
	}
}

func TestScale(t *testing.T) {
	for n, want := range map[int64]int64{0: 1, 1: 1, 2: 2, 3: 3, 7: 8, 9: 10, 11: 12, 13: 15, 16: 20, 199: 200, 201: 300, 8_000_001: 10_000_000} {
		if got := scale(n); got != want {
			t.Errorf("%d ends at %d, wants %d", n, got, want)
		}
	}
}
