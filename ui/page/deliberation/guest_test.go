package deliberation

import (
	"regexp"
	"strings"
	"testing"

	"votering/internal/locale"
	"votering/ui/page/pagetest"
)

// named are the keys that running text or a hint names: a letter that does
// something, or Enter.
var named = regexp.MustCompile(`(?:^|[ .;:])([a-z]|Enter) (?:åpner|lukker|låser|viser|endrer|tar|går|tall|skriv|skjul|opens|closes|locks|shows|changes|takes|goes|figures|write|hide)`)

// What a guest reads names only keys that work for a guest.
func TestGuestsAreToldKeysThatWork(t *testing.T) {
	r := worked(t, nil)
	for _, who := range []string{"eli", "anne"} {
		for _, lang := range locale.Languages() {
			s := pagetest.Sit(t, r, who, New())
			s.C.L = locale.For(lang)
			s.Size(120, 40)
			for range on(s).items {
				works := map[string]bool{}
				for _, b := range s.Page.Bindings(s.C) {
					for _, k := range b.Keys {
						works[k] = b.Off == nil
					}
				}
				f := strings.Join(strings.Fields(s.Frame()), " ")
				for _, m := range named.FindAllStringSubmatch(f, -1) {
					if !works[strings.ToLower(m[1])] {
						t.Errorf("%s is told %q:\n%s", who, m[0], s.Frame())
					}
				}
				s.Press("n")
			}
		}
	}
}

// What is for who leads says so; the rounds are there to be read.
func TestAGuestIsToldWhy(t *testing.T) {
	s := pagetest.Sit(t, worked(t, nil), "eli", New())
	for _, key := range []string{"enter", "t", "x", "+", "-", "f"} {
		if s.Press(key); s.Off == nil || s.Off.ID != "deliberation.guest" {
			t.Errorf("%s: %v", key, s.Off)
		}
	}
	if s.Press("g"); s.Off == nil || s.Off.ID != "deliberation.figures_out" {
		t.Errorf("g: %v", s.Off)
	}
	s.Press("a", "d")
	if s.Off == nil || s.Off.ID != "deliberation.guest" {
		t.Errorf("d in the agenda: %v", s.Off)
	}
	s.Press("esc", "o")
	if f := s.Frame(); !strings.Contains(f, "2. runde") || len(on(s).steps.All()) != 1 {
		t.Errorf("the rounds are not there:\n%s", f)
	}
}

// A juror who looks changes an own mark from this page.
func TestAGuestChangesAMark(t *testing.T) {
	r := worked(t, nil)
	_, err := r.OpenRound("")
	must(t, err)
	s := pagetest.Sit(t, r, "bjorn", New())
	s.Press("n", "e", "4", "enter")
	s.Type("Boligplanen fra 2021 holder.")
	s.Press("enter")
	if s.Asked == nil || s.Asked.Word != "" {
		t.Fatalf("it asks %+v", s.Asked)
	}
	s.Answer("")
	if changes := s.C.Sight.Rounds[0].Changes; len(changes) != 1 || changes[0].Juror != "bjorn" || changes[0].To != "4" {
		t.Errorf("what is kept: %+v", changes)
	}
}
