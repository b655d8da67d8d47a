package record

import (
	"strings"
	"testing"

	"votering/internal/deliberation"
	"votering/ui/page/pagetest/golden"
)

// The record holds no name of whom anything went to; the page tells it where
// the file has it.
func TestWhatWasReleasedToWhom(t *testing.T) {
	sum := deliberation.HashNote(strings.Repeat("ab", 32))
	entries, head := chained("edition.created", "decision.signed", "decision.released press public 1 "+sum, "decision.released folder complete 1 "+sum,
		"decision.released song public 1 "+sum)
	s := at(t, entries, head)
	s.C.Sight.Releases = []deliberation.ReleaseMade{
		{Release: deliberation.Release{What: "press", To: "Firda\x1b[31m", Basis: "pressen"}}, {Release: deliberation.Release{What: "folder"}},
	}
	s.Page.Seen(s.C)
	s.C.Sight.Head = "anew"
	s.Size(80, 24)
	s.Press("o", "home", "down", "down")
	for i, want := range map[int]string{
		2: "Kari Moe skrev dette ut fra avgjørelsen: pressemeldingen (offentlig). Til: Firda\\u001b[31m. Grunnlag, slik det ble oppgitt: pressen.",
		3: "Kari Moe skrev dette ut fra avgjørelsen: avgjørelsen som mappe (med navn). Hvem det gikk til, ble ikke oppgitt.",
		4: "Kari Moe skrev dette ut fra avgjørelsen: song public. ",
	} {
		if got := s.Page.(*Page).all[i].says(s.C.L); strings.TrimSpace(got) != strings.TrimSpace(want) {
			t.Errorf("line %d says %q, wants %q", i+1, got, want)
		}
	}
	golden.Same(t, "released-80x24", s.Frame())
}
