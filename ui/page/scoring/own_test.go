package scoring

import (
	"context"
	"slices"
	"strings"
	"testing"

	"votering/internal/deliberation"
	"votering/internal/mailing/mailingtest"
	"votering/internal/room"
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
	has(t, s, "Forseglet; 5 tomme felt teller som «avstår».", "forseglet dette som versjon 1", " tomt")
	s.AllSizes(func(string) {})
	s.Size(80, 24)
	if s.Press("4"); s.Asked == nil || s.C.Sight.Own.Sealed.Changed {
		t.Fatal("nobody is asked before what is sealed is changed")
	}
	s.Answer("")
	s.Press("down")
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

// A nominee that was withdrawn takes no more marks, and stands in nobody's way;
// one that was amended says by which amendment.
func TestAmendments(t *testing.T) {
	s := own(t)
	e := *s.C.Sight.Edition
	e.Nominees = slices.Clone(e.Nominees)
	e.Nominees[0].Withdrawn = true
	s.C.Sight.Edition = &e
	s.C.Sight.Amendments = []room.AmendmentSight{
		{Number: 1, Reason: "trykkfeil", Lines: []room.AmendedLine{{Path: "nominees/bodo/summary", To: "x"}}},
		{Number: 2, Reason: "trukket", Lines: []room.AmendedLine{{Path: "nominees/kinn/withdrawn", To: "true"}}},
	}
	s.Page.Seen(s.C)
	has(t, s, "Ikke lenger nominert, og rangeres ikke: Kinn.")
	s.Press("4")
	if s.Off == nil || s.Off.ID != "mark.withdrawn" {
		t.Errorf("a mark on it: %v", s.Off)
	}
	for range 2 {
		s.AllSizes(func(string) {})
		s.Press("m")
	}
	s.Size(80, 24)
	s.Press("g")
	if got := s.Page.(*Page).cell().Nominee; got != "bodo" {
		t.Errorf("what is missing is at %s", got)
	}
	has(t, s, "Endring 1 har endret det som står om Bodø: trykkfeil")
}
