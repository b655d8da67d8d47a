package roomtest

import (
	"testing"

	"votering/internal/award"
	"votering/internal/room"
)

// Tied is the made-up edition ranked by the jury alone, where the first two share
// everything, so do the next two, and all the others: the rule leaves these ties to
// the chair, who has settled none of them.
func (d *Disk) Tied(t testing.TB, outcome award.Outcome) *room.Room {
	t.Helper()
	e := Edition(t, MadeUp)
	e.Rule.Public, e.Rule.Ties, e.Rule.Quorum, e.Gates, e.Rule.Outcome = nil, []string{award.TieChair}, 1, nil, outcome
	r, err := In(d, e)
	if err != nil {
		t.Fatal(err)
	}
	steps := []func() error{func() error { return r.Open("") }}
	for i, nominee := range r.Edition().Nominees {
		mark := "1"
		if i < 4 {
			mark = []string{"3", "2"}[i/2]
		}
		for _, c := range r.Edition().Marked() {
			steps = append(steps, func() error { return r.Mark(r.Edition().Voters()[0].ID, nominee.ID, c.ID, mark) })
		}
	}
	steps = append(steps,
		func() error { _, err := r.HandInAll(""); return err },
		func() error { _, err := r.CloseBallots(""); return err },
		func() error { return r.RevealMarks("") },
		func() error { return r.Lock("") })
	for _, do := range steps {
		if err := do(); err != nil {
			t.Fatal(err)
		}
	}
	return r
}
