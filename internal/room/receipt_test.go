package room_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"votering/internal/fault"
	"votering/internal/record"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/internal/trust"
)

// Ballots are taken in also where the chair's key is somewhere else: their
// receipts wait.
func TestReceiptsSignedLater(t *testing.T) {
	d := roomtest.NewDisk()
	r, _, k := d.Chaired(t)
	p := newPost(t, r, k)
	_, _, err := r.WriteReceipt("", p.dir)
	wantFault(t, err, fault.State) // there is none
	o := p.options()
	o.Sign = room.Signing{}
	for i, id := range []string{"kari", "ola"} {
		sealed, _ := p.ballot(id, 1, "", nil)
		if done := p.collect(o, p.put(id+".ballot", sealed)); done.Receipt != i+1 || done.Signed {
			t.Errorf("%+v", done)
		}
	}
	if s := sight(t, r, ""); !slices.Equal(s.Unsigned, []int{1, 2}) || s.LastReceipt != 2 {
		t.Errorf("%v wait, the last is %d", s.Unsigned, s.LastReceipt)
	}
	dir, out := filepath.Join(p.dir, "unsigned"), filepath.Join(p.dir, "out")
	numbers, paths, err := r.SignReceipts(context.Background(), "", room.Signing{Unsigned: dir}, "")
	must(t, err)
	if !slices.Equal(numbers, []int{1, 2}) || len(paths) != 3 {
		t.Errorf("%v %v", numbers, paths)
	}
	_, _, err = r.SignReceiptsFrom("", dir, out)
	wantFault(t, err, fault.IO) // no signatures yet
	for _, name := range []string{"receipt-1.json", "receipt-2.json"} {
		doc, err := os.ReadFile(filepath.Join(dir, name))
		must(t, err, os.WriteFile(filepath.Join(dir, name+".sig"), k.Sign(k.Signers["kari"], trust.NamespaceReceipt, doc), 0o600))
	}
	_, _, err = r.SignReceiptsFrom("", dir, out)
	wantFault(t, err, fault.Key)
	must(t, os.Remove(filepath.Join(dir, "receipt-2.json")))
	doc, err := os.ReadFile(filepath.Join(dir, "receipt-1.json"))
	must(t, err, os.WriteFile(filepath.Join(dir, "receipt-1.json.sig"), k.Sign(k.Signers["anne"], trust.NamespaceReceipt, doc), 0o600))
	numbers, paths, err = r.SignReceiptsFrom("", dir, out)
	must(t, err)
	if !slices.Equal(numbers, []int{1}) || len(paths) != 2 {
		t.Errorf("%v %v", numbers, paths)
	}
	numbers, _, err = r.SignReceipts(context.Background(), "", roomtest.SignAsChair(t, r), "")
	must(t, err, r.Check())
	if !slices.Equal(numbers, []int{2}) || len(sight(t, r, "").Unsigned) != 0 {
		t.Errorf("%v", numbers)
	}
	_, _, err = r.SignReceipts(context.Background(), "", roomtest.SignAsChair(t, r), "")
	wantFault(t, err, fault.State)
	n, paths, err := r.WriteReceipt("", filepath.Join(p.dir, "last"))
	must(t, err, again(t, d, r).Check())
	if n != 2 || len(paths) != 2 {
		t.Errorf("%d %v", n, paths)
	}
}

// tampered is a file in which one document was changed outside the program.
type tampered struct {
	room.Store
	doc string
	to  []byte
}

func (s tampered) Load() (*record.Stored, error) {
	kept, err := s.Store.Load()
	if err == nil && s.doc != "" {
		kept.Docs[s.doc] = s.to
		if s.to == nil {
			delete(kept.Docs, s.doc)
		}
	}
	return kept, err
}

// Every document that an event fixed is held against its hash whenever the file
// is opened, and signatures when it is checked.
func TestNoDocumentIsSwapped(t *testing.T) {
	d, r, store := mailed(t)
	_, err := r.AmendWith(context.Background(), "", []byte(amendment), "a.yaml", "why", roomtest.SignAsChair(t, r))
	must(t, err, r.RevealMarksWith("", []byte(roomtest.Passphrase)), r.Check(), r.Close())
	kept, err := store.Load()
	must(t, err)
	desk := d.Desk()
	plain := desk.OpenStore
	tried := 0
	for name := range kept.Docs {
		for _, to := range [][]byte{[]byte("something else"), nil} {
			if name == room.DocSource || to == nil && name == room.DocJury {
				continue // what it was made of is kept for people; the jury had another name once
			}
			desk.OpenStore = func(path string, readOnly bool) (room.Store, error) {
				s, err := plain(path, readOnly)
				return tampered{s, name, to}, err
			}
			swapped, err := desk.Enter("prisen.votering", false)
			if err == nil {
				err = swapped.Check()
				must(t, swapped.Close())
			}
			if err == nil {
				t.Errorf("%s can be %q and nobody notices", name, to)
			}
			tried++
		}
	}
	if tried < 20 {
		t.Errorf("%d documents", tried)
	}
}
