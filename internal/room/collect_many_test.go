package room_test

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/internal/trust"
	"votering/internal/trust/trusttest"
)

// meddling is a keyring that does something while a key is unlocked.
type meddling struct {
	room.Keyring
	do func()
}

func (m meddling) Unlock(ctx context.Context, c trust.Candidate, passphrase []byte) (trust.Signer, error) {
	if m.do != nil {
		m.do()
	}
	return m.Keyring.Unlock(ctx, c, passphrase)
}

func TestAChangeMeanwhileStopsCollecting(t *testing.T) {
	d := roomtest.NewDisk()
	ring := &meddling{Keyring: roomtest.Keyring(t)}
	d.Keys = ring
	r, _, k := d.Chaired(t)
	p := newPost(t, r, k)
	sealed, _ := p.ballot("kari", 1, "", nil)
	path, o := p.put("kari.ballot", sealed), p.options()
	ring.do = func() { _, _ = r.Absent("", "ola", "ill") }
	_, err := r.Collect(context.Background(), "", []string{path}, o)
	wantFault(t, err, fault.State)
	if jurorOf(t, sight(t, r, ""), "kari").State == deliberation.HandedIn {
		t.Error("it was taken in on what is no more")
	}
	ring.do = nil
	p.is(p.collect(o, path), room.Accepted, "")
}

func TestMarksThatWereEnteredAreNotReplaced(t *testing.T) {
	d := roomtest.NewDisk()
	r, _, k := d.Chaired(t)
	p := newPost(t, r, k)
	must(t, r.Mark("kari", "kinn", "results", "3"))
	_, err := r.HandIn("kari")
	must(t, err, r.Mark("ola", "kinn", "results", "3"))
	sealed, _ := p.ballot("kari", 1, "", nil)
	p.is(p.collect(p.options(), p.put("kari.ballot", sealed)), room.Refused, fault.State)
	sealed, _ = p.ballot("ola", 1, "", nil)
	p.is(p.collect(p.options(), p.put("ola.ballot", sealed)), room.Accepted, "") // a draft gives way
	if j := jurorOf(t, sight(t, r, ""), "ola"); j.State != deliberation.HandedIn || j.Missing != 0 {
		t.Errorf("%+v", j)
	}
}

func TestAHundredBallotsInAFolder(t *testing.T) {
	const jurors = 100
	d := roomtest.NewDisk()
	d.Keys = roomtest.Keyring(t)
	source := bytes.NewBufferString("schema: votering-edition/1\nid: many\ntitle: Many\nscale: {min: 1, max: 6, step: 1}\n" +
		"criteria: [{id: results, title: Results}]\nnominees: [{id: kinn, name: Kinn}, {id: bodo, name: Bodø}]\n" +
		"rule: {jury: {method: mean}, recusal: nominee}\njurors:\n")
	fmt.Fprintf(source, "  - {id: anne, name: Anne, email: anne@example.org, role: chair, votes: false, key: %q}\n", trusttest.Signer(t, 1).Public().Line())
	for i := range jurors {
		fmt.Fprintf(source, "  - {id: j%d, name: J%d, email: j%d@example.org, key: %q}\n", i, i, i, trusttest.Signer(t, byte(100+i)).Public().Line())
	}
	r, err := d.Desk().New("many.votering", source.Bytes(), "many.yaml")
	must(t, err)
	must(t, r.Open(""))
	k := roomtest.Invite(t, r)
	p := newPost(t, r, k)
	for i := range jurors {
		id := fmt.Sprintf("j%d", i)
		k.Signers[id] = trusttest.Signer(t, byte(100+i))
		sealed, _ := p.ballot(id, 1, "", nil)
		p.put(id+".ballot", sealed)
	}
	done := p.collect(p.options(), p.dir)
	if len(done.Files) != jurors || done.Receipt != 1 {
		t.Fatalf("%d files, receipt %d", len(done.Files), done.Receipt)
	}
	for _, x := range done.Files {
		if x.Result != room.Accepted {
			t.Errorf("%s: %s %v", x.File, x.Result, x.Fault)
		}
	}
	if n := len(sight(t, r, "").SealedWaiting); n != jurors {
		t.Errorf("%d are sealed", n)
	}
	_, err = r.CloseBallots("")
	must(t, err, r.RevealMarksWith("", []byte(roomtest.Passphrase)), r.Check())
	if n := len(sight(t, r, "").Ballots); n != jurors {
		t.Errorf("%d are open", n)
	}
}
