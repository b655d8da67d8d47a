package decision

import (
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/room/roomtest"
	"votering/ui/page"
	"votering/ui/page/pagetest/golden"
)

// While a tie waits for the chair nobody has won: that is said wherever the
// winner is, and the line that says what is missing leads to where it is
// settled.
func TestATieThatWaits(t *testing.T) {
	r := roomtest.NewDisk().Tied(t, award.Binding)
	s, p := sit(t, r)
	first := s.C.Sight.ToCast[0]
	both := names(s.C, first)
	s.AllSizes(func(size string) { golden.Same(t, "tied-"+size, s.Frame()) })
	s.CheckKeys()
	s.Size(120, 40)
	shows(t, s, "Ingen vinner ennå: "+both+" står likt.", "× likt: ", "→ l", "trykk tastene ved →")
	if f := s.Frame(); strings.Contains(f, "Vinnere:") || strings.Contains(f, "deler prisen") {
		t.Errorf("they have won already:\n%s", f)
	}
	open(t, s, p, row{kind: ofWinner})
	shows(t, s, both+", som står likt")
	s.Press("esc", "l")
	if s.Last.Goto != page.Ranking {
		t.Fatalf("l asks for %+v", s.Last)
	}

	must(t, r.Cast("", first, "Loddtrekning i møtet."))
	s.Look()
	shows(t, s, "Vinner: "+name(s.C, first[0])+".", "→ l") // the next two wait still
	for len(s.C.Sight.ToCast) > 0 {
		must(t, r.Cast("", s.C.Sight.ToCast[0], "Loddtrekning i møtet."))
		s.Look()
	}
	if f := s.Frame(); strings.Contains(f, "→ l") {
		t.Errorf("a tie waits still:\n%s", f)
	}
	if s.Press("l"); s.Last.Goto != "" {
		t.Errorf("l asks for %+v where nothing waits", s.Last)
	}
}

// Where the ranking is advice the jury may have chosen among those who are tied:
// then there is a winner, and where nobody gets the prize there is none.
func TestATieThatDoesNotMatter(t *testing.T) {
	r := roomtest.NewDisk().Tied(t, award.Advice)
	s, _ := sit(t, r)
	first := s.C.Sight.ToCast[0]
	shows(t, s, "Ingen vinner ennå: ")
	for want, o := range map[string]deliberation.Outcome{
		"Vinner: " + name(s.C, first[1]) + ".": {Winner: first[1]},
		"Ingen får prisen.":                    {NoAward: true},
	} {
		_, err := r.Propose("", deliberation.ProposalChange{Outcome: &o})
		must(t, err)
		s.Look()
		shows(t, s, want, "→ l")
	}
}
