package store_test

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"testing"
	"time"

	"votering/store"
	"votering/store/storetest"
)

// writeTo makes the test binary write until it is killed.
const writeTo = "VOTERING_STORE_WRITE"

// roles are what the test binary does instead of testing, by the variable that
// asks for it and names the file to work on.
var roles = map[string]func(path string) error{writeTo: write}

func TestMain(m *testing.M) {
	for name, work := range roles {
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
