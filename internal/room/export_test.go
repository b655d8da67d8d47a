package room_test

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"votering/internal/record"
	"votering/internal/room"
	"votering/internal/room/roomtest"
)

// swapped is a store that gives the signature of one document for the other's.
type swapped struct{ room.Store }

func (s swapped) Load() (*record.Stored, error) {
	kept, err := s.Store.Load()
	if err == nil {
		kept.Docs = maps.Clone(kept.Docs)
		kept.Docs["decision-1.json.sig"] = bytes.Clone(kept.Docs["decision-complete-1.json.sig"])
	}
	return kept, err
}

// What does not verify is not left lying about.
func TestAnExportThatDoesNotVerifyIsTakenAway(t *testing.T) {
	d := roomtest.NewDisk()
	first, store := d.Decided(t)
	must(t, first.Close())
	desk := d.Desk()
	open := desk.OpenStore
	desk.OpenStore = func(path string, readOnly bool) (room.Store, error) {
		s, err := open(path, readOnly)
		return swapped{s}, err
	}
	r, err := desk.Enter(store.Path(), false)
	must(t, err)
	base := t.TempDir()
	for _, profile := range []string{"public", "complete"} {
		for _, zip := range []bool{false, true} {
			if paths, err := r.Export("", filepath.Join(base, "out"), profile, zip); err == nil || paths != nil {
				t.Errorf("%s, zip %v: %v", profile, zip, paths)
			}
		}
	}
	if left, err := os.ReadDir(base); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}
