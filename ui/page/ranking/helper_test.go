package ranking

import (
	"os"
	"path/filepath"
	"testing"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/editionfile"
	"votering/internal/editions"
	"votering/internal/room"
	"votering/internal/room/roomtest"
)

func must(t testing.TB, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// worked is the worked case, open for scoring, with its marks handed in and
// its votes read. Change adapts the edition first; it may be nil.
func worked(t testing.TB, change func(e *award.Edition)) *room.Room {
	t.Helper()
	return filled(t, edition(t), change, caseFile(t, "marks.csv"), caseFile(t, "tally.csv"))
}

// edition is the edition of the worked case.
func edition(t testing.TB) *award.Edition {
	t.Helper()
	e, err := editionfile.Read(caseFile(t, "edition.yaml"), "edition.yaml")
	must(t, err)
	return e
}

func caseFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "testdata", "cases", "worked", name))
	must(t, err)
	return data
}

// madeUp is the bundled edition that is made up, in the same way.
func madeUp(t testing.TB, change func(e *award.Edition)) *room.Room {
	t.Helper()
	e := roomtest.Edition(t, roomtest.MadeUp)
	b, _ := editions.ByID(e.ID)
	return filled(t, e, change, b.Marks, b.Tally)
}

// roomOf is the worked case, open for scoring, with nothing in it yet.
func roomOf(t testing.TB, change func(e *award.Edition)) *room.Room {
	t.Helper()
	e := edition(t)
	change(e)
	r := roomtest.Draft(t, e)
	must(t, r.Open(""))
	return r
}

func filled(t testing.TB, e *award.Edition, change func(e *award.Edition), marks, tally []byte) *room.Room {
	t.Helper()
	if change != nil {
		change(e)
	}
	r := roomtest.Draft(t, e)
	must(t, r.Open(""))
	rows, err := ballot.ReadMarks(marks, "marks.csv", r.Edition())
	must(t, err)
	_, err = r.MarkTable("", rows)
	must(t, err)
	_, err = r.HandInAll("")
	must(t, err)
	if e.Rule.Public != nil {
		_, err = r.ReadTotals("", tally, "tally.csv", "")
		must(t, err)
	}
	return r
}

// deliberating opens the marks.
func deliberating(t testing.TB, r *room.Room) *room.Room {
	t.Helper()
	_, err := r.CloseBallots("")
	must(t, err, r.RevealMarks(""))
	return r
}

// stood takes the edition to where the ranking stands.
func stood(t testing.TB, r *room.Room) *room.Room {
	t.Helper()
	deliberating(t, r)
	must(t, r.Lock(""))
	if r.Edition().Rule.Public != nil {
		must(t, r.RevealTally(""))
	}
	return r
}
