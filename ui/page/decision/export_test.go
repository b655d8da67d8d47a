package decision

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"votering/internal/fault"
	"votering/internal/locale"
	"votering/ui/page/pagetest"
	"votering/ui/part/input"
	"votering/ui/part/signing"
)

// atExport is the form of a thing, on its last line with an empty path.
func atExport(t *testing.T, s *pagetest.Seat, p *Page, what string) *export {
	t.Helper()
	p.steps.Clear()
	open(t, s, p, row{kind: ofExport})
	for range things {
		s.Press("enter")
		e, ok := p.steps.Front().(*export)
		if !ok {
			t.Fatalf("in front is %T", p.steps.Front())
		}
		if e.thing.what == what {
			for e.now() != ofPath {
				s.Press("down")
			}
			s.Press("ctrl+u")
			return e
		}
		s.Press("esc", "down")
	}
	t.Fatalf("there is no %s", what)
	return nil
}

func decidedSeat(t *testing.T) (*pagetest.Seat, *Page) {
	t.Helper()
	r := advice(t, newRing(t))
	vote(t, r, "kinn")
	grounds(t, r)
	sign(t, r)
	return sit(t, r)
}

// Everything in the list can be written out, in each of its forms, and what is
// of the decision is kept with it.
func TestEverythingIsWrittenOut(t *testing.T) {
	s, p := decidedSeat(t)
	dir := t.TempDir()
	for _, thing := range things {
		for i, f := range thing.forms {
			path := filepath.Join(dir, thing.what+string(rune('a'+i))+f.suffix)
			e := atExport(t, s, p, thing.what)
			e.turned[ofForm] = i
			before := len(s.C.Sight.Releases)
			s.Paste(path)
			s.Press("enter")
			if _, err := os.Stat(path); err != nil {
				t.Fatalf("%s as %s: %v, %v", thing.what, f.id, err, s.Last.Fault)
			}
			want := 1
			if thing.what == outMetrics || thing.what == outEdition {
				want = 0
			}
			if got := len(s.C.Sight.Releases) - before; got != want {
				t.Errorf("%s as %s: %d are kept, wants %d", thing.what, f.id, got, want)
			}
			if w, ok := p.steps.Front().(*written); !ok || w.done.path != path {
				t.Errorf("%s: in front is %T", thing.what, p.steps.Front())
			}
			s.Size(80, 24)
			shows(t, s, "Eksportert")
		}
	}
}

// To whom, on what basis and in which language is what was filled in.
func TestWhatIsFilledInIsKept(t *testing.T) {
	s, p := decidedSeat(t)
	e := atExport(t, s, p, "press")
	path := filepath.Join(t.TempDir(), "p.md")
	s.Paste(path)
	for e.now() != ofLanguage {
		s.Press("up")
	}
	for e.lang(s.C) != "nn" {
		s.Press("right")
	}
	s.Press("down")
	s.Type("Firda")
	s.Press("down")
	s.Type("pressen")
	s.Press("down", "enter")
	made := s.C.Sight.Releases
	if len(made) != 1 || made[0].To != "Firda" || made[0].Basis != "pressen" || made[0].Language != "nn" {
		t.Fatalf("%+v, %v", made, s.Last.Fault)
	}
	data, err := os.ReadFile(path)
	must(t, err)
	if !strings.Contains(string(data), "Grunngjevinga til juryen") {
		t.Errorf("in another language:\n%s", data)
	}
}

// What cannot be written says why, and the form stays as it was filled in.
func TestAnExportThatFails(t *testing.T) {
	s, p := decidedSeat(t)
	e := atExport(t, s, p, "letters")
	s.Paste(filepath.Join(t.TempDir(), "letters"))
	*e.lines[ofLetters] = input.New("kinn", signing.MaxPath)
	s.Press("enter")
	if f := fault.Of(s.Last.Fault); f == nil || f.ID != "export.letter" {
		t.Fatalf("%v", s.Last.Fault)
	}
	*e.lines[ofLetters] = input.New("kinn=nn, oslo=en", signing.MaxPath)
	s.Press("enter")
	if f := fault.Of(s.Last.Fault); f == nil || f.ID != "nominee.unknown" || p.steps.Front() != e {
		t.Fatalf("%v, %T", s.Last.Fault, p.steps.Front())
	}
	*e.lines[ofLetters] = input.New("kinn=nn", signing.MaxPath)
	s.Press("enter")
	if _, ok := p.steps.Front().(*written); !ok {
		t.Fatalf("%v", s.Last.Fault)
	}
}

// Every line of every form has its words in every language, at every size.
func TestExportSpeaksEveryLanguage(t *testing.T) {
	s, p := decidedSeat(t)
	for _, lang := range locale.Languages() {
		s.C.L = locale.For(lang)
		for _, thing := range things {
			e := atExport(t, s, p, thing.what)
			for e.at = range e.fields {
				for range max(e.choices(s.C, e.now()), 1) {
					s.AllSizes(func(size string) {
						if f := s.Frame(); strings.ContainsAny(f, "⟦{") {
							t.Errorf("%s, %s, %s:\n%s", lang, thing.what, size, f)
						}
					})
					if !e.typing() {
						s.Press("right")
					}
				}
			}
		}
	}
}
