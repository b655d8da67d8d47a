//go:build unix

package files_test

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"votering/internal/fault"
	"votering/internal/files"
)

// What the kernel tells looks like a file of no size, and may never come. This one
// would come; but like others it can be waited for.
func TestTheKernelIsNotWaitedFor(t *testing.T) {
	r, err := files.Look("/proc/self/mounts")
	if err != nil {
		t.Skip("no such file on this system")
	}
	if _, err := r.Open(); !errors.Is(err, fault.New(fault.IO, "io.not_regular")) {
		t.Errorf("opened: %v", err)
	}
	empty := lookAt(t, "")
	f, err := empty.Open()
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// Nobody writes to these pipes: whoever opened one would wait for ever.
func TestPipesAreNotWaitedFor(t *testing.T) {
	notRegular := fault.New(fault.IO, "io.not_regular")
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := files.Look(pipe); !errors.Is(err, notRegular) {
		t.Errorf("a pipe: %v", err)
	}
	r := lookAt(t, "north")
	if err := errors.Join(os.Remove(r.Path()), syscall.Mkfifo(r.Path(), 0o600)); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Open(); !errors.Is(err, notRegular) {
		t.Errorf("a pipe that came into a file's place: %v", err)
	}
}
