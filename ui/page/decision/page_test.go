package decision

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/ui/page"
	"votering/ui/page/pagetest"
)

// From nothing to signed with the keys of the page alone: votes, grounds,
// a new key, its passphrase wrong and right.
func TestTheWholeWay(t *testing.T) {
	k := newRing(t)
	r := advice(t, k)
	s, p := sit(t, r)
	shows(t, s, "Vinner: Kinn.", "Juryen stemmer over vinneren", "→ 2", "→ 4", "2 ting", "trengs ikke nå")

	s.Press("2", "1", "down", "1", "down", "2", "esc")
	if got := s.C.Sight.Proposal.Voted()["kinn"]; got != 2 {
		t.Fatalf("%d votes are saved", got)
	}
	s.Press("4")
	s.Type("Hele kommunen er med.")
	s.Press("esc")
	if got := s.C.Sight.Proposal.Grounds["nb"]; got != "Hele kommunen er med." {
		t.Fatalf("the grounds are %q", got)
	}
	shows(t, s, "Alt er klart. Trykk 8 for å signere.")

	s.Press("8")
	pick(t, s, p, "new")
	s.Answer("~/.ssh/id_votering")
	s.Type(passphrase)
	s.Press("enter")
	s.Type(passphrase)
	s.Press("enter")
	if len(k.Made) != 1 || !strings.HasSuffix(k.Made[0], filepath.Join(".ssh", "id_votering")) || strings.HasPrefix(k.Made[0], "~") {
		t.Fatalf("made %v, %+v", k.Made, s.Last)
	}
	s.Press("enter")
	if s.Asked == nil || s.Asked.Word == "" || !strings.Contains(s.Asked.Text, "Vinner: Kinn.") {
		t.Fatalf("asked %+v", s.Asked)
	}
	s.Answer("")
	s.Type("feil")
	s.Press("enter")
	if s.C.Sight.Decision != nil || fault.ClassOf(s.Last.Fault) != fault.Passphrase {
		t.Fatalf("a wrong passphrase: %+v", s.Last)
	}
	s.Type(passphrase)
	s.Press("enter")
	d := s.C.Sight.Decision
	if d == nil || len(d.Winners) != 1 || d.Winners[0] != "kinn" {
		t.Fatalf("decided: %+v, %v", d, s.Last.Fault)
	}
	shows(t, s, "Vinner: Kinn.", d.KeyFP, d.SHA256+" decision.json", "Trykk 1 for å eksportere")

	dir := filepath.Join(t.TempDir(), "ut av huset")
	s.Press("1", "enter", "enter", "enter", "enter", "enter", "ctrl+u")
	s.Paste(dir)
	s.Press("enter")
	if p.done == nil {
		t.Fatalf("nothing is exported: %+v", s.Last)
	}
	if _, err := os.Stat(filepath.Join(dir, "decision.json.sig")); err != nil {
		t.Error(err)
	}
	s.Size(200, 60)
	shows(t, s, `votering verify '`+dir+`' --chair `+d.KeyFP, "lest tilbake og kontrollert", "VERIFY.txt")
	s.Press("esc", "esc", "2")
	if s.Asked.Input == nil || !s.Asked.Input.Required {
		t.Fatalf("no reason is asked for before the embargo ends: %+v", s.Asked)
	}
	s.Answer("avtalt med departementet")
	if s.C.Sight.Decision.AnnouncedAt.IsZero() {
		t.Fatalf("not announced: %v", s.Last.Fault)
	}
	if s.Press("2"); s.Off == nil || s.Off.ID != "announce.twice" {
		t.Errorf("announced twice: %v", s.Off)
	}
	open(t, s, p, row{kind: ofReopening})
	s.Press("enter")
	if s.Asked.Word == "" || s.Asked.Input == nil || len(s.Asked.Lines) != 2 {
		t.Fatalf("asked %+v", s.Asked)
	}
	s.Answer("feil vinner")
	if s.C.Sight.Phase != deliberation.Revealed || s.C.Sight.Proposal.Grounds["nb"] == "" {
		t.Errorf("%s, %v", s.C.Sight.Phase, s.Last.Fault)
	}
}

// A text is saved when it is left, however it is left.
func TestATextIsSavedHoweverItIsLeft(t *testing.T) {
	for name, leave := range map[string]func(s *pagetest.Seat){
		"esc":          func(s *pagetest.Seat) { s.Press("esc") },
		"ctrl+s":       func(s *pagetest.Seat) { s.Press("ctrl+s") },
		"another page": func(s *pagetest.Seat) { s.Leave() },
		"own editor":   func(s *pagetest.Seat) { s.Press("ctrl+e") },
	} {
		for _, slow := range []bool{false, true} {
			s, p := sit(t, advice(t, newRing(t)))
			open(t, s, p, row{ofGrounds, "nb"})
			s.Slow = slow
			s.Type("en tekst")
			leave(s)
			if p.Holds(s.C) != "" {
				t.Errorf("%s: it says that something is lost", name)
			}
			s.Settle()
			if got := s.C.Sight.Proposal.Grounds["nb"]; got != "en tekst" {
				t.Errorf("%s: %q is saved", name, got)
			}
		}
	}
}

// What is written on before the room has answered is saved after it, and
// nothing older comes up meanwhile.
func TestWritingOnBeforeItIsSaved(t *testing.T) {
	s, p := sit(t, advice(t, newRing(t)))
	s.Slow = true
	open(t, s, p, row{ofGrounds, "nb"})
	s.Type("en")
	s.Press("esc", "4")
	if got := p.steps.Front().(*writer).editor.Value(); got != "en" {
		t.Fatalf("opened again it holds %q", got)
	}
	s.Type(" to")
	s.Press("esc")
	s.Step()
	if got := p.texts.now(textID{ofGrounds, "nb"}, &s.C.Sight.Proposal); got != "en to" {
		t.Errorf("after the first answer it is %q", got)
	}
	s.Settle()
	if got := s.C.Sight.Proposal.Grounds["nb"]; got != "en to" || len(p.texts.kept) > 0 || len(p.texts.acts) > 0 {
		t.Errorf("%q, still %v", got, p.texts)
	}
	s.Press("4", "esc")
	if s.Last.Act != nil {
		t.Error("what did not change is saved again")
	}
}

// A text that the room refuses stays, is said not to be saved, and can be
// saved again.
func TestARefusedTextStays(t *testing.T) {
	s, p := sit(t, advice(t, newRing(t)))
	open(t, s, p, row{ofGrounds, "nb"})
	s.Slow = true
	s.Type("en tekst")
	s.Press("esc")
	must(t, s.Room.Reopen("", deliberation.Locked, "feil"), s.Room.RevealTally(""))
	refused := page.Result{Name: s.Last.Act.Name, Err: fault.New(fault.State, "ui.read_only")}
	if a := p.Done(s.C, refused); a.Fault == nil || p.Holds(s.C) == "" {
		t.Fatalf("%+v, holds %q", a, p.Holds(s.C))
	}
	shows(t, s, "ikke lagret")
	s.Slow = false
	s.Press("4", "esc")
	s.Settle()
	if got := s.C.Sight.Proposal.Grounds["nb"]; got != "en tekst" || p.Holds(s.C) != "" {
		t.Errorf("%q, holds %q", got, p.Holds(s.C))
	}
}

// A text that is being written while the way back is taken stays as well.
func TestATextOutlivesItsState(t *testing.T) {
	s, p := sit(t, advice(t, newRing(t)))
	open(t, s, p, row{ofGrounds, "nb"})
	s.Type("en tekst")
	must(t, s.Room.Reopen("", deliberation.Locked, "feil"))
	s.Look()
	if p.Typing() || p.Holds(s.C) == "" {
		t.Fatalf("typing %v, holds %q", p.Typing(), p.Holds(s.C))
	}
	must(t, s.Room.RevealTally(""))
	s.Look()
	s.Press("4", "esc")
	if got := s.C.Sight.Proposal.Grounds["nb"]; got != "en tekst" || p.Holds(s.C) != "" {
		t.Errorf("%q, holds %q", got, p.Holds(s.C))
	}
}

func TestTheUsersOwnEditor(t *testing.T) {
	s, p := sit(t, advice(t, newRing(t)))
	open(t, s, p, row{ofGrounds, "nb"})
	s.Slow = true
	s.Type("før")
	s.Press("ctrl+e")
	e := s.Last.Edit
	if e == nil || e.Text != "før" || e.Max != room.MaxGround {
		t.Fatalf("%+v", s.Last)
	}
	if a := p.Looked(s.C, e.Name, nil, fault.New(fault.Usage, "edit.none")); a.Fault == nil || p.steps.Front().(*writer).editor.Value() != "før" {
		t.Errorf("without an editor: %+v", a)
	}
	a := p.Looked(s.C, e.Name, "etter\nfrokost", nil)
	if a.Act == nil || p.steps.Front().(*writer).editor.Value() != "etter\nfrokost" {
		t.Errorf("%+v", a)
	}
}

func TestTheSecretaryCannotSign(t *testing.T) {
	r := binding(t, newRing(t))
	grounds(t, r)
	s := pagetest.Sit(t, r, "gro", New())
	if s.C.Sight.Who.Role != "secretary" {
		t.Skip("the made-up edition has no secretary by that name")
	}
	p := s.Page.(*Page)
	if open(t, s, p, row{kind: ofSigning}); s.Off == nil || s.Off.ID != "juror.chair_alone" {
		t.Errorf("%v", s.Off)
	}
}

// A juror reads what was decided, and changes nothing.
func TestAJurorReads(t *testing.T) {
	r := advice(t, newRing(t))
	vote(t, r, "kinn")
	grounds(t, r)
	_, err := r.Propose("", deliberation.ProposalChange{Dissent: map[string]string{"bjorn": "Planen mangler."}})
	must(t, err)
	s := pagetest.Sit(t, r, "anne", New())
	if p := s.Page.(*Page); len(p.rows) > 0 {
		t.Errorf("before it is decided a juror has %v", p.rows)
	}
	sign(t, r)
	s.Look()
	p := s.Page.(*Page)
	for i := range p.rows {
		s.Press(string(rune('1' + i)))
		s.AllSizes(func(string) {})
		s.Press("enter")
		s.Press("x", "1", "left", "ctrl+s", "delete", "h")
		if s.Page.Typing() {
			t.Errorf("%v can be written", p.rows[i])
		}
		s.Press("esc", "esc")
		if s.Last.Act != nil {
			t.Errorf("%v changes something", p.rows[i])
		}
	}
	if k := p.rows[len(p.rows)-1].kind; k != ofDissent {
		t.Errorf("the last part is %s", k)
	}
}

// No award, and a winner who is not first, change what is missing.
func TestOutcomes(t *testing.T) {
	s, p := sit(t, advice(t, newRing(t)))
	open(t, s, p, row{kind: ofWinner})
	s.Press("end", "enter")
	if !s.C.Sight.Proposal.NoAward {
		t.Fatalf("%+v", s.C.Sight.Proposal)
	}
	shows(t, s, "Ingen får prisen.", "1 ting")
	open(t, s, p, row{kind: ofWinner})
	s.Press("home", "down", "down", "enter")
	if s.C.Sight.Proposal.Winner != "bodo" || !s.C.Sight.Departs {
		t.Fatalf("%+v", s.C.Sight.Proposal)
	}
	shows(t, s, "fraviker", "først i rangeringen er Kinn", "Begrunnelse for avviket")
	open(t, s, p, row{kind: ofDeparture})
	s.Type("Bodø har gjort mest.")
	s.Press("esc")
	if s.C.Sight.Proposal.Departure != "Bodø har gjort mest." {
		t.Errorf("%+v", s.C.Sight.Proposal)
	}
}

// What stands in the way always has a part that mends it.
func TestWhatStandsInTheWayCanBeMended(t *testing.T) {
	for _, id := range []string{"recusal_open", "no_grounds", "no_votes", "nothing_ranked", "no_departure", "grounds_stale", "grounds_stale_none", "departure_stale"} {
		s, p := sit(t, advice(t, newRing(t)))
		s.C.Sight.Departs = true
		s.C.Sight.Blocking = []deliberation.Blocker{{ID: id, Args: fault.Pairs("lang", "nb", "name", "Eli", "of", "Bodø", "winner", "bodo")}}
		s.Page.Seen(s.C)
		if p.number(mender(s.C.Sight.Blocking[0])) == "" {
			t.Errorf("%s: no part mends it", id)
		}
		for _, lang := range locale.Languages() {
			s.C.L = locale.For(lang)
			if f := s.Frame(); strings.ContainsAny(f, "⟦{") {
				t.Errorf("%s: %s", id, f)
			}
		}
	}
}

// Everything that is to be looked at before signing is in the question.
func TestNamesAreAskedAboutBeforeSigning(t *testing.T) {
	r := advice(t, newRing(t))
	vote(t, r, "kinn")
	_, err := r.Propose("", deliberation.ProposalChange{Grounds: map[string]string{"nb": "Bjørn var uenig."}})
	must(t, err)
	s, _ := sit(t, r)
	shows(t, s, "begrunnelsen nevner Bjørn")
	s.Press("8", "enter")
	if len(s.Asked.Lines) != 2 || !strings.Contains(s.Asked.Lines[0], "Bjørn") {
		t.Errorf("asked %+v", s.Asked)
	}
}
