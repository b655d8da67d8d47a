package room_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"votering/internal/fault"
	"votering/internal/mailing"
	"votering/internal/mailing/mailingtest"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/internal/trust"
)

// uninvited is the kit's edition in this place, open, with nobody invited.
func uninvited(t *testing.T, d *roomtest.Disk) *room.Room {
	t.Helper()
	if d.Keys == nil {
		d.Keys = roomtest.Keyring(t)
	}
	r, err := d.Desk().New("prisen.votering", mailingtest.YAML(t), "edition.yaml")
	must(t, err)
	must(t, r.Open(""))
	return r
}

func TestInvitationsAreSigned(t *testing.T) {
	d := roomtest.NewDisk()
	r := uninvited(t, d)
	dir := filepath.Join(t.TempDir(), "out")
	o := room.InviteOptions{Dir: dir, Seal: []byte("secret"), Forms: true, Reminders: true, Sign: roomtest.SignAsChair(t, r)}
	paths, ns, err := r.Invite(context.Background(), "", o)
	must(t, err, r.Check())
	if !slices.Equal(ids(ns), []string{"passphrase_short", "one_passphrase"}) || len(paths) != 4+3*3 { // the chair has no mail and no forms
		t.Errorf("%v, %d files", ids(ns), len(paths))
	}
	for _, id := range []string{"anne", "kari", "ola", "per"} {
		data, err := os.ReadFile(filepath.Join(dir, id+room.InviteSuffix))
		must(t, err)
		i, key, err := mailing.ReadInvitation(data, id)
		must(t, err)
		if i.Juror.ID != id || i.Chair.ID != "anne" || i.Fingerprint != sight(t, r, "").Fingerprint || i.SealTo == "" {
			t.Errorf("%+v", i)
		}
		if key.Fingerprint() != sight(t, r, "").ChairKeyFP {
			t.Errorf("%s: signed by %s", id, key.Fingerprint())
		}
		if j := jurorOf(t, sight(t, r, ""), id); j.Invited.IsZero() {
			t.Errorf("%s is not invited", id)
		}
		mail, err := os.ReadFile(filepath.Join(dir, id+room.MailExt))
		if id == "anne" {
			if !os.IsNotExist(err) {
				t.Errorf("the chair's mail to himself: %v", err)
			}
			continue
		}
		must(t, err)
		if !strings.Contains(string(mail), id+room.InviteSuffix) {
			t.Errorf("the mail to %s does not name the file:\n%s", id, mail)
		}
	}
	o.Seal = nil
	_, _, err = r.Invite(context.Background(), "", o)
	must(t, err, r.InviteClash(o)) // what an invitation left is replaced
	must(t, os.WriteFile(filepath.Join(dir, "ola-mail.txt"), []byte("mine"), 0o600))
	wantFault(t, r.InviteClash(o), fault.IO)
	_, _, err = r.Invite(context.Background(), "", o)
	wantFault(t, err, fault.IO)
	o.Dir, o.Seal, o.Jurors = filepath.Join(dir, "again"), nil, []string{"kari"}
	paths, _, err = r.Invite(context.Background(), "", o)
	must(t, err)
	if len(paths) != 4 {
		t.Errorf("kari alone: %v", paths)
	}
}

func TestWhoCannotBeInvited(t *testing.T) {
	d := roomtest.NewDisk()
	r := uninvited(t, d)
	good := room.InviteOptions{Dir: t.TempDir(), Seal: []byte("secret"), Sign: roomtest.SignAsChair(t, r)}
	before, _ := r.Record()
	for name, c := range map[string]struct {
		who    string
		change func(o *room.InviteOptions)
		class  fault.Class
	}{
		"nobody":           {"", func(o *room.InviteOptions) { o.Jurors = []string{"mallory"} }, fault.Juror},
		"who has no vote":  {"", func(o *room.InviteOptions) { o.Jurors = []string{"siri"} }, fault.Juror},
		"by a juror":       {"kari", func(*room.InviteOptions) {}, fault.Juror},
		"by the secretary": {"siri", func(*room.InviteOptions) {}, fault.Juror},
		"no passphrase":    {"", func(o *room.InviteOptions) { o.Seal = nil }, fault.Passphrase},
	} {
		o := good
		c.change(&o)
		if _, _, err := r.Invite(context.Background(), c.who, o); fault.ClassOf(err) != c.class {
			t.Errorf("%s: %v; wants %s", name, err, c.class)
		}
	}
	if after, _ := r.Record(); len(after) != len(before) {
		t.Error("what was refused left a line")
	}
	if left, _ := os.ReadDir(good.Dir); len(left) != 0 {
		t.Errorf("left: %v", left)
	}
}

func TestInvitationsSignedElsewhere(t *testing.T) {
	d := roomtest.NewDisk()
	r := uninvited(t, d)
	kit := mailingtest.New(t) // for its keys
	dir, out := filepath.Join(t.TempDir(), "unsigned"), filepath.Join(t.TempDir(), "out")
	o := room.InviteOptions{Seal: []byte("secret"), Sign: room.Signing{Unsigned: dir}}
	_, _, err := r.Invite(context.Background(), "", o)
	must(t, err)
	s := sight(t, r, "")
	if !s.SealReady || !jurorOf(t, s, "kari").Invited.IsZero() {
		t.Error("the sealing key is made, and nobody is invited yet")
	}
	how, err := os.ReadFile(filepath.Join(dir, room.SignFile))
	must(t, err)
	if !bytes.Contains(how, []byte("edition@votering")) {
		t.Errorf("%s", how)
	}
	o = room.InviteOptions{Dir: out}
	_, _, err = r.InviteFrom("", dir, o)
	wantFault(t, err, fault.IO) // no signature yet
	for _, id := range []string{"anne", "kari", "ola", "per"} {
		name := filepath.Join(dir, id+".invitation.json")
		doc, err := os.ReadFile(name)
		must(t, err, os.WriteFile(name+".sig", kit.Sign(kit.Signers["anne"], trust.NamespaceEdition, doc), 0o600))
	}
	paths, _, err := r.InviteFrom("", dir, o)
	must(t, err, r.Check())
	if len(paths) != 4 || jurorOf(t, sight(t, r, ""), "kari").Invited.IsZero() {
		t.Errorf("%v", paths)
	}
	_, err = r.AmendWith(context.Background(), "", []byte(amendment), "a.yaml", "why", roomtest.SignAsChair(t, r))
	must(t, err)
	o.Dir = filepath.Join(out, "again")
	_, _, err = r.InviteFrom("", dir, o)
	wantFault(t, err, fault.Stale) // they are of the edition before the amendment
}

// An invitation brings the amendments so far and the documents of the nominees.
func TestAnInvitationBringsEverything(t *testing.T) {
	d := roomtest.NewDisk()
	d.Keys = roomtest.Keyring(t)
	source := t.TempDir()
	must(t, os.WriteFile(filepath.Join(source, "kinn.md"), []byte("# Kinn\r\n\tVed havet.\n"), 0o600))
	r, err := d.Desk().New("prisen.votering", mailingtest.YAML(t), filepath.Join(source, "edition.yaml"))
	must(t, err)
	must(t, r.Open(""))
	if doc, ok := r.Document("kinn", "kinn.md"); !ok || string(doc) != "# Kinn\n    Ved havet." {
		t.Fatalf("%q", doc)
	}
	if _, ok := r.Document("bodo", "kinn.md"); ok {
		t.Error("it is another nominee's")
	}
	if docs := sight(t, r, "").Documents; !slices.Equal(docs["kinn"], []string{"kinn.md"}) || len(docs) != 1 {
		t.Errorf("%v", docs)
	}
	_, err = r.AmendWith(context.Background(), "", []byte(amendment), "a.yaml", "why", roomtest.SignAsChair(t, r))
	must(t, err)
	dir := filepath.Join(t.TempDir(), "out")
	_, _, err = r.Invite(context.Background(), "", room.InviteOptions{Dir: dir, Seal: []byte("secret"), Sign: roomtest.SignAsChair(t, r)})
	must(t, err)
	data, err := os.ReadFile(filepath.Join(dir, "nils"+room.InviteSuffix)) // who came in by the amendment
	must(t, err)
	i, _, err := mailing.ReadInvitation(data, "nils")
	must(t, err)
	if len(i.Amendments) != 1 || len(i.Documents) != 1 || i.Documents[0].File != "kinn.md" {
		t.Errorf("%d amendments, %d documents", len(i.Amendments), len(i.Documents))
	}
	must(t, again(t, d, r).Check())
}

func TestDocumentsThatAreNotTaken(t *testing.T) {
	for name, c := range map[string]struct {
		data  []byte
		class fault.Class
	}{
		"hostile text":  {[]byte("a\x1b[2J"), fault.Text},
		"a lost letter": {[]byte("bl\ufffd"), fault.Text},
		"too large":     {bytes.Repeat([]byte("a\n"), mailing.MaxDocument), fault.Size},
	} {
		source := t.TempDir()
		must(t, os.WriteFile(filepath.Join(source, "kinn.md"), c.data, 0o600))
		_, err := roomtest.NewDisk().Desk().New("prisen.votering", mailingtest.YAML(t), filepath.Join(source, "edition.yaml"))
		if fault.ClassOf(err) != c.class || !strings.Contains(fault.Of(err).Where, "kinn.md") {
			t.Errorf("%s: %v; wants %s", name, err, c.class)
		}
	}
}

func TestTheTextOfAMail(t *testing.T) {
	d := roomtest.NewDisk()
	r, _, k := d.Chaired(t)
	p := newPost(t, r, k)
	waiting, err := r.MailText("kari")
	must(t, err)
	sealed, _ := p.ballot("kari", 1, "", nil)
	p.is(p.collect(p.options(), p.put("kari.ballot", sealed)), room.Accepted, "")
	in, err := r.MailText("kari")
	must(t, err)
	_, err = r.MailText("mallory")
	wantFault(t, err, fault.Juror)
	if waiting == in || !strings.Contains(waiting, "Kari Nordmann") || !strings.Contains(in, "Kari Nordmann") {
		t.Errorf("%s\n%s", waiting, in)
	}
}
