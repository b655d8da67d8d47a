//go:build unix

package dossier_test

import (
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"syscall"
	"testing"

	"votering/internal/dossier"
)

// fillTo makes the test binary write folder and zip below the path that it
// names, with room for small files alone.
const fillTo = "VOTERING_DOSSIER_FILL"

func TestMain(m *testing.M) {
	if base := os.Getenv(fillTo); base != "" {
		os.Exit(fill(base))
	}
	os.Exit(m.Run())
}

// fill answers 0 where both were refused.
func fill(base string) int {
	signal.Ignore(syscall.SIGXFSZ)
	if syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 4 << 10, Max: 4 << 10}) != nil {
		return 2
	}
	files := map[string][]byte{"a": []byte("a"), "b": make([]byte, 1<<20), "c/d": []byte("d")}
	if dossier.WriteFolder(filepath.Join(base, "dir"), files) == nil || dossier.WriteZip(filepath.Join(base, "zip"), files) == nil {
		return 1
	}
	return 0
}

// Where the disk takes no more, nothing is left, not even in part.
func TestDiskFull(t *testing.T) {
	base := t.TempDir()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), fillTo+"="+base)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	alone(t, base)
}
