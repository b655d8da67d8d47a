package rehearsal_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/award/awardtest"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/rehearsal"
)

// exactly compares numbers by what they are.
var exactly = cmp.Comparer(func(a, b exact.Rat) bool { return a.Equal(b) })

// What is made up follows from the edition and the number alone, fits the
// scales, and leaves the edition as it was.
func TestMake(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := awardtest.Edition(t)
		frozen, roll := award.Freeze(e), slices.Clone(e.Jurors)
		seed := rapid.Uint64().Draw(t, "seed")
		f := rehearsal.Make(e, seed)
		if d := cmp.Diff(f.Ballots, rehearsal.Make(e, seed).Ballots, exactly); d != "" {
			t.Fatal(d)
		}
		if string(award.Freeze(e)) != string(frozen) || !slices.Equal(e.Jurors, roll) {
			t.Fatal("the edition was changed")
		}
		if len(f.Ballots) < e.Rule.Quorum || len(e.Voters()) > 0 && len(f.Ballots) != len(e.Voters()) {
			t.Fatalf("%d jurors, quorum %d, %d on the roll", len(f.Ballots), e.Rule.Quorum, len(e.Voters()))
		}
		if (f.Votes == nil) != (e.Rule.Public == nil) {
			t.Fatalf("votes %v", f.Votes)
		}
		for i, b := range f.Ballots {
			onScale(t, e, b, i == 0)
		}
	})
}

// onScale holds a ballot to the edition: a mark or an abstention in every cell
// that is marked, and nothing else.
func onScale(t *rapid.T, e *award.Edition, b *ballot.Ballot, first bool) {
	if missing := b.Missing(e); len(missing) > 0 {
		t.Fatalf("%s: nothing in %v", b.Juror, missing)
	}
	if want := len(e.Nominees) * len(e.Marked()); len(b.Cells) != want {
		t.Fatalf("%d cells, not %d", len(b.Cells), want)
	}
	for cell, entry := range b.Cells {
		c, ok := e.Criterion(cell.Criterion)
		if !ok || entry.Set && !c.Scale.Holds(entry.Mark) {
			t.Fatalf("%v: %s", cell, entry.Mark)
		}
		if first && b.Status(cell) != ballot.Marked {
			t.Fatalf("the first juror does not mark %v", cell)
		}
	}
}

// Nobody on the roll is in what is made up, whoever they are.
func TestNobodyIsInIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := awardtest.Edition(t)
		for _, j := range rehearsal.Make(e, 1).Edition.Jurors {
			for _, real := range e.Jurors {
				if j.Name == real.Name || j.Email != "" || j.Key != "" {
					t.Fatalf("%+v", j)
				}
			}
		}
	})
}

// Whatever rule an edition has, it is tried out, or refused with the reason.
func TestTryEveryRule(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := awardtest.Edition(t)
		h, err := rehearsal.Try(e, rapid.Uint64().Draw(t, "seed"))
		if err != nil {
			if f := fault.Of(err); f == nil || f.Class != fault.Rule {
				t.Fatal(err)
			}
			return
		}
		if n := len(h.Ranking.Rows) + len(h.Ranking.Excluded) + len(h.Ranking.Unranked); n != len(e.Nominees) {
			t.Fatalf("%d of %d nominees", n, len(e.Nominees))
		}
	})
}
