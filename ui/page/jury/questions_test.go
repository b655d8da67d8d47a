package jury

import (
	"strings"
	"testing"
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
	s.shows("ola.txt:79: 9 er ikke på skalaen", "avvist")
	s.Press("enter")
	off(t, s.Seat, "collect.nothing_to_ask")
	before := s.Frame()
	if s.Press("pgdown"); s.Frame() == before {
		t.Error("the complaints cannot be read to their end")
	}
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
