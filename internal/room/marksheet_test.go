package room_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/marksheet"
	"votering/internal/room"
	"votering/internal/room/roomtest"
)

// file writes a file of marks for a test.
func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	must(t, os.WriteFile(path, []byte(content), 0o600))
	return path
}

// Whatever table of marks is valid as this program writes it is taken just as
// that table's own reader takes it.
func TestMarkTableFileTakesWhatIsValid(t *testing.T) {
	path := file(t, "m.csv", "")
	one, two := roomtest.Demo(t, "prisen-2022"), roomtest.Demo(t, "prisen-2022")
	rapid.Check(t, func(rt *rapid.T) {
		sep := rapid.SampledFrom([]string{",", ";"}).Draw(rt, "separator")
		var b strings.Builder
		b.WriteString(strings.Join([]string{"mark", "nominee", "juror", "comment", "criterion"}, sep) + "\n")
		e := one.Edition()
		for _, j := range e.Voters() {
			for _, n := range e.Nominees {
				if rapid.IntRange(0, 49).Draw(rt, "recused") == 0 {
					fmt.Fprintln(&b, strings.Join([]string{"recused", n.ID, j.ID, "a ground", "*"}, sep))
					continue
				}
				for _, c := range e.Marked() {
					mark := rapid.SampledFrom([]string{"left out", "", "-", "1", "3.0", "6.00", "2"}).Draw(rt, "mark")
					if mark != "left out" {
						fmt.Fprintln(&b, strings.Join([]string{mark, n.ID, j.ID, "", c.ID}, sep))
					}
				}
			}
		}
		must(t, os.WriteFile(path, []byte(b.String()), 0o600))
		rows, err := ballot.ReadMarks([]byte(b.String()), path, e)
		must(t, err)
		_, wants := one.MarkTable("", rows)
		n, _, got := two.MarkTableFile("", path)
		if (wants == nil) != (got == nil) || got == nil && n != len(rows) {
			rt.Fatalf("%d rows, %v; wants %d, %v", n, got, len(rows), wants)
		}
		if got != nil { // a mark of a nominee that somebody is recused from already
			one, two = roomtest.Demo(t, "prisen-2022"), roomtest.Demo(t, "prisen-2022")
			return
		}
		for _, j := range e.Voters() {
			if d := cmp.Diff(sight(t, one, j.ID).Mine, sight(t, two, j.ID).Mine, cmp.Comparer(exact.Rat.Equal)); d != "" {
				rt.Fatal(d)
			}
		}
	})
}

// A preview says what would be stored, and stores nothing. What others have
// marked already is not in it.
func TestPreviewMarks(t *testing.T) {
	r := roomtest.Demo(t, "prisen-2022")
	must(t, r.Mark("kari", "kinn", "results", "3"), r.Mark("ola", "kinn", "results", "3"), r.Mark("ola", "bodo", "results", "2"))
	path := file(t, "poeng.csv", "Nominert;Kari Moe;Ola\nKinn;4;5\nBodø;inhabil;2\nSum;4;7\n")
	before := sight(t, r, "").Entries
	p, err := r.PreviewMarks("kari", "", path, marksheet.Options{Map: map[string]string{"poeng": "results"}})
	must(t, err)
	if sight(t, r, "").Entries != before {
		t.Error("a preview was stored")
	}
	if len(p.Jurors) != 2 || len(p.Faults) > 0 || len(p.Read.Left) != 1 {
		t.Fatalf("%+v", p)
	}
	kari, ola := p.Jurors[0], p.Jurors[1]
	mine := []room.ReplacedMark{{Cell: "poeng.csv:2:2", Nominee: "kinn", Criterion: "results", From: "3", To: "4"}}
	if d := cmp.Diff(mine, kari.Replaced); d != "" || kari.Marks != 1 || kari.Recused != 1 || kari.Undeclared != 1 {
		t.Errorf("%+v", kari)
	}
	if len(ola.Replaced) > 0 || ola.Marks != 2 || ola.Same != 0 || ola.Undeclared != 0 {
		t.Errorf("%+v", ola)
	}
	ns, err := r.TakeMarks(p)
	must(t, err)
	if len(ns) != 2 || ns[1].ID != "replaced" || ns[1].Args["n"] != "1" {
		t.Errorf("%v", ns)
	}
	if s := sight(t, r, "ola"); s.Mine.Cells[ballot.Cell{Nominee: "kinn", Criterion: "results"}].Mark != exact.Int(5) {
		t.Errorf("%+v", s.Mine)
	}
	if _, recused := sight(t, r, "kari").Mine.Recused["bodo"]; !recused {
		t.Error("kari is not recused")
	}
}

// Whatever stands in a draft, the preview of a file is the same for everybody
// else.
func TestPreviewTellsNothingOfDrafts(t *testing.T) {
	path := file(t, "guess.csv", "Nominert;Kriterium;Ola\nKinn;results;5\nBodø;results;\n")
	var want []room.MarkedJuror
	for i, draft := range [][]string{nil, {"5"}, {"3"}, {"5", "-"}} {
		r := roomtest.Demo(t, "prisen-2022")
		for k, mark := range draft {
			must(t, r.Mark("ola", []string{"kinn", "bodo"}[k], "results", mark))
		}
		p, err := r.PreviewMarks("kari", "", path, marksheet.Options{})
		must(t, err)
		if i == 0 {
			want = p.Jurors
		}
		if d := cmp.Diff(want, p.Jurors, cmpopts.IgnoreUnexported(room.MarkedJuror{}), cmp.Comparer(exact.Rat.Equal)); d != "" || len(p.Faults) > 0 {
			t.Errorf("draft %v: %v %s", draft, p.Faults, d)
		}
	}
}

// A file with anything wrong in it is not stored at all, and each fault names a
// cell.
func TestMarksThatCannotBeStored(t *testing.T) {
	r := roomtest.Demo(t, "prisen-2022")
	must(t, r.Recuse("kari", "bodo", "worked there"), r.Mark("ola", "kinn", "results", "3"))
	_, err := r.HandIn("ola")
	must(t, err)
	for _, c := range []struct{ who, whose, table, id, where string }{
		{"", "", "Results;Kari Moe;Anne\nBodø;4;5\n", "mark.recused", "results.csv:2:2"},
		{"", "", "Results;Kari Moe;Anne\nKinn;4;9\n", "mark.scale", "results.csv:2:3"},
		{"", "", "Results;Kari Moe;Anne\nNowhere;4;1\n", "marksheet.unknown.nominee", "results.csv:2:1"},
		{"", "", "Results;Ola;Anne\nKinn;4;1\n", "ballot.handed_in", ""},
		{"eli", "eli", "Results;Kari Moe;Anne\nKinn;4;1\n", "marks.empty", ""},
	} {
		p, err := r.PreviewMarks(c.who, c.whose, file(t, "results.csv", c.table), marksheet.Options{Map: map[string]string{"results": "results"}})
		must(t, err)
		if len(p.Faults) == 0 || p.Faults[0].ID != c.id || p.Faults[0].Where != c.where {
			t.Errorf("%q: %v", c.table, p.Faults)
		}
		before := sight(t, r, "").Entries
		if _, err := r.TakeMarks(p); err == nil || sight(t, r, "").Entries != before {
			t.Errorf("%q was stored", c.table)
		}
	}
	if _, err := r.PreviewMarks("eli", "", file(t, "m.csv", ""), marksheet.Options{}); fault.ClassOf(err) != fault.Juror {
		t.Errorf("a juror brings everybody's marks: %v", err)
	}
}
