package wall

import "testing"

// Every key of a burst counts.
func TestMinutesFast(t *testing.T) {
	s, _ := worked(t)
	was := s.C.Sight.Meeting.Items[0].Minutes
	s.Slow = true
	for range 200 {
		s.Press("+")
	}
	s.Press("-")
	s.Settle()
	if got := s.C.Sight.Meeting.Items[0].Minutes; got != was+199 {
		t.Errorf("%d minutes, wants %d", got, was+199)
	}
	for range 300 {
		s.Press("-")
	}
	s.Settle()
	if got := s.C.Sight.Meeting.Items[0].Minutes; got != 1 {
		t.Errorf("%d minutes, wants the one that is left", got)
	}
}
