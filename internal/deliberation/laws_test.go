package deliberation

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"votering/internal/award"
)

// differ compares two States with all that is hidden in them.
func differ(a, b State) string {
	return cmp.Diff(a, b, cmp.AllowUnexported(State{}, change{}, filled{}), cmpopts.EquateEmpty())
}

// drawEvent draws an event that may or may not be allowed: steps of the chair
// come seldom, or nothing else would be seen.
func drawEvent(t *rapid.T) Event {
	juror := rapid.SampledFrom([]string{"kari", "ola", "siri", "per", "nobody"})
	nominee := rapid.SampledFrom([]string{"bodo", "kinn", "lom", "nowhere"})
	criterion := rapid.SampledFrom([]string{"results", "effort", "measured", "style"})
	word := rapid.SampledFrom([]string{"", "", "x", "Ærlig talt"})
	e := Event{
		Kind: rapid.SampledFrom([]Kind{
			MarksSet, MarksSet, MarksSet, MarksSet, MarksSet, MarksSet, Undone, Undone, Recused, Recused, Declared,
			BallotHandedIn, JurorAbsent, GateOverridden, GateOverridden, GateOverridden, GateOverridden, TallyRead,
			Created, Opened, Closing, MarksRevealed, MarksLocked, TallyRevealed, "unheard.of",
		}).Draw(t, "kind"),
		At:      noon.Add(time.Duration(rapid.IntRange(-100, 100).Draw(t, "at")) * time.Second),
		Who:     juror.Draw(t, "who"),
		Nominee: nominee.Draw(t, "nominee"), Metric: rapid.SampledFrom([]string{"direct", "direct", "other"}).Draw(t, "metric"),
		Ground: word.Draw(t, "ground"), Reason: word.Draw(t, "reason"),
		Withdrawn: rapid.Bool().Draw(t, "withdrawn"), Together: rapid.Bool().Draw(t, "together"),
	}
	if rapid.Bool().Draw(t, "for another") {
		e.Juror = juror.Draw(t, "juror")
	}
	if e.Kind == TallyRead {
		e.Tally = tally()
	}
	for range rapid.SampledFrom([]int{1, 1, 1, 2, 3, 0}).Draw(t, "cells") {
		e.Cells = append(e.Cells, CellChange{
			Nominee: nominee.Draw(t, "nominee"), Criterion: criterion.Draw(t, "criterion"),
			Mark:    rapid.SampledFrom([]string{"1", "4", "4.5", "6", "-", "", "7", "4.25", "4.50"}).Draw(t, "mark"),
			Comment: word.Draw(t, "comment"),
		})
	}
	return e
}

// legal are the steps from phase to phase.
var legal = map[Phase][]Phase{
	"":           {Draft},
	Draft:        {Open},
	Open:         {Closed},
	Closed:       {Deliberating, Revealed},
	Deliberating: {Locked, Revealed},
	Locked:       {Revealed},
}

// TestLaws walks through random events. Replay of the accepted ones is the
// measure: every State that Apply ever gave must still be what it says.
func TestLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ed := rapid.SampledFrom([]*award.Edition{testEdition(), juryAlone()}).Draw(t, "edition")
		accepted := script("created", "open")[:rapid.SampledFrom([]int{0, 2, 2, 2, 2}).Draw(t, "start")]
		s, err := Replay(accepted, ed)
		if err != nil {
			t.Fatal(err)
		}
		handedOut := map[int][]State{len(accepted): {s}}
		for range rapid.IntRange(1, 40).Draw(t, "events") {
			e := drawEvent(t)
			next, err := Apply(s, e, ed)
			if err == nil {
				accepted = append(accepted, e)
				lawOfPhases(t, s, next)
				lawOfUndo(t, s, next, e, ed)
			}
			handedOut[len(accepted)] = append(handedOut[len(accepted)], next)
			s = next
		}
		for n, states := range handedOut {
			want, err := Replay(accepted[:n], ed)
			if err != nil {
				t.Fatalf("replay refuses what was accepted: %v", err)
			}
			for _, got := range states {
				if d := differ(want, got); d != "" {
					t.Fatalf("after %d events (-replay +apply):\n%s", n, d)
				}
			}
		}
	})
}

func lawOfPhases(t *rapid.T, before, after State) {
	if before.Phase != after.Phase && !slices.Contains(legal[before.Phase], after.Phase) {
		t.Fatalf("from %q to %q", before.Phase, after.Phase)
	}
	if after.LastSeq != before.LastSeq+1 {
		t.Fatalf("seq %d after %d", after.LastSeq, before.LastSeq)
	}
}

// lawOfUndo takes a juror's change back and finds what was there before.
func lawOfUndo(t *rapid.T, before, after State, e Event, ed *award.Edition) {
	if !slices.Contains([]Kind{MarksSet, Recused, Declared}, e.Kind) {
		return
	}
	undone, err := Apply(after, Event{Kind: Undone, Who: e.Subject()}, ed)
	if err != nil {
		t.Fatalf("cannot undo %s: %v", e.Kind, err)
	}
	undone.LastSeq = before.LastSeq
	if d := differ(before, undone); d != "" {
		t.Fatalf("undo of %s (-before +undone):\n%s", e.Kind, d)
	}
}

// TestEncodeIsExact stores random events and reads them back.
func TestEncodeIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := drawEvent(t)
		got, err := Decode(Encode(e))
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(e, got, cmpopts.EquateEmpty()); d != "" {
			t.Fatal(d)
		}
	})
}
