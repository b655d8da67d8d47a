package room_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/record"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/internal/trust/trusttest"
)

// Whoever opens somebody else's invitation signs in their name, and reads their
// own fingerprint aloud: it is theirs alone.
func TestAKeyIsReadAloudForSomebody(t *testing.T) {
	d := roomtest.NewDisk()
	r, _, k := d.Chaired(t)
	p := newPost(t, r, k)
	stranger := trusttest.Signer(t, 50)
	sign := func(juror string) string {
		b := k.Ballot(juror, 1, "")
		b.JurorKey = jurorKey(stranger)
		return p.put(juror+"-x.ballot", k.SealAs(stranger, b.Encode()))
	}
	per := sign("per")
	fp := stranger.Public().Fingerprint()
	o := p.options()
	for accept, class := range map[string]fault.Class{
		"nonsense": fault.Usage, fp[:20]: fault.Usage, "per=" + fp + "x": fault.Usage, "mallory=" + fp: fault.Juror, "siri=" + fp: fault.Juror,
	} {
		o.AcceptKeys = []string{accept}
		if _, err := r.Collect(context.Background(), "", []string{per}, o); fault.ClassOf(err) != class {
			t.Errorf("%s: %v; wants %s", accept, err, class)
		}
	}
	o.AcceptKeys, o.Reason = []string{"ola=" + fp}, "a new laptop"
	p.is(p.collect(o, per), room.Held, fault.Juror) // it was ola who read it
	o.AcceptKeys = []string{fp}
	for _, x := range p.collect(o, per, sign("ola")).Files { // whose is it?
		if x.Result != room.Refused || x.Fault.ID != "collect.key_of_two" {
			t.Errorf("%s: %s %v", x.File, x.Result, x.Fault)
		}
	}
	o.AcceptKeys = []string{"per=" + fp}
	done := p.collect(o, per)
	p.is(done, room.Accepted, "")
	if !slices.Equal(ids(done.Notices), []string{"key_confirmed"}) || done.Notices[0].Args["name"] != "Per Ås" {
		t.Errorf("%+v", done.Notices)
	}
	o.AcceptKeys = []string{"ola=" + fp}
	p.is(p.collect(o, sign("ola")), room.Refused, fault.Juror) // it is per's
}

// What was taken in stays taken in, also once the juror has another key, and
// what was refused is refused once.
func TestTheSameFolderOnceMore(t *testing.T) {
	d := roomtest.NewDisk()
	r, _, k := d.Chaired(t)
	p := newPost(t, r, k)
	one, sum := p.ballot("kari", 1, "", nil)
	p.put("1.ballot", one)
	p.collect(p.options(), p.dir)
	fresh := trusttest.Signer(t, 50)
	b := k.Ballot("kari", 2, sum)
	b.JurorKey = jurorKey(fresh)
	p.put("2.ballot", k.SealAs(fresh, b.Encode()))
	p.put("bad.ballot", one[:len(one)/2])
	p.put("form.txt", p.form(k.Fingerprint))
	o := p.options()
	o.AcceptKeys, o.Reason = []string{"kari=" + fresh.Public().Fingerprint()}, "a new laptop"
	p.collect(o, p.dir)
	before, _ := r.Record()
	for _, x := range p.collect(p.options(), p.dir).Files {
		want := map[string]string{"1.ballot": room.Already, "2.ballot": room.Already, "bad.ballot": room.Refused, "form.txt": room.Refused}
		if name := filepath.Base(x.File); x.Result != want[name] {
			t.Errorf("%s: %s %v", name, x.Result, x.Fault)
		}
	}
	if after, _ := r.Record(); len(after) != len(before) {
		t.Errorf("the same folder left %d lines", len(after)-len(before))
	}
}

// A form says its marks in the clear: nothing that stands in the record lets
// anybody try forms against it.
func TestTheRecordTellsNothingOfAForm(t *testing.T) {
	d := roomtest.NewDisk()
	r, store, k := d.Chaired(t)
	p := newPost(t, r, k)
	form := p.form(k.Fingerprint)
	p.is(p.collect(p.options(), p.put("kari.txt", form)), room.Held, fault.Juror)
	bad := append([]byte(strings.ReplaceAll(string(form), ": 1\r\n", ": 17\r\n")), '\n')
	p.is(p.collect(p.options(), p.put("bad.txt", bad)), room.Refused, fault.Score)
	for _, data := range [][]byte{form, bad} {
		if holds(t, store, record.Hash(data)) || holds(t, store, deliberation.HashNote(record.Hash(data))) {
			t.Error("the hash of a form is in the file")
		}
	}
	entries, _ := r.Record()
	if n := len(entries); entries[n-1].Kind != string(deliberation.ImportRefused) || entries[n-2].Kind != string(deliberation.ImportRefused) {
		t.Error("it does not say that they were not taken")
	}
}

// What nobody has to open takes no passphrase, and no time.
func TestRefusedBeforeThePassphrase(t *testing.T) {
	d := roomtest.NewDisk()
	r, _, k := d.Chaired(t)
	p := newPost(t, r, k)
	o := p.options()
	o.Seal = nil
	p.is(p.collect(o, p.put("garbage.ballot", []byte("hello"))), room.Refused, fault.Sealed)
	p.is(p.collect(o, p.put("slow.ballot", trusttest.Laborious(t, []byte("x"), "30"))), room.Refused, fault.Sealed)
	p.is(p.collect(o, p.put("large.ballot", make([]byte, 2<<20))), room.Refused, fault.Size)
	sealed, _ := p.ballot("kari", 1, "", nil)
	_, err := r.Collect(context.Background(), "", []string{p.put("kari.ballot", sealed)}, o)
	wantFault(t, err, fault.Passphrase)
}

// Who goes on in a restored copy gives no second receipt a number that jurors
// hold already, and is told.
func TestARestoredCopy(t *testing.T) {
	d := roomtest.NewDisk()
	r, _, k := d.Chaired(t)
	p := newPost(t, r, k)
	o := p.options()
	o.Out = filepath.Join(p.dir, "receipts")
	for _, id := range []string{"kari", "ola"} {
		sealed, _ := p.ballot(id, 1, "", nil)
		p.is(p.collect(o, p.put(id+".ballot", sealed)), room.Accepted, "")
	}
	old, _, err := copyOf(t, d, r, 4) // as it was before anything came
	must(t, err)
	must(t, os.WriteFile(filepath.Join(o.Out, "receipt-9.json"), []byte("not one"), 0o600))
	q := newPost(t, old, k)
	sealed, _ := q.ballot("anne", 1, "", nil)
	done := q.collect(o, q.put("anne.ballot", sealed))
	q.is(done, room.Accepted, "")
	if done.Receipt != 3 || !slices.Equal(ids(done.Notices), []string{"receipts_ahead", "receipts_lack"}) ||
		!strings.Contains(done.Notices[1].Args["names"], "Kari Nordmann, Ola Nordmann") {
		t.Errorf("receipt %d, %+v", done.Receipt, done.Notices)
	}
	must(t, old.Check(), again(t, d, old).Check())
	if n := sight(t, again(t, d, old), "").LastReceipt; n != 3 {
		t.Errorf("the last receipt is %d", n)
	}
}

// copyOf is a file with the first lines of another.
func copyOf(t *testing.T, d *roomtest.Disk, r *room.Room, lines int) (*room.Room, room.Store, error) {
	t.Helper()
	kept, err := d.File(r.Path()).Load()
	must(t, err)
	s, err := d.Desk().CreateStore("copy.votering")
	must(t, err)
	var pairs []record.Pair
	for i := range lines {
		pairs = append(pairs, record.Pair{Event: kept.Events[i], Line: kept.Lines[i]})
	}
	must(t, s.Append(pairs, kept.Docs), s.Close())
	again, err := d.Desk().Enter("copy.votering", false)
	return again, s, err
}
