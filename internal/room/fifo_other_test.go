//go:build !unix

package room_test

import (
	"os"
	"testing"
)

// fifo makes a folder where the system has no pipes among its files: no file,
// either.
func fifo(t *testing.T, path string) {
	t.Helper()
	must(t, os.Mkdir(path, 0o700))
}
