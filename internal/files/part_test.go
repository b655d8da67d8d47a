package files

import (
	"os"
	"path/filepath"
	"testing"

	"votering/internal/fault"
)

// Two programs write one file at the same time: what the other one has only
// begun gets no name, and stays with it.
func TestWhatAnotherProgramHasBegun(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kari.ballot")
	mine, err := writePart(path, []byte("mine"), 0o644)
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := writePart(path, []byte("the"), 0o644)
	if err != nil {
		t.Fatal(err)
	}
	if err := mine.put(appear); fault.ClassOf(err) != fault.IO || Exists(path) || !Exists(theirs.at) {
		t.Errorf("%v; put: %v, theirs is there: %v", err, Exists(path), Exists(theirs.at))
	}
	if err := theirs.put(appear); err != nil || Exists(theirs.at) {
		t.Errorf("theirs: %v", err)
	}
}

// A file that came meanwhile keeps its place.
func TestAppearTakesNoPlace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kari.sig")
	p, err := writePart(path, []byte("ours"), 0o644)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("theirs"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := p.put(appear); fault.ClassOf(err) != fault.IO || Exists(p.at) {
		t.Errorf("%v, and what waited is there: %v", err, Exists(p.at))
	}
	if got, _ := os.ReadFile(path); string(got) != "theirs" {
		t.Errorf("the file holds %q", got)
	}
}
