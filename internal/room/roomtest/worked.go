package roomtest

import (
	"encoding/csv"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"votering/internal/deliberation"
	"votering/internal/editionfile"
	"votering/internal/room"
)

// workedComments are what the jurors of the worked case wrote on Kinn's
// commitment; Farid wrote nothing.
var workedComments = map[string]string{
	"kari":  "Hele kommunen er med, fra bolig til næringsliv.",
	"anne":  "175 av 175 etter at anmodningen ble økt fra 40.",
	"bjorn": "Tallene kom med Ukraina. Jeg leter etter planen fra før.",
	"eli":   "Sa ja til over det firedobbelte. Holder boligene?",
}

// Worked is the worked case (testdata/cases/worked) in this place, with the
// marks opened: five of six have handed in, Eli is recused from Bodø, which the
// others upheld, and the public vote is read and not opened.
func (d *Disk) Worked(t testing.TB) (*room.Room, *Store) {
	t.Helper()
	ed, err := editionfile.Read(workedFile(t, "edition.yaml"), "edition.yaml")
	if err != nil {
		t.Fatal(err)
	}
	r, err := In(d, ed)
	if err != nil {
		t.Fatal(err)
	}
	for i, step := range []func() error{
		func() error { return r.Open("") },
		func() error { return workedMarks(t, r) },
		func() error { _, err := r.HandInAll(""); return err },
		func() error { _, err := r.Absent("", "ola", "leverte ikke innen fristen"); return err },
		func() error { _, err := r.CloseBallots(""); return err },
		func() error {
			return r.DecideRecusal("", "eli", "bodo", true, []string{"anne"}, "")
		},
		func() error {
			_, err := r.ReadTotals("", workedFile(t, "tally.csv"), "tally.csv", "")
			return err
		},
		func() error { return r.RevealMarks("") },
	} {
		d.Clock.Move(minute)
		if err := step(); err != nil {
			t.Fatalf("step %d of the worked case: %v", i+1, err)
		}
	}
	return r, d.File(r.Path())
}

// workedMarks puts the marks and comments in.
func workedMarks(t testing.TB, r *room.Room) error {
	f, err := os.Open(workedPath(t, "marks.csv"))
	if err != nil {
		return err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return err
	}
	cells := map[string][]deliberation.CellChange{}
	for _, row := range rows[1:] {
		if row[3] != "recused" {
			cells[row[0]] = append(cells[row[0]], deliberation.CellChange{Nominee: row[1], Criterion: row[2], Mark: row[3]})
			continue
		}
		if err := r.Recuse(row[0], row[1], "arbeidet i kommunen til 2021"); err != nil {
			return err
		}
	}
	for _, juror := range slices.Sorted(maps.Keys(cells)) {
		if err := r.MarkAll(juror, cells[juror]); err != nil {
			return err
		}
		if s := workedComments[juror]; s != "" {
			if err := r.Comment(juror, "kinn", "commitment", s); err != nil {
				return err
			}
		}
	}
	return nil
}

func workedFile(t testing.TB, name string) []byte {
	data, err := os.ReadFile(workedPath(t, name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// workedPath finds a file of the case from wherever in the module a test runs.
func workedPath(t testing.TB, name string) string {
	dir, err := os.Getwd()
	for ; err == nil; dir = filepath.Dir(dir) {
		path := filepath.Join(dir, "testdata", "cases", "worked", name)
		if _, err := os.Stat(path); err == nil {
			return path
		}
		if dir == filepath.Dir(dir) {
			break
		}
	}
	t.Fatalf("the worked case is not found: %v", err)
	return ""
}
