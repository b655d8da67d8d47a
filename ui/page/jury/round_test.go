package jury

import (
	"testing"

	"votering/internal/room/roomtest"
	"votering/ui/page"
	"votering/ui/page/pagetest"
)

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
