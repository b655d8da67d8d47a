package decision

import (
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/ui/page"
	"votering/ui/page/pagetest/golden"
)

// level is an edition in which the first two share everything, so do the next
// two, and all the others: the rule leaves these ties to the chair.
func level(t testing.TB, outcome award.Outcome) *room.Room {
	t.Helper()
	e := roomtest.Edition(t, roomtest.MadeUp)
	e.Rule.Public, e.Rule.Ties, e.Rule.Quorum, e.Gates, e.Rule.Outcome = nil, []string{award.TieChair}, 1, nil, outcome
	r := roomtest.Draft(t, e)
	must(t, r.Open(""))
	for i, nominee := range r.Edition().Nominees {
		mark := "1"
		if i < 4 {
			mark = []string{"3", "2"}[i/2]
		}
		for _, c := range r.Edition().Marked() {
			must(t, r.Mark(r.Edition().Voters()[0].ID, nominee.ID, c.ID, mark))
		}
	}
	_, err := r.HandInAll("")
	must(t, err)
	_, err = r.CloseBallots("")
	must(t, err, r.RevealMarks(""), r.Lock(""))
	return r
}

// While a tie waits for the chair nobody has won: that is said wherever the
// winner is, and the line that says what is missing leads to where it is
// settled.
func TestATieThatWaits(t *testing.T) {
	r := level(t, award.Binding)
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
	r := level(t, award.Advice)
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
