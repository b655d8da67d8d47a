package ranking

import (
	"strings"
	"testing"

	"votering/internal/award"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
)

// The card in full is read from top to bottom at every size, and closes.
func TestTheCard(t *testing.T) {
	s := pagetest.Sit(t, stood(t, worked(t, nil)), "", New())
	before := s.Page.View(s.C)
	s.Press("s")
	s.AllSizes(func(size string) { golden.Same(t, "card-"+size, s.Frame()) })
	s.Size(80, 24)
	s.Frame()
	s.Press("end")
	wants(t, s.Frame(), "Trykk w for å trekke 10 000 sett med kriterievekter")
	s.Press("w", "end")
	wants(t, s.Frame(), "først i 6 357 av 10 000 trekninger")
	s.Press("s")
	if f := s.Page.View(s.C); f != before {
		t.Errorf("it is\n%s\nand was\n%s", f, before)
	}
}

// Where no weights can be drawn that is said, and nothing is made up.
func TestNothingToDraw(t *testing.T) {
	s := pagetest.Sit(t, stood(t, worked(t, kinds["borda"])), "", New())
	s.Size(120, 200)
	s.Press("s", "w")
	if f := s.Frame(); strings.Contains(f, "trekninger") || !strings.Contains(f, "Kriterievekter trukket tilfeldig") {
		t.Errorf("it shows\n%s", f)
	}
}

// The chair settles a tie from here: the page asks for it, for nobody else.
func TestTheChairIsAskedToCast(t *testing.T) {
	r := stood(t, filled(t, edition(t), func(e *award.Edition) {
		e.Rule.Public, e.Rule.Ties = nil, []string{award.TieChair}
	}, []byte("juror,nominee,criterion,mark\nkari,kinn,results,5\nkari,bodo,results,5\nkari,haugesund,results,3\n"), nil))
	for who, off := range map[string]bool{"": false, "anne": true} {
		s := pagetest.Sit(t, r, who, New())
		s.AllSizes(func(size string) {
			if f := s.Frame(); !strings.HasPrefix(size, "20") && !strings.HasPrefix(size, "40") && !strings.Contains(f, "▲ Bodø og Kinn står likt") {
				t.Errorf("%q is not told of the tie at %s:\n%s", who, size, f)
			}
		})
		s.CheckKeys()
		s.Press("l")
		if (s.Off != nil) != off {
			t.Errorf("%q may cast: %v", who, s.Off)
		}
	}
	s := pagetest.Sit(t, r, "", New())
	s.Press("l", "enter")
	s.Answer("Loddtrekning.")
	if f := s.Frame(); strings.Contains(f, "står likt") || !strings.Contains(f, "Juryleders avgjørelse") && !strings.Contains(f, "1  Bodø") {
		t.Errorf("the tie is not settled:\n%s", f)
	}
	if s.Page.(*Page).what.Card() == nil {
		t.Error("how firm the new ranking is, is not looked for")
	}
}
