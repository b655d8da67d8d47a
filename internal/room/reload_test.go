package room_test

import (
	"bytes"
	"errors"
	"maps"
	"testing"

	"github.com/google/go-cmp/cmp"

	"votering/internal/fault"
	"votering/internal/record"
	"votering/internal/room"
	"votering/internal/room/roomtest"
)

// torn is a store whose disk fails: nothing can be written, and what is read
// is not what was there.
type torn struct {
	room.Store
	fails bool
}

var errDisk = errors.New("the disk is gone")

func (s *torn) Append(pairs []record.Pair, docs map[string][]byte) error {
	if s.fails {
		return errDisk
	}
	return s.Store.Append(pairs, docs)
}

func (s *torn) Load() (*record.Stored, error) {
	kept, err := s.Store.Load()
	if err != nil || !s.fails {
		return kept, err
	}
	kept.Docs = maps.Clone(kept.Docs)
	kept.Docs[room.DocEdition] = bytes.Replace(kept.Docs[room.DocEdition], []byte("Fjordlyktprisen"), []byte("Dalslyktprisen"), 1)
	kept.Events[len(kept.Events)-1] = []byte("{")
	return kept, nil
}

// A file that cannot be read again after a failed write leaves the room as it
// was, and not half of each.
func TestAFailedReloadChangesNothing(t *testing.T) {
	d := roomtest.NewDisk()
	first, store := d.Demo(t, roomtest.MadeUp)
	must(t, first.Close())
	s := &torn{}
	desk := d.Desk()
	open := desk.OpenStore
	desk.OpenStore = func(path string, readOnly bool) (_ room.Store, err error) {
		s.Store, err = open(path, readOnly)
		return s, err
	}
	r, err := desk.Enter(store.Path(), false)
	must(t, err)
	before := sight(t, r, "")
	s.fails = true
	if err := r.Mark("birk", "tussoy", "light", "4"); fault.ClassOf(err) != fault.Log {
		t.Errorf("got %v", err)
	}
	after := sight(t, r, "")
	if before.Edition != after.Edition {
		t.Errorf("another edition: %v", after.Edition.Title)
	}
	if d := cmp.Diff(before.Mine, after.Mine); d != "" || before.Head != after.Head || before.Phase != after.Phase {
		t.Errorf("%s %s %s", after.Head, after.Phase, d)
	}
}
