package room_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"votering/internal/fault"
	"votering/internal/mailing"
	"votering/internal/mailing/mailingtest"
	"votering/internal/record"
	"votering/internal/room"
	"votering/internal/trust"
)

// chairs writes what the chair of a kit mails.
type chairs struct {
	*mailingtest.Kit
	t   *testing.T
	dir string
}

// receipt is a receipt that lists per's ballot, if there is one.
func (c chairs) receipt(number, size int, per *room.Sealed) *mailing.Receipt {
	x := &mailing.Receipt{
		Edition: c.Edition.ID, Fingerprint: c.Fingerprint, Number: number, At: mailingtest.Start,
		Record: mailing.Record{Size: size, Head: mailingtest.Hash([]byte(strconv.Itoa(size)))}, RollSHA256: mailingtest.Hash(nil),
	}
	if per != nil {
		x.Ballots = append(x.Ballots, mailing.Received{Juror: "per", Revision: per.Revision, BallotSHA256: per.SHA256, SealedSHA256: per.SealedSHA256})
	}
	return x
}

// mailed lies in a folder as FILE and FILE.sig, signed by that juror.
func (c chairs) mailed(name, by, namespace string, doc []byte) string {
	c.t.Helper()
	path := filepath.Join(c.dir, name)
	for p, data := range map[string][]byte{path: doc, path + ".sig": c.Sign(c.Signers[by], namespace, doc)} {
		must(c.t, os.WriteFile(p, data, 0o600))
	}
	return path
}

func (c chairs) good(x *mailing.Receipt) string {
	return c.mailed("receipt-"+strconv.Itoa(x.Number)+".json", "anne", trust.NamespaceReceipt, x.Encode())
}

func TestKeepingReceipts(t *testing.T) {
	k, d, r, key := scored(t)
	c := chairs{k, t, t.TempDir()}
	one := sealed(t, r, key)
	ids := func(ns []room.Notice, err error) string {
		t.Helper()
		must(t, err)
		var s string
		for _, n := range ns {
			s += n.ID + " "
		}
		return s
	}
	if got := ids(r.Keep("", c.good(c.receipt(1, 5, nil)), c.good(c.receipt(2, 7, &one)))); got != "receipt_without receipt_confirms " {
		t.Errorf("kept: %s", got)
	}
	if got := ids(r.Keep("", filepath.Join(c.dir, "receipt-2.json"), filepath.Join(c.dir, "receipt-2.json.sig"))); got != "receipt_again " {
		t.Errorf("again: %s", got)
	}
	must(t, r.Mark("", "bodo", "results", "3"))
	two := sealed(t, r, key)
	if got := ids(r.Keep("", c.good(c.receipt(3, 9, &one)))); got != "receipt_older " {
		t.Errorf("of the revision before: %s", got)
	}
	if got := ids(r.Keep("", c.good(c.receipt(4, 11, &two)))); got != "receipt_confirms " {
		t.Errorf("of the latest: %s", got)
	}
	must(t, r.Close())
	r, err := d.Desk().Enter(r.Path(), false)
	must(t, err)
	var latest string
	for _, x := range sight(t, r, "").Own.Receipts {
		latest += strconv.Itoa(x.Number) + ":" + strconv.Itoa(x.Revision) + ":" + strconv.FormatBool(x.Latest) + " "
	}
	if latest != "1:0:false 2:1:false 3:1:false 4:2:true " {
		t.Errorf("shown: %s", latest)
	}
}

// A receipt that is not the chair's, not of this edition, or says less than
// one before is refused, and none of those that came with it is kept.
func TestKeepingIsRefused(t *testing.T) {
	k, _, r, key := scored(t)
	one := sealed(t, r, key)
	must(t, r.Mark("", "bodo", "results", "3"))
	two := sealed(t, r, key)
	c := chairs{k, t, t.TempDir()}
	_, err := r.Keep("", c.good(c.receipt(4, 10, &two)))
	must(t, err)
	before, _ := r.Record()
	changed := func(f func(*mailing.Receipt)) string {
		x := c.receipt(5, 12, &two)
		f(x)
		return c.good(x)
	}
	good := c.receipt(6, 14, &two)
	for _, x := range []struct {
		name string
		path string
		want fault.Class
	}{
		{"signed by a juror", c.mailed("a.json", "ola", trust.NamespaceReceipt, good.Encode()), fault.Key},
		{"signed as a decision", c.mailed("b.json", "anne", trust.NamespaceDecision, good.Encode()), fault.NS},
		{"of another prize", changed(func(x *mailing.Receipt) { x.Edition = "other" }), fault.Award},
	} {
		c.refuses(r, x.name, x.path, x.want)
	}
	c.refuses(r, "of other rules", changed(func(x *mailing.Receipt) { x.Fingerprint = mailingtest.Hash(nil) }), fault.Def)
	c.refuses(r, "two with one number", c.good(c.receipt(4, 11, &two)), fault.Fork)
	c.refuses(r, "the record shrinks", c.good(c.receipt(5, 9, &two)), fault.Log)
	c.refuses(r, "the record has another line", changed(func(x *mailing.Receipt) { x.Record = mailing.Record{Size: 10, Head: mailingtest.Hash(nil)} }), fault.Log)
	c.refuses(r, "an older revision after the newer", c.good(c.receipt(5, 12, &one)), fault.Dropped)
	c.refuses(r, "another ballot in its place", changed(func(x *mailing.Receipt) { x.Ballots[0].BallotSHA256 = mailingtest.Hash(nil) }), fault.Dropped)
	path := c.good(good)
	must(t, os.WriteFile(path, bytes.Replace(good.Encode(), []byte("14"), []byte("15"), 1), 0o600))
	c.refuses(r, "a byte changed", path, fault.Sig)
	must(t, os.Remove(path+".sig"))
	c.refuses(r, "without its signature", path, fault.IO)
	if after, _ := r.Record(); len(after) != len(before) {
		t.Error("something was stored")
	}
}

func (c chairs) refuses(r *room.Room, name, path string, want fault.Class) {
	c.t.Helper()
	if ns, err := r.Keep("", path); fault.ClassOf(err) != want || ns != nil {
		c.t.Errorf("%s: %v, want %s", name, err, want)
	}
}

// What is right among letters is kept in one act, and each of the others has its
// fault; a folder stands for the letters in it, also a decision's.
func TestKeepingWhatIsRight(t *testing.T) {
	k, _, r, key := scored(t)
	c := chairs{k, t, t.TempDir()}
	one := sealed(t, r, key)
	c.good(c.receipt(1, 5, &one))
	must(t, os.WriteFile(filepath.Join(c.dir, "receipt-2.json"), []byte("{}"), 0o600),
		os.WriteFile(filepath.Join(c.dir, "receipt-3.json"), c.receipt(3, 9, &one).Encode(), 0o600),
		os.WriteFile(filepath.Join(c.dir, "notes.txt"), nil, 0o600))
	before := len(entries(t, r))
	ns, err := r.Keep("", c.dir)
	var faults fault.List
	if !errors.As(err, &faults) || len(faults) != 2 || len(ns) != 1 || ns[0].ID != "receipt_confirms" {
		t.Errorf("kept %v, %v", ns, err)
	}
	if got := len(entries(t, r)) - before; got != 1 {
		t.Errorf("%d lines in the record", got)
	}
	inside := filepath.Join(t.TempDir(), "decision")
	must(t, os.MkdirAll(filepath.Join(inside, "receipts"), 0o700))
	c.dir = filepath.Join(inside, "receipts")
	c.good(c.receipt(4, 11, &one))
	if ns, err := r.Keep("", inside); err != nil || len(ns) != 1 {
		t.Errorf("of a decision: %v, %v", ns, err)
	}
	if _, err := r.Keep("", t.TempDir()); !errors.Is(err, fault.New(fault.Usage, "keep.nothing")) {
		t.Errorf("of an empty folder: %v", err)
	}
}

func entries(t *testing.T, r *room.Room) []record.Entry {
	t.Helper()
	s, err := r.Sight("")
	must(t, err)
	return s.Record
}
