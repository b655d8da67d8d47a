package markfile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/ui/page"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
	"votering/ui/part/stack"
)

// kept is what a jury may keep: names that nobody has, a sum, a recusal.
const kept = "Nominert;results;Engasjement og fleksibilitet i bosettingen;Innovasjon;Sum\n" +
	"Kinn;4;5;3;12\nBodø kommune;inhabil;;;\nFlora;2;2;2;6\nHaugesund;1;;-;1\nSnitt;3;4;3;\n"

// sit opens the preview of a file in front of a page with nothing of its own.
func sit(t *testing.T, r *room.Room, who, whose, name, content string) *pagetest.Seat {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	s := pagetest.Sit(t, r, who, &pagetest.Host{Open: func(s *stack.Stack, c page.Context) page.Action { return Ask(s, c, whose) }})
	s.Press("enter")
	s.Answer(path)
	return s
}

func shows(t *testing.T, s *pagetest.Seat, wants ...string) {
	t.Helper()
	for _, w := range wants {
		if !strings.Contains(s.Frame(), w) {
			t.Errorf("the screen does not show %q:\n%s", w, s.Frame())
		}
	}
}

// Names are asked for before anything is stored, and what is chosen can be
// chosen anew; then Enter stores all that is shown.
func TestMarksComeIn(t *testing.T) {
	r := roomtest.Demo(t, "prisen-2022")
	if err := r.Mark("kari", "kinn", "results", "2"); err != nil {
		t.Fatal(err)
	}
	s := sit(t, r, "kari", "kari", "poeng.csv", kept)
	s.AllSizes(func(size string) { golden.Same(t, "asks-"+size, s.Frame()) })
	shows(t, s, "Kriterium «Innovasjon»:", "Nominert «Flora»:")
	before := s.C.Sight.Entries
	s.Press("enter")
	if s.C.Sight.Entries != before {
		t.Fatal("stored, though something is asked")
	}
	s.Press("right", "down", "left") // the first criterion there is; Flora is left out
	shows(t, s, "◄ utelat ►")
	s.Press("up", "right", "right")
	s.AllSizes(func(size string) { golden.Same(t, "ready-"+size, s.Frame()) })
	s.Press("enter")
	if got := s.C.Sight.Mine.Cells[ballot.Cell{Nominee: "kinn", Criterion: "development"}].Mark; !got.Equal(exact.Int(3)) {
		t.Errorf("Kinn has %s\n%s", got, s.Frame())
	}
	if _, recused := s.C.Sight.Mine.Recused["bodo"]; !recused {
		t.Error("no recusal is stored")
	}
}

// A file that cannot be read closes the preview and says why; Esc stores
// nothing.
func TestNothingIsStored(t *testing.T) {
	r := roomtest.Demo(t, "prisen-2022")
	s := sit(t, r, "", "", "notes.csv", "Dear all\n")
	if fault.ClassOf(s.Last.Fault) != fault.CSV {
		t.Errorf("%v:\n%s", s.Last.Fault, s.Frame())
	}
	s = sit(t, r, "", "", "results.csv", "results;Kari Moe;Ola\nKinn;4;9\n")
	before := s.C.Sight.Entries
	shows(t, s, "results.csv:2:3", "Kari Moe")
	s.Press("enter", "esc")
	if s.C.Sight.Entries != before {
		t.Error("stored")
	}
}
