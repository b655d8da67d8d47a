package jury

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/deliberation"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/ui/page"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
)

// asked seats the chair before the question whether Eli is recused from Bodø;
// Farid has declared a conflict with Bodø too.
func asked(t testing.TB) (*room.Room, *pagetest.Seat) {
	t.Helper()
	r := roomtest.Demo(t, "prisen-2022")
	for _, j := range []string{"eli", "farid"} {
		if err := r.Recuse(j, "bodo", "arbeidet i kommunen til 2021"); err != nil {
			t.Fatal(err)
		}
	}
	s := pagetest.Sit(t, r, "", New())
	choose(s, "eli")
	s.Press("i")
	return r, s
}

// verdictOn is what the sight says of a conflict.
func verdictOn(s *pagetest.Seat, juror string) room.Recusal {
	for _, j := range s.C.Sight.Jurors {
		for _, r := range append(slices.Clone(j.Recused), j.Rejected...) {
			if j.Juror.ID == juror {
				return r
			}
		}
	}
	return room.Recusal{}
}

func TestVerdictFrames(t *testing.T) {
	_, s := asked(t)
	s.AllSizes(func(size string) { golden.Same(t, "verdict-"+size, s.Frame()) })
	s.Size(80, 24)
	s.Press("down", "enter", " ", "down", " ", "down", "down", "down")
	s.Type("har ikke hatt med flyktninger å gjøre")
	golden.Same(t, "verdict-written", s.Frame())
	s.Press("enter")
	golden.Same(t, "verdict-saved", s.Frame())
}

func TestARejectedConflict(t *testing.T) {
	_, s := asked(t)
	s.Press("down", "enter") // not recused
	s.Press("enter", " ")    // not Kari, but Anne
	s.Press("ctrl+s")
	got := verdictOn(s, "eli")
	if got.Verdict != room.VerdictRejected || !slices.Equal(got.By, []string{"anne"}) || got.Reason != "" {
		t.Errorf("saved %+v; said %q, off %v", got, s.Last.Say, s.Off)
	}
	if f := s.Frame(); !strings.Contains(f, "Bodø: habil, avgjort av Anne") || s.Page.Typing() {
		t.Errorf("the page shows\n%s", f)
	}
}

func TestAConflictIsDecidedAnew(t *testing.T) {
	_, s := asked(t)
	s.Press("enter", " ", "ctrl+s")
	if got := verdictOn(s, "eli"); got.Verdict != room.VerdictUpheld || !slices.Equal(got.By, []string{"kari"}) {
		t.Fatalf("saved %+v, off %v", got, s.Off)
	}
	choose(s, "eli")
	s.Press("i")
	if f := s.Frame(); !strings.Contains(f, "(●) inhabil") || !strings.Contains(f, "[×] Kari Moe") {
		t.Errorf("it does not begin with what was decided:\n%s", f)
	}
	s.Press("down", " ", "ctrl+s")
	if got := verdictOn(s, "eli"); got.Verdict != room.VerdictRejected || !slices.Equal(got.By, []string{"kari"}) {
		t.Errorf("saved %+v, off %v", got, s.Off)
	}
}

// The one concerned, and who is in doubt about the same nominee, cannot be
// chosen.
func TestWhoMayNotDecide(t *testing.T) {
	_, s := asked(t)
	f := s.Frame()
	for _, want := range []string{"Eli Strand: avgjør ikke sin egen sak", "Farid: er selv meldt inhabil overfor Bodø", "[ ] Kari Moe"} {
		if !strings.Contains(f, want) {
			t.Errorf("%q is not in\n%s", want, f)
		}
	}
	if strings.Contains(f, "[ ] Eli") || strings.Contains(f, "[ ] Farid") {
		t.Errorf("who may not decide can be chosen:\n%s", f)
	}
}

func TestWhatIsMissingFromAVerdict(t *testing.T) {
	_, s := asked(t)
	p := s.Page.(*Page)
	s.Press("ctrl+s")
	off(t, s, "jury.verdict")
	s.Press("down", "enter", "ctrl+s")
	off(t, s, "recusal.by")
	if p.verdict.at != len(outcomes) || p.Holds(s.C) == "" {
		t.Errorf("line %d is chosen, holds %q", p.verdict.at, p.Holds(s.C))
	}
	s.Press("esc")
	if p.form || p.Holds(s.C) == "" || s.Last.Say == "" {
		t.Error("esc does not leave the form, or what is chosen there is forgotten")
	}
	s.Press("i")
	if f := s.Frame(); !strings.Contains(f, "(●) habil") {
		t.Errorf("what was chosen is gone:\n%s", f)
	}
}

func TestWhenNothingCanBeDecided(t *testing.T) {
	r := roomtest.Demo(t, "prisen-2022")
	s := pagetest.Sit(t, r, "", New())
	s.Press("i")
	off(t, s, "jury.no_recusal")
	if err := r.Recuse("eli", "bodo", "slekt"); err != nil {
		t.Fatal(err)
	}
	s.Look()
	s.Press("i", "enter", " ", "ctrl+s") // on another juror: the first that is not decided
	if got := verdictOn(s, "eli"); got.Verdict != room.VerdictUpheld {
		t.Errorf("saved %+v, off %v", got, s.Off)
	}
	s.Press("home", "i")
	off(t, s, "jury.pick_recusal")
	s.C.Sight.Allowed[deliberation.ActRecusal] = noStep
	s.Press("i")
	off(t, s, "jury.no_step")
}

// Before the marks are locked it is said that a conflict is not decided.
func TestLockingNamesWhatIsNotDecided(t *testing.T) {
	r, s := asked(t)
	if s.Press("esc"); s.Page.(*Page).Holds(s.C) != "" {
		t.Error("a form that nobody touched is held")
	}
	for _, step := range []func() error{
		func() error { return r.Mark("kari", "kinn", "results", "4") },
		func() error { _, err := r.HandInAll(""); return err },
		func() error { _, err := r.CloseBallots(""); return err },
		func() error { return r.RevealMarks("") },
	} {
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
	s.Look()
	if f := s.Frame(); !strings.Contains(f, "Eli Strand er meldt inhabil overfor Bodø") || !strings.Contains(f, "i  avgjør inhabilitet") {
		t.Errorf("the page does not say it:\n%s", f)
	}
	meet(t, s)
	s.Press("f")
	if got := strings.Join(s.Asked.Lines, "\n"); !strings.Contains(got, "Eli Strand er meldt inhabil overfor Bodø, og det er ikke avgjort.") {
		t.Errorf("asked %q", got)
	}
	golden.Same(t, "undecided", s.Frame())
}

func TestAnyKeysInAVerdict(t *testing.T) {
	keys := []string{"up", "down", "enter", " ", "x", "ctrl+s", "esc", "i", "a", "backspace", "left"}
	rapid.Check(t, func(rt *rapid.T) {
		_, s := asked(t)
		for range rapid.IntRange(1, 60).Draw(rt, "keys") {
			size := rapid.SampledFrom(pagetest.Sizes).Draw(rt, "size")
			s.Size(size[0], size[1])
			s.Press(rapid.SampledFrom(keys).Draw(rt, "key"))
			s.Frame()
		}
	})
}

func TestForeignTextInAVerdict(t *testing.T) {
	_, s := asked(t)
	evil := "a\x1b]52;c;x\a\u202eb" + strings.Repeat("日本 語", 60)
	e := *s.C.Sight.Edition
	e.Jurors = slices.Clone(e.Jurors)
	for i := range e.Jurors {
		e.Jurors[i].Name = evil
		s.C.Sight.Jurors[i].Juror.Name = evil
		for k := range s.C.Sight.Jurors[i].Recused {
			x := &s.C.Sight.Jurors[i].Recused[k]
			x.Ground, x.Reason, x.Verdict, x.By = evil, evil, room.VerdictUpheld, []string{"kari", evil}
		}
	}
	s.C.Sight.Edition = &e
	s.Page.Seen(s.C)
	for _, press := range []string{"esc", "i"} {
		s.Press(press)
		s.AllSizes(func(size string) {
			for range 12 {
				s.Frame()
				if f := ours.ReplaceAllString(s.Page.View(s.C), ""); strings.ContainsAny(f, "\x1b\a\u202e") {
					t.Fatalf("%s: %q", size, f)
				}
				s.Press("down")
			}
		})
	}
}

var _ page.Holder = (*Page)(nil)
