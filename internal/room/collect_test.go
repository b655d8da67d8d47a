package room_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/mailing"
	"votering/internal/mailing/mailingtest"
	"votering/internal/record"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/internal/trust"
	"votering/internal/trust/trusttest"
)

// post is a folder into which ballots come.
type post struct {
	t   *testing.T
	r   *room.Room
	k   *mailingtest.Kit
	dir string
}

func newPost(t *testing.T, r *room.Room, k *mailingtest.Kit) post { return post{t, r, k, t.TempDir()} }

// put puts a file into the folder, and gives its path.
func (p post) put(name string, data []byte) string {
	p.t.Helper()
	path := filepath.Join(p.dir, name)
	must(p.t, os.WriteFile(path, data, 0o600))
	return path
}

// options collect with the right passphrase, and sign the receipt.
func (p post) options() room.CollectOptions {
	return room.CollectOptions{Seal: []byte(roomtest.Passphrase), Sign: roomtest.SignAsChair(p.t, p.r)}
}

// collect takes in files with options, and fails where that cannot be done at
// all.
func (p post) collect(o room.CollectOptions, paths ...string) room.Collected {
	p.t.Helper()
	done, err := p.r.Collect(context.Background(), "", paths, o)
	if err != nil {
		p.t.Fatalf("collecting: %v", err)
	}
	return done
}

// is fails unless the only file came out like that.
func (p post) is(done room.Collected, result string, class fault.Class) {
	p.t.Helper()
	if len(done.Files) != 1 {
		p.t.Fatalf("%d files", len(done.Files))
	}
	x := done.Files[0]
	if x.Result != result || x.Fault != nil && x.Fault.Class != class || x.Fault == nil && class != "" {
		p.t.Errorf("%s: %s, %v; wants %s %s", x.File, x.Result, x.Fault, result, class)
	}
}

// ballot is a juror's sealed ballot of a revision that follows previous.
func (p post) ballot(juror string, revision int, previous string, change func(*mailing.Ballot)) (sealed []byte, sha256 string) {
	b := p.k.Ballot(juror, revision, previous)
	if change != nil {
		change(b)
	}
	return p.k.Seal(b), record.Hash(b.Encode())
}

func TestACollectedBallotIsReceipted(t *testing.T) {
	d := roomtest.NewDisk()
	r, store, k := d.Chaired(t)
	p := newPost(t, r, k)
	_, before := r.Record()
	sealed, sum := p.ballot("kari", 1, "", nil)
	path := p.put("kari.ballot", sealed)
	o := p.options()
	o.Out = filepath.Join(p.dir, "receipts")
	if anything, err := r.TryCollect(context.Background(), "", []string{path}, o); !anything || err != nil {
		t.Errorf("before it is taken in: %v, %v", anything, err)
	}
	done := p.collect(o, path)
	p.is(done, room.Accepted, "")
	if anything, err := r.TryCollect(context.Background(), "", []string{path}, o); anything || err != nil {
		t.Errorf("once it is in: %v, %v", anything, err)
	}
	if done.Receipt != 1 || !done.Signed || len(done.Written) != 2 {
		t.Fatalf("%+v", done)
	}
	data, err := os.ReadFile(filepath.Join(o.Out, "receipt-1.json"))
	must(t, err)
	sig, err := os.ReadFile(filepath.Join(o.Out, "receipt-1.json.sig"))
	must(t, err)
	key, err := trust.Verify(sig, data, trust.NamespaceReceipt)
	must(t, err)
	rc, err := mailing.ReadReceipt(data, "receipt-1.json")
	must(t, err)
	want := mailing.Received{Juror: "kari", Revision: 1, BallotSHA256: sum, SealedSHA256: record.Hash(sealed)}
	if !key.Equal(k.Signers["anne"].Public()) || !slices.Equal(rc.Ballots, []mailing.Received{want}) {
		t.Errorf("signed by %s: %+v", key.Fingerprint(), rc)
	}
	kept, err := store.Load()
	must(t, err)
	if line := kept.Lines[rc.Record.Size-1]; rc.Record.Head != record.Hash(line) || rc.Record.Head == before {
		t.Errorf("the receipt's place in the record is %d %s", rc.Record.Size, rc.Record.Head)
	}
	if e := kept.Entries[rc.Record.Size]; e.Kind != string(deliberation.ReceiptIssued) {
		t.Errorf("after it comes %s", e.Kind)
	}
	if again := p.collect(o, path); again.Receipt != 0 || again.Files[0].Result != room.Already {
		t.Errorf("the same file again: %+v", again)
	}
	if now, _ := store.Load(); len(now.Entries) != len(kept.Entries) {
		t.Error("the same file again left a line")
	}
	must(t, r.Check())
}

// The folder is where new mail is put beside the old: what was taken before,
// and has given way to a correction since, is nothing to complain about there.
func TestAFolderIsCollectedAgainAndAgain(t *testing.T) {
	d := roomtest.NewDisk()
	r, _, k := d.Chaired(t)
	p := newPost(t, r, k)
	rs := k.Revisions("kari", 2)
	one, two := p.put("a-kari.ballot", rs[1]), p.put("b-kari.ballot", rs[0]) // the newer first
	p.put("holiday.jpg", []byte("no ballot"))
	p.put("notes.txt", []byte("no form"))
	done := p.collect(p.options(), p.dir)
	if len(done.Files) != 2 || done.Files[0].Result != room.Accepted || done.Files[1].Result != room.Accepted {
		t.Fatalf("%+v", done.Files)
	}
	if j := jurorOf(t, sight(t, r, ""), "kari"); j.Revision != 2 || j.Origin != room.OriginSealed {
		t.Errorf("%+v", j)
	}
	for _, x := range p.collect(p.options(), p.dir).Files {
		if x.Result != room.Already {
			t.Errorf("%s: %s %v", x.File, x.Result, x.Fault)
		}
	}
	p.is(p.collect(p.options(), one), room.Already, "")
	p.is(p.collect(p.options(), two), room.Refused, fault.Stale) // named, it is a replay
}

func TestTwoBallotsOfOneRevisionWaitForAChoice(t *testing.T) {
	d := roomtest.NewDisk()
	r, _, k := d.Chaired(t)
	p := newPost(t, r, k)
	first, sum := p.ballot("kari", 1, "", nil)
	second, other := p.ballot("kari", 1, "", func(b *mailing.Ballot) { b.Salt, b.Marks[0].Comment = mailingtest.Salt("other"), "Another." })
	one, two := p.put("one.ballot", first), p.put("two.ballot", second)
	done := p.collect(p.options(), one, two)
	for _, x := range done.Files {
		if x.Result != room.Held || x.Fault.Class != fault.Fork {
			t.Errorf("%s: %s %v", x.File, x.Result, x.Fault)
		}
	}
	j := jurorOf(t, sight(t, r, ""), "kari")
	if done.Receipt != 0 || j.State == deliberation.HandedIn || len(j.Held) != 2 {
		t.Errorf("receipt %d, %s, %d held", done.Receipt, j.State, len(j.Held))
	}
	before, _ := r.Record()
	p.is(p.collect(p.options(), two), room.Held, fault.Fork)
	if after, _ := r.Record(); len(after) != len(before) {
		t.Error("a file that is held already left a line")
	}
	wantFault(t, r.Choose("", record.Hash([]byte("neither")), "on the phone"), fault.Usage)
	wantFault(t, r.Choose("", other, ""), fault.Usage)
	must(t, r.Choose("", record.Hash(second), "on the phone"))
	if j := jurorOf(t, sight(t, r, ""), "kari"); j.State != deliberation.HandedIn || len(j.Held) != 0 {
		t.Errorf("after the choice: %+v", j)
	}
	p.is(p.collect(p.options(), two), room.Already, "")
	p.is(p.collect(p.options(), one), room.Already, "") // it is settled that this one does not count
	third, _ := p.ballot("kari", 2, sum, nil)
	p.is(p.collect(p.options(), p.put("three.ballot", third)), room.Accepted, "") // a correction settles it, whichever it follows
	if j := jurorOf(t, sight(t, r, ""), "kari"); j.Revision != 2 || len(j.Held) != 0 {
		t.Errorf("after the correction: %+v", j)
	}
	must(t, r.Check(), again(t, d, r).Check())
}

func TestALateBallotTakesAReason(t *testing.T) {
	d := roomtest.NewDisk()
	r, _, k := d.Chaired(t)
	p := newPost(t, r, k)
	sealed, _ := p.ballot("kari", 1, "", nil)
	path := p.put("kari.ballot", sealed)
	_, err := r.CloseBallots("")
	must(t, err)
	p.is(p.collect(p.options(), path), room.Refused, fault.Closed)
	o := p.options()
	o.Late = "the post was slow"
	p.is(p.collect(o, path), room.Accepted, "")
	j := jurorOf(t, sight(t, r, ""), "kari")
	if j.State != deliberation.HandedIn || j.Late != o.Late {
		t.Errorf("%+v", j)
	}
	if j := jurorOf(t, sight(t, r, "ola"), "kari"); j.Late != "" {
		t.Error("the reason is for who leads")
	}
	fork, _ := p.ballot("kari", 1, "", func(b *mailing.Ballot) { b.Salt = mailingtest.Salt("other") })
	p.is(p.collect(p.options(), p.put("fork.ballot", fork)), room.Refused, fault.Closed) // it takes nothing away
	if j := jurorOf(t, sight(t, r, ""), "kari"); j.State != deliberation.HandedIn {
		t.Errorf("after a late fork: %s", j.State)
	}
}

func TestAKeyIsReadAloud(t *testing.T) {
	d := roomtest.NewDisk()
	r, _, k := d.Chaired(t)
	p := newPost(t, r, k)
	sealed, sum := p.ballot("per", 1, "", nil)
	path := p.put("per.ballot", sealed)
	done := p.collect(p.options(), path)
	p.is(done, room.Held, fault.Juror)
	fp := k.Signers["per"].Public().Fingerprint()
	if done.Files[0].KeyFP != fp || jurorOf(t, sight(t, r, ""), "per").KeyFP != "" {
		t.Errorf("shown %s", done.Files[0].KeyFP)
	}
	o := p.options()
	o.AcceptKeys = []string{fp}
	p.is(p.collect(o, path), room.Accepted, "")
	if j := jurorOf(t, sight(t, r, ""), "per"); j.KeyFP != fp || !j.KeyConfirmed {
		t.Errorf("%+v", j)
	}

	fresh := trusttest.Signer(t, 77)
	b := k.Ballot("per", 2, sum)
	b.JurorKey = jurorKey(fresh)
	path = p.put("per-2.ballot", k.SealAs(fresh, b.Encode()))
	p.is(p.collect(o, path), room.Refused, fault.Juror)
	o.AcceptKeys = []string{fresh.Public().Fingerprint()}
	p.is(p.collect(o, path), room.Refused, fault.Juror) // another key takes a reason
	o.Reason = "the laptop was stolen"
	p.is(p.collect(o, path), room.Accepted, "")
	if j := jurorOf(t, sight(t, r, ""), "per"); j.KeyFP != fresh.Public().Fingerprint() {
		t.Errorf("%+v", j)
	}

	b = k.Ballot("per", 3, record.Hash(b.Encode()))
	b.JurorKey = jurorKey(k.Signers["kari"])
	o.AcceptKeys = []string{k.Signers["kari"].Public().Fingerprint()}
	path = p.put("per-3.ballot", k.SealAs(k.Signers["kari"], b.Encode()))
	p.is(p.collect(o, path), room.Refused, fault.Juror) // one key is one person's, whatever is said
	must(t, r.Check())
}

func TestWhatIsNoFileBlocksNobody(t *testing.T) {
	d := roomtest.NewDisk()
	r, _, k := d.Chaired(t)
	p := newPost(t, r, k)
	must(t, os.Mkdir(filepath.Join(p.dir, "folder.ballot"), 0o700))
	f, err := os.Create(filepath.Join(p.dir, "large.ballot"))
	must(t, err, f.Truncate(4<<30), f.Close())
	fifo(t, filepath.Join(p.dir, "fifo.ballot"))
	must(t, os.Symlink(os.DevNull, filepath.Join(p.dir, "device.ballot")))
	sealed, _ := p.ballot("kari", 1, "", nil)
	p.put("kari.ballot", sealed)
	want := map[string]fault.Class{
		"folder.ballot": fault.IO, "large.ballot": fault.Size, "fifo.ballot": fault.IO, "device.ballot": fault.IO, "kari.ballot": "",
	}
	done := p.collect(p.options(), p.dir)
	if len(done.Files) != len(want) {
		t.Errorf("%d files", len(done.Files))
	}
	for _, x := range done.Files {
		class := fault.Class("")
		if x.Fault != nil {
			class = x.Fault.Class
		}
		if class != want[filepath.Base(x.File)] {
			t.Errorf("%s: %s %v", x.File, x.Result, x.Fault)
		}
	}
	for _, name := range []string{"fifo.ballot", "large.ballot", "device.ballot"} {
		one := p.collect(p.options(), filepath.Join(p.dir, name))
		p.is(one, room.Refused, want[name])
	}
	_, err = r.Collect(context.Background(), "", []string{filepath.Join(p.dir, "nowhere.ballot")}, p.options())
	wantFault(t, err, fault.IO)
}

func TestWhatCollectingTakes(t *testing.T) {
	d := roomtest.NewDisk()
	r, store, k := d.Chaired(t)
	p := newPost(t, r, k)
	sealed, _ := p.ballot("kari", 1, "", nil)
	path := p.put("kari.ballot", sealed)
	ctx, stop := context.WithCancel(context.Background())
	stop()
	wrong, none, other := p.options(), p.options(), p.options()
	wrong.Seal, none.Seal = []byte("not it"), nil
	k2, err := r.FindKey(context.Background(), trusttest.KeyFile(t, 9))
	must(t, err)
	other.Sign = room.Signing{Key: k2}
	before, _ := r.Record()
	for name, c := range map[string]struct {
		ctx   context.Context
		who   string
		o     room.CollectOptions
		class fault.Class
	}{
		"the wrong passphrase":   {context.Background(), "", wrong, fault.Passphrase},
		"no passphrase":          {context.Background(), "", none, fault.Passphrase},
		"another key":            {context.Background(), "", other, fault.Key},
		"a juror":                {context.Background(), "ola", p.options(), fault.Juror},
		"it is stopped":          {ctx, "", p.options(), fault.State},
		"a form without a word":  {context.Background(), "", room.CollectOptions{ConfirmForms: []string{"kari"}}, fault.Usage},
		"a choice without words": {context.Background(), "", room.CollectOptions{Choose: "00"}, fault.Usage},
	} {
		_, err := r.Collect(c.ctx, c.who, []string{path}, c.o)
		if fault.ClassOf(err) != c.class {
			t.Errorf("%s: %v; wants %s", name, err, c.class)
		}
	}
	store.Before(func() error { return fault.New(fault.IO, "io.other", "detail", "the disk is full") })
	o := p.options()
	o.Out = filepath.Join(p.dir, "receipts")
	_, err = r.Collect(context.Background(), "", []string{path}, o)
	wantFault(t, err, fault.IO)
	if left, _ := os.ReadDir(o.Out); len(left) != 0 {
		t.Errorf("a receipt of nothing: %v", left)
	}
	store.Before(nil)
	if after, _ := r.Record(); len(after) != len(before) {
		t.Errorf("%d lines became %d", len(before), len(after))
	}
	p.is(p.collect(o, path), room.Accepted, "") // by the secretary as well
}

// What goes wrong once everything is stored does not hide what was done.
func TestAReceiptThatCannotBeWritten(t *testing.T) {
	d := roomtest.NewDisk()
	r, store, k := d.Chaired(t)
	p := newPost(t, r, k)
	o := p.options()
	o.Out = filepath.Join(p.dir, "receipts")
	sealed, _ := p.ballot("kari", 1, "", nil)
	store.Before(func() error { // something comes into its place meanwhile
		return os.WriteFile(filepath.Join(o.Out, "receipt-1.json"), []byte("theirs"), 0o600)
	})
	done := p.collect(o, p.put("kari.ballot", sealed))
	store.Before(nil)
	p.is(done, room.Accepted, "")
	if !slices.Contains(ids(done.Notices), "not_written") || done.Receipt != 1 {
		t.Errorf("%+v", done)
	}
	if left, err := os.ReadFile(filepath.Join(o.Out, "receipt-1.json")); err != nil || string(left) != "theirs" {
		t.Errorf("written over: %s, %v", left, err)
	}
	_, _, err := r.WriteReceipt("", filepath.Join(p.dir, "again"))
	must(t, err, r.Check())
}

func jurorKey(s trust.Signer) decision.Maybe { return decision.Maybe(s.Public().Line()) }

// wantFault fails unless the error is a fault of that class.
func wantFault(t *testing.T, err error, class fault.Class) {
	t.Helper()
	if err == nil || fault.ClassOf(err) != class {
		t.Errorf("%v; wants %s", err, class)
	}
}
