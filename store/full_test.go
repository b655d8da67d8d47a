//go:build unix

package store_test

import (
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"testing"

	"votering/internal/fault"
	"votering/store"
	"votering/store/storetest"
)

// fillTo makes the test binary write until there is no room.
const fillTo = "VOTERING_STORE_FILL"

func init() { roles[fillTo] = fill }

// limitFiles lets this process write no file larger than that, as if the disk
// were full.
func limitFiles(bytes uint64) error {
	signal.Ignore(syscall.SIGXFSZ)
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: bytes, Max: bytes})
}

// TestDiskFull lets a child write until there is no room, and wants all that
// it was told is stored, and a file that goes on working.
func TestDiskFull(t *testing.T) {
	s := storetest.MustCreate(t)
	must(t, s.Close())
	cmd, out := child(t, fillTo, s.Path())
	said := lastCount(out)
	must(t, cmd.Wait())
	kept := storetest.Check(t, s.Path())
	if len(kept.Lines) != said || said == 0 {
		t.Errorf("%d changes were stored, %d are there", said, len(kept.Lines))
	}
	again, err := store.Open(s.Path(), false)
	must(t, err)
	defer again.Close()
	must(t, again.Append(storetest.From(kept).Next(1), nil))
}

// fill appends until the disk takes no more, and then reads what is there.
func fill(path string) error {
	s, err := store.Open(path, false)
	if err != nil {
		return err
	}
	if err := limitFiles(256 << 10); err != nil {
		return err
	}
	chain, n := &storetest.Chain{}, 0
	for {
		before := *chain
		if err = s.Append(chain.Next(5), nil); err != nil {
			*chain = before
			break
		}
		n += 5
		fmt.Println("ack", n)
	}
	if fault.ClassOf(err) != fault.IO {
		return fmt.Errorf("no room was told as: %w", err)
	}
	if kept, err := s.Load(); err != nil || len(kept.Lines) != n {
		return fmt.Errorf("after a full disk: %d changes, %w", n, err)
	}
	if err := limitFiles(64 << 10); err != nil {
		return err
	}
	copied := filepath.Join(filepath.Dir(path), "copy")
	err = s.Backup(copied)
	if f := fault.Of(err); f == nil || f.ID != "store.full" || f.Where != copied {
		return fmt.Errorf("a backup without room: %w", err)
	}
	if err := limitFiles(4 << 10); err != nil {
		return err
	}
	if _, err := store.Create(filepath.Join(filepath.Dir(path), "new")); err == nil || fault.ClassOf(err) != fault.IO {
		return fmt.Errorf("a new file without room: %w", err)
	}
	if files, err := os.ReadDir(filepath.Dir(path)); err != nil || len(files) != 1 {
		return fmt.Errorf("without room something is left: %v, %w", files, err)
	}
	return s.Close()
}
