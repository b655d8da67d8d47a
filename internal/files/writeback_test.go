package files_test

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"votering/internal/fault"
	"votering/internal/files"
)

// What is written back lies where it lay, under the link that leads to it, and
// no more people can read it.
func TestWriteBack(t *testing.T) {
	real, link := filepath.Join(t.TempDir(), "real.yaml"), filepath.Join(t.TempDir(), "link.yaml")
	if err := os.WriteFile(real, []byte("first"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, link); err != nil {
		t.Skip(err) // not every system lets everybody make them
	}
	if err := files.WriteBack(link, []byte("second")); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(real); string(got) != "second" {
		t.Errorf("the file holds %q", got)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is %v, %v", info, err)
	}
	if info, err := os.Stat(real); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("the file is %v, %v", info, err)
	}
	if err := files.WriteBack(real+".none", nil); !errors.Is(err, fault.New(fault.IO, "io.not_found")) {
		t.Errorf("what is not there: %v", err)
	}
}
