package scoring

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"votering/internal/ballot"
	"votering/internal/room/roomtest"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
)

// fresh seats a juror who has said nothing yet.
func fresh(t testing.TB) *pagetest.Seat {
	t.Helper()
	return pagetest.Sit(t, roomtest.Demo(t, prize), "eli", New())
}

// The first mark on each nominee asks for ties to it, and waits for the answer;
// what is typed meanwhile waits with it, also what goes to another nominee.
func TestTheFirstMarkAsks(t *testing.T) {
	s := fresh(t)
	has(t, s, "Bindinger til Bodø? i: nei")
	s.Press("4")
	has(t, s, "Har du bindinger til Bodø", "Venter på svaret: 4")
	s.Press("down", "5", "n", "3")
	if got := filled(s); len(got) != 0 {
		t.Errorf("before the answer there is %v", got)
	}
	s.Press("i")
	if a, b := mark(s, "bodo", "results"), mark(s, "bodo", "commitment"); a != "4" || b != "5" {
		t.Errorf("after the answer there is %q and %q", a, b)
	}
	if _, ok := s.C.Sight.Mine.Declared["bodo"]; !ok {
		t.Error("the answer is not kept")
	}
	has(t, s, "Har du bindinger til Haugesund")
	s.Press("i", "2")
	if got := mark(s, "haugesund", "commitment"); got != "2" {
		t.Errorf("the next nominee has %q", got)
	}
	s.Press("p", "6")
	if got := mark(s, "bodo", "commitment"); got != "6" {
		t.Errorf("it asks again: %q", got)
	}
}

// A ground keeps me out of the nominee: what was typed for it is refused with
// the reason, and what was typed for another one asks there.
func TestTies(t *testing.T) {
	s := fresh(t)
	s.Press("4", "n", "5", "r")
	s.Answer("arbeidet der til 2021")
	if r, ok := s.C.Sight.Mine.Recused["bodo"]; !ok || r.Ground != "arbeidet der til 2021" {
		t.Errorf("recused: %v", s.C.Sight.Mine.Recused)
	}
	if got := filled(s); len(got) != 0 {
		t.Errorf("marks of the one recused from: %v", got)
	}
	has(t, s, "Har du bindinger til Haugesund", "Venter på svaret: 5")
	s.Press("i")
	if got := mark(s, "haugesund", "results"); got != "5" {
		t.Errorf("the next one has %q", got)
	}
	s.Press("p", "i")
	if s.Off == nil || s.Off.ID != "ties.recused" {
		t.Errorf("who has ties says that there are none: %v", s.Off)
	}
}

func TestForgettingWhatWaits(t *testing.T) {
	s := fresh(t)
	s.Press("4", "down", "5", "esc")
	if got := filled(s); len(got) != 0 || !strings.Contains(s.Last.Say, "3 tastene") {
		t.Errorf("%v, %q", got, s.Last.Say)
	}
	lacks(t, s, "Venter på svaret")
	s.Press("5")
	has(t, s, "Venter på svaret: 5")
}

// A comment that is written blind, with the letters that would answer in it,
// waits whole.
func TestACommentWaits(t *testing.T) {
	s := fresh(t)
	s.Press("4", "c")
	if !s.Page.Typing() {
		t.Fatal("letters answer the question")
	}
	s.Type("bra i r")
	has(t, s, "4cbra i r", "avslutter kommentaren")
	s.Press("esc", "i")
	e := s.C.Sight.Mine.Cells[ballot.Cell{Nominee: "bodo", Criterion: "results"}]
	if e.Comment != "bra i r" || e.Mark.Text() != "4" {
		t.Errorf("%+v", e)
	}
}

// Whatever is typed, at whatever speed: once the questions are answered all of
// it is done, just as for somebody who had answered before.
func TestNoKeyIsLost(t *testing.T) {
	keys := []string{"1", "2", "5", "-", "down", "up", "left", "right", "enter", "n", "p", "backspace", "delete", "m", "j", "k"}
	outer := t
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.SliceOfN(rapid.SampledFrom(keys), 1, 40).Draw(t, "keys")
		asked, before := fresh(outer), sit(outer, prize, "eli")
		asked.Slow = rapid.Bool().Draw(t, "slow")
		asked.Press(typed...)
		before.Press(typed...)
		for asked.Page.(*Page).asking != nil {
			asked.Press("i")
		}
		asked.Settle()
		if diff := cmp.Diff(filled(before), filled(asked)); diff != "" {
			t.Fatalf("%v: %s", typed, diff)
		}
	})
}

// What waits is told of when the page or the program is left, and is still
// there after.
func TestWhatWaitsIsHeld(t *testing.T) {
	s := fresh(t)
	p := s.Page.(*Page)
	if got := p.Holds(s.C); got != "" {
		t.Errorf("holds %q", got)
	}
	s.Press("4")
	if got := p.Holds(s.C); !strings.Contains(got, "Bodø") {
		t.Errorf("holds %q", got)
	}
	s.Leave()
	if len(s.Last.Notice) != 1 || s.Last.Notice[0].ID != "ties_unanswered" {
		t.Errorf("leaving tells %v", s.Last.Notice)
	}
	p.Select("kinn")
	s.Look()
	s.Press("i")
	if got := mark(s, "bodo", "results"); got != "4" {
		t.Errorf("the mark is %q", got)
	}
}

// Undoing the answer says so, and the next first mark asks again.
func TestUndoingTheAnswer(t *testing.T) {
	s := fresh(t)
	s.Press("4", "i", "u", "u")
	if want := "Angret: svaret ditt om bindinger til Bodø"; s.Last.Say != want {
		t.Errorf("says %q", s.Last.Say)
	}
	s.Press("4")
	has(t, s, "Har du bindinger til Bodø")
}

// An answer can be given before anything is marked, and once.
func TestAnsweringFirst(t *testing.T) {
	s := fresh(t)
	s.Press("i", "4")
	if got := mark(s, "bodo", "results"); got != "4" {
		t.Errorf("it asks for what was answered: %q", got)
	}
	s.Press("i")
	if s.Off == nil || s.Off.ID != "ties.stated" {
		t.Errorf("twice: %v", s.Off)
	}
}

func TestAskingFrames(t *testing.T) {
	s := fresh(t)
	s.AllSizes(func(size string) { golden.Same(t, "undeclared-"+size, s.Frame()) })
	s.Press("4", "down", "5")
	s.AllSizes(func(size string) { golden.Same(t, "asking-"+size, s.Frame()) })
}
