package room_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"votering/internal/award"
	"votering/internal/room"
	"votering/internal/room/roomtest"
)

func jurorOf(t *testing.T, s room.Sight, id string) room.JurorSight {
	t.Helper()
	for _, j := range s.Jurors {
		if j.Juror.ID == id {
			return j
		}
	}
	t.Fatalf("nobody is called %s", id)
	return room.JurorSight{}
}

// Under recusal: edition one recusal takes the whole ballot out, handed in or
// not, and everybody who sees the jurors sees that.
func TestWhoIsLeftOutOfTheWholeRanking(t *testing.T) {
	for _, scope := range []award.Scope{award.ScopeEdition, award.ScopeNominee} {
		e := roomtest.Edition(t, "prisen-2022")
		e.Rule.Recusal = scope
		r := roomtest.Draft(t, e)
		if err := r.Open(""); err != nil {
			t.Fatal(err)
		}
		if err := r.Recuse("ola", "kinn", "a cousin"); err != nil {
			t.Fatal(err)
		}
		if _, err := r.HandIn("ola"); err != nil {
			t.Fatal(err)
		}
		for _, who := range []string{"", "ola", "anne"} {
			s := sight(t, r, who)
			if got := jurorOf(t, s, "ola").LeftOut; got != (scope == award.ScopeEdition) {
				t.Errorf("%s, seen by %q: left out is %v", scope, who, got)
			}
			if jurorOf(t, s, "anne").LeftOut {
				t.Errorf("%s: Anne is left out", scope)
			}
		}
	}
}

// The ground of a recusal is for who gave it and for who leads.
func TestWhoSeesTheGroundOfARecusal(t *testing.T) {
	r := roomtest.Demo(t, "prisen-2022")
	if err := r.Recuse("ola", "kinn", "a cousin"); err != nil {
		t.Fatal(err)
	}
	for who, ground := range map[string]string{"": "a cousin", "ola": "a cousin", "anne": ""} {
		got := jurorOf(t, sight(t, r, who), "ola").Recused
		if deciders := got[0].Deciders; (deciders != nil) != (who == "") || slices.Contains(deciders, "ola") {
			t.Errorf("seen by %q: %v may decide", who, deciders)
		}
		got[0].Deciders = nil
		want := []room.Recusal{{Nominee: "kinn", Ground: ground}}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("seen by %q: %s", who, d)
		}
	}
}

// What locking the marks would leave undecided is named while it can still be
// decided.
func TestWhatLockingLeavesUndecided(t *testing.T) {
	r := roomtest.Demo(t, "prisen-2022")
	must(t, r.Mark("kari", "kinn", "results", "4"), r.Recuse("ola", "kinn", "a cousin"), r.Recuse("eli", "bodo", "a job"))
	_, err := r.HandInAll("")
	must(t, err)
	_, err = r.CloseBallots("")
	must(t, err, r.DecideRecusal("", "eli", "bodo", true, []string{"kari"}, ""))
	ns := sight(t, r, "").Undecided
	if len(ns) != 1 || ns[0].ID != "undecided" || ns[0].Args["name"] != "Ola" || ns[0].Args["of"] != "Kinn" {
		t.Errorf("%v", ns)
	}
	if d := cmp.Diff(ns, r.Undecided()); d != "" {
		t.Error(d)
	}
	must(t, r.RevealMarks(""), r.Lock(""))
	if ns := sight(t, r, "").Undecided; len(ns) > 0 {
		t.Errorf("after locking: %v", ns)
	}
}
