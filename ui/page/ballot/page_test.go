package ballot

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/mailing"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/internal/trust"
	"votering/ui/page"
	"votering/ui/page/pagetest"
)

// What a juror sees on the way, from the first mark to the receipt.
func TestFrames(t *testing.T) {
	sit(t).frames("fresh")
	sit(t).score(4, 1).frames("begun")
	all(t).frames("ready")
	s := all(t).seal("hest og vogn")
	s.frames("mail")
	s.Press("esc")
	s.frames("sealed")
	s.receipt(1, 9)
	s.Arrive()
	s.frames("near")
	s.Press("enter")
	s.frames("letters")
	s.Press("enter")
	s.frames("kept")
	s.Press("esc")
	s.frames("received")
	s.must(s.Room.Mark("", "kinn", "results", "5"))
	s.Look()
	s.frames("changed")
}

func TestStepFrames(t *testing.T) {
	s := all(t)
	s.Press("3")
	s.Type("hest")
	s.Press("enter")
	s.frames("passphrase")
}

// Everything by keys alone: filled in, sealed with a new passphrase, and the one
// file lies there, sealed for the chair.
func TestSealing(t *testing.T) {
	s := all(t).seal("hest og vogn")
	o := s.C.Sight.Own
	if o.Sealed.Revision != 1 || s.C.Sight.MyState != deliberation.HandedIn {
		t.Errorf("sealed: %+v, %v", o.Sealed, s.C.Sight.MyState)
	}
	path := filepath.Join(s.dir, "per.ballot")
	data, err := os.ReadFile(path)
	s.must(err)
	got, err := mailing.Open(data, path, s.kit.Identity)
	s.must(err)
	if got.Ballot.Juror != "per" || len(got.Ballot.Marks) != 6 {
		t.Errorf("in the file: %+v", got.Ballot)
	}
	if _, err := os.Stat(filepath.Join(s.dir, "per.key")); err != nil {
		t.Errorf("the key is not beside the file: %v", err)
	}
	s.Size(120, 40)
	s.has(path, "Anne Chair <anne@example.org>", o.Sealed.KeyFP, "receipt-N.json")
	s.Press("esc", "3")
	if s.Off == nil || s.Off.ID != "ballot.sealed_already" {
		t.Errorf("sealing the same again: %v", s.Off)
	}
}

// A passphrase is needed, and the same one twice.
func TestThePassphrase(t *testing.T) {
	s := all(t)
	s.Press("3", "enter")
	if s.Off == nil || s.Off.ID != "ballot.no_passphrase" {
		t.Errorf("without: %v", s.Off)
	}
	s.Type("hest")
	s.Press("enter")
	if n := s.Last.Notice; len(n) != 1 || n[0].ID != "own_passphrase_short" {
		t.Errorf("a short one: %v", n)
	}
	s.Type("hund")
	s.Press("enter")
	s.has("ikke like")
	s.Type("hest")
	s.Leave()
	if s.Page.Typing() {
		t.Error("a passphrase stays half written when the page is left")
	}
	s.Press("3", "esc")
	if s.C.Sight.Own.Sealed != nil {
		t.Error("it is sealed")
	}
}

// What is left to be done is told before sealing, which is not kept from
// anybody.
func TestSealingUnfinished(t *testing.T) {
	s := sit(t).score(4, 1)
	s.Press("3")
	if s.Asked == nil {
		t.Fatalf("nothing is asked: %v", s.Off)
	}
	said := strings.Join(s.Asked.Lines, "\n")
	for _, want := range []string{"2 poeng mangler", "Hamar 2", "Bodø og Hamar"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in %q", want, said)
		}
	}
	s.Answer("")
	s.Type("x")
	s.Press("enter")
	s.Type("x")
	s.Press("enter")
	if s.C.Sight.Own.Sealed == nil {
		t.Fatal("it is not sealed")
	}
	s.Press("esc")
	s.has("2 tomme er forseglet som «avstår»")
}

func TestNothingToSeal(t *testing.T) {
	s := sit(t)
	for key, id := range map[string]string{"3": "seal.nothing", "4": "ballot.not_sealed", "w": "ballot.not_sealed"} {
		if s.Press(key); s.Off == nil || s.Off.ID != id {
			t.Errorf("%s: %v, wants %s", key, s.Off, id)
		}
	}
}

// Enter goes to what is missing: cells, answers, comments.
func TestGoingThere(t *testing.T) {
	s := sit(t).score(3, 1)
	s.Press("1")
	if a := s.Last; a.Goto != page.Scoring || a.Select != "bodo/ideas" {
		t.Errorf("missing: %+v", a)
	}
	s.Press("2")
	if a := s.Last; a.Goto != page.Scoring || a.Select != "bodo" {
		t.Errorf("not answered: %+v", a)
	}
	s = all(t)
	s.Press("1")
	if a := s.Last; a.Select != "kinn/results" {
		t.Errorf("without a comment: %+v", a)
	}
	s.Press("2")
	if a := s.Last; a.Goto != page.Scoring || a.Select != "" {
		t.Errorf("all answered: %+v", a)
	}
	s.must(s.Room.Declare("", "hamar", "en fetter"))
	s.Look()
	s.has("svart for alle; bindinger til Hamar")
	s.Press("2")
	if a := s.Last; a.Select != "hamar" {
		t.Errorf("with ties: %+v", a)
	}
}

// A correction is sealed with the key of before: one passphrase, once.
func TestCorrecting(t *testing.T) {
	s := all(t).seal("hest")
	first, err := os.ReadFile(filepath.Join(s.dir, "per.ballot"))
	s.must(err)
	s.Press("esc")
	s.must(s.Room.Mark("", "kinn", "results", "5"))
	s.Look()
	s.has("endret siden versjon 1", "gjelder til Anne Chair har fått versjon 2")
	s.Press("3")
	s.Type("hund")
	s.Press("enter")
	if fault.ClassOf(s.Last.Fault) != fault.Passphrase {
		t.Errorf("a wrong passphrase: %v", s.Last.Fault)
	}
	s.Type("hest")
	s.Press("enter")
	if o := s.C.Sight.Own.Sealed; o.Revision != 2 || o.Changed || o.Earlier != 1 {
		t.Errorf("sealed: %+v", o)
	}
	second, err := os.ReadFile(filepath.Join(s.dir, "per.ballot"))
	s.must(err)
	if bytes.Equal(first, second) {
		t.Error("the file is the first one")
	}
}

// Whoever forgot the passphrase makes another key, which the chair asks about;
// whoever has a key already signs with that.
func TestAnotherKey(t *testing.T) {
	s := all(t).seal("glemt")
	first := s.C.Sight.Own.KeyFP
	s.Press("esc")
	s.must(s.Room.Mark("", "kinn", "results", "5"))
	s.Look()
	s.Press("3")
	s.has("Glemt? F2")
	s.Press("f2")
	s.has(first, "ringe deg og spørre hvorfor")
	s.Press("esc", "a")
	s.has(first, "ringe deg og spørre hvorfor")
	s.Press("end")
	for range 4 { // the ways without a key stand last
		if s.Asked = nil; s.Page.Bindings(s.C)[1].ID == "signing.new" {
			break
		}
		s.Press("up")
	}
	s.Press("enter")
	if s.Asked == nil || !strings.HasSuffix(s.Asked.Input.Value, "per-2.key") {
		t.Fatalf("no new key is offered:\n%s", s.Frame())
	}
	s.Answer(filepath.Join(s.dir, "per-2.key"))
	s.Type("ny")
	s.Press("enter")
	s.Type("ny")
	s.Press("enter", "enter")
	s.Type("ny")
	s.Press("enter")
	if o := s.C.Sight.Own; o.Sealed.Revision != 2 || o.KeyFP == first {
		t.Errorf("sealed %+v with %s", o.Sealed, o.KeyFP)
	}

	s = all(t)
	s.Press("3", "f2")
	s.has("Juryleder kommer til å be deg lese opp")
	s.Press("esc")
	s.has("Forsegle")
}

// A key that this machine has not signs outside the program.
func TestSealingOutside(t *testing.T) {
	s := all(t)
	mine := s.kit.Signers["per"]
	pub := filepath.Join(s.dir, "mine.pub")
	s.must(os.WriteFile(pub, []byte(mine.Public().Line()+"\n"), 0o600))
	s.Press("a", "end")
	for range 4 {
		if s.Page.Bindings(s.C)[1].ID == "signing.elsewhere" {
			break
		}
		s.Press("up")
	}
	s.Press("enter")
	s.Answer(pub)
	folder := filepath.Join(s.dir, "out")
	s.Answer(folder)
	s.has("SIGN.txt", "out")
	doc, err := os.ReadFile(filepath.Join(folder, room.BallotFile))
	s.must(err)
	s.must(os.WriteFile(filepath.Join(folder, room.BallotFile+".sig"), s.kit.Sign(mine, trust.NamespaceBallot, doc), 0o600))
	s.Press("enter")
	if o := s.C.Sight.Own; o.Sealed == nil || o.KeyFP != mine.Public().Fingerprint() {
		t.Fatalf("sealed %+v: %v", o.Sealed, s.Last.Fault)
	}
	s.has("Send denne ene filen")
}

// The same file can be written elsewhere, without a passphrase; where it is
// gone the page says so.
func TestWritingItAgain(t *testing.T) {
	s := all(t).seal("hest")
	path := filepath.Join(s.dir, "per.ballot")
	first, err := os.ReadFile(path)
	s.must(err)
	s.must(os.Remove(path))
	s.Arrive()
	s.has("ligger ikke der lenger")
	elsewhere := filepath.Join(t.TempDir(), "per.ballot")
	s.Press("w")
	s.Answer(`"` + elsewhere + `"`)
	again, err := os.ReadFile(elsewhere)
	s.must(err)
	if !bytes.Equal(first, again) {
		t.Error("it is another file")
	}
	s.lacks("ligger ikke der lenger")

	// A folder gets the file; what fails leaves things as they are.
	folder := t.TempDir()
	s.Press("w")
	s.Answer(folder)
	if again, err := os.ReadFile(filepath.Join(folder, "per.ballot")); err != nil || !bytes.Equal(first, again) {
		t.Errorf("into a folder: %v", err)
	}
	s.Size(200, 60)
	for _, nowhere := range []string{filepath.Join(folder, "no", "such", "x.ballot"), filepath.Join(folder, "per.ballot", "x")} {
		s.Press("w")
		s.Answer(nowhere)
		if f := fault.Of(s.Last.Fault); f == nil || f.ID != "ballot.no_folder" {
			t.Errorf("%s: %v", nowhere, s.Last.Fault)
		}
		s.has(filepath.Join(folder, "per.ballot"))
		s.lacks(nowhere)
	}
}

// A change after sealing closes the page that names the file to mail, also where
// it was left open; who opens it then is told.
func TestWhatIsMailedIsTheLatest(t *testing.T) {
	s := all(t).seal("hest")
	s.receipt(1, 9)
	s.Leave()
	s.must(s.Room.Mark("", "kinn", "results", "5"))
	s.Look()
	s.Arrive()
	s.lacks("som vedlegg")
	s.has("endret siden versjon 1: forsegle på nytt")
	if got := rows[s.page().cursor.At]; got != rowReceipt { // it lies there to be taken in
		t.Errorf("the cursor is on %s", got)
	}
	s.Press("enter", "enter", "esc", "up")
	s.Leave()
	s.Arrive()
	if got := rows[s.page().cursor.At]; got != rowSeal {
		t.Errorf("the cursor is on %s", got)
	}
	s.Press("4")
	s.has("Dette er ikke det siste")
	s.Press("esc", "3")
	s.Type("hest")
	s.Press("enter")
	s.has("Dette er versjon 2", "tar plassen", "Send aldri per.key")
}

// Receipts that lie beside the file are found; a bad one among them does not
// keep the others out.
func TestReceipts(t *testing.T) {
	s := all(t).seal("hest")
	s.Press("esc")
	s.receipt(1, 9)
	s.lay("receipt-2.json", []byte("{}"), []byte("no signature"))
	s.Arrive()
	s.has("2 filer fra juryleder")
	s.Press("enter", "enter")
	if r := s.C.Sight.Own.Receipts; len(r) != 1 || !r[0].Latest {
		t.Errorf("kept: %+v", r)
	}
	s.has("juryleder har versjon 1", "den siste du forseglet", "receipt-2.json")
	s.Press("esc")
	s.has("1 fil fra juryleder ligger her", "Anne Chair har den")
	s.must(os.Remove(filepath.Join(s.dir, "receipt-2.json.sig")))
	s.Arrive()
	s.has("receipt-2.json ligger her uten signaturen")
	s.Press("5", "enter")
	if s.Off == nil || s.Off.ID != "ballot.letter_unsigned" {
		t.Errorf("without its signature: %v", s.Off)
	}
	s.has("ikke receipt-2.json.sig")
	s.Press("esc")
	s.must(os.Remove(filepath.Join(s.dir, "receipt-2.json")))
	s.Arrive()
	s.has("nummer 1 bekrefter versjon 1")
}

// What a letter says is told plainly, what is to be minded as a warning, and what
// is wrong with one as a fault.
func TestWhatLettersSay(t *testing.T) {
	s := all(t)
	tell := func(err error, ids ...string) page.Action {
		r := page.Result{Name: actKeep, Err: err}
		for _, id := range ids {
			r.Notices = append(r.Notices, room.Notice{ID: id})
		}
		return s.Page.Done(s.C, r)
	}
	if a := tell(nil, "receipt_confirms"); a.Say == "" || len(a.Notice) > 0 {
		t.Errorf("good: %+v", a)
	}
	if a := tell(nil, "receipt_confirms", "receipt_older"); a.Say != "" || len(a.Notice) != 1 {
		t.Errorf("of an older one: %+v", a)
	}
	if a := tell(fault.New(fault.Dropped, "keep.other_ballot"), "receipt_confirms"); a.Say != "" || a.Fault == nil {
		t.Errorf("of another ballot: %+v", a)
	}
}

// A receipt can lie anywhere.
func TestAReceiptElsewhere(t *testing.T) {
	s := all(t).seal("hest")
	s.receipt(1, 9)
	dir := t.TempDir()
	for _, name := range []string{"receipt-1.json", "receipt-1.json.sig"} {
		s.must(os.Rename(filepath.Join(s.dir, name), filepath.Join(dir, name)))
	}
	s.Press("esc", "5", "enter")
	if s.Off == nil || s.Off.ID != "ballot.no_letters" {
		t.Errorf("with nothing beside the file: %v", s.Off)
	}
	s.Press("o")
	s.Answer(filepath.Join(dir, "receipt-1.json"))
	if len(s.C.Sight.Own.Receipts) != 1 {
		t.Errorf("kept: %+v, %v", s.C.Sight.Own.Receipts, s.Last.Fault)
	}
}

// A folder that holds no decision says what is wrong with it, and nothing is
// signed.
func TestNoDecision(t *testing.T) {
	s := all(t).seal("hest")
	s.Press("esc", "6")
	s.Answer(t.TempDir())
	if s.Last.Fault == nil && s.Asked == nil {
		t.Error("nobody is told")
	}
	if s.page().steps.Front() != nil {
		t.Error("there is something to sign")
	}
}

// What does not agree with the juror's file is not a message that passes.
func TestRefusal(t *testing.T) {
	s := all(t)
	a := refusal(s.C, fault.New(fault.Dropped, "dossier.dropped"))
	if a.Ask == nil || a.Ask.Then != nil || len(a.Ask.Lines) != 1 {
		t.Errorf("a ballot that is missing: %+v", a)
	}
	if a := refusal(s.C, errors.New("disk")); a.Ask != nil || a.Fault == nil {
		t.Errorf("a disk that fails: %+v", a)
	}
}

// What is counted in my name and was not sealed here is shown, and asked about
// before it is signed.
func TestSigningWhatWasNotSealedHere(t *testing.T) {
	s := all(t)
	d := &decision{reader: reader{p: s.page()}}
	s.page().steps.Push(d)
	d.Looked(s.C, lookDecision, checked{folder: "/home/per/decision", sight: room.CosignSight{
		Edition: s.C.Sight.Edition.Title, Winners: []string{"Kinn"},
		Mind: []room.Notice{{ID: "cosign_entered", Args: fault.Pairs("chair", "Anne Chair")}},
	}}, nil)
	s.frames("mind")
	s.has("▲", "Anne Chair")
	s.lacks("og at stemmeseddelen din er med")
	s.Press("enter")
	if s.Asked == nil || len(s.Asked.Lines) != 1 {
		t.Fatalf("it is not asked: %+v", s.Last)
	}
}

// In the chair's file there is no such page, and it does no harm.
func TestTheChairsFile(t *testing.T) {
	s := pagetest.Sit(t, roomtest.Demo(t, roomtest.MadeUp), "", New())
	if len(s.Page.Bindings(s.C)) != 0 {
		t.Error("there are keys")
	}
}

// However many nominees there are, and whatever they are called.
func TestManyNominees(t *testing.T) {
	s := all(t)
	big := *s.C.Sight.Edition
	own := *s.C.Sight.Own
	big.Nominees, own.Missing, own.Undeclared = nil, nil, nil
	for i := range 500 {
		n := award.Nominee{ID: fmt.Sprint("n", i), Name: strings.Repeat("\x1b]52;c;x\x07 navn \u202e", i%4+1)}
		big.Nominees = append(big.Nominees, n)
		own.Undeclared = append(own.Undeclared, n.ID)
		for _, c := range big.Marked() {
			own.Missing = append(own.Missing, ballot.Cell{Nominee: n.ID, Criterion: c.ID})
		}
	}
	s.C.Sight.Edition, s.C.Sight.Own = &big, &own
	s.Page.Seen(s.C)
	for range rows {
		s.AllSizes(func(string) { s.lacks("\x1b]", "\u202e", "⟦") })
		s.Press("down")
	}
	s.Press("3")
	if s.Asked == nil || len(s.Asked.Lines) != 2 || len(s.Asked.Lines[1]) > 1000 {
		t.Errorf("asked: %+v", s.Asked)
	}
}

// Words are there in every language.
func TestLanguages(t *testing.T) {
	for _, l := range locale.Languages() {
		for _, at := range []func(t *testing.T) *seat{sit, all} {
			s := at(t)
			s.C.L = locale.For(l)
			for range rows {
				s.AllSizes(func(string) { s.lacks("⟦", "{") })
				for _, b := range s.Page.Bindings(s.C) {
					if !s.C.L.Has("key."+b.ID) || !s.C.L.Has("key."+b.ID+".help") {
						t.Errorf("%s: no words for %s", l, b.ID)
					}
				}
				s.Press("down")
			}
		}
	}
}
