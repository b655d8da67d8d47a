package cli_test

import (
	"os"
	"syscall"
)

// resident is the most memory that a process had, in KiB.
func resident(s *os.ProcessState) int64 {
	if u, ok := s.SysUsage().(*syscall.Rusage); ok {
		return u.Maxrss
	}
	return 0
}
