package cli_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"votering/internal/cli"
	"votering/internal/deliberation"
	"votering/internal/room"
	"votering/internal/trust"
)

// The program is killed at any moment of preparing, of taking signatures in
// and of signing: the file then says that it happened or that it did not, and
// all of it holds together.
func TestKilledWhileDeciding(t *testing.T) {
	kills := 90
	if testing.Short() || racing {
		kills = 12
	}
	program := binary(t)
	dir, start := ranked(t, program)
	in := func(name string) string { return filepath.Join(dir, name) }
	key := plainKey(t, dir)
	run(t, program, "decide", start, "--grounds", "nb="+in("grounds.md"), "--key", in("plain.pub"), "--unsigned", in("out"))
	for _, name := range []string{room.PublicFile, room.CompleteFile} {
		sig, err := key.Sign(t.Context(), trust.NamespaceDecision, read(t, filepath.Join(in("out"), name)))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(in("out"), name+".sig"), sig, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	prepared, random, seen := read(t, start), rand.New(rand.NewPCG(3, 4)), map[string]int{}
	for i := range kills {
		file := in(fmt.Sprintf("kill-%d.votering", i))
		if err := os.WriteFile(file, prepared, 0o600); err != nil {
			t.Fatal(err)
		}
		args := [][]string{
			{"decide", file, "--dissent", "birk=" + in("grounds.md"), "--key", in("plain.pub"), "--unsigned", in(fmt.Sprintf("out-%d", i))},
			{"decide", file, "--sigs", in("out")},
			{"decide", file, "--dissent", "birk=" + in("grounds.md"), "--key", in("plain")},
		}[i%3]
		killed(t, program, time.Duration(random.IntN(120))*time.Millisecond, args...)
		seen[stateOf(t, file)]++
	}
	if len(seen) < 2 {
		t.Errorf("every kill came at the same moment: %v", seen)
	}
	t.Logf("%d kills: %v", kills, seen)
}

// plainKey makes a key without a passphrase, plain in the folder.
func plainKey(t *testing.T, dir string) trust.Signer {
	t.Helper()
	keys := trust.NewKeyring(func(string) string { return "" }, dir)
	c, err := keys.Create(filepath.Join(dir, "plain"), nil, "chair")
	if err != nil {
		t.Fatal(err)
	}
	s, err := keys.Unlock(t.Context(), c, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// killed runs the program and kills it after a while, if it still runs.
func killed(t *testing.T, program string, after time.Duration, args ...string) {
	t.Helper()
	cmd := exec.Command(program, args...)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(after)
	_ = cmd.Process.Kill() // it may have ended
	_ = cmd.Wait()
}

// stateOf opens the file, checks all of it, and says where it stands.
func stateOf(t *testing.T, file string) string {
	t.Helper()
	r, err := cli.NewDesk().Enter(file, false)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if err := r.Check(); err != nil {
		t.Fatal(err)
	}
	s, err := r.Sight("")
	if err != nil {
		t.Fatal(err)
	}
	_, unsigned := r.Unsigned()
	whole(t, s, unsigned)
	return fmt.Sprintf("%s after %d entries", s.Phase, s.Entries)
}

// whole fails unless the pieces of a state say the same.
func whole(t *testing.T, s room.Sight, unsigned error) {
	t.Helper()
	if s.Prepared != (unsigned == nil) || (s.Decision != nil) != (s.Phase == deliberation.Decided) {
		t.Errorf("in %s: prepared %v, documents %v, decided %v", s.Phase, s.Prepared, unsigned, s.Decision != nil)
	}
}
