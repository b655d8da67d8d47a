package room_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/record"
	"votering/internal/room"
	"votering/internal/room/roomtest"
)

// everything is one of each thing that can be written out, into dir.
func everything(dir string) []room.Writing {
	in := func(what, name string) room.Writing {
		return room.Writing{What: what, Path: filepath.Join(dir, name), To: "Arkivet", Basis: "etter avtale"}
	}
	return []room.Writing{
		in(room.OutFolder, "folder"), in(room.OutZip, "one.zip"), in(room.OutProtocol, "minutes.md"), in(room.OutPage, "minutes.html"),
		in(room.OutPress, "press.md"), in(room.OutLetters, "letters"), in(room.OutArchive, "archive"),
		in(room.OutMarks, "marks.xlsx"), in(room.OutRanking, "ranking.csv"), in(room.OutTally, "tally.csv"),
	}
}

// What is written out is kept with its checksum, in every language, and whoever
// does not lead is told nothing of it.
func TestWriteOut(t *testing.T) {
	r, _ := roomtest.NewDisk().Decided(t)
	for _, lang := range []string{"", "nb", "nn", "en"} {
		dir := t.TempDir()
		ws := everything(dir)
		for i := range ws {
			ws[i].Language = lang
		}
		before := len(r.Releases(""))
		paths, err := r.WriteOut("", ws...)
		must(t, err)
		made := r.Releases("")[before:]
		if len(made) != len(ws) {
			t.Fatalf("%d of %d are kept", len(made), len(ws))
		}
		for i, m := range made {
			w := ws[i]
			if m.What != w.What || m.To != "Arkivet" || m.Basis != "etter avtale" || m.Decision != 1 || m.Profile != room.ProfileOf(w.What) {
				t.Errorf("%s is kept as %+v", w.What, m)
			}
			if got := record.Hash(readBytes(t, summed(w.Path))); got != m.SHA256 {
				t.Errorf("%s, %q: kept with %s, and is %s", w.What, lang, m.SHA256, got)
			}
		}
		for _, p := range paths {
			if _, err := os.Stat(p); err != nil {
				t.Error(err)
			}
		}
	}
	juror := aJuror(r)
	if got := r.Releases(juror); got != nil {
		t.Errorf("a juror is told %v", got)
	}
	s, err := r.Sight(juror)
	must(t, err)
	if s.Releases != nil {
		t.Error("a juror sees to whom it went")
	}
	entries, _ := r.Record()
	for _, e := range entries {
		if strings.Contains(e.Note, "Arkivet") {
			t.Errorf("the record tells to whom: %s", e.Note)
		}
	}
}

// aJuror is somebody who marks and does not lead.
func aJuror(r *room.Room) string {
	i := slices.IndexFunc(r.Edition().Jurors, func(j award.Juror) bool { return j.Role == award.JurorRole })
	return r.Edition().Jurors[i].ID
}

// summed is the file whose checksum is kept: the one, or the list of a folder's.
func summed(path string) string {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return filepath.Join(path, "SHA256SUMS")
	}
	return path
}

func readBytes(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	must(t, err)
	return data
}

// What the file cannot keep does not leave the house.
func TestWhatCannotBeKeptIsTakenAway(t *testing.T) {
	d := roomtest.NewDisk()
	r, store := d.Decided(t)
	store.Before(func() error { return errors.New("the disk is full") })
	dir := t.TempDir()
	if paths, err := r.WriteOut("", everything(dir)...); err == nil || paths != nil {
		t.Fatalf("%v, %v", paths, err)
	}
	left, err := os.ReadDir(dir)
	must(t, err)
	if len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

// Where one thing cannot be written those before it are there, and kept.
func TestWhatIsThereIsKept(t *testing.T) {
	r, _ := roomtest.NewDisk().Decided(t)
	dir := t.TempDir()
	taken := filepath.Join(dir, "press.md")
	must(t, os.WriteFile(taken, []byte("mine"), 0o600))
	paths, err := r.WriteOut("", room.Writing{What: room.OutRanking, Path: filepath.Join(dir, "r.csv")}, room.Writing{What: room.OutPress, Path: taken})
	if fault.ClassOf(err) != fault.IO || len(paths) != 1 {
		t.Fatalf("%v, %v", paths, err)
	}
	if made := r.Releases(""); len(made) != 1 || made[0].What != room.OutRanking {
		t.Errorf("kept: %+v", made)
	}
	if !bytes.Equal(readBytes(t, taken), []byte("mine")) {
		t.Error("what was there is another now")
	}
}

// Nothing is written where something asked for cannot be made.
func TestWhatCannotBeMade(t *testing.T) {
	r, _ := roomtest.NewDisk().Decided(t)
	dir := t.TempDir()
	good := room.Writing{What: room.OutRanking, Path: filepath.Join(dir, "r.csv")}
	for name, w := range map[string]room.Writing{
		"nothing":                 {What: "song", Path: filepath.Join(dir, "x.md")},
		"no path":                 {What: room.OutPress},
		"minutes as a PDF":        {What: room.OutProtocol, Path: filepath.Join(dir, "x.pdf")},
		"a press release as text": {What: room.OutPress, Path: filepath.Join(dir, "x.txt")},
		"a language":              {What: room.OutPress, Path: filepath.Join(dir, "x.md"), Language: "sv"},
		"a profile":               {What: room.OutProtocol, Path: filepath.Join(dir, "x.md"), Profile: "secret"},
		"a style":                 {What: room.OutTally, Path: filepath.Join(dir, "x.csv"), Style: "sv"},
		"a table as text":         {What: room.OutTally, Path: filepath.Join(dir, "x.txt")},
		"a letter to nobody":      {What: room.OutLetters, Path: filepath.Join(dir, "x"), Letters: map[string]string{"oslo": "nn"}},
		"a letter in no language": {What: room.OutLetters, Path: filepath.Join(dir, "x"), Letters: map[string]string{"kinn": "sv"}},
		"a basis of two lines":    {What: room.OutPress, Path: filepath.Join(dir, "x.md"), Basis: strings.Repeat("a", 2000)},
	} {
		if paths, err := r.WriteOut("", good, w); err == nil || paths != nil {
			t.Errorf("%s: %v, %v", name, paths, err)
		}
	}
	left, err := os.ReadDir(dir)
	must(t, err)
	if len(left) > 0 || len(r.Releases("")) > 0 {
		t.Errorf("left %v, kept %v", left, r.Releases(""))
	}
	if _, err := r.WriteOut(aJuror(r), good); !errors.Is(err, fault.New(fault.Juror, "juror.not_chair")) {
		t.Errorf("a juror: %v", err)
	}
	early, _ := roomtest.NewDisk().Ranked(t)
	if _, err := early.WriteOut("", everything(dir)...); fault.ClassOf(err) != fault.State {
		t.Errorf("before it is decided: %v", err)
	}
}

// What was released stays told when the file is read anew, and is told of the
// decision that it belongs to.
func TestReleasesAreRead(t *testing.T) {
	d := roomtest.NewDisk()
	r, store := d.Decided(t)
	_, err := r.WriteOut("", room.Writing{What: room.OutPress, Path: filepath.Join(t.TempDir(), "p.md"), To: "Firda"})
	must(t, err)
	must(t, r.Close())
	again, err := d.Desk().Enter(store.Path(), true)
	must(t, err)
	made := again.Releases("")
	if len(made) != 1 || made[0].To != "Firda" || made[0].Decision != 1 {
		t.Errorf("%+v", made)
	}
}

// A form has what its juror marked, and nobody else's.
func TestWriteForm(t *testing.T) {
	r, _ := roomtest.NewDisk().Worked(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "anne.txt")
	must(t, r.WriteForm("anne", path), r.WriteForm("anne", filepath.Join(dir, "anne.xlsx")))
	form := string(readBytes(t, path))
	if !strings.Contains(form, "votering-form/1") || strings.Contains(form, "Bjørn") {
		t.Errorf("the form:\n%s", form)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("others can read it: %v, %v", info.Mode(), err)
	}
	for name, write := range map[string]error{
		"another suffix": r.WriteForm("anne", filepath.Join(dir, "anne.doc")), "nobody": r.WriteForm("nobody", filepath.Join(dir, "x.txt")),
		"what is there": r.WriteForm("anne", path),
	} {
		if write == nil {
			t.Errorf("%s was written", name)
		}
	}
}

// Figures can be written at any time, in every style and language.
func TestWriteMetrics(t *testing.T) {
	r := roomtest.Demo(t, "prisen-2022")
	dir := t.TempDir()
	for i, style := range []string{"", "plain", "nb", "en"} {
		must(t, r.WriteMetrics(filepath.Join(dir, string(rune('a'+i))+".csv"), "", style))
	}
	must(t, r.WriteMetrics(filepath.Join(dir, "f.xlsx"), "nn", ""))
	if err := r.WriteMetrics(filepath.Join(dir, "g.csv"), "sv", ""); fault.ClassOf(err) != fault.Usage {
		t.Errorf("in Swedish: %v", err)
	}
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	must(t, err)
	if !slices.IsSorted(names) || len(names) != 5 {
		t.Errorf("written: %v", names)
	}
}
