package deliberation

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"votering/internal/award"
)

// other is an edition of the same prize with other nominees, criteria, jury and
// without a public part.
func other() *award.Edition {
	ed := testEdition().Clone()
	ed.Nominees = ed.Nominees[:2]
	ed.Criteria = ed.Criteria[:1]
	ed.Jurors = ed.Jurors[:2]
	ed.Rule.Public = nil
	return ed
}

// Taken back to a draft an edition begins anew. What was signed stays signed,
// what was seen stays seen, and nothing else counts.
func TestTakenBackToADraft(t *testing.T) {
	life := append(from("propose grounds nb Fordi", "prepare 1", "sign 1"), "reopen draft wrong weights")
	s := play(t, bound(), life...)
	want := begin()
	want.Phase, want.LastSeq, want.Reopened, want.ChairKey = Draft, uint64(len(life)), s.Reopened, s.ChairKey
	want.Decisions, want.Superseded = 1, hexOf("public 1")
	if diff := differ(want, s); diff != "" {
		t.Error(diff)
	}
	if s.ChairKey == "" || len(s.Reopened) != 1 || s.Reopened[0].To != Draft || Lives(s) != 1 {
		t.Errorf("key %q, reopened %+v", s.ChairKey, s.Reopened)
	}
}

// lives are two lives of one prize under different rules.
func lives(t *testing.T) (events []Event, eds []*award.Edition) {
	t.Helper()
	first := script("created", "open", "mark ola bodo results 3", "hand-in ola", "tally", "close", "both", "reopen draft why")
	second := script("open", "mark kari kinn results 6", "hand-in kari", "close", "marks", "lock", "propose grounds nb Fordi")
	return slices.Concat(first, second), []*award.Edition{testEdition(), other()}
}

// What happened before is replayed under the edition that it happened under.
func TestTwoLives(t *testing.T) {
	events, eds := lives(t)
	s, err := Replay(events, eds...)
	if err != nil {
		t.Fatal(err)
	}
	if s.Phase != Revealed || len(s.HandIns) != 1 || s.Ballots["ola"] != nil || s.Tally != nil || !TallySeen(s) || InOrder(s) {
		t.Errorf("%s, %v handed in, %v, tally %v, seen %v, in order %v", s.Phase, s.HandIns, s.Ballots, s.Tally, TallySeen(s), InOrder(s))
	}
	if _, err := Replay(events, testEdition()); err == nil {
		t.Error("the second life is replayed under the first edition")
	}
}

// The record tells of a life under another edition what could have been under
// some edition, and of the last what could be under that one.
func TestATraceOfTwoLives(t *testing.T) {
	events, eds := lives(t)
	s, err := Replay(events, eds...)
	if err != nil {
		t.Fatal(err)
	}
	trace := NewTrace(eds[1], 1)
	for i, e := range events {
		if f := trace.Take(told(e)); f != nil {
			t.Fatalf("%d %s: %v", i, e.Kind, f)
		}
	}
	if diff := cmp.Diff(outline(s), outline(trace.State())); diff != "" {
		t.Error(diff)
	}
	trace = NewTrace(eds[1], 1)
	for _, e := range events[:5] {
		if f := trace.Take(told(e)); f != nil {
			t.Fatal(f)
		}
	}
	if f := trace.Take(told(line("sign 1"))); f == nil {
		t.Error("a decision was signed while jurors scored, under some edition")
	}
}

// A trace follows every life that could have been, whatever edition it was lived
// under, once it was set up anew.
func TestATraceOfAnyLives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ed := rapid.SampledFrom([]*award.Edition{testEdition(), juryAlone(), advised(), bound()}).Draw(t, "edition")
		s, err := Replay(script("created", "open"), ed)
		if err != nil {
			t.Fatal(err)
		}
		trace := NewTrace(other(), 1)
		take := func(e Event) {
			if f := trace.Take(told(e)); f != nil {
				t.Fatalf("%s in %s: %v", e.Kind, s.Phase, f)
			}
		}
		for _, e := range script("created", "open") {
			take(e)
		}
		for range rapid.IntRange(1, 40).Draw(t, "events") {
			e := drawEvent(t)
			next, err := Apply(s, e, ed)
			if err != nil {
				continue
			}
			take(e)
			if s = next; s.Phase == Draft {
				break
			}
			if s.Phase != trace.State().Phase && (s.Phase != Revealed || trace.State().Phase != Locked) {
				t.Fatalf("it is %s, and the trace says %s", s.Phase, trace.State().Phase)
			}
		}
		if s.Phase != Draft {
			back := line("reopen draft why")
			if s, err = Apply(s, back, ed); err != nil {
				t.Fatal(err)
			}
			take(back)
		}
		if trace.Foreign() || TallySeen(trace.State()) != TallySeen(s) {
			t.Fatalf("foreign %v, seen %v, want %v", trace.Foreign(), TallySeen(trace.State()), TallySeen(s))
		}
	})
}
