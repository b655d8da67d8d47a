package room_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/internal/tabular"
)

// The marks for everybody name no juror, and have no comment and no ground, in
// any form.
func TestMarksForEverybody(t *testing.T) {
	r, _ := roomtest.NewDisk().Decided(t)
	s, err := r.Sight("")
	must(t, err)
	for _, kind := range []struct{ name, style string }{{"m.csv", ""}, {"m.csv", "nb"}, {"m.csv", "en"}, {"m.xlsx", ""}} {
		for _, profile := range []string{room.ProfilePublic, room.ProfileComplete} {
			path := filepath.Join(t.TempDir(), kind.name)
			_, err := r.WriteOut("", room.Writing{What: room.OutMarks, Path: path, Profile: profile, Style: kind.style})
			must(t, err)
			cells := tableOf(t, path)
			named := false
			for _, j := range r.Edition().Jurors {
				named = named || strings.Contains(cells, "\n"+j.ID+"\n") || j.Name != "" && strings.Contains(cells, j.Name)
			}
			said := 0
			for _, b := range s.Ballots {
				for _, e := range b.Cells {
					if e.Comment != "" && strings.Contains(cells, e.Comment) {
						said++
					}
				}
			}
			if public := profile == room.ProfilePublic; public == named || public && said > 0 || public != strings.Contains(cells, "\nJuror 1\n") {
				t.Errorf("%v, %s: named %v, %d comments:\n%s", kind, profile, named, said, cells)
			}
		}
		made := r.Releases("")
		if last := made[len(made)-2:]; last[0].Profile != room.ProfilePublic || last[1].Profile != room.ProfileComplete {
			t.Errorf("kept: %+v", last)
		}
	}
}

// tableOf are all cells of the tables in a file, each on a line.
func tableOf(t *testing.T, path string) string {
	t.Helper()
	grids, err := tabular.ReadGrids(readBytes(t, path), path, tabular.Limits{})
	must(t, err)
	all := "\n"
	for _, g := range grids {
		for _, row := range g.Rows {
			for _, c := range row {
				all += c.Text + "\n"
			}
		}
	}
	return all
}

// Once the marks are open who leads can have them as a table, and once the
// ranking stands that and the votes too; before that nobody can, and nothing but
// tables.
func TestTablesBeforeTheDecision(t *testing.T) {
	worked, _ := roomtest.NewDisk().Worked(t)
	ranked, _ := roomtest.NewDisk().Ranked(t)
	hidden := roomtest.Demo(t, roomtest.MadeUp)
	of := func(what, name string) room.Writing {
		return room.Writing{What: what, Path: filepath.Join(t.TempDir(), name)}
	}
	marks, table, votes := of(room.OutMarks, "m.xlsx"), of(room.OutRanking, "r.csv"), of(room.OutTally, "t.csv")
	named := marks
	named.Path, named.To = filepath.Join(t.TempDir(), "n.csv"), "Firda"
	public := marks
	public.Profile = room.ProfilePublic
	for name, x := range map[string]struct {
		r   *room.Room
		who string
		w   room.Writing
	}{
		"closed": {hidden, "", marks}, "the ranking too early": {worked, "", table}, "the votes too early": {worked, "", votes},
		"with labels": {worked, "", public}, "handed to somebody": {worked, "", named}, "the press": {ranked, "", of(room.OutPress, "p.md")},
	} {
		if _, err := x.r.WriteOut(x.who, x.w); fault.ClassOf(err) != fault.State {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := worked.WriteOut("anne", marks); fault.ClassOf(err) != fault.Juror {
		t.Errorf("a juror: %v", err)
	}
	if paths, err := worked.WriteOut("", marks); err != nil || len(paths) != 1 {
		t.Fatalf("%v, %v", paths, err)
	}
	if cells := tableOf(t, marks.Path); !strings.Contains(cells, "Farid") || !strings.Contains(cells, "Holder boligene?") || !strings.Contains(cells, "ikke avgjort ennå") {
		t.Errorf("the marks are\n%s", cells)
	}
	marks.Path = filepath.Join(t.TempDir(), "later.csv")
	paths, err := ranked.WriteOut("", marks, table, votes)
	must(t, err)
	if info, err := os.Stat(table.Path); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("others can read a ranking of which nothing is decided: %v, %v", info.Mode(), err)
	}
	if len(paths) != 3 || len(ranked.Releases("")) > 0 {
		t.Errorf("written: %v, kept: %v", paths, ranked.Releases(""))
	}
}
