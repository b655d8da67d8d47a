package deliberation

import (
	"math/rand/v2"
	"slices"
	"testing"

	"votering/internal/agenda"
	"votering/internal/room"
)

// ids are the items of an agenda in their order.
func ids(items []room.ItemSight) []string {
	out := make([]string, len(items))
	for i := range items {
		out[i] = items[i].ID
	}
	return out
}

// Keys that come faster than anything is kept take off one item each, the one
// that is chosen then, until one is left.
func TestTakingOffFast(t *testing.T) {
	s := meet(t, 1)
	first := on(s).items[0].ID
	s.Slow = true
	s.Press("a", "end")
	for range 200 {
		s.Press("d")
	}
	if s.Off == nil || s.Off.ID != "deliberation.last_item" {
		t.Errorf("the last one is taken off: %v", s.Off)
	}
	s.Settle()
	if left := ids(s.C.Sight.Meeting.Items); !slices.Equal(left, []string{first}) {
		t.Errorf("left is %v, wants %s", left, first)
	}
}

// What was taken up stays on the agenda, however fast others are taken off.
func TestTakingOffFastStopsAtWhatWasTakenUp(t *testing.T) {
	s := meet(t, 3)
	s.Press("enter")
	id := on(s).chosen().ID
	s.Slow = true
	s.Press("a", "up", "up")
	for range 50 {
		s.Press("d")
	}
	if s.Off == nil || s.Off.ID != "deliberation.begun" {
		t.Errorf("nothing says why it stays: %v", s.Off)
	}
	s.Settle()
	if !slices.Contains(ids(s.C.Sight.Meeting.Items), id) {
		t.Error("what was taken up is off the agenda")
	}
}

// However fast keys come, the agenda is in the end as if each had been waited
// for.
func TestFastAsSlow(t *testing.T) {
	for seed := range uint64(6) {
		var pressed []string
		dice := rand.New(rand.NewPCG(seed, 1))
		for range 40 {
			pressed = append(pressed, []string{"d", "K", "J", "+", "-", "up", "down", "end", "home", "own"}[dice.IntN(10)])
		}
		end := func(slow bool) []agenda.Item {
			s := meet(t, 3)
			s.Press("a")
			s.Slow = slow
			for _, key := range pressed {
				if key == "own" {
					s.Press("i")
					s.Type("Sak")
					key = "enter"
					s.Press(key, key)
				}
				s.Press(key)
			}
			s.Settle()
			var items []agenda.Item
			for i := range s.C.Sight.Meeting.Items {
				it := s.C.Sight.Meeting.Items[i].Item
				it.ID = "" // one that was added and dropped may leave its number to the next
				items = append(items, it)
			}
			return items
		}
		slow, fast := end(false), end(true)
		if !slices.EqualFunc(slow, fast, func(a, b agenda.Item) bool {
			return a.Kind == b.Kind && a.Minutes == b.Minutes && a.Criterion == b.Criterion && slices.Equal(a.Nominees, b.Nominees)
		}) {
			t.Errorf("after %v the agenda is\n%+v, waited for it is\n%+v", pressed, fast, slow)
		}
	}
}

// The page and the wall go by the same: minutes that were asked for on the one
// are there on the other.
func TestMinutesFastFromPageToWall(t *testing.T) {
	s := meet(t, 2)
	was := on(s).chosen().Minutes
	s.Slow = true
	s.Press("+", "+", "x")
	for range 200 {
		s.Press("+")
	}
	s.Press("-", "esc", "+")
	s.Settle()
	if got := s.C.Sight.Meeting.Items[1].Minutes; got != was+202 {
		t.Errorf("%d minutes, wants %d", got, was+202)
	}
}
