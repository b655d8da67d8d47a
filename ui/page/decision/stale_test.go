package decision

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"votering/internal/deliberation"
	"votering/ui/page/pagetest"
)

// Grounds that were written for another winner are said to be, stand in the
// way, and stand for the winner of now once they are saved again.
func TestGroundsForAnotherOutcome(t *testing.T) {
	s, p := sit(t, advice(t, newRing(t)))
	vote(t, s.Room, "kinn")
	grounds(t, s.Room)
	s.Look()
	shows(t, s, "Alt er klart.")
	_, err := s.Room.Propose("", deliberation.ProposalChange{Outcome: &deliberation.Outcome{NoAward: true}})
	must(t, err)
	s.Look()
	shows(t, s, "× Begrunnelsen på bokmål er skrevet for Kinn. → 4", "× skrevet for Kinn", "flest stemmer (5) fikk Kinn")
	open(t, s, p, row{ofGrounds, "nb"})
	shows(t, s, "▲ Begrunnelsen på bokmål er skrevet for Kinn. Nå er utfallet: Ingen får prisen. Rett teksten")
	if s.Leave(); s.Last.Act != nil {
		t.Error("who only looks elsewhere says that it is right")
	}
	open(t, s, p, row{ofGrounds, "nb"})
	if s.Press("esc"); len(s.C.Sight.Blocking) == 0 {
		t.Error("who only read it says that it is right")
	}
	open(t, s, p, row{ofGrounds, "nb"})
	if s.Press("ctrl+s"); len(s.C.Sight.Blocking) > 0 {
		t.Errorf("in the way: %v", s.C.Sight.Blocking)
	}
	s.Press("esc")
	_, err = s.Room.Propose("", deliberation.ProposalChange{Outcome: &deliberation.Outcome{}})
	must(t, err)
	s.Look()
	open(t, s, p, row{ofGrounds, "nb"})
	s.Type(" Mer.")
	if s.Press("esc"); len(s.C.Sight.Blocking) > 0 {
		t.Errorf("mended, it is in the way: %v", s.C.Sight.Blocking)
	}
}

// No award against the jury's votes is said before it is signed.
func TestNoAwardAgainstTheVotes(t *testing.T) {
	s, p := sit(t, advice(t, newRing(t)))
	vote(t, s.Room, "kinn")
	_, err := s.Room.Propose("", deliberation.ProposalChange{
		Outcome: &deliberation.Outcome{NoAward: true}, Grounds: map[string]string{"nb": "Ingen nådde frem.\nDerfor."},
	})
	must(t, err)
	s.Look()
	shows(t, s, "▲ Men juryen stemte", "Alt er klart.")
	open(t, s, p, row{kind: ofSigning})
	s.Press("enter")
	if !strings.Contains(s.Asked.Lines[0], "fikk Kinn") || !strings.Contains(s.Asked.After, "Begrunnelse på bokmål: 2 linjer, «Ingen nådde frem.»") {
		t.Errorf("asked %+v", s.Asked)
	}
}

// Beside the signature stands what is signed.
func TestWhatIsSignedStandsBesideIt(t *testing.T) {
	s, p := sit(t, advice(t, newRing(t)))
	vote(t, s.Room, "kinn")
	grounds(t, s.Room)
	_, err := s.Room.Propose("", deliberation.ProposalChange{Dissent: map[string]string{"bjorn": "Planen mangler."}})
	must(t, err)
	s.Look()
	p.cursor.At = slices.Index(p.rows, row{kind: ofSigning})
	s.Size(120, 40)
	shows(t, s, "Det gir resultater.", "Kari Moe: Kinn", "Bjørn: Planen mangler.")
}

// What is missing stands in the order of the parts, whose numbers stay.
func TestTheOrderOfWhatIsMissing(t *testing.T) {
	s, p := sit(t, advice(t, newRing(t)))
	before := slices.Clone(p.rows)
	vote(t, s.Room, "bodo")
	s.Look()
	if !slices.Equal(p.rows, before) {
		t.Errorf("%v became %v", before, p.rows)
	}
	frame := s.Frame()
	if a, b := strings.Index(frame, "→ 3"), strings.Index(frame, "→ 4"); a < 0 || b < a {
		t.Errorf("3 stands at %d, 4 at %d", a, b)
	}
	if s.Press("3"); p.steps.Front() == nil {
		t.Error("reasons cannot be written")
	}
	s.Type("Derfor.")
	s.Press("esc")
	vote(t, s.Room, "kinn")
	s.Look()
	shows(t, s, "· brukes ikke nå")
	_, err := s.Room.Propose("", deliberation.ProposalChange{Departure: new(string)})
	must(t, err)
	s.Look()
	if s.Press("3"); s.Off == nil || s.Off.ID != "decide.no_need" {
		t.Errorf("%v", s.Off)
	}
}

// What was handed on is one decision: the next one was not.
func TestWhatWasHandedOnIsOneDecision(t *testing.T) {
	r := advice(t, newRing(t))
	vote(t, r, "kinn")
	grounds(t, r)
	sign(t, r)
	s, p := sit(t, r)
	shows(t, s, "kan eksporteres når som helst")
	s.Press("1", "enter", "right", "enter", "enter", "enter", "enter", "ctrl+u")
	s.Paste(filepath.Join(t.TempDir(), "$(touch x)"))
	s.Press("enter")
	s.Size(200, 60)
	shows(t, s, "Slik kontrollerer arkivet den", "▲ Inneholder navn", "$(touch x)' --chair")
	s.Press("esc", "esc")
	shows(t, s, "eksportert")
	must(t, r.Reopen("", deliberation.Revealed, "trykkfeil"))
	sign(t, r)
	s.Look()
	if p.handedOn(s.C.Sight) {
		t.Error("the next decision counts as exported")
	}
	must(t, r.Announce("", "avtalt"))
	s.Look()
	if strings.Contains(s.Frame(), "kan kunngjøres før") {
		t.Error("what is announced can be published before it is")
	}
}

// A paste that is too long is refused, and said so until something changes.
func TestAPasteThatIsTooLong(t *testing.T) {
	s, p := sit(t, advice(t, newRing(t)))
	open(t, s, p, row{ofGrounds, "nb"})
	s.Type("a")
	s.Paste(strings.Repeat("x", 40_000))
	s.Press("left")
	s.AllSizes(func(size string) {
		if size != "20x5" {
			shows(t, s, "40000 tegn", "39999")
		}
	})
	if got := p.steps.Front().(*writer).editor.Value(); got != "a" {
		t.Errorf("%d characters are there", len(got))
	}
}

// Comments are offered where there are some to read.
func TestCommentsAreOfferedWhereThereAreAny(t *testing.T) {
	offered := func(s *pagetest.Seat) bool {
		for _, b := range s.Page.Bindings(s.C) {
			if b.ID == "decide.notes" {
				return true
			}
		}
		return false
	}
	s, p := sit(t, advice(t, newRing(t)))
	vote(t, s.Room, "kinn")
	s.Look()
	if open(t, s, p, row{ofGrounds, "nb"}); !offered(s) {
		t.Error("the comments on the winner are not offered")
	}
	vote(t, s.Room, "vennesla")
	if s.Look(); offered(s) {
		t.Error("comments are offered where there are none")
	}
}

// Who comes back to the page finds the overview: numbers are no text.
func TestComingBack(t *testing.T) {
	s, p := sit(t, advice(t, newRing(t)))
	open(t, s, p, row{ofGrounds, "nb"})
	s.Type("en tekst")
	s.Leave()
	if p.Typing() || s.C.Sight.Proposal.Grounds["nb"] != "en tekst" {
		t.Errorf("typing %v, saved %q", p.Typing(), s.C.Sight.Proposal.Grounds["nb"])
	}
}
