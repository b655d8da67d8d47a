package cli_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// workshop is where the program was built; empty: no test asked for it.
var workshop string

// built is the program as users have it, made once for all tests of a run.
var built = sync.OnceValues(func() (path string, err error) {
	if workshop, err = os.MkdirTemp("", "votering-built-"); err != nil {
		return "", err
	}
	path = filepath.Join(workshop, "votering")
	if out, err := exec.Command("go", "build", "-o", path, "votering/cmd/votering").CombinedOutput(); err != nil {
		return path, fmt.Errorf("go build: %w\n%s", err, out)
	}
	return path, nil
})

// binary is the program that a test drives from outside. The race detector does
// not see into it, so under the detector such a test would only take its time
// twice: it runs in the suite without it.
func binary(t *testing.T) string {
	t.Helper()
	if racing {
		t.Skip("drives the built program, which the race detector does not see into")
	}
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// tidied is the tests, after which what was built is taken away.
type tidied struct{ *testing.M }

// Run runs the tests.
func (m tidied) Run() int {
	code := m.M.Run()
	if workshop != "" {
		_ = os.RemoveAll(workshop) // among the temporary folders
	}
	return code
}
