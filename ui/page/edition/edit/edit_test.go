package edit

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/fields"
	"votering/internal/room/roomtest"
	"votering/ui/page/pagetest"
)

// fill types texts into the fields of a form, one after the other, each ended by
// Enter. Of a field that is chosen the text is the first letters; "" leaves a
// field as it is.
func fill(s *pagetest.Seat, texts ...string) {
	for _, t := range texts {
		s.Type(t)
		s.Press("enter")
	}
}

// Somebody who has never seen it sets a prize up, with nothing but what stands
// on the screen: from five things missing to none.
func TestAPrizeFromAnEmptyScreen(t *testing.T) {
	s := sit(t, empty())
	if n := len(of(s).problems()); n != 5 {
		t.Fatalf("%d things are missing:\n%s", n, s.Frame())
	}
	s.Press("enter") // the prize
	s.Press("down", "down", "down", "down")
	fill(s, "", "1", "6", "")
	s.Press("enter", "enter") // on to the criteria; add one
	for i, c := range []string{"Resultater", "Nye og gode prosjekter"} {
		if i > 0 {
			s.Press("enter") // the line that adds another
		}
		fill(s, c, "", "", "2,5")
		s.Press("esc")
	}
	s.Press("esc", "down", "enter")
	for _, name := range []string{"Bodø", "Kinn"} {
		s.Press("a")
		fill(s, name)
		s.Press("esc")
	}
	s.Press("esc", "down", "enter", "a")
	fill(s, "Kari Moe", "", "kari@example.org", "juryl")
	s.Press("esc", "esc")
	s.Press("m") // what is missing: what a recused juror leaves
	s.Type("d")
	s.Press("esc")
	if ps := of(s).problems(); len(ps) > 0 {
		t.Fatalf("missing: %v\n%s", ps, s.Frame())
	}
	e := s.C.Sight.Draft
	if len(s.C.Sight.DraftFaults) > 0 || len(e.Criteria) != 2 || e.Criteria[1].ID != "nye-og-gode-prosjekter" || e.Criteria[1].Weight.Text() != "2.5" ||
		e.Nominees[0].ID != "bodo" || e.Jurors[0].Role != award.ChairRole || e.Jurors[0].ID != "kari" || e.Rule.Recusal != award.ScopeNominee {
		t.Errorf("stored is %+v, with %v", e, s.C.Sight.DraftFaults)
	}
	if err := s.Room.Open(""); err != nil {
		t.Errorf("the jury cannot begin: %v", err)
	}
}

// What a field does not take stays in it with the reason, and stops nobody.
func TestNothingTypedIsLost(t *testing.T) {
	s := at(t, roomtest.Draft(t, roomtest.Edition(t, "prisen-2022")))
	s.Press("down", "enter", "enter") // the first criterion
	of(s).choose(func(r row) bool { return r.key == "weight" })
	s.Press("ctrl+u")
	s.Type("to")
	s.Press("down", "up", "esc", "esc")
	if s.Page.Typing() {
		t.Error("one cannot move on")
	}
	if s.Press("esc"); s.Asked == nil {
		t.Fatal("it goes without a word")
	}
	s.Press("enter", "enter")
	of(s).choose(func(r row) bool { return r.key == "weight" })
	s.Press("enter", "up")
	if got := s.Frame(); !strings.Contains(got, "Vekt") || !strings.Contains(got, "to") || !strings.Contains(got, "er ikke et tall her") {
		t.Errorf("the text or the reason is gone:\n%s", got)
	}
	ed := of(s)
	if ed.Holds(s.C) == "" {
		t.Error("the program can be left without a word")
	}
	if s.C.Sight.Draft.Criteria[0].Weight.Text() == "to" {
		t.Error("it is stored")
	}
	s.Press("ctrl+u")
	s.Type("2")
	s.Press("down")
	if ed.Holds(s.C) != "" || s.C.Sight.Draft.Criteria[0].Weight.Text() != "2" {
		t.Error("mended, it is not stored")
	}
}

// Refused texts stay with the thing they were typed for, wherever it goes.
func TestRefusedTextsFollowTheirThings(t *testing.T) {
	s := at(t, roomtest.Draft(t, roomtest.Edition(t, "prisen-2022")))
	ed := of(s)
	s.Press("down", "enter", "down", "enter") // the second criterion
	ed.choose(func(r row) bool { return r.key == "weight" })
	s.Press("ctrl+u")
	s.Type("mye")
	s.Press("esc")
	held := func(want int) {
		t.Helper()
		for sp := range ed.refused {
			if sp.at.Index != want || len(ed.refused) != 1 {
				t.Errorf("refused: %v, wants it at %d", ed.refused, want)
			}
		}
		if len(ed.refused) == 0 && want >= 0 {
			t.Error("it is gone")
		}
	}
	held(1)
	s.Press("shift+down")
	held(2)
	s.Press("up", "shift+up")
	s.Press("home", "d")
	s.Answer("")
	held(1)
	s.Press("home", "down", "d")
	s.Answer("")
	if len(ed.refused) != 0 {
		t.Errorf("it outlives its criterion: %v", ed.refused)
	}
	s.Press("u", "u")
	held(2)
}

// Every change can be taken back, to the edition one began with.
func TestUndo(t *testing.T) {
	s := at(t, roomtest.Draft(t, roomtest.Edition(t, "prisen-2022")))
	before := s.C.Sight.Draft
	s.Press("down", "enter", "a")
	fill(s, "Nytt", "", "", "3")
	s.Press("esc", "up", "shift+up", "d")
	s.Answer("")
	s.Press("esc", "home", "enter")
	s.Type("!")
	s.Press("esc")
	if len(differs(before, s.C.Sight.Draft)) == 0 {
		t.Fatal("nothing was changed")
	}
	for range 20 {
		s.Press("u")
	}
	if diff := differs(before, s.C.Sight.Draft); len(diff) > 0 {
		t.Errorf("it is not as before: %v", diff)
	}
	if s.Off == nil || s.Off.ID != "edit.nothing_to_undo" {
		t.Errorf("at the end it says %v", s.Off)
	}
}

// differs are the fields that two editions differ in.
func differs(a, b *award.Edition) []string {
	was, is := map[string]string{}, map[string]string{}
	tell(a, was)
	tell(b, is)
	var paths []string
	for path := range was {
		if was[path] != is[path] {
			paths = append(paths, path)
		}
	}
	for path := range is {
		if _, ok := was[path]; !ok {
			paths = append(paths, path)
		}
	}
	return paths
}

// tell writes all that stands in an edition into a map.
func tell(e *award.Edition, into map[string]string) {
	thing := func(at fields.Place) {
		for _, f := range fields.Of(at.Part) {
			if f.Kind == fields.Figure && fields.Get(e, at, "metric", "") == "" {
				continue // whether it is a number or words only its metric says
			}
			for _, lang := range []string{"", "nb", "nn", "en"} {
				into[fields.Path(at, f.Key, lang)+" "+f.Key] = fields.Get(e, at, f.Key, lang)
			}
		}
	}
	for _, part := range fields.Parts() {
		for i := range fields.Count(e, part, 0) {
			if isSub(part) {
				break
			}
			thing(fields.Place{Part: part, Index: i})
			for _, sub := range below[part] {
				for j := range fields.Count(e, sub, i) {
					thing(fields.Place{Part: sub, Index: i, Sub: j})
				}
			}
		}
	}
}

// A thing that was added and not written in is taken away again; with u what
// was written goes too.
func TestWhatIsAddedAndLeftEmptyGoes(t *testing.T) {
	s := sit(t, empty())
	s.Press("down", "enter", "a", "down", "up", "esc")
	if n := len(of(s).ed.Criteria); n != 0 {
		t.Errorf("%d criteria are left", n)
	}
	if s.C.Sight.Entries != 1 {
		t.Errorf("%d entries were made of nothing", s.C.Sight.Entries)
	}
	s.Press("a")
	s.Type("Mot")
	s.Press("esc", "u")
	if n := len(s.C.Sight.Draft.Criteria); n != 0 {
		t.Errorf("%d criteria are left", n)
	}
}

// A list that is pasted into a name makes one of each line, and takes what
// stands beside the names along.
func TestAListOfNames(t *testing.T) {
	s := sit(t, empty())
	s.Press("down", "down", "enter", "a")
	s.Paste("Kinn\t4602\r\n\r\nBod\u00f8\nR\u00e6lingen;3224\n")
	e := s.C.Sight.Draft
	if len(e.Nominees) != 3 || e.Nominees[0].Code != "4602" || e.Nominees[1].ID != "bodo" || e.Nominees[2].Code != "3224" || s.Page.Typing() {
		t.Errorf("stored is %+v", e.Nominees)
	}
	s.Press("esc", "down", "enter", "a")
	s.Paste("Kari Moe\tKari@Example.org\nAnne Berg\tanne@example.org")
	e = s.C.Sight.Draft
	if len(e.Jurors) != 2 || e.Jurors[0].Email != "kari@example.org" || e.Jurors[1].ID != "anne" {
		t.Errorf("stored is %+v", e.Jurors)
	}
	s.Press("u")
	if n := len(s.C.Sight.Draft.Jurors); n != 0 {
		t.Errorf("%d are left", n)
	}
}

// A document is read into the file by its path; where it cannot be read the path
// stays with the reason, and taking a removal back brings its text back.
func TestDocuments(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kinn.md")
	if err := os.WriteFile(path, []byte("# Kinn\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	e := empty()
	e.Nominees = []award.Nominee{{ID: "kinn", Name: "Kinn"}}
	s := sit(t, e)
	s.Press("down", "down", "enter", "enter")
	of(s).choose(func(r row) bool { return r.list == fields.Document })
	s.Press("enter", "a")
	s.Type(path + "x")
	s.Press("down", "up")
	if got := s.Frame(); !strings.Contains(got, "finnes ikke") && !strings.Contains(got, "ingen slik fil") {
		t.Errorf("a file that is not there is not missed:\n%s", got)
	}
	s.Press("backspace", "down")
	if data, ok := s.Room.Document("kinn", "kinn.md"); !ok || string(data) != "# Kinn" {
		t.Fatalf("the file is not read in: %q, %v\n%s", data, ok, s.Frame())
	}
	s.Press("esc", "up", "d")
	s.Answer("")
	if _, ok := s.Room.Document("kinn", "kinn.md"); ok || len(s.C.Sight.Draft.Nominees[0].Documents) != 0 {
		t.Error("it stays when it is removed")
	}
	s.Press("u", "esc", "esc")
	of(s).documents = map[string][]byte{} // as in a file that was opened anew
	s.Press("d")
	s.Answer("")
	s.Press("u")
	if data, ok := s.Room.Document("kinn", "kinn.md"); !ok || string(data) != "# Kinn" {
		t.Errorf("taken back, it is %q, %v", data, ok)
	}
}
