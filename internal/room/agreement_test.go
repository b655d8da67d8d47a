package room_test

import (
	"testing"

	"votering/internal/fault"
	"votering/internal/ranking"
	"votering/internal/room/roomtest"
)

// How far the jurors agree is told to nobody before the marks are opened, follows
// a mark that is changed, and is the same as of the bare marks.
func TestAgreementFollowsTheMarks(t *testing.T) {
	d := roomtest.NewDisk()
	r, _ := d.Demo(t, roomtest.MadeUp)
	refused := func() {
		t.Helper()
		if a, err := r.Agreement(); fault.ClassOf(err) != fault.State {
			t.Errorf("%v, %v", a, err)
		}
	}
	refused()
	_, err := r.HandInAll("")
	must(t, err)
	refused()
	_, err = r.CloseBallots("")
	must(t, err)
	refused()
	must(t, r.RevealMarks(""))
	before, err := r.Agreement()
	must(t, err)
	if again, _ := r.Agreement(); again != before {
		t.Error("nothing happened, and it is worked out anew")
	}

	_, err = r.OpenRound("")
	must(t, err)
	juror := before.Jurors[0].Juror
	e := r.Edition()
	n, c := before.Nominees[0].Nominee, e.Criteria[0]
	mark := c.Scale.Min
	for _, b := range sight(t, r, "").Ballots {
		for cell, entry := range b.Cells {
			if b.Juror == juror && cell.Nominee == n && cell.Criterion == c.ID && entry.Mark.Equal(mark) {
				mark = c.Scale.Max
			}
		}
	}
	must(t, r.Revise("", juror, n, c.ID, mark.Text(), "heard the others"))
	after, err := r.Agreement()
	must(t, err)
	if string(ranking.AgreementJSON(after)) == string(ranking.AgreementJSON(before)) {
		t.Error("a mark was changed, and the agreement is as it was")
	}
	bare, err := ranking.Agree(ranking.Input{Edition: e, Ballots: sight(t, r, "").Ballots})
	must(t, err)
	if got, want := string(ranking.AgreementJSON(after)), string(ranking.AgreementJSON(bare)); got != want {
		t.Errorf("%s, of the bare marks %s", got, want)
	}
}

// While the agreement is worked out the room can be used, and what was worked out
// of marks that have changed since is not kept.
func TestAgreementBesideChanges(t *testing.T) {
	r, _ := roomtest.NewDisk().Worked(t)
	_, err := r.OpenRound("")
	must(t, err)
	found := make(chan error)
	for range 4 {
		go func() {
			_, err := r.Agreement()
			found <- err
		}()
	}
	must(t, r.Revise("", "bjorn", "kinn", "commitment", "5", "heard the others"))
	for range 4 {
		must(t, <-found)
	}
	a, err := r.Agreement()
	must(t, err)
	for _, n := range a.Nominees {
		if n.Nominee == "kinn" && n.Widest.Far {
			t.Errorf("Bjørn gave a 5, and they are far apart still: %+v", n.Widest)
		}
	}
}
