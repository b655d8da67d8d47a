package decision

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/text"
	"votering/internal/tooltest"
	"votering/ui/page"
	"votering/ui/page/pagetest"
)

// A passphrase is drawn nowhere, and nothing of it is left once it was used or
// given up.
func TestAPassphraseIsForNobodysEyes(t *testing.T) {
	for name, after := range map[string]func(s *pagetest.Seat){
		"used":    func(s *pagetest.Seat) { s.Press("enter") },
		"left":    func(s *pagetest.Seat) { s.Leave() },
		"esc":     func(s *pagetest.Seat) { s.Press("esc") },
		"deleted": func(s *pagetest.Seat) { s.Press("ctrl+u") },
	} {
		s, p := atKeys(t, advice(t, newRing(t)))
		s.Press("down", "enter")
		s.Answer("")
		u := p.front().(*unlocking)
		s.Type("hysj")
		s.AllSizes(func(size string) {
			if f := s.Frame(); strings.Contains(f, "hysj") || strings.Contains(f, "h") && strings.Contains(f, "ysj") {
				t.Errorf("%s shows it:\n%s", size, f)
			}
		})
		if after(s); u.secret.Len() != 0 {
			t.Errorf("%s: %d characters are left", name, u.secret.Len())
		}
	}
}

// While a key is unlocked the page waits, and Esc gives it up: nothing is
// signed, and everything written is there.
func TestUnlockingIsGivenUp(t *testing.T) {
	k := newRing(t)
	s, p := atKeys(t, advice(t, k))
	s.Press("down", "enter")
	s.Answer("")
	s.Slow = true
	s.Type(passphrase)
	s.Press("enter")
	shows(t, s, "Låser opp nøkkelen …")
	s.Press("x", "enter")
	s.Press("esc")
	shows(t, s, "Avbryter …")
	k.unlock = func(ctx context.Context) {
		if ctx.Err() == nil {
			t.Error("the unlocking goes on")
		}
	}
	s.Settle()
	if f := fault.Of(s.Last.Fault); s.C.Sight.Decision != nil || f == nil || f.ID != "sign.stopped" || s.C.Sight.Proposal.Grounds["nb"] == "" {
		t.Errorf("%+v, %v", s.C.Sight.Decision, s.Last.Fault)
	}
	if _, ok := p.front().(*keyring); !ok {
		t.Errorf("in front is %T", p.front())
	}
}

// A key file that others can read is asked about, with its mode; a key that
// cannot sign says why.
func TestKeysThatAreNotAsTheyShouldBe(t *testing.T) {
	k := newRing(t)
	k.fault = fault.New(fault.Key, "agent.garbled")
	s, _ := atKeys(t, advice(t, k))
	s.Press("down", "down", "enter")
	if len(s.Asked.Lines) != 2 || !strings.Contains(s.Asked.Lines[0], "0644") {
		t.Errorf("asked %+v", s.Asked)
	}
	if s.Press("down", "enter"); s.Off == nil || s.Off.ID != "key.broken" {
		t.Errorf("%v", s.Off)
	}
}

// Keys that are found late do not move the row that somebody has chosen.
func TestTheChosenRowStaysWhenKeysAreFound(t *testing.T) {
	s, p := atKeys(t, advice(t, newRing(t)))
	ring := p.front().(*keyring)
	for _, moved := range []bool{false, true} {
		ring.keys, ring.looking, ring.moved, ring.cursor.At = nil, true, false, 0
		if moved {
			s.Press("down")
		}
		keys, err := s.Room.Keys(t.Context())
		p.Looked(s.C, lookKeys, keys, err)
		if w := ring.ways(s.C)[ring.cursor.At]; moved && w.id != "new" || !moved && w.key == nil {
			t.Errorf("moved %v: the chosen row is %+v", moved, w)
		}
	}
}

// Once the chair's key is fixed no other is taken, and none is made.
func TestTheChairsKeyIsFixed(t *testing.T) {
	r := advice(t, newRing(t))
	vote(t, r, "kinn")
	grounds(t, r)
	sign(t, r)
	must(t, r.Reopen("", deliberation.Revealed, "trykkfeil"))
	s, p := sit(t, r)
	open(t, s, p, row{kind: ofSigning})
	shows(t, s, s.C.Sight.ChairKeyFP)
	if w := p.front().(*keyring).ways(s.C); w[0].key == nil || !w[0].key.Registered {
		t.Errorf("%+v", w)
	}
	if s.Press("down", "enter"); s.Off == nil || s.Off.ID != "decide.not_chairs_key" {
		t.Errorf("%v", s.Off)
	}
	for _, w := range p.front().(*keyring).ways(s.C) {
		if w.id == "new" {
			t.Error("a new key is offered")
		}
	}
}

// The documents are written, signed by other means, and taken.
func TestSigningElsewhere(t *testing.T) {
	s, p := atKeys(t, advice(t, newRing(t)))
	pick(t, s, p, "elsewhere")
	s.Answer("/home/kari/gone")
	if fault.ClassOf(s.Last.Fault) != fault.IO || s.Asked != nil {
		t.Fatalf("a key that is not there: %+v", s.Last)
	}
	pick(t, s, p, "elsewhere")
	s.Answer("/home/kari/min nøkkel.pub")
	if s.Asked == nil || !strings.Contains(s.Asked.Title, "2 av 2") {
		t.Fatalf("asked %+v", s.Asked)
	}
	dir := filepath.Join(t.TempDir(), "til signering")
	s.Answer(dir)
	s.Size(200, 60)
	shows(t, s, "cd '"+dir+"'", "ssh-keygen -Y sign -f '/home/kari/min nøkkel.pub'", "Windows:", "trykk Enter her")
	if how, err := os.ReadFile(filepath.Join(dir, room.SignFile)); err != nil || !strings.Contains(string(how), "'/home/kari/min nøkkel.pub'") || !strings.HasPrefix(string(how), "Til signering") {
		t.Errorf("SIGN.txt: %v\n%s", err, how)
	}
	if _, err := os.Stat(filepath.Join(dir, room.CompleteFile)); err != nil || !s.C.Sight.Prepared {
		t.Fatalf("%v, prepared %v", err, s.C.Sight.Prepared)
	}
	if f := press(s, "enter"); f == nil || f.ID != "decide.unsigned" || f.Args["file"] != room.PublicFile {
		t.Fatalf("without signatures: %+v", s.Last)
	}
	signFiles(t, dir, 4)
	if s.Press("enter"); s.C.Sight.Decision == nil {
		t.Fatalf("%v", s.Last.Fault)
	}
	shows(t, s, s.C.Sight.Decision.SHA256)
}

// Documents that wait for signatures can be come back to.
func TestSignaturesAreTakenLater(t *testing.T) {
	s, p := atKeys(t, advice(t, newRing(t)))
	pick(t, s, p, "elsewhere")
	s.Answer("/home/kari/.ssh/id_ed25519.pub")
	dir := filepath.Join(t.TempDir(), "ut")
	s.Answer(dir)
	signFiles(t, dir, 4)
	again := New()
	s = pagetest.Sit(t, s.Room, "", again)
	shows(t, s, "Avgjørelsen venter på signaturene. Trykk 8")
	s.Press("8", "enter")
	if s.Asked == nil || s.Asked.Title != "Hent signaturer" {
		t.Fatalf("asked %+v", s.Asked)
	}
	s.Answer(dir)
	if s.C.Sight.Decision == nil {
		t.Fatalf("%v", s.Last.Fault)
	}
}

// press presses a key, and is what went wrong.
func press(s *pagetest.Seat, key string) *fault.Error {
	s.Press(key)
	return fault.Of(s.Last.Fault)
}

// A command that is copied from a narrow screen is the same command.
func TestCommandsAreCopiedWhole(t *testing.T) {
	sh := tooltest.Need(t, "sh")
	command := "printf '%s\\n' ssh-keygen -Y sign -f '/home/kari/en lang sti/til nøkkelen min.pub' -n decision@votering decision-complete.json"
	want, err := exec.Command(sh, "-c", command).Output()
	must(t, err)
	for w := 30; w < 160; w++ {
		lines := shellLines(command, w, posixOn)
		got, err := exec.Command(sh, "-c", strings.Join(lines, "\n   ")).Output()
		if err != nil || string(got) != string(want) {
			t.Fatalf("%d cells: %v\n%s", w, err, strings.Join(lines, "\n"))
		}
		for _, l := range lines {
			if text.Width(l) > w && len(strings.TrimSuffix(l, " \\")) != len("'/home/kari/en lang sti/til nøkkelen min.pub'") {
				t.Errorf("%d cells: %q", w, l)
			}
		}
	}
}

// A file that is only read signs nothing, and keeps no passphrase.
func TestARefusedSigningKeepsNoPassphrase(t *testing.T) {
	s, p := atKeys(t, advice(t, newRing(t)))
	s.Press("down", "enter")
	s.Answer("")
	s.Slow = true
	s.Type(passphrase)
	s.Press("enter")
	w := p.front().(*waiting)
	p.Done(s.C, page.Result{Name: actSign, Err: fault.New(fault.State, "ui.read_only")})
	if len(w.secret) != len(passphrase) || strings.Trim(string(w.secret), "\x00") != "" {
		t.Errorf("%q is left", w.secret)
	}
}

// A key without a passphrase takes a word: letters that are meant for a
// passphrase confirm nothing.
func TestAKeyWithoutAPassphraseTakesAWord(t *testing.T) {
	k := newRing(t)
	s, p := atKeys(t, advice(t, k))
	pick(t, s, p, "new")
	s.Answer("~/.ssh/id_votering")
	s.Press("enter", "enter")
	if s.Asked == nil || s.Asked.Word != "uten" || len(k.made) > 0 {
		t.Fatalf("asked %+v, made %v", s.Asked, k.made)
	}
	s.Answer("")
	if len(k.made) != 1 {
		t.Errorf("made %v", k.made)
	}
}

// Fewer rows than before are no reason to fall.
func TestKeysThatAreFoundFarDown(t *testing.T) {
	s, p := atKeys(t, advice(t, newRing(t)))
	ring := p.front().(*keyring)
	s.Press("end")
	ring.keys = nil
	p.Looked(s.C, lookKeys, []room.KeyChoice(nil), nil)
	s.Frame()
}
