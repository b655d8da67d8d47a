package files_test

import (
	"errors"
	"os"
	"path/filepath"
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
	if err := files.WriteWhole(filepath.Join(dir, "nowhere", "x"), nil); !errors.Is(err, fault.New(fault.IO, "io.not_found")) {
		t.Errorf("into a folder that is not there: %v", err)
	}
	if err := files.ReplaceWhole(dir, nil); err == nil {
		t.Error("a folder was replaced")
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}
