package cast_test

import (
	"slices"
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/ui/page"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
	"votering/ui/page/ranking/cast"
	"votering/ui/part/stack"
)

func must(t testing.TB, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// level is an edition where so many nominees have the same marks and the rule
// leaves them to the chair, as far as the ranking stands.
func level(t testing.TB, n int) *room.Room {
	t.Helper()
	e := roomtest.Edition(t, roomtest.MadeUp)
	e.Rule.Public, e.Rule.Ties, e.Rule.Quorum, e.Gates = nil, []string{award.TieChair}, 1, nil
	r := roomtest.Draft(t, e)
	must(t, r.Open(""))
	for i, nominee := range r.Edition().Nominees {
		mark := "3"
		if i >= n {
			mark = "2"
		}
		for _, c := range r.Edition().Marked() {
			must(t, r.Mark(r.Edition().Voters()[0].ID, nominee.ID, c.ID, mark))
		}
	}
	_, err := r.HandInAll("")
	must(t, err)
	_, err = r.CloseBallots("")
	must(t, err, r.RevealMarks(""), r.Lock(""))
	return r
}

func sit(t testing.TB, r *room.Room) *pagetest.Seat {
	t.Helper()
	s := pagetest.Sit(t, r, "", &pagetest.Host{Open: func(s *stack.Stack, c page.Context) page.Action { return cast.Open(s, c) }})
	s.Press("enter")
	return s
}

func TestFrames(t *testing.T) {
	s := sit(t, level(t, 3))
	s.AllSizes(func(size string) { golden.Same(t, "three-"+size, s.Frame()) })
	s.CheckKeys()
	s.Press("down", "enter")
	s.AllSizes(func(size string) { golden.Same(t, "one-placed-"+size, s.Frame()) })
	s.CheckKeys()
}

// Who is chosen comes next, the last one follows, the reason must be given, and
// the ranking is as the chair has it.
func TestTheChairCasts(t *testing.T) {
	r := level(t, 3)
	s := sit(t, r)
	tied := s.C.Sight.ToCast[0]
	want := []string{tied[2], tied[0], tied[1]}
	s.Press("down", "down", "enter", "enter")
	q := s.Asked
	if q == nil || q.Input == nil || !q.Input.Required || q.Word == "" {
		t.Fatalf("no reason, or no word, is asked for: %+v", q)
	}
	s.Answer("Loddtrekning i møtet.")
	if got := s.C.Sight.Ranking.Rows; got[0].Nominee != want[0] || got[1].Nominee != want[1] || got[2].Nominee != want[2] {
		t.Errorf("the ranking is not in the order %v", want)
	}
	if c := s.C.Sight.Casts; len(c) != 1 || !slices.Equal(c[0].Nominees, want) || c[0].Reason != "Loddtrekning i møtet." {
		t.Errorf("%+v is kept", c)
	}
	if strings.TrimSpace(s.Frame()) != "" {
		t.Errorf("the question stays open:\n%s", s.Frame())
	}
}

// A place can be taken back, also where the last question is not answered; who
// leaves has settled nothing.
func TestNothingIsSettledByTheWay(t *testing.T) {
	r := level(t, 3)
	s := sit(t, r)
	before := s.Frame()
	s.Press("backspace")
	if s.Off == nil {
		t.Error("nothing is taken back, and nothing is said")
	}
	s.Press("enter", "backspace")
	if f := s.Frame(); f != before {
		t.Errorf("taken back it is\n%s\nand was\n%s", f, before)
	}
	s.Press("enter")
	one := s.Frame()
	s.Press("enter")
	s.Asked.Else()
	if f := s.Frame(); f != one {
		t.Errorf("not confirmed it is\n%s\nand was\n%s", f, one)
	}
	s.Press("esc")
	if now, err := r.Sight(""); err != nil || len(now.Casts) != 0 || len(now.ToCast) != len(s.C.Sight.ToCast) {
		t.Errorf("something is settled: %+v, %v", now.Casts, err)
	}
}

// Where the ranking no more asks, the question is gone.
func TestAnAnswerFromElsewhere(t *testing.T) {
	r := level(t, 2)
	s := sit(t, r)
	must(t, r.Cast("", s.C.Sight.ToCast[0], "avgjort i møtet"))
	s.Look()
	if strings.TrimSpace(s.Frame()) != "" {
		t.Errorf("it is still asked:\n%s", s.Frame())
	}
}
