package files_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"votering/internal/fault"
	"votering/internal/files"
)

func lookAt(t *testing.T, data string) *files.Regular {
	t.Helper()
	path := filepath.Join(t.TempDir(), "votes.csv")
	if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := files.Look(path)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestRegularFileIsReadAsOftenAsAsked(t *testing.T) {
	r := lookAt(t, "choice\nnorth\n")
	if r.Size() != 13 {
		t.Errorf("%s has %d bytes", r.Path(), r.Size())
	}
	for range 2 {
		f, err := r.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(f)
		if err != nil || string(data) != "choice\nnorth\n" {
			t.Errorf("read %q, %v", data, err)
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}
}

// What is no file is refused before it is opened, so that nothing waits. What a
// disk only pretends to hold costs nothing to look at.
func TestLookRefusesWhatIsNoFile(t *testing.T) {
	dir := t.TempDir()
	for path, id := range map[string]string{
		dir: "io.not_regular", filepath.Join(dir, "nowhere"): "io.not_found", os.DevNull: "io.not_regular",
	} {
		if _, err := files.Look(path); !errors.Is(err, fault.New(fault.IO, id)) {
			t.Errorf("%s: %v, wants %s", path, err, id)
		}
	}
	r := lookAt(t, "")
	if err := os.Truncate(r.Path(), 4<<30); err != nil {
		t.Skip("this disk has no room for a hole: ", err)
	}
	if r, err := files.Look(r.Path()); err != nil || r.Size() != 4<<30 {
		t.Errorf("4 GiB of nothing: %v", err)
	}
	if _, err := files.Read(r.Path(), 1<<20); fault.ClassOf(err) != fault.Size {
		t.Errorf("4 GiB of nothing, read whole: %v", err)
	}
}

// A file that is not the one that was looked at gives nothing.
func TestRegularFileThatChanged(t *testing.T) {
	for name, change := range map[string]func(path string) error{
		"written anew": func(path string) error { return os.WriteFile(path, []byte("SOUTH"), 0o600) },
		"longer":       func(path string) error { return os.WriteFile(path, []byte("norths"), 0o600) },
		"another in its place": func(path string) error {
			return errors.Join(os.WriteFile(path+".new", []byte("north"), 0o600), os.Rename(path+".new", path))
		},
	} {
		r := lookAt(t, "north")
		if err := errors.Join(change(r.Path()), touch(r.Path())); err != nil {
			t.Fatal(err)
		}
		if _, err := r.Open(); !errors.Is(err, fault.New(fault.IO, "io.changed")) {
			t.Errorf("%s: %v", name, err)
		}
	}
	r := lookAt(t, "north")
	if err := errors.Join(os.Remove(r.Path()), os.Mkdir(r.Path(), 0o700)); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Open(); !errors.Is(err, fault.New(fault.IO, "io.not_regular")) {
		t.Errorf("a folder in its place: %v", err)
	}
}

// touch sets a time that no test was run at: clocks of disks are coarse.
func touch(path string) error {
	at := time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC)
	return os.Chtimes(path, at, at)
}

// Whoever writes to a file while it is read gets no half of it counted.
func TestRegularFileThatChangesWhileItIsRead(t *testing.T) {
	for name, change := range map[string]func(path string) error{
		"shorter": func(path string) error { return os.Truncate(path, 3) },
		"longer":  func(path string) error { return os.Truncate(path, 9) },
		"written": touch,
	} {
		r := lookAt(t, "north")
		f, err := r.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Read(make([]byte, 2)); err != nil {
			t.Fatal(err)
		}
		if err := change(r.Path()); err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadAll(f); !errors.Is(err, fault.New(fault.IO, "io.changed")) {
			t.Errorf("%s: %v", name, err)
		}
		_ = f.Close()
	}
}
