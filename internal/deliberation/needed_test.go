package deliberation

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

func TestNeeded(t *testing.T) {
	ed := testEdition() // quorum 2
	s := play(t, ed, "created", "open", "mark kari bodo results 4", "hand-in kari", "recuse ola lom ground")
	want := map[string][]string{
		"ola":  {"kinn", "lom"}, // bodo has Kari, and Siri may come
		"siri": {"kinn", "lom"},
	}
	if d := cmp.Diff(want, Needed(s, ed)); d != "" {
		t.Error(d)
	}
}

// What is said of all jurors at once is what is said of each alone.
func TestNeededIsBelowQuorumWithoutEach(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ed := testEdition()
		ed.Rule.Quorum = rapid.IntRange(1, 4).Draw(t, "quorum")
		s, err := Replay(script("created", "open"), ed)
		if err != nil {
			t.Fatal(err)
		}
		for range rapid.IntRange(0, 40).Draw(t, "events") {
			s, _ = Apply(s, drawEvent(t), ed) // one that is refused changes nothing
		}
		needed := Needed(s, ed)
		for _, j := range ed.Jurors {
			var want []string
			if state := StateOf(s, ed, j.ID); state == NotStarted || state == Drafting {
				want = BelowQuorum(s, ed, []string{j.ID})
			}
			if d := cmp.Diff(want, needed[j.ID], cmpopts.EquateEmpty()); d != "" {
				t.Fatalf("%s: %s", j.ID, d)
			}
		}
	})
}
