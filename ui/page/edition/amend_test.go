package edition

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
)

// amending is the chair at the page of an edition that is open, with keys at
// hand, in a folder of the test's.
func amending(t *testing.T) (*pagetest.Seat, *Page) {
	t.Helper()
	disk := roomtest.NewDisk()
	disk.Keys = pagetest.NewRing(t)
	t.Chdir(t.TempDir())
	r, _ := disk.Demo(t, prize)
	p := New()
	return pagetest.Sit(t, r, "", p), p
}

// sign gives a reason, and signs with the first key.
func sign(t *testing.T, s *pagetest.Seat, reason string) {
	t.Helper()
	s.Press("enter")
	if s.Asked == nil || !s.Asked.Input.Required || s.Asked.Word == "" {
		t.Fatalf("asked %+v, %v", s.Asked, s.Off)
	}
	s.Answer(reason)
	if s.Asked == nil {
		s.Press("enter")
	}
	if s.Asked != nil {
		s.Answer("")
	}
	if s.Last.Fault != nil {
		t.Fatal(s.Last.Fault)
	}
}

func TestANomineeWithdraws(t *testing.T) {
	s, p := amending(t)
	s.Press("a", "right", "down", "right", "enter") // the second nominee
	if f := s.Frame(); !strings.Contains(f, "nominees/haugesund/withdrawn") || !strings.Contains(f, "til: ja") {
		t.Fatalf("the preview:\n%s", f)
	}
	s.AllSizes(func(size string) { golden.Same(t, "amend-preview-"+size, s.Frame()) })
	s.Size(80, 24)
	sign(t, s, "kommunen trakk seg")
	if n, _ := s.C.Sight.Edition.Nominee("haugesund"); !n.Withdrawn || len(s.C.Sight.Amendments) != 1 {
		t.Fatalf("withdrawn %v, %d amendments", n.Withdrawn, len(s.C.Sight.Amendments))
	}
	if p.steps.Front() != nil {
		t.Errorf("%T is in front", p.steps.Front())
	}
	has(t, whole(s), "kommunen trakk seg", "nominees/haugesund/withdrawn")
}

// A second juror is invited by name, and has an address of their own.
func TestASubstituteJuror(t *testing.T) {
	s, _ := amending(t)
	s.Press("a", "right", "right", "down")
	s.Type("Nils Ødegård")
	if s.Page.(*Page).Holds(s.C) == "" {
		t.Error("nothing says that it is not saved")
	}
	s.Press("enter")
	s.Type("nils@example.org")
	s.Press("enter", "enter")
	if s.Off == nil || s.Off.ID != "amend.empty" {
		t.Fatalf("without a short name: %v", s.Off)
	}
	s.Type("nils")
	s.Press("enter")
	sign(t, s, "Ola er syk")
	if j, ok := s.C.Sight.Edition.Juror("nils"); !ok || j.Name != "Nils Ødegård" || j.Email != "nils@example.org" || !j.Votes {
		t.Fatalf("%+v", j)
	}
	s.Press("a", "left", "down", "down") // the address of the first juror
	s.Type("kari.moe@example.org")
	s.Press("enter")
	sign(t, s, "ny jobb")
	if j := s.C.Sight.Edition.Jurors[0]; j.Email != "kari.moe@example.org" || len(s.C.Sight.Amendments) != 2 {
		t.Errorf("%+v, %d amendments", j, len(s.C.Sight.Amendments))
	}
}

// Where jurors work in files of their own the amendment is written for them, and
// it is made also where that cannot be.
func TestAnAmendmentIsMailed(t *testing.T) {
	s, _ := amending(t)
	choices, err := s.Room.Keys(t.Context())
	if err == nil {
		_, _, err = s.Room.Invite(t.Context(), "", room.InviteOptions{Dir: "ut", Seal: []byte("en frase"), Sign: room.Signing{Key: choices[0]}})
	}
	if err != nil {
		t.Fatal(err)
	}
	s.Look()
	for n, want := range []string{"amendment-1.json", ""} {
		if want == "" {
			if err := os.WriteFile(filepath.Join(prize+"-endringer", "amendment-2.json"), nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		s.Press("a", "left", "down", "down")
		s.Type("kari@example.com"[:12+n])
		s.Press("enter", "enter")
		s.Answer("ny jobb")
		if len(s.C.Sight.Amendments) != n+1 || !strings.Contains(s.Last.Say, want) || (s.Last.Fault == nil) != (want != "") {
			t.Errorf("%d amendments, said %q, %v", len(s.C.Sight.Amendments), s.Last.Say, s.Last.Fault)
		}
	}
}

// A file says what it changes before anybody signs it; one that may not change
// it says why, and what was filled in stays.
func TestAFileOfAmendments(t *testing.T) {
	s, p := amending(t)
	for name, text := range map[string]string{
		"good.yaml":   "changes:\n  - {path: nominees/kinn/summary, to: \"Kinn, rettet.\"}\n",
		"beyond.yaml": "changes:\n  - {path: criteria/results/weight, to: 2}\n",
		"broken.yaml": "changes: [",
	} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s.Press("a", "right", "right", "right", "down")
	for _, c := range []struct {
		file string
		want fault.Class
	}{{"gone.yaml", fault.IO}, {"broken.yaml", fault.Edition}, {"beyond.yaml", fault.State}} {
		s.Press("ctrl+u")
		s.Paste(filepath.Join(".", c.file))
		if s.Press("enter"); fault.ClassOf(s.Last.Fault) != c.want {
			t.Errorf("%s: %v", c.file, s.Last.Fault)
		}
	}
	s.Leave()
	if !p.Typing() {
		t.Error("what was filled in is gone")
	}
	s.Press("ctrl+u")
	s.Paste("good.yaml")
	s.Press("enter")
	sign(t, s, "skrivefeil")
	if n, _ := s.C.Sight.Edition.Nominee("kinn"); n.Summary.In("nb") != "Kinn, rettet." {
		t.Errorf("%q", n.Summary.In("nb"))
	}
}

// The commonest change is made by choosing the figure and writing the new one.
func TestAFigureIsCorrected(t *testing.T) {
	s, _ := amending(t)
	s.Press("a", "down", "right", "down", "down", "enter")
	if s.Off == nil {
		t.Error("nothing is taken for a figure")
	}
	s.Type("1 178")
	s.Press("enter")
	n := s.C.Sight.Edition.Nominees[1]
	if f := s.Frame(); !strings.Contains(f, n.Name+": ") || !strings.Contains(f, "til: 1178") {
		t.Fatalf("the preview:\n%s", f)
	}
	sign(t, s, "skrivefeil")
	if got := s.C.Sight.Edition.Nominees[1].Values[0].Number.String(); got != "1178" {
		t.Errorf("the figure is %s", got)
	}
}

// Who does not lead is not offered it, and before it is open the file itself is
// changed.
func TestWhoAmends(t *testing.T) {
	s := pagetest.Sit(t, roomtest.Demo(t, prize), "eli", New())
	if s.Press("a"); s.Last.Say != "" || s.Page.Typing() {
		t.Error("a juror amends")
	}
	s = pagetest.Sit(t, roomtest.Draft(t, roomtest.Edition(t, prize)), "", New())
	if s.Press("a"); s.Off == nil || s.C.Sight.Phase != deliberation.Draft {
		t.Errorf("in draft: %v", s.Off)
	}
}

func TestAmendingFrames(t *testing.T) {
	s, _ := amending(t)
	s.Press("a")
	s.AllSizes(func(size string) { golden.Same(t, "amend-"+size, s.Frame()) })
	s.Press("right", "right")
	s.C.L = locale.For(locale.EN)
	s.Size(80, 24)
	golden.Same(t, "amend-substitute-en", s.Frame())
}
