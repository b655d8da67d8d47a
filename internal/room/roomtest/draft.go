package roomtest

import (
	"testing"

	"votering/internal/award"
	"votering/internal/editionfile"
	"votering/internal/room"
)

// Draft founds an edition in memory, still being set up.
func Draft(t testing.TB, e *award.Edition) *room.Room {
	t.Helper()
	r, err := In(NewDisk(), e)
	if err != nil {
		t.Fatalf("founding %s: %v", e.ID, err)
	}
	return r
}

// Edition is a bundled edition as it is read from its file, with the jurors
// that a demo of it has.
func Edition(t testing.TB, id string) *award.Edition {
	t.Helper()
	b := bundled(t, id)
	e, err := editionfile.Read(b.Edition, b.ID+".yaml")
	if err != nil {
		t.Fatalf("the edition %s: %v", id, err)
	}
	if len(e.Jurors) == 0 {
		e.Jurors = b.DemoJurors
	}
	return e
}

// In founds an edition in this place, still being set up.
func In(d *Disk, e *award.Edition) (*room.Room, error) {
	return d.Desk().New(e.ID+".votering", editionfile.Write(e), e.ID+".yaml")
}
