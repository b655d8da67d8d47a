package room_test

import (
	"testing"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/internal/room/roomtest"
)

// What MayTally answers is what SetTally does, through the life of an edition,
// for those who lead and for those who do not, with a reason and without.
func TestMayTally(t *testing.T) {
	draft := roomtest.Draft(t, roomtest.Edition(t, roomtest.MadeUp))
	agrees(t, "draft", draft)
	r := roomtest.Demo(t, roomtest.MadeUp)
	for _, step := range []struct {
		name string
		do   func() error
	}{
		{"open", func() error { _, err := r.HandInAll(""); return err }},
		{"closed", func() error { _, err := r.CloseBallots(""); return err }},
		{"revealed", func() error { return r.RevealBoth("") }},
		{"locked again", func() error { return r.Reopen("", deliberation.Locked, "a mistake") }},
	} {
		must(t, step.do())
		agrees(t, step.name, r)
	}
}

func agrees(t *testing.T, state string, r *room.Room) {
	t.Helper()
	people := []string{""}
	for _, j := range r.Edition().Jurors {
		people = append(people, j.ID)
	}
	for _, who := range people {
		for _, reason := range []string{"", "a box was found"} {
			may := r.MayTally(who, reason)
			err := r.SetTally(who, publicvote.Totals(nil, r.Edition()), reason)
			if (may == nil) != (err == nil) || may != nil && fault.Of(may).ID != fault.Of(err).ID {
				t.Errorf("%s, %q with %q: may %v, and does %v", state, who, reason, may, err)
			}
		}
	}
}
