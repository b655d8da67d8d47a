package publicvote_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"votering/internal/publicvote"
)

// at is a time in UTC.
func at(s string) time.Time {
	t, err := time.Parse("2006-01-02 15:04", s)
	if err != nil {
		panic(err)
	}
	return t
}

// Votes are told by hours in UTC, valid ones and those outside the window, and
// minutes with far more than is usual.
func TestPace(t *testing.T) {
	oslo, err := time.LoadLocation("Europe/Oslo")
	if err != nil {
		t.Fatal(err)
	}
	r := rule()
	r.Zone, r.Window = oslo, &publicvote.Window{Opens: at("2026-10-24 18:00"), Closes: at("2026-10-24 22:00")}
	var text strings.Builder
	text.WriteString("choice,time,voter\n")
	voter := 0
	add := func(n int, choice, time string) {
		for range n {
			voter++
			fmt.Fprintf(&text, "%s,%s,v%d\n", choice, time, voter)
		}
	}
	add(3, "a", "2026-10-24T18:00:30Z")
	add(3, "a", "2026-10-24T18:10:30Z")
	add(5, "a", "2026-10-24 20:20:00") // 18:20 in UTC
	add(31, "a", "2026-10-24T21:30:00+02:00")
	add(29, "a", "2026-10-24T19:31:00Z")
	add(40, "b", "2026-10-24T19:31:00Z")
	add(2, "b", "2026-10-24T17:59:59Z")
	add(7, "nobody", "2026-10-24T19:31:00Z")
	o, err := count(r, publicvote.Options{Workers: 2}, 100, votes("one.csv", text.String()))
	if err != nil {
		t.Fatal(err)
	}
	want := &publicvote.Pace{
		Hours: []publicvote.Hour{
			{At: at("2026-10-24 17:00"), Outside: 2}, {At: at("2026-10-24 18:00"), Votes: 11}, {At: at("2026-10-24 19:00"), Votes: 100},
		},
	}
	if !reflect.DeepEqual(o.Tally.Pace, want) {
		t.Errorf("%+v, want %+v", o.Tally.Pace, want)
	}

	// One more quiet minute makes 3 the usual number, and 31 votes a burst.
	add(2, "a", "2026-10-24T20:00:00Z")
	add(1, "a", "2026-10-24T20:01:00Z")
	if o, err = count(r, publicvote.Options{}, 100, votes("one.csv", text.String())); err != nil {
		t.Fatal(err)
	}
	burst := []publicvote.Burst{{At: at("2026-10-24 19:30"), Nominee: "a", Votes: 31, Usual: 3}}
	if got := o.Tally.Pace.Bursts; !reflect.DeepEqual(got, burst) {
		t.Errorf("%+v, want %+v", got, burst)
	}
}

// Where there is more than a pace can show, there is none: times in too many
// hours, or far from ours.
func TestNoPace(t *testing.T) {
	many := "choice,time,voter\n"
	for i := range publicvote.MaxHours + 1 {
		many += fmt.Sprintf("a,%d,v%d\n", 1_000_000_000+3600*i, i)
	}
	for name, text := range map[string]string{
		"too many hours": many,
		"far away":       "choice,time,voter\na,0900-01-01T00:00:00Z,ola\n",
	} {
		for workers := 1; workers <= 3; workers++ {
			o, err := count(rule(), publicvote.Options{Workers: workers}, 4096, votes("one.csv", text))
			if err != nil || o.Tally.Pace != nil || o.Tally.Total().Sign() == 0 {
				t.Errorf("%s: %v, %v", name, o, err)
			}
		}
	}
}

// A row outside the window whose time no calendar of ours shows is dropped and
// stands in no hour: one such row takes the pace from nobody.
func TestPaceWithoutFarHours(t *testing.T) {
	r := rule()
	r.Window = &publicvote.Window{Opens: at("2026-10-24 18:00"), Closes: at("2026-10-24 22:00")}
	text := "choice,time,voter\na,2026-10-24T18:10:00Z,ola\n" +
		"a,9999-12-31T23:59:59-23:59,kari\nnobody,9999-12-31T23:59:59-23:59,liv\nb,0001-01-01T00:00:00+23:59,nils\n"
	for workers := 1; workers <= 3; workers++ {
		o, err := count(r, publicvote.Options{Workers: workers}, 100, votes("one.csv", text))
		if err != nil {
			t.Fatal(err)
		}
		want := &publicvote.Pace{Hours: []publicvote.Hour{{At: at("2026-10-24 18:00"), Votes: 1}}}
		if !reflect.DeepEqual(o.Tally.Pace, want) || o.Tally.Dropped.OutsideWindow != 3 {
			t.Errorf("%+v and %+v, want %+v and 3 rows outside the window", o.Tally.Pace, o.Tally.Dropped, want)
		}
		if _, err := json.Marshal(o.Tally); err != nil {
			t.Error(err)
		}
	}
}
