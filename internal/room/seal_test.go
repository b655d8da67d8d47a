package room_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"votering/internal/fault"
	"votering/internal/mailing"
	"votering/internal/mailing/mailingtest"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/internal/trust"
)

// scored is per's own file with a mark, and a key beside it.
func scored(t *testing.T) (*mailingtest.Kit, *roomtest.Disk, *room.Room, room.KeyChoice) {
	t.Helper()
	k, d := mailingtest.New(t), roomtest.NewDisk()
	r := d.Joined(t, k, "per")
	must(t, r.Mark("", "kinn", "results", "4,5"), r.Comment("", "kinn", "results", "Godt."),
		r.Recuse("", "hamar", "søster"), r.Declare("", "kinn", ""))
	key, err := r.NewOwnKey(r.DefaultKey(), nil)
	must(t, err)
	return k, d, r, key
}

func sealed(t *testing.T, r *room.Room, key room.KeyChoice) room.Sealed {
	t.Helper()
	s, err := r.SealWith(context.Background(), "", key, nil, "")
	must(t, err)
	return s
}

func opened(t *testing.T, k *mailingtest.Kit, path string) *mailing.Opened {
	t.Helper()
	data, err := os.ReadFile(path)
	must(t, err)
	o, err := mailing.Open(data, path, k.Identity)
	must(t, err)
	return o
}

// What is mailed is the ballot, signed and sealed, for the chair of this
// edition alone; and what the file keeps is the same.
func TestSealing(t *testing.T) {
	k, d, r, key := scored(t)
	s := sealed(t, r, key)
	o := opened(t, k, s.Path)
	b := o.Ballot
	switch {
	case s.Path != filepath.Join(filepath.Dir(r.Path()), "per.ballot") || s.Revision != 1 || s.Again || s.KeyFP != key.Fingerprint:
		t.Errorf("sealed: %+v", s)
	case s.SHA256 != o.SHA256 || s.SealedSHA256 != o.SealedSHA256:
		t.Errorf("hashes: %+v, %s, %s", s, o.SHA256, o.SealedSHA256)
	case b.Juror != "per" || b.Revision != 1 || b.Previous != "" || b.SealedTo != k.Identity.Recipient() || b.Fingerprint != k.Fingerprint:
		t.Errorf("ballot: %+v", b)
	case len(b.Marks) != 1 || b.Marks[0].Mark != "4.5" || b.Marks[0].Comment != "Godt." || len(b.Abstained) != 3 || len(b.Recused) != 1:
		t.Errorf("marks %+v, abstained %+v, recused %+v", b.Marks, b.Abstained, b.Recused)
	}
	if f := k.Expect().Check(o); f == nil || f.Class != fault.Juror {
		t.Errorf("a key that nobody has confirmed: %v", f)
	}
	must(t, r.Close())
	r, err := d.Desk().Enter(r.Path(), false)
	must(t, err)
	must(t, r.Check())
	own := sight(t, r, "").Own
	if own.Sealed == nil || own.Sealed.Changed || own.Sealed.SealedSHA256 != s.SealedSHA256 || own.Sealed.Earlier != 0 || own.KeyFP != key.Fingerprint || len(own.Missing) != 3 {
		t.Errorf("own: %+v, sealed %+v", own, own.Sealed)
	}
}

// Sealing again without a change gives the same bytes, without a key; a change
// takes the ballot up again, and the next revision follows the one before.
func TestSealingAgain(t *testing.T) {
	k, d, r, key := scored(t)
	first := sealed(t, r, key)
	one, err := os.ReadFile(first.Path)
	must(t, err)
	entries, _ := r.Record()
	d.Clock.Move(time.Hour)
	again := sealed(t, r, room.KeyChoice{})
	two, err := os.ReadFile(again.Path)
	must(t, err)
	if after, _ := r.Record(); !again.Again || !bytes.Equal(one, two) || len(after) != len(entries) {
		t.Errorf("again: %+v, the same bytes: %v", again, bytes.Equal(one, two))
	}
	must(t, r.Mark("", "bodo", "ideas", "70"))
	if s := sight(t, r, "").Own.Sealed; !s.Changed || s.Revision != 1 {
		t.Errorf("after a mark: %+v", s)
	}
	if _, err := r.SealWith(context.Background(), "", room.KeyChoice{}, nil, ""); err == nil {
		t.Error("sealed anew without a key")
	}
	second := sealed(t, r, key)
	b := opened(t, k, second.Path).Ballot
	if second.Revision != 2 || second.Path != first.Path || string(b.Previous) != first.SHA256 || len(b.Marks) != 2 || b.Salt == opened2(t, k, one).Salt {
		t.Errorf("revision 2: %+v, %+v", second, b)
	}
	if s := sight(t, r, "").Own.Sealed; s.Changed || s.Earlier != 1 || s.Revision != 2 {
		t.Errorf("sealed: %+v", s)
	}
}

func opened2(t *testing.T, k *mailingtest.Kit, data []byte) *mailing.Ballot {
	t.Helper()
	o, err := mailing.Open(data, "earlier", k.Identity)
	must(t, err)
	return o.Ballot
}

// A file that was not sealed here stays, and nothing is stored for it.
func TestSealingOverwritesNothing(t *testing.T) {
	_, _, r, key := scored(t)
	path := filepath.Join(filepath.Dir(r.Path()), "per.ballot")
	must(t, os.WriteFile(path, []byte("something else"), 0o600))
	before, _ := r.Record()
	for _, path := range []string{"", path, filepath.Dir(path), filepath.Join(path, "x"), filepath.Join(filepath.Dir(path), "no", "x")} {
		_, err := r.SealWith(context.Background(), "", key, nil, path)
		if fault.ClassOf(err) != fault.IO {
			t.Errorf("%s: %v", path, err)
		}
	}
	if got, _ := os.ReadFile(path); string(got) != "something else" {
		t.Error("it was written over")
	}
	if after, _ := r.Record(); len(after) != len(before) {
		t.Error("something was stored")
	}
}

// A store that fails seals nothing and writes nothing.
func TestSealingStoresFirst(t *testing.T) {
	_, d, r, key := scored(t)
	d.File(r.Path()).Before(func() error { return fault.New(fault.IO, "io.other", "detail", "disk full") })
	_, err := r.SealWith(context.Background(), "", key, nil, "")
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(r.Path()), "*.ballot")); fault.ClassOf(err) != fault.IO || len(left) != 0 {
		t.Errorf("got %v, and %v", err, left)
	}
	if s := sight(t, r, ""); s.Own.Sealed != nil {
		t.Errorf("sealed: %+v", s.Own.Sealed)
	}
}

// The ballot is signed on another machine: what comes back is a signature of
// the ballot as it is still, or is refused.
func TestSealingElsewhere(t *testing.T) {
	k := mailingtest.New(t)
	r := roomtest.NewDisk().Joined(t, k, "kari")
	must(t, r.Mark("", "kinn", "results", "4"))
	kari := k.Signers["kari"]
	dir := filepath.Join(t.TempDir(), "out")
	paths, err := r.SealIn("", dir, kari.Public(), room.Guide{Lang: "nb"})
	must(t, err)
	if len(paths) != 2 {
		t.Fatalf("written: %v", paths)
	}
	doc, err := os.ReadFile(filepath.Join(dir, room.BallotFile))
	must(t, err)
	sign := func(by trust.Signer, namespace string) error {
		must(t, os.WriteFile(filepath.Join(dir, room.BallotFile+".sig"), k.Sign(by, namespace, doc), 0o600))
		_, err := r.SealFrom("", dir, "")
		return err
	}
	if _, err := r.SealFrom("", dir, ""); fault.ClassOf(err) != fault.IO {
		t.Errorf("without a signature: %v", err)
	}
	for want, err := range map[fault.Class]error{fault.Key: sign(k.Signers["ola"], trust.NamespaceBallot), fault.NS: sign(kari, trust.NamespaceReceipt)} {
		if fault.ClassOf(err) != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	must(t, r.Mark("", "kinn", "results", "5"))
	if err := sign(kari, trust.NamespaceBallot); !errors.Is(err, fault.New(fault.Sig, "seal.other_ballot")) {
		t.Errorf("after a change: %v", err)
	}
	must(t, r.Mark("", "kinn", "results", "4"), sign(kari, trust.NamespaceBallot))
	o := opened(t, k, filepath.Join(filepath.Dir(r.Path()), "kari.ballot"))
	if f := k.Expect().Check(o); f != nil {
		t.Errorf("the chair: %v", f)
	}
}

// Who lost a key seals the same ballot with another.
func TestSealingWithAnotherKey(t *testing.T) {
	k, _, r, key := scored(t)
	first := sealed(t, r, key)
	other, err := r.NewOwnKey(r.DefaultKey()+"2", nil)
	must(t, err)
	second := sealed(t, r, other)
	b := opened(t, k, second.Path).Ballot
	if second.Revision != 2 || second.Again || second.KeyFP != other.Fingerprint || string(b.Previous) != first.SHA256 {
		t.Errorf("with another key: %+v", second)
	}
}
