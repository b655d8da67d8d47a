package deliberation

import (
	"os"
	"path/filepath"
	"testing"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/editionfile"
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

func caseFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "testdata", "cases", "worked", name))
	must(t, err)
	return data
}

// comments are those of the worked case on Kinn's commitment.
var comments = map[string]string{
	"kari":  "Hele kommunen er med, fra bolig til næringsliv.",
	"anne":  "175 av 175 etter at anmodningen ble økt fra 40.",
	"bjorn": "Tallene kom med Ukraina. Jeg leter etter planen fra før.",
	"eli":   "Sa ja til over det firedobbelte. Holder boligene?",
}

// worked is the worked case with its marks opened: five of six have handed in,
// Eli is recused from Bodø. Change adapts the edition first; it may be nil.
func worked(t testing.TB, change func(e *award.Edition)) *room.Room {
	t.Helper()
	r := closedWith(t, change)
	must(t, r.RevealMarks(""))
	return r
}

// closed is the worked case before its marks are opened.
func closed(t testing.TB) *room.Room { return closedWith(t, nil) }

func closedWith(t testing.TB, change func(e *award.Edition)) *room.Room {
	t.Helper()
	e, err := editionfile.Read(caseFile(t, "edition.yaml"), "edition.yaml")
	must(t, err)
	if change != nil {
		change(e)
	}
	r := roomtest.Draft(t, e)
	must(t, r.Open(""))
	rows, err := ballot.ReadMarks(caseFile(t, "marks.csv"), "marks.csv", r.Edition())
	must(t, err)
	_, err = r.MarkTable("", rows)
	must(t, err)
	for juror, said := range comments {
		must(t, r.Comment(juror, "kinn", "commitment", said))
	}
	_, err = r.HandInAll("")
	must(t, err)
	_, err = r.ReadTotals("", caseFile(t, "tally.csv"), "tally.csv", "")
	must(t, err)
	_, err = r.CloseBallots("")
	must(t, err)
	return r
}
