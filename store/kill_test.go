package store_test

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"votering/internal/fault"
	"votering/store"
	"votering/store/storetest"
)

// The test binary is also the program that the tests kill: with one of these
// set it does not test, but works on the file that the variable names.
const (
	writeTo = "VOTERING_STORE_WRITE" // until it is killed
	fillTo  = "VOTERING_STORE_FILL"  // until there is no room
)

func TestMain(m *testing.M) {
	for name, work := range map[string]func(path string) error{writeTo: write, fillTo: fill} {
		if path := os.Getenv(name); path != "" {
			if err := work(path); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			os.Exit(0)
		}
	}
	os.Exit(m.Run())
}

// child runs this binary on path.
func child(t *testing.T, role, path string) (*exec.Cmd, io.Reader) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), role+"="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	return cmd, out
}

// write appends for ever. It prints how many changes there are: once when it
// has the file open, and whenever some more are on disk.
func write(path string) error {
	s, err := store.Open(path, false)
	if err != nil {
		return err
	}
	kept, err := s.Load()
	if err != nil {
		return err
	}
	chain, n := storetest.From(kept), len(kept.Lines)
	fmt.Println("open", n)
	for {
		more := 1 + rand.IntN(3)
		docs := map[string][]byte{"ranking.json": make([]byte, rand.IntN(20_000))}
		if err := s.Append(chain.Next(more), docs); err != nil {
			return err
		}
		n += more
		fmt.Println("ack", n)
	}
}

// TestKilledWhileWriting kills a writer again and again. Whatever it said was
// stored must be there, and at most one change more.
func TestKilledWhileWriting(t *testing.T) {
	rounds := 200
	if testing.Short() {
		rounds = 20
	}
	s := storetest.MustCreate(t)
	must(t, s.Close())
	written := 0
	for range rounds {
		cmd, out := child(t, writeTo, s.Path())
		time.AfterFunc(time.Duration(rand.Int64N(int64(60*time.Millisecond))), func() { _ = cmd.Process.Kill() })
		said := lastCount(out)
		if err := cmd.Wait(); err == nil || cmd.ProcessState.Exited() {
			t.Fatalf("the writer ended by itself: %v", err)
		}
		said = max(said, written)
		written = len(storetest.Check(t, s.Path()).Lines)
		if written < said || written > said+3 {
			t.Fatalf("%d changes were stored, %d are there", said, written)
		}
	}
	if written < rounds {
		t.Errorf("only %d changes in %d rounds: nothing was tried", written, rounds)
	}
	t.Logf("%d changes survived %d kills", written, rounds)
}

// lastCount reads what the child prints to the end, and returns its last
// number.
func lastCount(out io.Reader) int {
	n := 0
	for lines := bufio.NewScanner(out); lines.Scan(); {
		var word string
		var count int
		if _, err := fmt.Sscan(lines.Text(), &word, &count); err == nil {
			n = count
		}
	}
	return n
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
	if err := s.Backup(filepath.Join(filepath.Dir(path), "copy")); err == nil || fault.ClassOf(err) != fault.IO {
		return fmt.Errorf("a backup without room: %w", err)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".*")); len(left) > 0 {
		return fmt.Errorf("a backup without room left %v", left)
	}
	return s.Close()
}
