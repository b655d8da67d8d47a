package cli_test

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"votering/internal/cli"
	"votering/internal/deliberation"
	"votering/internal/room/roomtest"
	"votering/internal/trust/trusttest"
)

// The program is killed at any moment of collecting: the file then has all of
// the ballots with their receipt or none of them, holds together either way, and
// takes the same folder in afterwards.
func TestKilledWhileCollecting(t *testing.T) {
	kills := 60
	if testing.Short() || racing {
		kills = 8
	}
	program, dir := binary(t), t.TempDir()
	t.Setenv("HOME", dir)
	in := func(name string) string { return filepath.Join(dir, name) }
	k := invited(t, in("start.votering"))
	put(t, in("seal"), roomtest.Passphrase+"\n")
	if err := os.Mkdir(in("mail"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, juror := range []string{"anne", "kari", "ola"} {
		write(t, filepath.Join(in("mail"), juror+".ballot"), k.Seal(k.Ballot(juror, 1, "")))
	}
	key, start := trusttest.KeyFile(t, 1), read(t, in("start.votering"))
	random, seen := rand.New(rand.NewPCG(5, 6)), map[int]int{}
	for i := range kills {
		file, out := in(fmt.Sprintf("kill-%d.votering", i)), in(fmt.Sprintf("out-%d", i))
		write(t, file, start)
		args := []string{"collect", file, in("mail"), "-o", out, "--key", key, "--seal-passphrase-file", in("seal")}
		killed(t, program, time.Duration(random.IntN(90))*time.Millisecond, args...)
		n := bothOrNeither(t, file, out)
		seen[n]++
		run(t, program, append(args[:4:4], out+"-again", "--key", key, "--seal-passphrase-file", in("seal"))...)
		if n := bothOrNeither(t, file, out+"-again"); n != 3 {
			t.Errorf("kill %d: %d ballots after the folder was taken in again", i, n)
		}
	}
	if len(seen) < 2 {
		t.Errorf("every kill came at the same moment: %v", seen)
	}
	t.Logf("%d kills: %v", kills, seen)
}

// bothOrNeither checks a file that was left behind: three ballots, their receipt
// and its signature, or nothing of it. It returns the number of ballots.
func bothOrNeither(t *testing.T, file, out string) int {
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
	n := 0
	for _, j := range s.Jurors {
		if j.State == deliberation.HandedIn {
			n++
		}
	}
	if n != 0 && n != 3 || n/3 != s.LastReceipt || len(s.Unsigned) != 0 {
		t.Errorf("%d ballots, receipt %d, unsigned %v", n, s.LastReceipt, s.Unsigned)
	}
	for _, name := range []string{"receipt-1.json", "receipt-1.json.sig"} {
		_, err := os.Stat(filepath.Join(out, name))
		if err == nil && n == 0 {
			t.Errorf("%s is there, and the ballots are not", name)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
	}
	return n
}

// The program is killed at any moment of opening the marks: every sealed ballot
// is open, or none is.
func TestKilledWhileOpening(t *testing.T) {
	kills := 40
	if testing.Short() || racing {
		kills = 6
	}
	program, dir := binary(t), t.TempDir()
	t.Setenv("HOME", dir)
	in := func(name string) string { return filepath.Join(dir, name) }
	k := invited(t, in("start.votering"))
	put(t, in("seal"), roomtest.Passphrase+"\n")
	for _, juror := range []string{"anne", "kari", "ola"} {
		write(t, in("ballot"), k.Seal(k.Ballot(juror, 1, "")))
		run(t, program, "collect", in("start.votering"), in("ballot"), "--seal-passphrase-file", in("seal"))
	}
	run(t, program, "close", in("start.votering"))
	start, random, seen := read(t, in("start.votering")), rand.New(rand.NewPCG(7, 8)), map[string]int{}
	for i := range kills {
		file := in(fmt.Sprintf("kill-%d.votering", i))
		write(t, file, start)
		killed(t, program, time.Duration(random.IntN(70))*time.Millisecond, "reveal", file, "marks", "--seal-passphrase-file", in("seal"))
		seen[openedIn(t, file)]++
	}
	if len(seen) < 2 {
		t.Errorf("every kill came at the same moment: %v", seen)
	}
	t.Logf("%d kills: %v", kills, seen)
}

// openedIn checks a file that was left behind, and says how many ballots are
// open in which state.
func openedIn(t *testing.T, file string) string {
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
	closed := s.Phase == deliberation.Closed && len(s.SealedWaiting) == 3 && s.Ballots == nil
	open := s.Phase == deliberation.Deliberating && len(s.SealedWaiting) == 0 && len(s.Ballots) == 3
	if !closed && !open {
		t.Errorf("%s, %d sealed, %d open", s.Phase, len(s.SealedWaiting), len(s.Ballots))
	}
	return string(s.Phase)
}
