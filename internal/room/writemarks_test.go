package room_test

import (
	"path/filepath"
	"strings"
	"testing"

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
