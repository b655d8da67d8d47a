package roomtest

import (
	"testing"

	"votering/internal/fault"
)

func TestDemos(t *testing.T) {
	for _, id := range []string{MadeUp, "prisen-2022"} {
		r := Demo(t, id)
		s, err := r.Sight("")
		if err != nil || len(s.Edition.Nominees) == 0 || len(s.Jurors) == 0 {
			t.Errorf("%s: %v, %d nominees, %d jurors", id, err, len(s.Edition.Nominees), len(s.Jurors))
		}
	}
}

func TestADiskKeepsWhatIsClosed(t *testing.T) {
	d := NewDisk()
	r, store := d.Demo(t, MadeUp)
	if _, err := d.Desk().Enter(r.Path(), false); fault.ClassOf(err) != fault.Locked {
		t.Errorf("a file that is open can be opened again: %v", err)
	}
	before, _ := r.Record()
	if err := r.Close(); err != nil || !store.Closed() {
		t.Fatalf("close: %v", err)
	}
	again, err := d.Desk().Enter(r.Path(), false)
	if err != nil {
		t.Fatal(err)
	}
	if after, _ := again.Record(); len(after) != len(before) {
		t.Errorf("%d entries became %d", len(before), len(after))
	}
}
