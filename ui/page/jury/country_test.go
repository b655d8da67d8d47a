package jury

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/editionfile"
	"votering/internal/room/roomtest"
	"votering/ui/keys"
	"votering/ui/page/pagetest"
)

// country is a jury spread over it: the chair at the page, in a folder where
// what is mailed lies. Kari leads, Anne and Ola have no key on the roll.
type country struct {
	t *testing.T
	*pagetest.Seat
	page *Page
	disk *roomtest.Disk
	ring *pagetest.Ring // the chair's keys
}

const sealing = "korrekt hest batteri"

// spread is an edition that was just opened.
func spread(t *testing.T) *country {
	t.Helper()
	e := roomtest.Edition(t, "prisen-2022")
	e.Jurors = []award.Juror{
		{ID: "kari", Name: "Kari Moe", Email: "kari@example.org", Role: award.ChairRole, Votes: true},
		{ID: "anne", Name: "Anne", Email: "anne@example.org", Role: award.JurorRole, Votes: true},
		{ID: "ola", Name: "Ola", Email: "ola@example.org", Role: award.JurorRole, Votes: true},
	}
	disk := roomtest.NewDisk()
	t.Chdir(t.TempDir())
	ring := pagetest.NewRing(t)
	disk.Keys = ring
	desk := disk.Desk()
	desk.SealWork = 1
	r, err := desk.New("kari/prisen.votering", editionfile.Write(e), "edition.yaml")
	must(t, err, r.Open(""))
	p := New()
	return &country{t, pagetest.Sit(t, r, "", p), p, disk, ring}
}

func must(t *testing.T, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// write puts a line in the place of the one in hand.
func (s *country) write(text string) {
	s.t.Helper()
	s.Press("ctrl+u")
	s.Paste(text)
}

// invite invites everybody with a key that needs no passphrase, and makes the
// sealing key on the way.
func (s *country) invite() {
	s.t.Helper()
	s.Press("v", "down", "right", "down", "down")
	s.write("ut")
	s.Press("enter")
	for range 2 {
		s.Type(sealing)
		s.Press("enter")
	}
	s.Press("enter") // no passphrase for a secretary
	s.Answer("")
	s.Press("enter") // the agent's key
	s.Answer("")
}

// ballot is what a juror mails back: every nominee has that mark. "anne again"
// is Anne with a new key.
func (s *country) ballot(juror, mark string) string {
	s.t.Helper()
	disk := roomtest.NewDisk()
	ring := pagetest.NewRing(s.t)
	ring.Next = map[string]byte{"anne": 5, "ola": 6, "anne again": 7, "ola with the key of anne": 5}[juror]
	juror, _, _ = strings.Cut(juror, " ")
	disk.Keys, disk.Clock = ring, s.disk.Clock // no salt is used twice
	mine := s.t.TempDir()
	r, err := disk.Desk().Join(filepath.Join("ut", juror+".edition"), filepath.Join(mine, "min.votering"), "", "")
	must(s.t, err)
	ed := r.Edition()
	for _, n := range ed.Nominees {
		must(s.t, r.Declare("", n.ID, ""))
		for _, c := range ed.Marked() {
			must(s.t, r.Mark("", n.ID, c.ID, mark))
		}
	}
	key, err := r.NewOwnKey(r.DefaultKey(), nil)
	must(s.t, err)
	sealed, err := r.SealWith(s.t.Context(), "", key, nil, "")
	must(s.t, err, r.Close())
	return sealed.Path
}

// filled puts a juror's form into the folder of what came, with that mark
// everywhere.
func (s *country) filled(juror, mark string) {
	s.t.Helper()
	form, err := os.ReadFile(filepath.Join("ut", juror+".txt"))
	must(s.t, err, os.MkdirAll("inn", 0o755))
	all := strings.NewReplacer("(1–6):", "(1–6): "+mark, "(nei, eller grunnen):", "(nei, eller grunnen): nei").Replace(string(form))
	must(s.t, os.WriteFile(filepath.Join("inn", juror+".txt"), []byte(all), 0o600))
}

// mailed puts a file into the folder of what came.
func (s *country) mailed(path, name string) {
	s.t.Helper()
	data, err := os.ReadFile(path)
	must(s.t, err, os.MkdirAll("inn", 0o755))
	must(s.t, os.WriteFile(filepath.Join("inn", name), data, 0o600))
}

// collect takes in what came.
func (s *country) collect() {
	s.t.Helper()
	s.Press("c")
	s.write("inn")
	s.Press("down")
	s.write("kvitteringer")
	s.Press("down")
	s.Type(sealing)
	s.Press("enter")
}

func (s *country) shows(wants ...string) {
	s.t.Helper()
	f := strings.Join(strings.Fields(s.Frame()), " ")
	for _, w := range wants {
		if !strings.Contains(f, w) {
			s.t.Errorf("the screen does not show %q:\n%s", w, s.Frame())
		}
	}
}

// The whole way by keys alone: the jury is invited, ballots come back, one with
// a key that nobody has confirmed, receipts are written, the ballots are closed
// and the marks opened with the sealing passphrase.
func TestAJurySpreadOverTheCountry(t *testing.T) {
	s := spread(t)
	s.shows("v inviter")
	s.Press("c")
	off(t, s.Seat, "jury.not_invited")
	s.invite()
	s.shows("Invitasjonene er skrevet", "kari.edition", "Anne <anne@example.org>", "gjenopprettingsarket")
	sheet := "ark.txt"
	s.Press("enter", "down")
	s.write(sheet)
	s.Press("down")
	s.Type(sealing)
	s.Press("enter")
	if _, err := os.Stat(sheet); err != nil || s.Asked == nil || !strings.Contains(s.Asked.Text, sheet) {
		t.Fatalf("the sheet: %v, asked %+v, %v", err, s.Asked, s.Last.Fault)
	}
	s.shows("invitert 16", "c hent inn")

	s.mailed(s.ballot("anne", "4"), "anne.ballot")
	s.mailed(s.ballot("ola", "5"), "ola.ballot")
	s.collect()
	s.shows("Ring Anne", "SHA256:", "nøkkelen er ikke bekreftet")
	if f := s.Frame(); strings.Contains(f, "Kvittering 1") {
		t.Errorf("a receipt of nothing:\n%s", f)
	}
	for range 2 {
		s.Press("enter")
		if s.Asked == nil || s.Asked.Word == "" {
			t.Fatalf("asked %+v", s.Asked)
		}
		s.Answer("")
		s.Press("down")
	}
	s.shows("Kvittering 2 er signert", "Anne <anne@example.org> og Ola <ola@example.org>", "tatt inn")
	if _, err := os.Stat(filepath.Join("kvitteringer", "receipt-2.json.sig")); err != nil {
		t.Error(err)
	}
	s.Press("esc")
	s.shows("levert, forseglet", "bekreftet")

	s.Press("f")
	s.Answer("")
	if s.C.Sight.Phase != deliberation.Closed || len(s.C.Sight.SealedWaiting) != 2 {
		t.Fatalf("%s, %v wait", s.C.Sight.Phase, s.C.Sight.SealedWaiting)
	}
	s.Press("f")
	if !strings.Contains(strings.Join(s.Asked.Lines, " "), "2 forseglede stemmesedler") {
		t.Errorf("asked %+v", s.Asked)
	}
	s.Answer("")
	s.shows("Anne og Ola")
	s.Type("feil")
	s.Press("enter")
	if s.C.Sight.Phase != deliberation.Closed || s.Last.Fault == nil {
		t.Fatalf("%s with a wrong passphrase", s.C.Sight.Phase)
	}
	s.Type(sealing)
	s.Press("enter")
	if s.C.Sight.Phase != deliberation.Deliberating || len(s.C.Sight.Ballots) != 2 {
		t.Fatalf("%s, %d ballots: %v", s.C.Sight.Phase, len(s.C.Sight.Ballots), s.Last.Fault)
	}
	s.shows("drøfting")
}

// Nothing that is for nobody else's eyes is drawn, or outlives the page.
func TestTheSealingPassphraseIsForgotten(t *testing.T) {
	s := spread(t)
	s.invite()
	s.Press("esc", "c", "down", "down")
	s.Type("hysj")
	s.AllSizes(func(size string) {
		if strings.Contains(s.Frame(), "hysj") {
			t.Errorf("%s shows it", size)
		}
	})
	s.Leave()
	if strings.Contains(s.Frame(), "●") {
		t.Error("the passphrase is there again")
	}
	s.shows("Kvitteringer til")
}

// In every step one key means one thing, and all have their words.
func (s *country) consistent() {
	s.t.Helper()
	seen := map[string]string{}
	for _, b := range s.Page.Bindings(s.C) {
		for _, k := range b.Keys {
			if seen[k] != "" {
				s.t.Errorf("%s is %s and %s", k, seen[k], b.ID)
			}
			seen[k] = b.ID
		}
		if strings.Contains(b.Word(s.C.L)+b.Help(s.C.L), "⟦") {
			s.t.Errorf("%s has no words", b.ID)
		}
	}
	if !keys.Has(s.Page.Bindings(s.C), "fill.line") && s.page.Typing() {
		s.t.Error("no way between the lines")
	}
}

// Of two ballots with one revision the chair chooses, with a reason; a receipt
// says so.
func TestTwoBallotsOfOneRevision(t *testing.T) {
	for _, from := range []string{"the list of files", "the page"} {
		s := spread(t)
		s.twoBallots()
		if from == "the page" {
			s.Press("esc")
			s.shows("to sedler: velg")
			s.Press("e")
		} else {
			s.Press("enter")
		}
		s.shows("Hvilken stemmeseddel fra Anne")
		s.Press("down", "enter")
		if s.Asked == nil || !s.Asked.Input.Required {
			t.Fatalf("%s: asked %+v", from, s.Asked)
		}
		s.Answer("Anne leste opp 4f1c")
		if s.Last.Fault != nil {
			t.Fatalf("%s: %v", from, s.Last.Fault)
		}
		if from == "the page" {
			if got := s.C.Sight.LastReceipt; got != 1 {
				s.Press("enter") // the key is asked for anew
			}
			s.shows("levert, forseglet")
		} else {
			s.shows("Kvittering 2 er signert", "tatt inn", "avvist")
		}
		for _, j := range s.C.Sight.Jurors {
			if j.Juror.ID == "anne" && (len(j.Held) > 0 || j.State != deliberation.HandedIn) {
				t.Errorf("%s: Anne is %s, %d wait", from, j.State, len(j.Held))
			}
		}
		s.consistent()
	}
}
