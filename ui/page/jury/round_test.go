package jury

import (
	"path/filepath"
	"strings"
	"testing"

	"votering/internal/room/roomtest"
	"votering/ui/page"
	"votering/ui/page/pagetest"
)

// meet begins the meeting, after which the marks are locked from this page too.
func meet(t *testing.T, s *pagetest.Seat) {
	t.Helper()
	if err := s.Room.OpenItem("", s.C.Sight.Meeting.Items[0].ID, nil); err != nil {
		t.Fatal(err)
	}
	s.Look()
}

// As long as a round is open the next step is to close it, on its own page.
func TestAnOpenRoundComesBeforeLocking(t *testing.T) {
	r, _ := roomtest.NewDisk().Worked(t)
	s := pagetest.Sit(t, r, "", New())
	if _, err := r.OpenRound(""); err != nil {
		t.Fatal(err)
	}
	s.Look()
	if s.Press("f"); s.Last.Goto != page.Deliberation {
		t.Errorf("f asks for %+v", s.Last)
	}
	if err := r.CloseRound(""); err != nil {
		t.Fatal(err)
	}
	s.Look()
	if s.Press("f"); s.Asked == nil {
		t.Error("once it is closed the marks are not locked")
	}
}

// A ballot that comes into a round opens at once; where it does not say why a
// mark is changed the chair is asked, and the page tells what it changed.
func TestARevisedBallotIsCollected(t *testing.T) {
	s := spread(t)
	s.invite()
	s.Press("esc")
	disk, ring := roomtest.NewDisk(), pagetest.NewRing(t)
	ring.Next, disk.Keys, disk.Clock = 5, ring, s.disk.Clock
	own, err := disk.Desk().Join(filepath.Join("ut", "anne.edition"), filepath.Join(t.TempDir(), "min.votering"), "", "")
	must(t, err)
	ed := own.Edition()
	first, criterion := ed.Nominees[0].ID, ed.Marked()[0]
	key, err := own.NewOwnKey(own.DefaultKey(), nil)
	must(t, err)
	sends := func(mark string) {
		must(t, own.Mark("", first, criterion.ID, mark))
		sealed, err := own.SealWith(t.Context(), "", key, nil, "")
		must(t, err)
		s.mailed(sealed.Path, "anne.ballot")
		s.collect()
	}
	sends("4")
	s.Press("enter")
	s.Answer("")
	s.Press("esc")
	_, err = s.Room.CloseBallots("")
	must(t, err, s.Room.RevealMarksWith("", []byte(sealing)))
	s.Look()
	_, err = s.Room.OpenRound("")
	must(t, err)
	s.Look()

	sends("5")
	s.shows("et poeng uten grunn", "ikke sagt hvorfor")
	s.Press("enter")
	if s.Asked == nil || !strings.Contains(s.Asked.Title, "Hvorfor endrer Anne") || s.Asked.Input == nil {
		t.Fatalf("asked %+v, %v", s.Asked, s.Last.Fault)
	}
	s.Answer("tallene var feil")
	s.shows("tatt inn", "fra 4 til 5. tallene var feil")
	if x := s.C.Sight.Rounds[0].Changes; len(x) != 1 || x[0].Reason != "tallene var feil" {
		t.Errorf("%+v, %v", x, s.Last.Fault)
	}
}

// With the marks open and nothing talked about, what comes next is the meeting.
func TestTheMeetingComesBeforeLocking(t *testing.T) {
	r, _ := roomtest.NewDisk().Worked(t)
	s := pagetest.Sit(t, r, "", New())
	if s.Press("f"); s.Last.Goto != page.Deliberation || s.Asked != nil {
		t.Errorf("f asks for %+v", s.Last)
	}
	meet(t, s)
	if s.Press("f"); s.Asked == nil {
		t.Error("once the meeting has begun the marks are not locked")
	}
}
