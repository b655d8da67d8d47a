package files_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"votering/internal/fault"
	"votering/internal/files"
)

func TestWholeFiles(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "kari.ballot")
	wrote := func(want string, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := os.ReadFile(path); string(got) != want {
			t.Errorf("the file holds %q, wants %q", got, want)
		}
	}
	wrote("first", files.WriteWhole(path, []byte("first")))
	if err := files.WriteWhole(path, []byte("second")); !errors.Is(err, fault.New(fault.IO, "io.exists")) {
		t.Errorf("a second write: %v", err)
	}
	wrote("first", nil)
	wrote("third", files.ReplaceWhole(path, []byte("third")))
	if err := files.ReplaceWhole(filepath.Join(dir, "nowhere", "x"), nil); !errors.Is(err, fault.New(fault.IO, "io.not_found")) {
		t.Errorf("into a folder that is not there: %v", err)
	}
	if err := files.ReplaceWhole(dir, nil); err == nil {
		t.Error("a folder was replaced")
	}
	path = filepath.Join(t.TempDir(), "signatures", "kari.sig")
	wrote("in a folder of its own", files.WriteWhole(path, []byte("in a folder of its own")))
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}

// What a program left that was ended half-way goes with the next writing of
// the same file, and nothing else does.
func TestLeftovers(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{".kari.ballot.part", ".kari.sig.part", ".ola.ballot.part"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := files.ReplaceWhole(filepath.Join(dir, "kari.ballot"), []byte("whole")); err != nil {
		t.Fatal(err)
	}
	if err := files.WriteWhole(filepath.Join(dir, "kari.sig"), []byte("whole")); err != nil {
		t.Fatal(err)
	}
	if ns := names(t, dir); !slices.Equal(ns, []string{".ola.ballot.part", "kari.ballot", "kari.sig"}) {
		t.Errorf("left: %v", ns)
	}
}

func TestWhatIsThere(t *testing.T) {
	dir := t.TempDir()
	file, nowhere := filepath.Join(dir, "file"), filepath.Join(dir, "nowhere")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string][2]bool{dir: {true, true}, file: {true, false}, nowhere: {false, false}} {
		folder, err := files.IsFolder(path)
		if got := [2]bool{files.Exists(path), folder}; got != want || (err != nil) == got[0] {
			t.Errorf("%s: there and a folder %v, %v; wants %v", path, got, err, want)
		}
	}
}
