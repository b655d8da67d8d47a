package room_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/record"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/internal/trust"
)

// shortKey is the public line of an RSA key of 1024 bits.
const shortKey = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQDFAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAw=="

var nothing deliberation.ProposalChange

// again opens the room a second time, as it is kept.
func again(t *testing.T, d *roomtest.Disk, r *room.Room) *room.Room {
	t.Helper()
	must(t, r.Close())
	r, err := d.Desk().Enter(r.Path(), false)
	must(t, err)
	return r
}

// signed are the signatures of both documents.
func signed(t *testing.T, s trust.Signer, namespace string, u room.Unsigned) (public, complete []byte) {
	t.Helper()
	public, err := s.Sign(context.Background(), namespace, u.Public)
	must(t, err)
	complete, err = s.Sign(context.Background(), namespace, u.Complete)
	must(t, err)
	return public, complete
}

// prepare has the documents written out, and gives them.
func prepare(t *testing.T, r *room.Room, who string, key trust.Signer) (room.Unsigned, error) {
	t.Helper()
	if _, err := r.PrepareIn(who, deliberation.ProposalChange{}, key.Public(), filepath.Join(t.TempDir(), "out"), room.Guide{}); err != nil {
		return room.Unsigned{}, err
	}
	return r.Unsigned()
}

func TestSignedElsewhere(t *testing.T) {
	d, key := roomtest.NewDisk(), roomtest.Key(t)
	r, _ := d.Written(t)
	u, err := prepare(t, r, "", key)
	must(t, err)
	if s := sight(t, r, ""); !s.Prepared || s.Phase != deliberation.Revealed || s.Decision != nil {
		t.Errorf("prepared: %v in %s", s.Prepared, s.Phase)
	}
	same, err := prepare(t, r, "", key)
	must(t, err)
	if d := cmp.Diff(u, same); d != "" {
		t.Error("asked twice, the documents are not the same")
	}
	r = again(t, d, r)
	kept, err := r.Unsigned()
	must(t, err)
	if d := cmp.Diff(u, kept); d != "" {
		t.Error("the documents are not kept word for word")
	}
	public, complete := signed(t, key, trust.NamespaceDecision, u)
	must(t, r.Decide("", bytes.ReplaceAll(public, []byte("\n"), []byte("\r\n")), complete))
	r = again(t, d, r)
	s := sight(t, r, "birk")
	want := &room.DecisionSight{
		At: d.Clock.Now(), SHA256: record.Hash(u.Public), Complete: record.Hash(u.Complete),
		Winners: s.Ranking.Winners, KeyFP: key.Public().Fingerprint(),
	}
	if d := cmp.Diff(want, s.Decision); d != "" {
		t.Error(d)
	}
	must(t, r.Check())
}

// A clock that was set back does not stand in the way: what is signed verifies.
func TestDecidedWithAClockSetBack(t *testing.T) {
	d, key := roomtest.NewDisk(), roomtest.Key(t)
	r, _ := d.Written(t)
	d.Clock.Move(-48 * time.Hour)
	must(t, r.Sign(t.Context(), "", key))
	if _, err := r.Export("", filepath.Join(t.TempDir(), "out"), "complete", false); err != nil {
		t.Fatal(err)
	}
}

func TestWhoMayDecide(t *testing.T) {
	r, _ := roomtest.NewDisk().Written(t)
	key := roomtest.Key(t)
	for _, who := range []string{"gro", "birk"} { // the secretary, a juror
		if err := r.Sign(context.Background(), who, key); fault.ClassOf(err) != fault.Juror {
			t.Errorf("%s signs: %v", who, err)
		}
		if _, err := prepare(t, r, who, key); fault.ClassOf(err) != fault.Juror {
			t.Errorf("%s prepares: %v", who, err)
		}
	}
	if _, err := r.Propose("gro", roomtest.Grounds(r)); err != nil {
		t.Errorf("the secretary cannot write the grounds: %v", err)
	}
}

func TestSignaturesThatAreNotOnes(t *testing.T) {
	d, key := roomtest.NewDisk(), roomtest.Key(t)
	r, store := d.Written(t)
	old, err := prepare(t, r, "", key)
	must(t, err)
	_, err = r.Propose("", deliberation.ProposalChange{Dissent: map[string]string{"birk": "Nei."}})
	must(t, err)
	u, err := prepare(t, r, "", key)
	must(t, err)
	public, complete := signed(t, key, trust.NamespaceDecision, u)
	oldPublic, _ := signed(t, key, trust.NamespaceDecision, old)
	otherPublic, otherComplete := signed(t, roomtest.Key(t), trust.NamespaceDecision, u)
	ballotPublic, ballotComplete := signed(t, key, trust.NamespaceBallot, u)
	before, err := store.Load()
	must(t, err)
	for name, c := range map[string]struct {
		public, complete []byte
		want             *fault.Error
	}{
		"of another key":           {otherPublic, otherComplete, fault.New(fault.Key, "key.not_chair")},
		"one of another key":       {public, otherComplete, fault.New(fault.Key, "key.not_chair")},
		"for another purpose":      {ballotPublic, ballotComplete, fault.New(fault.NS, "")},
		"the two exchanged":        {complete, public, fault.New(fault.Sig, "decide.other_version")},
		"of what was before":       {oldPublic, complete, fault.New(fault.Sig, "decide.not_these")},
		"two in one file":          {append(bytes.Clone(public), public...), complete, fault.New(fault.Format, "")},
		"none":                     {nil, nil, fault.New(fault.Format, "")},
		"larger than any can be":   {make([]byte, trust.MaxSignature+1), complete, fault.New(fault.Size, "")},
		"not a signature but text": {[]byte("yes"), complete, fault.New(fault.Format, "")},
	} {
		if err := r.Decide("", c.public, c.complete); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
	after, err := store.Load()
	must(t, err)
	if d := cmp.Diff(before, after); d != "" {
		t.Error("a refused signature leaves something behind")
	}
	must(t, r.Decide("", public, complete))
	if err := r.Decide("", public, complete); !errors.Is(err, fault.New(fault.State, "state.decide.late")) {
		t.Errorf("signed twice: %v", err)
	}
}

// meddler changes something while it signs.
type meddler struct {
	trust.Signer
	do func()
}

func (m meddler) Sign(ctx context.Context, namespace string, message []byte) ([]byte, error) {
	m.do()
	return m.Signer.Sign(ctx, namespace, message)
}

// Where signing fails, for whatever reason, nothing is stored.
func TestSigningIsOneAct(t *testing.T) {
	d := roomtest.NewDisk()
	r, store := d.Written(t)
	key := roomtest.Key(t)
	before, err := store.Load()
	must(t, err)
	full := errors.New("disk full")
	failing := meddler{key, func() { store.Before(func() error { return full }) }}
	if err := r.Sign(context.Background(), "", failing); !errors.Is(err, full) {
		t.Errorf("a full disk: %v", err)
	}
	store.Before(nil)
	ctx, cancel := context.WithCancel(context.Background())
	stopped := meddler{key, cancel}
	if err := r.Sign(ctx, "", stopped); ctx.Err() == nil || err == nil {
		t.Errorf("stopped: %v", err)
	}
	after, err := store.Load()
	must(t, err)
	if d := cmp.Diff(before, after); d != "" {
		t.Error("something was stored")
	}
	changing := meddler{key, func() { _, _ = r.Propose("", roomtest.Grounds(r)) }}
	if err := r.Sign(context.Background(), "", changing); !errors.Is(err, fault.New(fault.State, "decide.changed")) {
		t.Errorf("changed meanwhile: %v", err)
	}
	if s := sight(t, r, ""); s.Prepared || s.Decision != nil {
		t.Error("decided all the same")
	}
	must(t, r.Sign(context.Background(), "", key))
	must(t, r.Check())
}

func TestADecisionThatIsReplacedIsKept(t *testing.T) {
	d := roomtest.NewDisk()
	r, store := d.Written(t)
	key := roomtest.Key(t)
	must(t, r.Sign(context.Background(), "", key))
	first := sight(t, r, "").Decision
	must(t, r.Announce("", ""))
	must(t, r.Reopen("", deliberation.Revealed, "en skrivefeil"))
	if err := r.Sign(context.Background(), "", roomtest.Key(t)); !errors.Is(err, fault.New(fault.Key, "key.not_chair")) {
		t.Errorf("another key signs the next: %v", err)
	}
	must(t, r.Sign(context.Background(), "", key))
	r = again(t, d, r)
	must(t, r.Check())
	s := sight(t, r, "")
	if s.Replaces != first.SHA256 || s.Decision.SHA256 == first.SHA256 || !s.Decision.AnnouncedAt.IsZero() {
		t.Errorf("replaces %s: %+v", s.Replaces, s.Decision)
	}
	kept, err := store.Load()
	must(t, err)
	if got := record.Hash(kept.Docs["decision-1.json"]); got != first.SHA256 {
		t.Errorf("the first decision is %s", got)
	}
	doc, err := decision.Read(kept.Docs["decision-2.json"], "decision-2.json")
	must(t, err)
	if string(doc.Supersedes) != first.SHA256 {
		t.Errorf("the second replaces %q", doc.Supersedes)
	}
}

// Every document is held against the hash in its event, and each decision
// against its signature and its place in the record.
func TestChangedDocumentsAreFound(t *testing.T) {
	for _, name := range []string{
		room.DocEdition, room.DocJury, room.DocRanking, "decision-1.json", "decision-complete-1.json",
		"decision-1.json.sig", "decision-complete-1.json.sig",
	} {
		d := roomtest.NewDisk()
		r, store := d.Decided(t)
		must(t, r.Check())
		kept, err := store.Load()
		must(t, err)
		doc := kept.Docs[name]
		if doc == nil {
			t.Fatalf("there is no %s", name)
		}
		must(t, store.Append(nil, map[string][]byte{name: changed(doc)}))
		must(t, r.Close())
		r, err = d.Desk().Enter(r.Path(), false)
		if err == nil {
			err = r.Check()
		}
		if c := fault.ClassOf(err); err == nil || !strings.HasSuffix(name, ".sig") && c != fault.Log && c != fault.Edition {
			t.Errorf("%s changed: %v", name, err)
		}
	}
}

// changed is doc with another letter in its middle.
func changed(doc []byte) []byte {
	doc = bytes.Clone(doc)
	for i := len(doc) / 2; ; i++ {
		if c := doc[i]; c >= 'a' && c < 'z' {
			doc[i]++
			return doc
		}
	}
}

// A record that was written anew holds together, and is not the one that the
// decision pins.
func TestARecordWrittenAnewIsFound(t *testing.T) {
	d := roomtest.NewDisk()
	r, store := d.Decided(t)
	kept, err := store.Load()
	must(t, err)
	forged, err := d.Desk().CreateStore("forged.votering")
	must(t, err)
	var pairs []record.Pair
	head := record.Genesis
	for i, raw := range kept.Events {
		e, err := deliberation.Decode(raw)
		must(t, err)
		if e.Kind == deliberation.Recused {
			e.Ground = "noe annet"
		}
		raw, entry := deliberation.Encode(e), kept.Entries[i]
		entry.Prev, entry.Ref = head, record.Hash(raw)
		line := record.Line(entry)
		pairs, head = append(pairs, record.Pair{Event: raw, Line: line}), record.Hash(line)
	}
	must(t, forged.Append(pairs, kept.Docs))
	must(t, forged.Close())
	must(t, r.Close())
	r, err = d.Desk().Enter("forged.votering", false)
	must(t, err)
	if err := r.Check(); !errors.Is(err, fault.New(fault.Log, "log.pinned")) {
		t.Errorf("got %v", err)
	}
}

func TestWrittenOutAndTakenIn(t *testing.T) {
	d, key := roomtest.NewDisk(), roomtest.Key(t)
	r, _ := d.Written(t)
	dir := filepath.Join(t.TempDir(), "out")
	old := filepath.Join(t.TempDir(), "old")
	_, err := r.PrepareIn("", nothing, key.Public(), old, room.Guide{})
	must(t, err)
	change := deliberation.ProposalChange{Dissent: map[string]string{"birk": "Nei."}}
	paths, err := r.PrepareIn("", change, key.Public(), dir, room.Guide{})
	must(t, err)
	if len(paths) != 3 {
		t.Errorf("written: %v", paths)
	}
	if _, err := r.PrepareIn("", change, key.Public(), dir, room.Guide{}); fault.ClassOf(err) != fault.IO {
		t.Errorf("written over: %v", err)
	}
	how, err := os.ReadFile(filepath.Join(dir, room.SignFile))
	must(t, err)
	for _, c := range room.SignCommands("") {
		if !bytes.Contains(how, []byte(c.POSIX)) || !bytes.Contains(how, []byte(c.Windows)) {
			t.Errorf("SIGN.txt does not tell how to sign %s", c.File)
		}
	}
	sign := func(from, to string) {
		for _, name := range []string{room.PublicFile, room.CompleteFile} {
			doc, err := os.ReadFile(filepath.Join(from, name))
			must(t, err)
			sig, err := key.Sign(context.Background(), trust.NamespaceDecision, doc)
			must(t, err)
			must(t, os.WriteFile(filepath.Join(to, name+".sig"), sig, 0o600))
		}
	}
	if err := r.TakeSignatures("", dir); fault.ClassOf(err) != fault.IO {
		t.Errorf("no signatures: %v", err)
	}
	sign(old, old)
	err = r.TakeSignatures("", old)
	f := fault.Of(err)
	oldDoc, rerr := os.ReadFile(filepath.Join(old, room.PublicFile))
	must(t, rerr)
	if f == nil || f.ID != "decide.other_version" || f.Args["have"] != record.Hash(oldDoc) {
		t.Errorf("signatures of the version before: %v", err)
	}
	sign(old, dir)
	if err := r.TakeSignatures("", dir); !errors.Is(err, fault.New(fault.Sig, "decide.not_these")) {
		t.Errorf("old signatures beside the new version: %v", err)
	}
	sign(dir, dir)
	must(t, r.TakeSignatures("", dir))
}

func TestTheChairsKey(t *testing.T) {
	d, key, other := roomtest.NewDisk(), roomtest.Key(t), roomtest.Key(t)
	e := roomtest.Edition(t, "prisen-2022")
	for i := range e.Jurors {
		if e.Jurors[i].Role == award.ChairRole {
			e.Jurors[i].Key = key.Public().Line() + " kari@laptop"
		}
	}
	r := roomtest.Draft(t, e)
	if err := r.OpenWithKey("", other.Public()); !errors.Is(err, fault.New(fault.Key, "key.not_chair")) {
		t.Errorf("another key than the roll's: %v", err)
	}
	must(t, r.Open(""))
	if got := sight(t, r, "").ChairKeyFP; got != key.Public().Fingerprint() {
		t.Errorf("the chair's key is %s", got)
	}
	e.Jurors[1].Key = shortKey
	if err := roomtest.Draft(t, e).Open(""); fault.ClassOf(err) != fault.Weak {
		t.Errorf("opened with a short key on the roll: %v", err)
	}
	d.Keys = roomtest.Keyring(t)
	r, _ = d.Demo(t, roomtest.MadeUp)
	if _, err := r.NewKey(filepath.Join(t.TempDir(), "key"), nil); err != nil {
		t.Errorf("a first key: %v", err)
	}
	r, _ = roomtest.NewDisk().Decided(t)
	if _, err := r.NewKey(filepath.Join(t.TempDir(), "key"), nil); !errors.Is(err, fault.New(fault.Key, "key.fixed")) {
		t.Errorf("a second key: %v", err)
	}
}
