package store

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"votering/internal/fault"
)

// heldBy is the fault of a file that is in use, naming by whom where the
// system tells.
func heldBy(path string) *fault.Error {
	if pid, ok := holder(path); ok {
		if name, err := os.ReadFile(fmt.Sprintf("/proc/%d/comm", pid)); err == nil {
			return fault.New(fault.Locked, "store.locked_by",
				"pid", strconv.Itoa(pid), "command", strings.TrimSpace(string(name)))
		}
	}
	return fault.New(fault.Locked, "store.locked")
}

// holder finds the process that holds a lock on the file: one that
// /proc/locks names for a file of that number, and that has this very file
// open.
func holder(path string) (pid int, ok bool) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, false
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, false
	}
	locks, err := os.ReadFile("/proc/locks")
	if err != nil {
		return 0, false
	}
	inode := ":" + strconv.FormatUint(stat.Ino, 10)
	for line := range strings.Lines(string(locks)) {
		fields := strings.Fields(line) // 1: FLOCK ADVISORY WRITE pid major:minor:inode start end
		if len(fields) < 6 || fields[1] != "FLOCK" || !strings.HasSuffix(fields[5], inode) {
			continue
		}
		if pid, err := strconv.Atoi(fields[4]); err == nil && hasOpen(pid, info) {
			return pid, true
		}
	}
	return 0, false
}

func hasOpen(pid int, file os.FileInfo) bool {
	links, err := filepath.Glob(fmt.Sprintf("/proc/%d/fd/*", pid))
	if err != nil {
		return false
	}
	for _, l := range links {
		if info, err := os.Stat(l); err == nil && os.SameFile(info, file) {
			return true
		}
	}
	return false
}
