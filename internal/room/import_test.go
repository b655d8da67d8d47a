package room_test

import (
	"os"
	"path/filepath"
	"testing"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/figures"
	"votering/internal/room"
	"votering/internal/room/roomtest"
)

// tableFile writes a table and gives its path.
func tableFile(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	must(t, os.WriteFile(path, []byte(content), 0o600))
	return path
}

// Figures are taken into a draft that may lack nearly everything else; what was
// changed since the preview is not overwritten.
func TestFiguresIntoADraft(t *testing.T) {
	e := empty()
	e.Metrics = []award.Metric{{ID: "settled", Title: award.Plain("Bosatt"), Unit: award.Persons}, {}}
	e.Nominees = []award.Nominee{{ID: "bodo", Name: "Bodø", Code: "1804"}, {}}
	e.References = []award.Reference{{}}
	r, err := roomtest.NewDisk().Desk().Found("new.votering", e)
	must(t, err)
	paths := []string{tableFile(t, "bosatt.csv", "region;Bosatt 2021;Bosatt 2022\n1804 Bodø;123;:\n")}
	im, err := r.PreviewImport("", paths, figures.Options{})
	must(t, err)
	if len(im.Values) != 2 || len(sight(t, r, "").Draft.Nominees[0].Values) != 0 {
		t.Fatalf("previewed %+v", im.Values)
	}
	if _, err = r.TakeImport("", im); err != nil {
		t.Fatal(err)
	}
	got := sight(t, r, "").Draft.Nominees[0].Values
	if len(got) != 2 || !got[0].Number.Equal(exact.Int(123)) || got[1].Missing != award.Suppressed ||
		got[1].Note.All != `bosatt.csv:2:3 ":"` || got[0].Source.All != "bosatt.csv" {
		t.Errorf("taken %+v", got)
	}
	if _, err := r.TakeImport("", im); fault.ClassOf(err) != fault.Edition {
		t.Errorf("taken again: %v", err)
	}
	if im, err = r.PreviewImport("", paths, figures.Options{}); err != nil || len(im.Values) != 0 {
		t.Errorf("what stands is found anew: %+v, %v", im, err)
	}
}

// Once the edition is opened figures change by an amendment alone.
func TestFiguresAfterTheDraft(t *testing.T) {
	r := roomtest.Demo(t, "prisen-2022")
	paths := []string{tableFile(t, "t.csv", "region;Bosatt 2021\n1804 Bodø;5\n")}
	if _, err := r.PreviewImport("", paths, figures.Options{}); fault.ClassOf(err) != fault.State {
		t.Errorf("previewed: %v", err)
	}
	if _, err := r.TakeImport("", &figures.Import{}); fault.ClassOf(err) != fault.State {
		t.Errorf("taken: %v", err)
	}
}

// Where a file lies is nobody's business: tables are called by their names.
func TestTablesByName(t *testing.T) {
	path := tableFile(t, "bosatt.csv", "region;Bosatt 2021\n1804 Bodø;5\n")
	grids, err := room.ReadTables([]string{path})
	if err != nil || len(grids) != 1 || grids[0].File != "bosatt.csv" {
		t.Errorf("%+v, %v", grids, err)
	}
	if _, err := room.ReadTables(make([]string, room.MaxSources+1)); fault.ClassOf(err) != fault.Size {
		t.Errorf("too many: %v", err)
	}
	if _, err := room.ReadTables([]string{path + "x"}); fault.ClassOf(err) != fault.IO {
		t.Errorf("none: %v", err)
	}
}
