//go:build unix

package terminal

import (
	"errors"
	"time"

	"golang.org/x/sys/unix"
)

// readable says whether there is something to read, now or within wait. It
// uses select, since poll does not know terminals on every system.
func readable(fd uintptr, wait time.Duration) bool {
	if fd >= unix.FD_SETSIZE {
		return false
	}
	for end := time.Now().Add(wait); ; {
		var set unix.FdSet
		set.Set(int(fd))
		left := unix.NsecToTimeval(int64(max(0, time.Until(end))))
		n, err := unix.Select(int(fd)+1, &set, nil, nil, &left)
		if !errors.Is(err, unix.EINTR) {
			return err == nil && n > 0
		}
	}
}
