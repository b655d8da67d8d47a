package publicvote

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"votering/internal/locale"
	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/internal/votefile"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
)

// votes are rows for the made-up edition: a day's rhythm over two weeks, votes
// before and after the window, voters who vote twice, and a program that votes.
func votes() string {
	var b strings.Builder
	b.WriteString("time,nominee,voter\n")
	names := []string{"Alvekroken", "Draugskjær", "Kvitebjørndal", "Nissegård", "Nøkkevågen", "Trollbotn", "Tussøy"}
	oslo := time.FixedZone("", 7200)
	at := time.Date(2031, 10, 5, 22, 0, 0, 0, oslo)
	row := func(t time.Time, name string, voter int) {
		fmt.Fprintf(&b, "%s,%s,v%d@example.no\n", t.Format(time.RFC3339), name, voter)
	}
	for i := range 1500 {
		t := at.Add(time.Duration(i) * 15 * time.Minute)
		for k := range 1 + (i*7%13)*(12-max(t.Hour()-12, 12-t.Hour()))/24 {
			row(t.Add(time.Duration(k)*time.Second), names[(i*i+k)%7%(1+(i+k)%7)], (i*31+k*7)%2600)
		}
	}
	for k := range 90 {
		row(time.Date(2031, 10, 12, 3, 14, k%60, 0, oslo), "Nissegård", 5000+k)
	}
	row(at.AddDate(0, 0, 3), "vet ikke", 7001)
	row(at.AddDate(-3, 0, 0), "Tussøy", 7002)
	return b.String() + "2031-10-09,Tussøy,v1\n"
}

// rows is a room in which rows were counted, with filters.
func rows(t *testing.T, filters ...room.FilterAsk) *room.Room {
	t.Helper()
	r := roomtest.Demo(t, roomtest.MadeUp)
	path := filepath.Join(t.TempDir(), "votes.csv")
	must(t, os.WriteFile(path, []byte(votes()), 0o600))
	set, err := room.LookAtVotes(r.Edition(), []string{path}, votefile.Ask{})
	must(t, err)
	out, err := room.CountVotes(t.Context(), r.Edition(), set, filters, nil)
	must(t, err)
	must(t, r.SetTally("", out.Tally, ""))
	return r
}

// reveal opens the public vote.
func reveal(t *testing.T, r *room.Room) *room.Room {
	t.Helper()
	_, err := r.HandInAll("")
	must(t, err)
	_, err = r.CloseBallots("")
	must(t, err, r.RevealMarks(""), r.Lock(""), r.RevealTally(""))
	return r
}

// perMinute is a filter that drops what a program voted.
var perMinute = room.FilterAsk{ID: "for-fort", Kind: publicvote.FilterPerMinute, Reason: "Et program stemte", AtMost: 20}

// What was counted from rows is accounted for while it is closed, and looked at
// in four ways once it is open.
func TestRows(t *testing.T) {
	r := rows(t, perMinute)
	s := pagetest.Sit(t, r, "", New())
	s.C.Now = time.Date(2031, 10, 28, 12, 0, 0, 0, time.FixedZone("", 3600))
	s.AllSizes(func(size string) { golden.Same(t, "rows-closed-"+size, s.Frame()) })
	s.CheckKeys()
	s.Size(80, 24)
	wants(t, s.Frame(), "Filter for-fort: flere enn 20", "Et program stemte", "kan ikke leses", "nevner ingen nominert")
	reveal(t, r)
	s.Look()
	for range 4 {
		name := "rows-" + string(s.Page.(*Page).shown(s.C)) + "-"
		s.AllSizes(func(size string) { golden.Same(t, name+size, s.Frame()) })
		s.CheckKeys()
		s.Press("right")
	}
	s.Press("left")
	s.Size(80, 24)
	if got := s.Page.(*Page).shown(s.C); got != asRead {
		t.Errorf("%s is before the first", got)
	}
	for _, lang := range []locale.Lang{locale.EN, locale.NN} {
		s.C.L = locale.For(lang)
		for range 4 {
			s.AllSizes(func(string) {})
			s.Press("right")
		}
	}
}

// A minute that stands out is told of with its nominee and how many votes, and
// nobody who voted in it.
func TestBursts(t *testing.T) {
	s := pagetest.Sit(t, reveal(t, rows(t)), "", New())
	s.Size(120, 40)
	s.Press("right")
	wants(t, s.Frame(), "12.10.2031 02:14: 90 stemmer for Nissegård på ett minutt")
	if f := s.Frame(); strings.Contains(f, "@") || strings.Contains(f, "v5000") {
		t.Errorf("it says who voted:\n%s", f)
	}
	golden.Same(t, "bursts", s.Frame())
}

// Whoever reads rows on the screen is asked before they are stored, and once
// more why, where others were seen before.
func TestReadingRows(t *testing.T) {
	r := roomtest.Demo(t, roomtest.MadeUp)
	path := filepath.Join(t.TempDir(), "votes.csv")
	must(t, os.WriteFile(path, []byte(votes()), 0o600))
	s := pagetest.Sit(t, r, "", New())
	read := func() {
		s.Press("i")
		s.Answer(path)
		s.Press("enter")
		if held := s.Page.(*Page).Holds(s.C); held == "" {
			t.Error("nobody is told that it is not stored")
		}
		s.Press("enter")
	}
	read()
	if s.Asked == nil || s.Asked.Input != nil || !strings.Contains(s.Asked.Text, "gyldige stemmer av") {
		t.Fatalf("%+v\n%s", s.Asked, s.Frame())
	}
	s.Answer("")
	if s.C.Sight.Tally == nil || s.C.Sight.Tally.Counting == nil || s.Page.(*Page).Holds(s.C) != "" {
		t.Fatalf("not stored: %+v", s.C.Sight.Tally)
	}
	reveal(t, r)
	s.Look()
	read()
	if s.Asked == nil || s.Asked.Input == nil || !s.Asked.Input.Required {
		t.Fatalf("no reason is asked for: %+v", s.Asked)
	}
	s.Answer("rett fil")
	if len(s.C.Sight.Replaced) != 1 {
		t.Errorf("%+v, %v", s.C.Sight.Replaced, s.Last.Fault)
	}
}
