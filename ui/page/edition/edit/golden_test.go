package edit

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/fields"
	"votering/internal/locale"
	"votering/internal/room/roomtest"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
)

// stations are the places that one comes to, by the keys that lead there from
// the sections.
var stations = []struct {
	name string
	keys []string
}{
	{"sections", nil},
	{"criteria", []string{"down", "enter", "down"}},
	{"criterion", []string{"down", "enter", "enter", "down", "down", "down", "down", "down", "down", "down"}},
	{"metrics-of", []string{"down", "enter", "enter", "end-metrics"}},
	{"help", []string{"down", "enter", "enter", "down", "down", "down", "down", "right"}},
	{"levels", []string{"down", "enter", "enter", "end-list", "enter", "enter"}},
	{"rule", []string{"down", "down", "down", "down", "down", "enter", "down"}},
	{"figure", []string{"down", "down", "enter", "enter", "end-list", "enter", "down", "enter", "down", "down"}},
}

// walk presses the keys of a station.
func walk(s *pagetest.Seat, names []string) {
	for _, k := range names {
		switch k {
		case "end-list":
			of(s).choose(func(r row) bool { return r.list != "" })
		case "end-metrics":
			of(s).choose(func(r row) bool { return r.picked() })
			s.Press("right", "down", " ")
		default:
			s.Press(k)
		}
	}
}

func TestFrames(t *testing.T) {
	s := sit(t, empty())
	s.AllSizes(func(size string) { golden.Same(t, "empty-"+size, s.Frame()) })
	for _, st := range stations {
		s := at(t, roomtest.Draft(t, roomtest.Edition(t, "prisen-2022")))
		walk(s, st.keys)
		s.AllSizes(func(size string) { golden.Same(t, st.name+"-"+size, s.Frame()) })
	}
}

// What is wrong stands beside its field, at every size.
func TestFramesOfWhatIsWrong(t *testing.T) {
	e := roomtest.Edition(t, "prisen-2022")
	e.Criteria[1].Title, e.Criteria[2].ID = award.Text{}, e.Criteria[0].ID
	e.Gates = []award.Gate{{Metric: e.Metrics[0].ID, Period: "2022"}}
	s := sit(t, e)
	s.AllSizes(func(size string) { golden.Same(t, "wrong-sections-"+size, s.Frame()) })
	s.Press("m")
	s.AllSizes(func(size string) { golden.Same(t, "wrong-title-"+size, s.Frame()) })
	of(s).choose(func(r row) bool { return r.key == "weight" })
	s.Type("mye")
	s.Press("down")
	s.AllSizes(func(size string) { golden.Same(t, "wrong-weight-"+size, s.Frame()) })
}

// figuresFile is a table of figures with what is taken, what is not, and what
// has to be asked.
const figuresFile = "kommune;\u00e5r;Bosatt;Noe annet\nK-4602 Kinn;2024;34;34\nK-1804 Bod\u00f8;2024;:;66\nBod\u00f8;2022;343;\n0301 Oslo;2024;900;1\n"

func TestFramesOfFigures(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tall.csv")
	if err := os.WriteFile(path, []byte(figuresFile), 0o600); err != nil {
		t.Fatal(err)
	}
	s := at(t, roomtest.Draft(t, roomtest.Edition(t, "prisen-2022")))
	s.Press("i")
	s.Answer(path)
	s.AllSizes(func(size string) { golden.Same(t, "figures-"+size, s.Frame()) })
	before := s.C.Sight.Draft
	s.Press("enter")
	if s.Said == "" || len(differs(before, s.C.Sight.Draft)) == 0 {
		t.Fatalf("nothing is taken: %q, %v\n%s", s.Said, s.Off, s.Frame())
	}
	s.Press("u")
	if got := differs(before, s.C.Sight.Draft); len(got) > 0 {
		t.Errorf("what was taken is not taken back: %q", got)
	}
}

// Every place has its words in every language, and no key does two things.
func TestKeysAndWords(t *testing.T) {
	for _, st := range stations {
		s := at(t, roomtest.Draft(t, roomtest.Edition(t, "prisen-2022")))
		walk(s, st.keys)
		s.CheckKeys()
		for _, lang := range locale.Languages() {
			s.C.L = locale.For(lang)
			s.Size(200, 60)
			if got := s.Frame(); strings.Contains(got, "\u27e6") {
				t.Errorf("%s in %s lacks words:\n%s", st.name, lang, got)
			}
		}
	}
}

// Every field of every part has its words, its help and those of its choices.
func TestEveryFieldHasItsWords(t *testing.T) {
	e := roomtest.Edition(t, "prisen-2022")
	s := at(t, roomtest.Draft(t, e))
	for _, lang := range locale.Languages() {
		s.C.L = locale.For(lang)
		for _, part := range fields.Parts() {
			for _, f := range fields.Of(part) {
				r := row{spot: spot{at: fields.Place{Part: part}, key: f.Key}, field: f}
				says := of(s).label(s.C, r) + of(s).help(s.C, r)
				for _, o := range options(e, r) {
					says += of(s).option(s.C, r, o)
				}
				if strings.Contains(says, "\u27e6") {
					t.Errorf("%s: %s %s lacks words: %s", lang, part, f.Key, says)
				}
			}
		}
		for _, x := range sections {
			if x.list != "" && strings.Contains(of(s).purpose(s.C, x.list)+s.C.L.T("edit.add."+string(x.list))+s.C.L.T("edit.new."+string(x.list)), "\u27e6") {
				t.Errorf("%s: %s lacks words", lang, x.name)
			}
		}
	}
}

// A folder of nominations is shown file by file, each with whose it is.
func TestFramesOfNominations(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "nominasjoner")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{"Kinn.md": "# Kinn", "bodo.pdf": "%PDF", "annet.txt": "?", "bilde.png": "x"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s := at(t, roomtest.Draft(t, roomtest.Edition(t, "prisen-2022")))
	s.Press("i")
	s.Answer(dir)
	s.CheckKeys()
	s.AllSizes(func(size string) { golden.Same(t, "nominations-"+size, s.Frame()) })
	before := s.C.Sight.Draft
	s.Press("home", "down", "right", "enter")
	if s.Said == "" || len(differs(before, s.C.Sight.Draft)) == 0 {
		t.Fatalf("nothing is taken: %v\n%s", s.Off, s.Frame())
	}
	if _, ok := s.Room.Document("kinn", "Kinn.md"); !ok {
		t.Error("the text is not in the file")
	}
	s.Press("u")
	if got := differs(before, s.C.Sight.Draft); len(got) > 0 {
		t.Errorf("what was taken is not taken back: %q", got)
	}
}
