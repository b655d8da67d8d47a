package jury

import (
	"context"
	"os"
	"strings"
	"testing"

	"votering/internal/fault"
)

// Whatever has to be asked before a ballot counts is asked in words, and the
// answer stays with the ballot.
func TestQuestions(t *testing.T) {
	accept := func(s *country) { s.Press("enter"); s.Answer("") }
	for name, c := range map[string]struct {
		before func(s *country)
		asks   string // in the title of the question
		input  bool   // a line is to be written
		after  string // on the page
	}{
		"a form": {func(s *country) { s.filled("anne", "4"); s.collect() }, "Hvem bekreftet", true, "Kom som skjema; avsenderen er bekreftet: fordi."},
		"another key": {func(s *country) {
			s.mailed(s.ballot("anne", "4"), "anne.ballot")
			s.collect()
			accept(s)
			s.mailed(s.ballot("anne again", "5"), "anne.ballot")
			s.Press("esc")
			s.collect()
		}, "Ny nøkkel for Anne", true, "to sedler: velg"},
		"after closing": {func(s *country) {
			late := s.ballot("anne", "4")
			_, err := s.Room.CloseBallots("")
			must(t, err)
			s.Look()
			s.mailed(late, "anne.ballot")
			s.collect()
			accept(s)
		}, "etter lukking", true, "Tatt inn etter lukking: fordi."},
	} {
		t.Run(name, func(t *testing.T) {
			s := spread(t)
			s.invite()
			s.Press("esc")
			c.before(s)
			s.Press("enter")
			if s.Asked == nil || !strings.Contains(s.Asked.Title, c.asks) || (s.Asked.Input != nil) != c.input {
				t.Fatalf("asked %+v, %v", s.Asked, s.Last.Fault)
			}
			s.Answer("fordi")
			if s.Last.Fault != nil {
				t.Fatal(s.Last.Fault)
			}
			s.Press("esc")
			choose(s.Seat, "anne")
			s.shows(c.after)
		})
	}
}

// A file that says nothing is refused with every reason, and nothing can be
// asked about it.
func TestAFormThatIsWrong(t *testing.T) {
	s := spread(t)
	s.invite()
	s.Press("esc")
	s.filled("ola", "9")
	s.collect()
	s.shows("ola.txt:79: ", "«9» er ikke på skalaen", "avvist")
	s.Press("enter")
	off(t, s.Seat, "collect.nothing_to_ask")
	before := s.Frame()
	if s.Press("pgdown"); s.Frame() == before {
		t.Error("the complaints cannot be read to their end")
	}
	s.Press("y")
	s.shows("Ola <ola@example.org>", "- ola.txt:79: ", "«9» er ikke på skalaen")
	s.Press("esc", "esc")
	choose(s.Seat, "ola")
	s.shows("kom med feil", "er avvist")
}

// The passphrase that is forgotten when the page is left is asked for again
// before a file is taken in.
func TestSettlingAfterThePageWasLeft(t *testing.T) {
	s := spread(t)
	s.invite()
	s.Press("esc")
	s.mailed(s.ballot("anne", "4"), "anne.ballot")
	s.collect()
	s.Leave()
	s.shows("Ring Anne")
	s.Press("enter")
	s.Answer("")
	s.shows("Passordfrase", "Kvitteringer til")
	s.Type(sealing)
	s.Press("enter")
	s.shows("nøkkelen er ikke bekreftet")
	s.Press("enter")
	s.Answer("")
	s.shows("Kvittering 1 er signert")
}

// A key is read aloud for somebody. Where it is another juror's already the
// screen says whose, and lets nobody have it twice.
func TestAKeyOfAnother(t *testing.T) {
	s := spread(t)
	s.invite()
	s.Press("esc")
	s.mailed(s.ballot("anne", "4"), "anne.ballot")
	s.mailed(s.ballot("ola with the key of anne", "5"), "ola.ballot")
	s.collect()
	s.Press("enter")
	if all := strings.Join(s.Asked.Lines, " "); !strings.Contains(all, "ANNE") || !strings.Contains(all, "SHA256:") {
		t.Errorf("asked %q", s.Asked.Lines)
	}
	s.Answer("")
	if len(s.Last.Notice) != 1 || s.Last.Notice[0].ID != "key_confirmed" {
		t.Errorf("%+v", s.Last.Notice)
	}
	s.Press("down", "enter")
	s.Answer("")
	s.shows("avvist", "Stemmeseddelen sier at den er fra Ola, og Anne har signert den")
}

// What is wrong in the form is told there, before any key is asked for, and
// what is right stays; the next sitting begins with it.
func TestCollectingIsTriedFirst(t *testing.T) {
	s := spread(t)
	s.invite()
	s.Press("esc")
	s.mailed(s.ballot("anne", "4"), "anne.ballot")
	s.ring.Unlocks = func(context.Context) { t.Error("a key is asked for") }
	s.Press("c")
	s.write("inm")
	s.Press("down", "down")
	s.Type("feil")
	s.Press("enter")
	if fault.ClassOf(s.Last.Fault) != fault.IO {
		t.Errorf("a path that is not there: %v", s.Last.Fault)
	}
	s.write("inn")
	s.Press("down", "down")
	s.Type("feil")
	s.Press("enter")
	if fault.ClassOf(s.Last.Fault) != fault.Passphrase {
		t.Errorf("a wrong passphrase: %v", s.Last.Fault)
	}
	s.shows("inn", "Kvitteringer til")
	s.Type(sealing)
	s.Press("enter")
	s.shows("Ring Anne") // nothing is taken in yet: nothing is signed
	s.Press("esc")
	s.shows("nøkkel: ring og spør")
	s.Press("c")
	s.shows("inn")
}

// Something else in the folder of the invitations is told before a passphrase is
// asked for.
func TestInvitingWhereSomethingLies(t *testing.T) {
	s := spread(t)
	must(t, os.MkdirAll("ut", 0o755), os.WriteFile("ut/anne.edition", []byte("noe annet"), 0o600))
	s.Press("v", "down", "down", "down")
	s.write("ut")
	s.Press("enter")
	if fault.ClassOf(s.Last.Fault) != fault.IO {
		t.Errorf("%v", s.Last.Fault)
	}
	s.write("et annet sted")
	s.Press("enter")
	s.shows("din passordfrase")
}

// A passphrase is not taken without a word: a short one is said to be, an empty
// one stays where it is, and going on without a secretary is asked about.
func TestPassphrasesOfTheSealingKey(t *testing.T) {
	s := spread(t)
	s.Press("v", "down", "down", "down", "enter", "enter")
	if s.Off == nil || s.Off.ID != "seal.passphrase_missing" {
		t.Errorf("empty: %v", s.Off)
	}
	s.Type("kort")
	s.Press("enter")
	s.shows("Den er kort", "12 tegn")
	s.Press("up", "ctrl+u")
	for range 2 {
		s.Type(sealing)
		s.Press("enter")
	}
	s.Press("enter")
	if s.Asked == nil || !strings.Contains(s.Asked.Title, "sekretær") {
		t.Errorf("asked %+v", s.Asked)
	}
}

// A sheet that was written restores the key under a new passphrase.
func TestRestoringTheSealingKey(t *testing.T) {
	s := spread(t)
	s.invite()
	s.Press("esc", "r", "down")
	s.write("ark.txt")
	s.Press("down")
	s.Type(sealing)
	s.Press("enter", "r", "right", "down")
	s.write("ark.txt")
	s.Press("enter")
	for range 2 {
		s.Type("en helt ny frase")
		s.Press("enter")
	}
	if s.Last.Fault != nil || s.page.steps.Front() != nil {
		t.Fatalf("%v, %T is in front", s.Last.Fault, s.page.steps.Front())
	}
	s.mailed(s.ballot("anne", "4"), "anne.ballot")
	s.collect()
	if f := s.Last.Fault; f == nil {
		t.Error("the old passphrase still opens it")
	}
	s.Type("en helt ny frase")
	s.Press("enter")
	s.shows("Ring Anne")
}

// Who leads is told that the file lies where a service keeps copies of it.
func TestASyncedFile(t *testing.T) {
	s := spread(t)
	s.C.Sight.Synced = "OneDrive"
	s.Page.Seen(s.C)
	s.Size(120, 40)
	s.shows("OneDrive")
}
