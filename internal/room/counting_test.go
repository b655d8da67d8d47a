package room_test

import (
	"slices"
	"testing"

	"votering/internal/agenda"
	"votering/internal/award"
	"votering/internal/room/roomtest"
)

// Whose marks the meeting shows are those whom the ranking counts: under
// `recusal: edition` nobody who is recused, even from a nominee that a gate would
// have kept out and that was let in.
func TestTheMeetingCountsWhomTheRankingCounts(t *testing.T) {
	e := roomtest.Edition(t, roomtest.MadeUp)
	e.Rule.Recusal = award.ScopeEdition
	r := roomtest.Draft(t, e)
	must(t, r.Open(""))
	g := e.Gates[0]
	stopped := ""
	for i := range e.Nominees {
		if s := award.GateOf(e, g, &e.Nominees[i]); !s.Passes() && stopped == "" {
			stopped = e.Nominees[i].ID
		}
	}
	if stopped == "" {
		t.Fatal("the gate stops nobody")
	}
	recused := e.Voters()[len(e.Voters())-1].ID
	for _, j := range e.Voters() {
		for _, n := range e.Nominees {
			must(t, r.Mark(j.ID, n.ID, e.Criteria[0].ID, e.Criteria[0].Scale.Max.Text()))
		}
	}
	must(t, r.Recuse(recused, stopped, "a cousin"))
	_, err := r.HandInAll("")
	must(t, err)
	_, err = r.CloseBallots("")
	must(t, err)
	counted := func() []string {
		t.Helper()
		s := sight(t, r, "")
		table := agenda.TableOf(s.Edition, s.Counting(), s.Ranking)
		if !slices.Equal(table.Jurors, s.Ranking.Jurors) {
			t.Errorf("the table has %v, the ranking counts %v", table.Jurors, s.Ranking.Jurors)
		}
		return table.Jurors
	}
	must(t, r.RevealMarks(""))
	if !slices.Contains(counted(), recused) {
		t.Errorf("%s is recused from somebody who is kept out, and does not count", recused)
	}
	must(t, r.Override("", g.Metric, stopped, "the figure is wrong"))
	if slices.Contains(counted(), recused) {
		t.Errorf("%s is recused from somebody who was let in, and counts", recused)
	}
}
