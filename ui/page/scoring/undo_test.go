package scoring

import (
	"testing"

	"votering/internal/ballot"
	"votering/internal/room/roomtest"
	"votering/ui/page/pagetest"
)

func TestUndo(t *testing.T) {
	s := pagetest.Sit(t, roomtest.Demo(t, prize), "eli", New())
	s.Press("u")
	if s.Off == nil || s.Off.ID != "undo.nothing" {
		t.Errorf("with nothing to undo: %v", s.Off)
	}
	s = sit(t, prize, "eli")
	s.Press("4", "6", "u")
	if got := mark(s, "bodo", "results"); got != "4" {
		t.Errorf("undo leaves %q", got)
	}
}

// Undo says what it took back, and goes there.
func TestUndoSaysWhat(t *testing.T) {
	s := sit(t, prize, "eli")
	s.Press("n", "down", "2", "4", "c")
	s.Type("hm")
	s.Press("esc", "r")
	s.Answer("slekt")
	s.Press("r")
	s.Answer("")
	const criterion = "Angret: Haugesund, Engasjement og fleksibilitet i bosettingen: "
	for _, want := range []string{
		"Angret: inhabil overfor Haugesund igjen", "Angret: ikke lenger inhabil overfor Haugesund",
		criterion + "kommentaren er borte", criterion + "4 → 2", criterion + "2 → tomt",
	} {
		s.Press("home", "p", "u")
		if s.Last.Say != want {
			t.Errorf("says %q, wants %q", s.Last.Say, want)
		}
		if got := s.Page.(*Page).cell().Nominee; got != "haugesund" {
			t.Errorf("stays at %s", got)
		}
	}
	if s.Page.(*Page).at.At != 1 {
		t.Error("the cursor is not on the criterion")
	}
}

// What was changed before the page was there can be undone as well.
func TestUndoOfOlderChanges(t *testing.T) {
	r := roomtest.Demo(t, prize)
	if err := r.Mark("eli", "vennesla", "development", "2"); err != nil {
		t.Fatal(err)
	}
	s := pagetest.Sit(t, r, "eli", New())
	s.Press("u")
	if got := s.Page.(*Page).cell(); got != (ballot.Cell{Nominee: "vennesla", Criterion: "development"}) {
		t.Errorf("goes to %v", got)
	}
	if want := "Angret: Vennesla, Nye og gode prosjekter: 2 → tomt"; s.Last.Say != want {
		t.Errorf("says %q", s.Last.Say)
	}
}
