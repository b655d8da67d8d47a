package files_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"votering/internal/fault"
	"votering/internal/files"
)

func TestReadIsBounded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "votes.csv")
	for _, c := range []struct {
		size int
		want fault.Class
	}{{1 << 20, ""}, {1<<20 + 1, fault.Size}} {
		if err := os.WriteFile(path, bytes.Repeat([]byte("x"), c.size), 0o600); err != nil {
			t.Fatal(err)
		}
		data, err := files.Read(path, 1<<20)
		switch {
		case c.want == "" && (err != nil || len(data) != c.size):
			t.Errorf("%d bytes: read %d, %v", c.size, len(data), err)
		case c.want != "" && fault.ClassOf(err) != c.want:
			t.Errorf("%d bytes: %v, wants %s", c.size, err, c.want)
		}
	}
}

func TestReadSaysWhatIsWrong(t *testing.T) {
	dir := t.TempDir()
	for path, id := range map[string]string{
		dir:                           "io.not_regular",
		filepath.Join(dir, "nowhere"): "io.not_found",
		os.DevNull:                    "io.not_regular",
	} {
		_, err := files.Read(path, 1<<20)
		if !errors.Is(err, fault.New(fault.IO, id)) {
			t.Errorf("%s: %v, wants %s", path, err, id)
		}
	}
}

func TestWriteNewLeavesWhatIsThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "edition.yaml")
	if err := files.WriteNew(path, []byte("first")); err != nil {
		t.Fatal(err)
	}
	if err := files.WriteNew(path, []byte("second")); !errors.Is(err, fault.New(fault.IO, "io.exists")) {
		t.Errorf("a second write: %v", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "first" {
		t.Errorf("the file holds %q", got)
	}
}

// Only ~/ at the beginning means the home folder, and only where there is one.
func TestUnder(t *testing.T) {
	home := filepath.Join("home", "kari")
	for path, want := range map[string]string{
		"~/a/b": filepath.Join(home, "a", "b"), "~": "~", "~ola/a": "~ola/a", "a/~/b": "a/~/b", "": "",
	} {
		if got := files.Under(home, path); got != want {
			t.Errorf("%q is %q, wants %q", path, got, want)
		}
	}
	if got := files.Under("", "~/a"); got != "~/a" {
		t.Errorf("without a home folder ~/a is %q", got)
	}
}
