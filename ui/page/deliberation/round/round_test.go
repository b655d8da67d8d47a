package round

import (
	"strings"
	"testing"

	"votering/internal/deliberation"
	"votering/internal/room/roomtest"
	"votering/ui/page"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
	"votering/ui/part/stack"
)

// sit is somebody at the rounds of the worked case, where Kinn's commitment is
// in hand.
func sit(t *testing.T, who, juror string) *pagetest.Seat {
	t.Helper()
	disk := roomtest.NewDisk()
	r, _ := disk.Worked(t)
	s := pagetest.Sit(t, r, who, &pagetest.Host{Open: func(s *stack.Stack, c page.Context) page.Action {
		return Open(s, c, At{Nominee: "kinn", Criterion: "commitment", Juror: juror}, true)
	}})
	s.Press("enter")
	return s
}

// begin opens a round.
func begin(t *testing.T, s *pagetest.Seat) {
	t.Helper()
	s.Press("o")
	s.Answer("")
	if s.C.Sight.Round != deliberation.FirstRound {
		t.Fatalf("round %d is open", s.C.Sight.Round)
	}
}

// A juror changes a mark with a reason; it is the juror who confirms it, and both
// values are there.
func TestAChangeIsConfirmedByItsJuror(t *testing.T) {
	s := sit(t, "", "bjorn")
	if s.Press("e"); s.Off == nil {
		t.Error("without a round a mark can be changed")
	}
	begin(t, s)
	s.Press("e")
	s.Press("4", "enter")
	s.Type("Boligplanen fra 2021 var der.")
	s.Press("enter")
	if s.Asked == nil || s.Asked.Word != "Bjørn" {
		t.Fatalf("it is not Bjørn who is asked: %+v", s.Asked)
	}
	golden.Same(t, "asked", s.Asked.Title+"\n"+s.Asked.Text+"\n"+strings.Join(s.Asked.Lines, "\n")+"\n"+s.Asked.After+"\n")
	s.Answer("Bjørn")
	changes := s.C.Sight.Rounds[0].Changes
	if len(changes) != 1 || changes[0].From != "2" || changes[0].To != "4" || changes[0].Confirmed != deliberation.InRoom {
		t.Fatalf("what is kept: %+v", changes)
	}
	s.AllSizes(func(name string) { golden.Same(t, "changed-"+name, s.Frame()) })
	s.Press("o")
	s.Answer("")
	if s.C.Sight.Round != 0 {
		t.Error("the round is not closed")
	}
	if s.Press("e"); s.Off == nil {
		t.Error("after the round is closed a mark can be changed")
	}
}

// What is missing is asked for where it is missing, and what cannot be is
// refused before anybody confirms it.
func TestARevisionThatCannotBe(t *testing.T) {
	s := sit(t, "", "eli")
	begin(t, s)
	s.Press("e")
	for _, c := range []struct {
		name string
		keys []string
	}{
		{"no mark", []string{"enter", "enter"}},
		{"no reason", []string{"6", "enter", "enter"}},
	} {
		s.Off = nil
		s.Press(c.keys...)
		if s.Off == nil || s.Asked != nil {
			t.Errorf("%s: it goes on", c.name)
		}
	}
	s.Type("Den er bedre.")
	s.Press("up", "backspace", "7", "enter", "enter")
	if s.Last.Fault == nil || s.Asked != nil {
		t.Error("a mark beyond the scale goes on")
	}
	s.Press("up", "up", "up", "left", "left")
	if f := s.Frame(); !strings.Contains(f, "Eli Strand er inhabil overfor Bodø") {
		t.Errorf("a recusal is not told:\n%s", f)
	}
}

// A juror who sits at the file changes own marks alone, and opens no round.
func TestAGuestChangesOwnMarks(t *testing.T) {
	s := sit(t, "anne", "bjorn")
	if s.Press("o"); s.Asked != nil {
		t.Error("a juror can open a round")
	}
	if _, err := s.Room.OpenRound(""); err != nil {
		t.Fatal(err)
	}
	s.Look()
	s.Press("e")
	if f := s.Frame(); strings.Contains(f, "Bjørn") {
		t.Errorf("another's mark can be chosen:\n%s", f)
	}
	s.Press("4", "enter")
	s.Type("Jeg har lest planen.")
	s.Press("enter")
	if s.Asked == nil || s.Asked.Word != "" {
		t.Fatalf("her own change is not asked for: %+v", s.Asked)
	}
	s.Answer("")
	if changes := s.C.Sight.Rounds[0].Changes; len(changes) != 1 || changes[0].Juror != "anne" {
		t.Errorf("what is kept: %+v", changes)
	}
}

// Before a round is opened it is told what one is for; of two the arrows choose.
func TestRoundsAreCompared(t *testing.T) {
	s := sit(t, "", "")
	s.AllSizes(func(name string) { golden.Same(t, "none-"+name, s.Frame()) })
	for n, mark := range []string{"5", "6"} {
		if _, err := s.Room.OpenRound(""); err != nil {
			t.Fatal(err)
		}
		if err := s.Room.Revise("", "bjorn", "kinn", "commitment", mark, "Boligplanen."); err != nil {
			t.Fatal(n, err)
		}
		if err := s.Room.CloseRound(""); err != nil {
			t.Fatal(err)
		}
	}
	s.Look()
	s.Press("esc", "enter")
	last := s.Frame()
	s.Press("left")
	if first := s.Frame(); !strings.Contains(last, "3. runde") || !strings.Contains(first, "2. runde") || !strings.Contains(first, "2 → 5") {
		t.Errorf("the rounds are not told apart:\n%s\n%s", last, first)
	}
}

// Where names are hidden nobody is told by the changes, and a change is begun
// only after it is said that names will be seen.
func TestWithoutNames(t *testing.T) {
	r, _ := roomtest.NewDisk().Worked(t)
	if _, err := r.OpenRound(""); err != nil {
		t.Fatal(err)
	}
	if err := r.Revise("", "bjorn", "kinn", "commitment", "5", "Bjørn har lest planen."); err != nil {
		t.Fatal(err)
	}
	s := pagetest.Sit(t, r, "", &pagetest.Host{Open: func(s *stack.Stack, c page.Context) page.Action {
		return Open(s, c, At{}, false)
	}})
	s.Press("enter")
	nobody := func() {
		t.Helper()
		for _, j := range s.C.Sight.Edition.Jurors {
			if f := s.Frame(); strings.Contains(f, strings.Fields(j.Name)[0]) {
				t.Errorf("%s is named:\n%s", j.Name, f)
			}
		}
	}
	s.AllSizes(func(string) { nobody() })
	s.Press("e")
	nobody()
	if s.Asked == nil {
		t.Fatal("a change is begun without a question")
	}
	s.Size(80, 24)
	s.Answer("")
	if f := s.Frame(); !strings.Contains(f, "Hvem sitt poeng") {
		t.Errorf("a change is not begun:\n%s", f)
	}
}
