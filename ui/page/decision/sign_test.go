package decision

import (
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
	"votering/ui/keys"
	"votering/ui/page/pagetest"
)

// A key file that others can read is asked about, with its mode; a key that
// cannot sign says why.
func TestKeysThatAreNotAsTheyShouldBe(t *testing.T) {
	k := newRing(t)
	k.Fault = fault.New(fault.Key, "agent.garbled")
	s, _ := atKeys(t, advice(t, k))
	s.Press("down", "down", "enter")
	if len(s.Asked.Lines) != 2 || !strings.Contains(s.Asked.Lines[0], "0644") {
		t.Errorf("asked %+v", s.Asked)
	}
	if s.Press("down", "enter"); s.Off == nil || s.Off.ID != "key.broken" {
		t.Errorf("%v", s.Off)
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
	if s.Press("down", "enter"); s.Off == nil || s.Off.ID != "signing.not_chairs_key" {
		t.Errorf("%v", s.Off)
	}
	for range 9 {
		if s.Press("down"); keys.Has(s.Page.Bindings(s.C), "signing.new") {
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
