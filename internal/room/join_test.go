package room_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/mailing"
	"votering/internal/mailing/mailingtest"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/internal/trust"
)

func TestJoining(t *testing.T) {
	k := mailingtest.New(t)
	path, d := roomtest.Invited(t, k, "kari"), roomtest.NewDisk()
	v, err := d.Desk().Invitation(path)
	must(t, err)
	if v.Juror != "kari" || v.Name != "Kari Nordmann" || v.ChairName != "Anne Chair" || v.NomineeCount != 3 || v.Exists ||
		v.Into != filepath.Join(filepath.Dir(path), "kari-prisen.votering") || v.ChairKeyFP != k.Signers["anne"].Public().Fingerprint() {
		t.Errorf("offered: %+v", v)
	}
	r, err := d.Desk().Join(path, "", "kari", v.ChairKeyFP)
	must(t, err)
	s := sight(t, r, "")
	switch {
	case s.Phase != deliberation.Open || s.Owner != "kari" || s.Who.ID != "kari" || r.Path() != v.Into:
		t.Errorf("in %s, %s's file, %s acts, at %s", s.Phase, s.Owner, s.Who.ID, r.Path())
	case s.Fingerprint != k.Fingerprint || s.ChairKeyFP != v.ChairKeyFP:
		t.Errorf("fingerprint %s, chair's key %s", s.Fingerprint, s.ChairKeyFP)
	case s.Own.ReplyEmail != "anne@example.org" || len(s.Own.Missing) != 6 || len(s.Own.Undeclared) != 3 || s.Own.Sealed != nil:
		t.Errorf("own: %+v", s.Own)
	}
	if doc, ok := r.Document("kinn", "kinn.md"); !ok || !bytes.Contains(doc, []byte("Ved havet.")) {
		t.Errorf("the nomination's document: %q, %v", doc, ok)
	}
	must(t, r.Close())
	again, err := d.Desk().Enter(v.Into, false)
	must(t, err)
	must(t, again.Check())
	if again.Owner() != "kari" {
		t.Errorf("opened again it is %q's", again.Owner())
	}
}

// An invitation that is not whole, not the chair's or not for this juror makes
// nothing.
func TestJoiningIsRefused(t *testing.T) {
	k := mailingtest.New(t)
	good := k.File(k.Invitation("kari"))
	changed := func(f func(*mailing.Invitation)) []byte {
		i := k.Invitation("kari")
		f(i)
		return k.File(i)
	}
	mallory := func(f func(*mailing.Invitation)) []byte {
		i := k.Invitation("kari")
		f(i)
		payload := i.Encode()
		return mailing.Wrap(payload, k.Sign(k.Signers["ola"], trust.NamespaceEdition, payload))
	}
	payload := k.Invitation("kari").Encode()
	key := func(juror string) string { return k.Signers[juror].Public().Fingerprint() }
	for _, c := range []struct {
		name      string
		data      []byte
		as, chair string
		want      fault.Class
	}{
		{"nothing", nil, "", "", fault.JSON},
		{"cut short", good[:len(good)-30], "", "", fault.JSON},
		{"more after it", append(bytes.Clone(good), "{}"...), "", "", fault.JSON},
		{"a newer version", bytes.Replace(good, []byte("votering-signed/1"), []byte("votering-signed/2"), 1), "", "", fault.Version},
		{"too large", bytes.Repeat([]byte(" "), mailing.MaxInvitation+1), "", "", fault.Size},
		{"changed by one byte", mailing.Wrap(bytes.Replace(payload, []byte("Kari"), []byte("Mari"), 1), k.Sign(k.Signers["anne"], trust.NamespaceEdition, payload)), "", "", fault.Sig},
		{"signed as a ballot", mailing.Wrap(payload, k.Sign(k.Signers["anne"], trust.NamespaceBallot, payload)), "", "", fault.NS},
		{"signed by another than it names", mallory(func(*mailing.Invitation) {}), "", "", fault.Key},
		{"other rules than it names", changed(func(i *mailing.Invitation) { i.Fingerprint = mailingtest.Hash(nil) }), "", "", fault.Pin},
		{"another edition than it names", changed(func(i *mailing.Invitation) { i.Edition = "other" }), "", "", fault.Format},
		{"no key to seal to", changed(func(i *mailing.Invitation) { i.SealTo = "age1" }), "", "", fault.Format},
		{"a document that acts on the terminal", changed(func(i *mailing.Invitation) { i.Documents[0].Data = []byte("\x1b]52;c;eA==\x07") }), "", "", fault.Text},
		{"a document outside the file", changed(func(i *mailing.Invitation) { i.Documents[0].File = "../kinn.md" }), "", "", fault.Format},
		{"a name that adds a line", changed(func(i *mailing.Invitation) { i.Juror.Name = "Kari\nanne" }), "", "", fault.Text},
		{"for somebody else", good, "ola", "", fault.Juror},
		{"A 22, from another chair than was told", good, "", key("ola"), fault.Trust},
		{"A 22, from somebody who names himself the chair", mallory(func(i *mailing.Invitation) { i.ChairKey = k.Signers["ola"].Public().Line() }), "", key("anne"), fault.Trust},
		{"a fingerprint that is none", good, "", "SHA256:abc", fault.Key},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir, d := t.TempDir(), roomtest.NewDisk()
			path, into := filepath.Join(dir, "kari.edition"), filepath.Join(dir, "kari.votering")
			must(t, os.WriteFile(path, c.data, 0o600))
			r, err := d.Desk().Join(path, into, c.as, c.chair)
			if r != nil || fault.ClassOf(err) != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
			if left, _ := os.ReadDir(dir); len(left) != 1 || d.File(into) != nil {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

// A file that is there stays as it is, whatever it is.
func TestJoiningOverwritesNothing(t *testing.T) {
	k, d := mailingtest.New(t), roomtest.NewDisk()
	path := roomtest.Invited(t, k, "kari")
	r, err := d.Desk().Join(path, "", "", "")
	must(t, err)
	must(t, r.Mark("", "kinn", "results", "4"))
	must(t, r.Close())
	if _, err := d.Desk().Join(path, "", "", ""); fault.ClassOf(err) != fault.IO {
		t.Errorf("joined twice: %v", err)
	}
	r, err = d.Desk().Enter(r.Path(), false)
	must(t, err)
	if s := sight(t, r, ""); !s.Mine.HasMarks() {
		t.Error("the mark is gone")
	}
}

// The files beside it are only looked into, and none is waited for: a hundred
// that are open in other windows cost no time.
func TestJoiningWaitsForNobody(t *testing.T) {
	k, d := mailingtest.New(t), roomtest.NewDisk()
	desk, path := d.Desk(), roomtest.Invited(t, k, "kari")
	must(t, os.WriteFile(filepath.Join(filepath.Dir(path), "ola.votering"), nil, 0o600))
	desk.OpenStore = func(path string, _ bool) (room.Store, error) {
		t.Errorf("%s is waited for", path)
		return nil, fault.New(fault.Locked, "store.locked")
	}
	if _, err := desk.Join(path, "", "", ""); err != nil {
		t.Error(err)
	}
}

// Where the disk is full nothing is left behind.
func TestJoiningLeavesNothingHalfWritten(t *testing.T) {
	k, d := mailingtest.New(t), roomtest.NewDisk()
	desk, path := d.Desk(), roomtest.Invited(t, k, "kari")
	create := desk.CreateStore
	desk.CreateStore = func(path string) (room.Store, error) {
		s, err := create(path)
		d.File(path).Before(func() error { return fault.New(fault.IO, "io.other", "detail", "disk full") })
		return s, err
	}
	_, err := desk.Join(path, "", "", "")
	v, _ := desk.Invitation(path)
	if fault.ClassOf(err) != fault.IO || d.File(v.Into) != nil {
		t.Errorf("got %v, and the file is there: %v", err, d.File(v.Into) != nil)
	}
}

// What lies in a folder is offered, good or bad, and other things are passed by.
func TestInvitations(t *testing.T) {
	k, dir := mailingtest.New(t), t.TempDir()
	for name, data := range map[string][]byte{
		"kari.edition": k.File(k.Invitation("kari")), "ola.edition": []byte("{}"), "prisen.yaml": nil, ".hidden.edition": nil,
	} {
		must(t, os.WriteFile(filepath.Join(dir, name), data, 0o600))
	}
	must(t, os.Mkdir(filepath.Join(dir, "folder.edition"), 0o700))
	var got []string
	for _, v := range roomtest.NewDisk().Desk().Invitations(dir, dir, filepath.Join(dir, "nowhere")) {
		class := fault.Class("")
		if v.Problem != nil {
			class = v.Problem.Class
		}
		got = append(got, filepath.Base(v.Path)+" "+v.Juror+" "+string(class))
	}
	if want := "kari.edition kari , ola.edition  " + string(fault.JSON); strings.Join(got, ", ") != want {
		t.Errorf("got %q", got)
	}
}

// No byte of an invitation can be changed, and no piece of it cut off, and it
// still be taken for one.
func TestEveryByteOfAnInvitationCounts(t *testing.T) {
	k, d := mailingtest.New(t), roomtest.NewDisk().Desk()
	good, path := k.File(k.Invitation("kari")), filepath.Join(t.TempDir(), "kari.edition")
	step := max(1, len(good)/400)
	for at := 0; at < len(good); at += step {
		bad := bytes.Clone(good)
		bad[at] ^= 1
		for what, data := range map[string][]byte{"changed": bad, "cut": good[:at]} {
			must(t, os.WriteFile(path, data, 0o600))
			if v, err := d.Invitation(path); err == nil {
				t.Errorf("%s at byte %d: %+v", what, at, v)
			}
		}
	}
}
