package jury

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/locale"
	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/ui/page"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
)

// scoring is a jury in the middle of its work: one has handed in, one is
// absent, one has a draft and one is recused.
func scoring(t *testing.T) *room.Room {
	t.Helper()
	r := roomtest.Demo(t, "prisen-2022")
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	e := r.Edition()
	for i, n := range e.Nominees {
		for _, c := range e.Criteria {
			must(r.Mark("kari", n.ID, c.ID, "4"))
		}
		if i < 3 {
			must(r.Mark("anne", n.ID, "results", "5"))
		}
	}
	_, err := r.HandIn("kari")
	must(err)
	must(r.Recuse("eli", "bodo", "arbeidet i kommunen til 2021"))
	must(r.Recuse("eli", "kinn", "søsken i kommunestyret"))
	_, err = r.Absent("", "ola", "syk, og på reise resten av måneden")
	must(err)
	return r
}

func TestFrames(t *testing.T) {
	s := pagetest.Sit(t, scoring(t), "", New())
	s.Press("down", "down", "down")
	s.AllSizes(func(size string) { golden.Same(t, "scoring-"+size, s.Frame()) })
	s.C.L = locale.For(locale.EN)
	s.AllSizes(func(size string) { golden.Same(t, "scoring-en-"+size, s.Frame()) })

	s = pagetest.Sit(t, roomtest.Demo(t, roomtest.MadeUp), "", New())
	s.AllSizes(func(size string) { golden.Same(t, "made-up-"+size, s.Frame()) })
}

// The road and the next step in every state.
func TestStates(t *testing.T) {
	r := roomtest.Draft(t, roomtest.Edition(t, "prisen-2022"))
	s := pagetest.Sit(t, r, "", New())
	s.Size(80, 24)
	golden.Same(t, "state-draft", s.Frame())
	for _, step := range []struct {
		name string
		do   func() error
	}{
		{"open", func() error { return r.Open("") }},
		{"closed", func() error { _, err := r.CloseBallots(""); return err }},
		{"deliberation", func() error { return r.RevealMarks("") }},
		{"locked-no-tally", func() error { return r.Lock("") }},
		{"locked", func() error { return r.SetTally("", publicvote.Totals(nil, r.Edition()), "") }},
		{"revealed", func() error { return r.RevealTally("") }},
	} {
		if err := step.do(); err != nil {
			t.Fatal(err)
		}
		s.Look()
		golden.Same(t, "state-"+step.name, s.Frame())
	}
}

func TestHandingOver(t *testing.T) {
	r := scoring(t)
	s := pagetest.Sit(t, r, "", New())
	for _, c := range []struct {
		juror string
		want  page.Action
		off   string
	}{
		{"kari", page.Action{Goto: page.Scoring}, ""}, // sits here
		{"anne", page.Action{HandTo: "anne"}, ""},
		{"ola", page.Action{HandTo: "ola"}, ""}, // came after all
	} {
		choose(s, c.juror)
		s.Press("enter")
		if s.Off != nil || s.Last.Goto != c.want.Goto || s.Last.HandTo != c.want.HandTo {
			t.Errorf("%s: %+v, %v", c.juror, s.Last, s.Off)
		}
	}
	if _, err := r.HandInAll(""); err != nil {
		t.Fatal(err)
	}
	s.Look()
	choose(s, "anne")
	s.Press("enter")
	off(t, s, "jury.handed_in")
	if _, err := r.CloseBallots(""); err != nil {
		t.Fatal(err)
	}
	s.Look()
	s.Press("enter")
	off(t, s, "jury.late")
}

func TestTheSecretaryDoesNotMark(t *testing.T) {
	e := roomtest.Edition(t, "prisen-2022")
	e.Jurors = append(e.Jurors, award.Juror{ID: "siv", Name: "Siv", Email: "siv@example.org", Role: award.SecretaryRole})
	r := roomtest.Draft(t, e)
	s := pagetest.Sit(t, r, "siv", New())
	s.Press("enter")
	off(t, s, "jury.early")
	choose(s, "siv")
	for _, key := range []string{"enter"} {
		s.Press(key)
		off(t, s, "juror.no_vote")
	}
	if err := r.Open("siv"); err != nil {
		t.Fatal(err)
	}
	s.Look()
	s.Press("a")
	off(t, s, "juror.no_vote")
	choose(s, "kari")
	if s.Press("enter"); s.Last.HandTo != "kari" {
		t.Errorf("the secretary hands over to %q, %v", s.Last.HandTo, s.Off)
	}
}

func TestAbsence(t *testing.T) {
	r := scoring(t)
	s := pagetest.Sit(t, r, "", New())
	choose(s, "kari")
	s.Press("a")
	off(t, s, "absent.handed_in")
	choose(s, "bjorn")
	s.Press("a")
	if s.Asked == nil || !s.Asked.Input.Required || len(s.Asked.Lines) > 0 {
		t.Fatalf("asked %+v", s.Asked)
	}
	s.Answer("flyttet")
	if got := stateWord(s.C, &s.C.Sight.Jurors[2]); got != "fraværende: flyttet" || s.Last.Say == "" {
		t.Errorf("%q, said %q", got, s.Last.Say)
	}
}

// A juror whom a recusal leaves out has handed in what does not count: the page
// says so, and on what ground.
func TestHandedInAndLeftOut(t *testing.T) {
	r := scoring(t)
	if _, err := r.HandIn("eli"); err != nil {
		t.Fatal(err)
	}
	s := pagetest.Sit(t, r, "", New())
	choose(s, "eli")
	s.AllSizes(func(size string) {
		if f := s.Frame(); !strings.Contains(f, "levert, teller ikke") && size != "20x5" {
			t.Errorf("%s does not say that the ballot counts for nothing:\n%s", size, f)
		}
	})
	s.Size(80, 24)
	golden.Same(t, "left-out", s.Frame())
	if want := "arbeidet i kommunen til 2021"; !strings.Contains(s.Frame(), want) {
		t.Errorf("the ground %q is not there", want)
	}
	if choose(s, "bjorn"); strings.Contains(s.Frame(), "arbeidet i kommunen") {
		t.Error("the ground stands there for another juror")
	}
}

// Before somebody is marked absent it is said who falls below quorum.
func TestAbsenceBelowQuorum(t *testing.T) {
	e := roomtest.Edition(t, "prisen-2022")
	e.Rule.Quorum = 6
	r := roomtest.Draft(t, e)
	if err := r.Open(""); err != nil {
		t.Fatal(err)
	}
	s := pagetest.Sit(t, r, "", New())
	choose(s, "ola")
	s.Press("a")
	want := []string{"Bodø", "Haugesund", "Kinn", "Rælingen", "Vennesla"}
	if len(s.Asked.Lines) != len(want) {
		t.Fatalf("%q", s.Asked.Lines)
	}
	for i, n := range want {
		if !strings.HasPrefix(s.Asked.Lines[i], n+" ") {
			t.Errorf("%q does not name %s", s.Asked.Lines[i], n)
		}
	}
}

func TestHandingInDrafts(t *testing.T) {
	r := scoring(t)
	if err := r.Comment("farid", "kinn", "results", "tenker"); err != nil {
		t.Fatal(err)
	}
	s := pagetest.Sit(t, r, "", New())
	s.Press("d")
	want := []string{
		"Anne: 17 tomme felt regnes som avstått",
		"Eli Strand: 12 tomme felt regnes som avstått",
		"Farid: ingen poeng ennå, så utkastet leveres ikke",
	}
	if d := cmp.Diff(want, s.Asked.Lines); d != "" {
		t.Error(d)
	}
	if strings.Contains(s.Asked.Text, "Anne") {
		t.Errorf("%q names a draft that is not complete", s.Asked.Text)
	}
	if s.Asked.Word != "lever alle" {
		t.Errorf("the word is %q", s.Asked.Word)
	}
	s.Answer("")
	for i, want := range []deliberation.JurorState{"handed_in", "handed_in", "not_started", "handed_in", "draft", "absent"} {
		if got := s.C.Sight.Jurors[i].State; got != want {
			t.Errorf("%s: %s, wants %s", s.C.Sight.Jurors[i].Juror.ID, got, want)
		}
	}
	s.Press("d")
	off(t, s, "jury.no_drafts")
}

func TestHandingInWholeDrafts(t *testing.T) {
	s := pagetest.Sit(t, roomtest.Demo(t, roomtest.MadeUp), "", New())
	s.Press("d")
	if want := "Ingenting mangler hos Alva Lyktebærer, Birk Havblikk, Dag Mørkeblå og Embla Gnist."; !strings.Contains(s.Asked.Text, want) {
		t.Errorf("%q is not in %q", want, s.Asked.Text)
	}
	if d := cmp.Diff([]string{"Cecilie Kveldssol: 2 tomme felt regnes som avstått"}, s.Asked.Lines); d != "" {
		t.Error(d)
	}
}

func TestOverride(t *testing.T) {
	s := pagetest.Sit(t, roomtest.Demo(t, roomtest.MadeUp), "", New())
	s.Press("o")
	off(t, s, "jury.pick_gate")
	s.Press("end")
	if s.Press("enter"); s.Off == nil || s.Off.ID != "jury.pick_juror" {
		t.Errorf("a nominee can be handed the laptop: %v", s.Off)
	}
	s.Press("a")
	off(t, s, "jury.pick_juror")
	s.Press("o")
	s.Answer("veien ble bygd i fjor")
	if len(s.C.Sight.Overrides) != 1 || !strings.Contains(s.Frame(), "sluppet gjennom: veien ble bygd i fjor") {
		t.Errorf("%v\n%s", s.C.Sight.Overrides, s.Frame())
	}
	s = pagetest.Sit(t, scoring(t), "", New())
	s.Press("o")
	off(t, s, "jury.no_gate")
}

// Every way through the life of an edition goes by f and b.
func TestForward(t *testing.T) {
	r := roomtest.Draft(t, roomtest.Edition(t, "prisen-2022"))
	s := pagetest.Sit(t, r, "", New())
	s.Press("b")
	off(t, s, "state.reveal_both.early")
	for _, want := range []deliberation.Phase{deliberation.Open, deliberation.Closed, deliberation.Deliberating, deliberation.Locked} {
		if want == deliberation.Locked {
			meet(t, s)
		}
		s.Press("f")
		s.Answer("")
		if s.C.Sight.Phase != want || s.Last.Say == "" {
			t.Fatalf("%s, wants %s; said %q", s.C.Sight.Phase, want, s.Last.Say)
		}
	}
	if s.Press("f"); s.Last.Goto != page.PublicVote {
		t.Fatalf("without a public vote f leads to %+v", s.Last)
	}
	if err := r.SetTally("", publicvote.Totals(nil, r.Edition()), ""); err != nil {
		t.Fatal(err)
	}
	s.Look()
	s.Press("f")
	s.Answer("")
	if s.C.Sight.Phase != deliberation.Revealed {
		t.Fatal(s.C.Sight.Phase)
	}
	if s.Press("f"); s.Last.Goto != page.Decision {
		t.Errorf("once the ranking stands f leads to %+v", s.Last)
	}
	s.C.Sight.Phase = deliberation.Decided
	s.Press("f")
	off(t, s, "jury.no_step")
}

func TestWithoutAJury(t *testing.T) {
	e := roomtest.Edition(t, "prisen-2022")
	e.Jurors = nil
	s := pagetest.Sit(t, roomtest.Draft(t, e), "", New())
	s.AllSizes(func(string) { s.Press("down", "up", "end", "home") })
	s.Press("enter")
	off(t, s, "jury.pick_juror")
	s.Press("f")
	off(t, s, "open.no_chair")
	s.Size(80, 24)
	golden.Same(t, "nobody", s.Frame())
}

// ours are the escape sequences that styles make.
var ours = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// Names that are long, wide or meant to do harm stay in their cells.
func TestForeignNames(t *testing.T) {
	s := pagetest.Sit(t, scoring(t), "", New())
	names := []string{strings.Repeat("Æ", 120), "日本" + strings.Repeat("語", 58), "a\x1b]52;c;x\a\u202eb", strings.Repeat("ord ", 29), "e\u0301", ""}
	for i := range s.C.Sight.Jurors {
		j := &s.C.Sight.Jurors[i]
		j.Juror.Name, j.Reason, j.State = names[i], strings.Repeat("grunn\n\x1b[2J", 300), deliberation.Absent
		for _, id := range []string{"bodo", "haugesund", "kinn", "ralingen", "vennesla"} {
			j.Recused = append(j.Recused, room.Recusal{Nominee: id, Ground: strings.Repeat("grunn\n\x1b[2J", 300)})
		}
	}
	s.Page.Seen(s.C)
	s.AllSizes(func(size string) {
		for range names {
			if f := ours.ReplaceAllString(s.Page.View(s.C), ""); strings.ContainsAny(f, "\x1b\a\u202e") {
				t.Fatalf("%s: %q", size, f)
			}
			s.Frame()
			s.Press("down")
		}
		s.Press("home")
	})
}

func TestManyJurors(t *testing.T) {
	s := pagetest.Sit(t, scoring(t), "", New())
	one := s.C.Sight.Jurors[1]
	for len(s.C.Sight.Jurors) < award.MaxJurors {
		s.C.Sight.Jurors = append(s.C.Sight.Jurors, one)
		s.C.Sight.Blocking = append(s.C.Sight.Blocking, s.C.Sight.Blocking[0])
	}
	s.Page.Seen(s.C)
	s.AllSizes(func(string) { s.Press("end"); s.Frame(); s.Press("pgup"); s.Frame(); s.Press("home") })
	s.Size(80, 24)
	golden.Same(t, "many", s.Frame())
	s.C.Sight.Jurors = s.C.Sight.Jurors[:1]
	s.Page.Seen(s.C)
	s.AllSizes(func(string) { s.Frame() })
}

func TestKeys(t *testing.T) {
	s := pagetest.Sit(t, scoring(t), "", New())
	s.CheckKeys()
}

func choose(s *pagetest.Seat, juror string) {
	s.Press("home")
	for range s.C.Sight.Jurors {
		if s.Page.(*Page).chosen().isJuror(juror) {
			return
		}
		s.Press("down")
	}
}

func off(t *testing.T, s *pagetest.Seat, id string) {
	t.Helper()
	if s.Off == nil || s.Off.ID != id {
		t.Errorf("off: %v, wants %s", s.Off, id)
	}
}
