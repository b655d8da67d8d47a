package files_test

import (
	"os"
	"path/filepath"
	"testing"

	"votering/internal/fault"
	"votering/internal/files"
)

func TestSum(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a")
	if err := os.WriteFile(path, []byte("hello"), 0o600); err != nil {
		t.Fatal(err)
	}
	const want = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
	if got, err := files.Sum(path, 5); err != nil || got != want {
		t.Errorf("%s, %v", got, err)
	}
	if _, err := files.Sum(path, 4); fault.ClassOf(err) != fault.Size {
		t.Errorf("more than it may have: %v", err)
	}
	for _, other := range []string{filepath.Dir(path), path + "x"} {
		if _, err := files.Sum(other, 5); err == nil {
			t.Errorf("%s is no file", other)
		}
	}
}
