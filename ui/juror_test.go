package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/muesli/termenv"

	"votering/internal/deliberation"
	"votering/internal/dossier"
	"votering/internal/files"
	"votering/internal/locale"
	"votering/internal/mailing/mailingtest"
	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/ui/page"
	"votering/ui/theme"
)

// juror is somebody who never saw the program, in front of the folder with what
// came in the mail.
type juror struct {
	*desk
	dir string
}

// invited starts the program beside the invitation of one of the kit's jurors.
func invited(t *testing.T, id string) juror {
	t.Helper()
	path := roomtest.Invited(t, mailingtest.New(t), id)
	disk := roomtest.NewDisk()
	disk.Keys = roomtest.Keyring(t)
	return begin(t, disk, Options{Near: []string{filepath.Dir(path)}})
}

// joined is invited, in the file that Enter makes.
func joined(t *testing.T, id string) juror {
	t.Helper()
	j := invited(t, id)
	j.press("enter")
	j.rest()
	return j
}

// begin starts the program on a disk.
func begin(t *testing.T, disk *roomtest.Disk, o Options) juror {
	t.Helper()
	o.Desk, o.Lang, o.Zone, o.Getenv = disk.Desk(), locale.EN, time.UTC, func(string) string { return "" }
	d := &desk{t: t, disk: disk, m: with(newPages, o, Look{Theme: theme.Dark, Dark: true, Profile: termenv.ANSI256})}
	d.m.wait = func(time.Duration, tea.Msg) tea.Cmd { return nil }
	d.m.tick = func(time.Duration, int) tea.Cmd { return nil }
	d.do(d.m.Init())
	d.size(80, 24)
	d.rest()
	dir := ""
	if len(o.Near) > 0 {
		dir = o.Near[0]
	}
	return juror{d, dir}
}

// keys types keys, and lets effects run after each.
func (j juror) keys(names ...string) {
	j.t.Helper()
	for _, n := range names {
		j.press(n)
		j.rest()
		j.hear()
	}
}

// write types text, letter by letter.
func (j juror) write(text string) {
	j.t.Helper()
	for _, r := range text {
		j.keys(string(r))
	}
}

// shows looks for words, whatever line they are broken into.
func (j juror) shows(wants ...string) {
	j.t.Helper()
	flat := strings.Join(strings.Fields(j.text()), " ")
	for _, w := range wants {
		if !strings.Contains(flat, w) {
			j.t.Errorf("the screen does not show %q:\n%s", w, j.text())
		}
	}
}

// The first five minutes: the program greets with the invitation, and one key
// makes the file and opens the nominees.
func TestTheFirstMinute(t *testing.T) {
	j := invited(t, "per")
	j.shows("Welcome, Per Ås", "Anne Chair invites you to the jury of The prize", "per-prisen.votering", "Press Enter", "SHA256:")
	same(t, "invited-80x24", j.desk)
	j.keys("enter")
	j.shows("Per Ås's file", "[Nominees]", "This is your file, Per Ås")
	for _, hidden := range []page.ID{page.Jury, page.PublicVote, page.Ranking, page.Decision} {
		if j.m.mayUse(hidden) {
			t.Errorf("a juror is offered %s", hidden)
		}
	}
	tabs := j.m.sess.tabs()
	if tabs[len(tabs)-1] != page.Ballot {
		t.Errorf("the pages are %v", tabs)
	}
	j.hides("not checked")
	same(t, "joined-80x24", j.desk)
	j.keys("s", "4")
	j.shows("Do you have ties to Kinn", "Waits for your answer: 4")
	j.keys("i", "enter", "5", "enter")
	j.shows("2 of 6 set")
	j.keys("q")
	if !j.quit {
		t.Error("it is not left")
	}
}

// Started again beside the same files it goes on in the file that is there.
func TestGoingOn(t *testing.T) {
	j := joined(t, "per")
	path := j.m.sess.room.Path()
	j.keys("s", "4", "i", "q")
	j.m.sess.room.Close()
	if err := os.WriteFile(path, nil, 0o600); err != nil { // the disk of the test is in memory; this is what is seen of it
		t.Fatal(err)
	}
	j = begin(t, j.disk, Options{Near: []string{j.dir}})
	j.shows("Your file per-prisen.votering is there")
	j.keys("enter")
	j.shows("Welcome back. 5 marks are missing")
}

// An invitation that is damaged says so, and the others can be chosen all the
// same.
func TestABadInvitation(t *testing.T) {
	j := invited(t, "per")
	good, err := os.ReadFile(filepath.Join(j.dir, "per.edition"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(j.dir, "bad.edition"), good[:len(good)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	j = begin(t, j.disk, Options{Near: []string{j.dir}})
	j.shows("Welcome, Per Ås", "cannot be used")
	j.keys("down")
	j.shows("bad.edition cannot be used")
	j.keys("enter")
	if j.m.sess != nil {
		t.Error("a file is made of it")
	}
	for name, want := range map[string]string{"bad": "bad.edition cannot be used", "per": "Welcome, Per Ås"} {
		begin(t, j.disk, Options{Invitation: filepath.Join(j.dir, name+".edition")}).shows(want)
	}
}

// An invitation can be typed where a file is opened, and the file be made
// elsewhere.
func TestOpeningAnInvitation(t *testing.T) {
	j := invited(t, "per")
	j.keys("o")
	j.send(tea.KeyMsg{Type: tea.KeyRunes, Paste: true, Runes: []rune(`"` + filepath.Join(j.dir, "per.edition") + `"`)})
	j.keys("enter")
	j.shows("Per Ås's file")

	j = invited(t, "per")
	j.keys("e", "ctrl+u")
	elsewhere := filepath.Join(t.TempDir(), "mine.votering")
	j.send(tea.KeyMsg{Type: tea.KeyRunes, Paste: true, Runes: []rune(elsewhere)})
	j.keys("enter")
	if got := j.m.sess.room.Path(); got != elsewhere {
		t.Errorf("the file is %s", got)
	}
}

// A file in a folder that a service keeps in step with other machines: the
// juror is told when it is made, and whenever it is opened.
func TestASyncedFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "OneDrive")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if files.Synced(filepath.Join(dir, "x")) == "" {
		t.Fatal("the folder is not known as one")
	}
	k := mailingtest.New(t)
	if err := os.WriteFile(filepath.Join(dir, "per.edition"), k.File(k.Invitation("per")), 0o600); err != nil {
		t.Fatal(err)
	}
	disk := roomtest.NewDisk()
	disk.Keys = roomtest.Keyring(t)
	j := begin(t, disk, Options{Near: []string{dir}})
	j.keys("enter")
	j.shows("The file lies in a OneDrive folder", "one machine at a time", "This is your file, Per Ås")
	j.keys("enter")
	j.hides("one machine at a time")
	r := j.m.sess.room
	j = begin(t, disk, Options{Room: r})
	j.shows("This file lies in a folder that OneDrive")
}

// From the mail to the co-signature, by keys alone on the juror's side.
func TestAJurorsWholeWay(t *testing.T) {
	c := newChair(t)
	j := begin(t, c.disk, Options{Near: []string{c.invitation("eli")}})
	j.keys("enter", "s")
	for range 5 {
		j.keys("4", "i", "enter", "5", "enter", "3", "enter", "6", "enter")
	}
	j.shows("All 20 set")
	j.keys("l")
	j.shows("[Hand in]", "all is filled in", "answered for all")
	j.keys("enter")
	j.shows("Choose a passphrase", "Write it down")
	j.write("hest og vogn")
	j.keys("enter")
	j.write("hest og vogn")
	j.keys("enter")
	j.shows("Mail this one file", "Kari Moe <kari@example.org>", "Sealed as version 1", "sealed · saved")

	sealed := filepath.Join(j.dir, "eli.ballot")
	c.collect(sealed, j.m.sess.sight.Own.Sealed.KeyFP, j.dir)
	j.keys("esc", "r")
	j.shows("1 file from the chair lies here")
	j.keys("5", "enter")
	j.shows("the chair has version 1 of your ballot")

	folder := c.decide()
	j.keys("esc", "6", "ctrl+u")
	j.send(tea.KeyMsg{Type: tea.KeyRunes, Paste: true, Runes: []rune(folder)})
	j.keys("enter")
	j.shows("Your ballot is counted, version 1", "agrees with the 1 receipt")
	j.keys("enter")
	j.write("hest og vogn")
	j.keys("enter")
	j.shows("You have signed it. Mail this one file")
	if _, err := os.Stat(filepath.Join(folder, dossier.CosignDir, "eli.sig")); err != nil {
		t.Error(err)
	}
	if got, err := c.room.TakeCosignatures("", folder); err != nil || len(got) != 1 || got[0] != "eli" {
		t.Errorf("the chair takes %v, %v", got, err)
	}
	j.keys("esc")
	j.shows("done: eli.sig to Kari Moe")
}

// A decision that left the ballot out is not signed.
func TestADecisionWithoutTheBallot(t *testing.T) {
	c := newChair(t)
	j := begin(t, c.disk, Options{Near: []string{c.invitation("eli")}})
	j.keys("enter", "s", "4", "i", "l", "3", "enter")
	j.write("x")
	j.keys("enter")
	j.write("x")
	j.keys("enter")
	j.shows("Sealed as version 1")
	if err := c.room.Mark("anne", "kinn", "results", "4"); err != nil {
		t.Fatal(err)
	}
	if _, err := c.room.HandIn("anne"); err != nil {
		t.Fatal(err)
	}
	folder := c.decide()
	j.keys("esc", "6", "ctrl+u")
	j.send(tea.KeyMsg{Type: tea.KeyRunes, Paste: true, Runes: []rune(folder)})
	j.keys("enter")
	j.shows("Do not sign this", "does not agree with what you keep")
	if _, err := os.Stat(filepath.Join(folder, dossier.CosignDir, "eli.sig")); err == nil {
		t.Error("it is signed")
	}
}

// chair is the other side: a prize that is open, with a key to sign and one to
// seal to.
type chair struct {
	t    *testing.T
	disk *roomtest.Disk
	room *room.Room
	key  room.KeyChoice
	dir  string
}

func newChair(t *testing.T) *chair {
	t.Helper()
	c := &chair{t: t, disk: roomtest.NewDisk(), dir: t.TempDir()}
	c.disk.Keys = roomtest.Keyring(t)
	c.room, _ = c.disk.Demo(t, prize)
	var err error
	c.key, err = c.room.NewKey(filepath.Join(c.dir, "chair.key"), nil)
	c.must(err)
	return c
}

func (c *chair) must(err error) {
	c.t.Helper()
	if err != nil {
		c.t.Fatal(err)
	}
}

// invitation is a folder with the invitation of a juror in it.
func (c *chair) invitation(juror string) string {
	c.t.Helper()
	dir := c.t.TempDir()
	_, _, err := c.room.Invite(context.Background(), "", room.InviteOptions{
		Dir: dir, Jurors: []string{juror}, Seal: []byte("seal"), Sign: room.Signing{Key: c.key},
	})
	c.must(err)
	return dir
}

// collect takes a sealed ballot in, and writes the receipt into a folder.
func (c *chair) collect(path, key, receipts string) {
	c.t.Helper()
	got, err := c.room.Collect(context.Background(), "", []string{path}, room.CollectOptions{
		Seal: []byte("seal"), Sign: room.Signing{Key: c.key}, AcceptKeys: []string{key}, Out: receipts,
	})
	c.must(err)
	if len(got.Files) != 1 || got.Files[0].Result != room.Accepted {
		c.t.Fatalf("collected: %+v", got.Files)
	}
}

// decide goes all the way to the decision, and exports it.
func (c *chair) decide() string {
	c.t.Helper()
	_, err := c.room.CloseBallots("")
	c.must(err)
	c.must(c.room.SetTally("", publicvote.Totals(nil, c.room.Edition()), ""))
	c.must(c.room.RevealBothWith("", []byte("seal")))
	s, err := c.room.Sight("")
	c.must(err)
	juror := s.Ballots[0].Juror
	d := deliberation.ProposalChange{
		Grounds: map[string]string{s.Edition.Language: "Fordi."}, Votes: map[string]string{juror: s.Ranking.Winners[0]},
	}
	c.must(c.room.DecideWith(context.Background(), "", d, c.key, nil))
	folder := filepath.Join(c.dir, "decision")
	_, err = c.room.Export("", folder, "complete", false)
	c.must(err)
	return folder
}
