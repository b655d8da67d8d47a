package scoring

import (
	"context"
	"strings"
	"testing"

	"votering/internal/deliberation"
	"votering/internal/mailing/mailingtest"
	"votering/internal/room/roomtest"
	"votering/ui/page"
	"votering/ui/page/pagetest"
)

// own seats per in a file of his own, with no ties to anybody.
func own(t *testing.T) *pagetest.Seat {
	t.Helper()
	r := roomtest.NewDisk().Joined(t, mailingtest.New(t), "per")
	return pagetest.Sit(t, impartial(t, r, "per"), "", New())
}

// The last mark tells that everything is filled in, and where to go; l goes
// there.
func TestEverythingIsFilledIn(t *testing.T) {
	s := own(t)
	for i := range 6 {
		if s.Last.Say != "" {
			t.Errorf("after %d marks: %q", i, s.Last.Say)
		}
		s.Press("g", "5")
		s.Press("up") // a mark that could grow is set by leaving it
	}
	if got := s.C.Sight.Own.Missing; len(got) > 0 {
		t.Fatalf("missing %v", got)
	}
	if !strings.Contains(s.Last.Say, "Levering") {
		t.Errorf("with everything filled in: %q", s.Last.Say)
	}
	has(t, s, "Alle 6 satt: l leverer.")
	s.Press("l")
	if s.Last.Goto != page.Ballot || s.Asked != nil {
		t.Errorf("l leads to %+v", s.Last)
	}
}

// What was sealed can be changed: it is told once what that means.
func TestChangingWhatIsSealed(t *testing.T) {
	s := own(t)
	s.Press("3", "down", "up")
	key, err := s.Room.NewOwnKey(s.Room.DefaultKey(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Room.SealWith(context.Background(), "", key, nil, ""); err != nil {
		t.Fatal(err)
	}
	s.Look()
	if s.C.Sight.MyState != deliberation.HandedIn {
		t.Fatalf("sealed is %s", s.C.Sight.MyState)
	}
	has(t, s, "Forseglet.", "forseglet dette som versjon 1")
	s.AllSizes(func(string) {})
	s.Size(80, 24)
	s.Press("4", "down")
	if got := mark(s, "kinn", "results"); got != "4" {
		t.Errorf("the mark is %q: %v", got, s.Off)
	}
	if s.Last.Say == "" {
		t.Error("nobody is told what a change means")
	}
	s.Press("5", "up")
	if s.Last.Say != "" {
		t.Errorf("told again: %s", s.Last.Say)
	}
	lacks(t, s, "forseglet dette")
}
