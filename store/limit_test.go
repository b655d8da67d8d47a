//go:build unix

package store_test

import (
	"os/signal"
	"syscall"
)

// limitFiles lets this process write no file larger than that, as if the disk
// were full.
func limitFiles(bytes uint64) error {
	signal.Ignore(syscall.SIGXFSZ)
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: bytes, Max: bytes})
}
