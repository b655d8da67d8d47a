package publicvote

import (
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/room/roomtest"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
)

// Points as they are given have signs and decimals, and no shares.
func TestPointsGiven(t *testing.T) {
	e := roomtest.Edition(t, "prisen-2022")
	e.Rule.Public = &award.PublicRule{Method: award.Added}
	r := roomtest.Draft(t, e)
	must(t, r.Open(""))
	s := pagetest.Sit(t, r, "", New())
	s.Press("t")
	for _, typed := range []string{"4,5", "-12.25", "1/2", "100"} {
		s.Type(typed)
		s.Press("enter")
	}
	golden.Same(t, "points-form", s.Frame())
	if s.Press("ctrl+s"); s.Off == nil || s.Off.ID != "totals.points" || s.Page.(*Page).form.cursor.At != 2 {
		t.Fatalf("off %v", s.Off)
	}
	s.Press("ctrl+u")
	s.Type("3")
	s.Press("ctrl+s")
	s.Answer("")
	if tally := s.C.Sight.Tally; tally == nil || tally.Total.Text() != "95.25" {
		t.Fatalf("%+v", tally)
	}
	for _, n := range e.Nominees {
		must(t, r.Mark("kari", n.ID, "results", "4"))
	}
	_, err := r.HandInAll("")
	must(t, err)
	_, err = r.CloseBallots("")
	must(t, err, r.RevealMarks(""), r.Lock(""), r.RevealTally(""))
	s = pagetest.Sit(t, r, "", New())
	s.Size(80, 24)
	golden.Same(t, "points-opened", s.Frame())
	if strings.Contains(s.Frame(), "%") {
		t.Errorf("points have shares:\n%s", s.Frame())
	}
	s.AllSizes(func(string) {})
	s.Press("t")
	if f := s.Page.(*Page).form; f.lines[1].Value() != "-12.25" || f.wrong(1) {
		t.Errorf("what was read cannot be saved again: %q", f.lines[1].Value())
	}
}
