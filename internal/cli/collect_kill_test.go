package cli_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"votering/internal/deliberation"
	"votering/internal/files"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/internal/trust/trusttest"
)

// The program is killed at any moment of collecting: the file then has all of
// the ballots with their receipt or none of them, holds together either way, and
// takes the same folder in afterwards.
func TestKilledWhileCollecting(t *testing.T) {
	program, dir := binary(t), t.TempDir()
	t.Setenv("HOME", dir)
	in := func(name string) string { return filepath.Join(dir, name) }
	k := invited(t, in("start.votering"))
	put(t, in("seal"), roomtest.Passphrase+"\n")
	for _, juror := range []string{"anne", "kari", "ola"} {
		write(t, in(juror+".ballot"), k.Seal(k.Ballot(juror, 1, "")))
	}
	command := func(out string) []string {
		return []string{"collect", "jury.votering", dir, "-o", out, "--key", trusttest.KeyFile(t, 1), "--seal-passphrase-file", in("seal")}
	}
	start := read(t, in("start.votering"))
	killing{
		kills: 60, command: command("out"), again: command("again"),
		lay:  func(dir string) { write(t, filepath.Join(dir, "jury.votering"), start) },
		look: func(dir string) string { return allOrNone(t, dir) },
	}.run(t, program)
}

// allOrNone checks what was left behind: three ballots, their receipt and its
// signature, or nothing of it.
func allOrNone(t *testing.T, dir string) string {
	t.Helper()
	return examined(t, filepath.Join(dir, "jury.votering"), func(_ *room.Room, s room.Sight) string {
		n := 0
		for _, j := range s.Jurors {
			if j.State == deliberation.HandedIn {
				n++
			}
		}
		if n/3 != s.LastReceipt || len(s.Unsigned) != 0 {
			t.Errorf("%d ballots, receipt %d, unsigned %v", n, s.LastReceipt, s.Unsigned)
		}
		for _, name := range []string{"receipt-1.json", "receipt-1.json.sig"} {
			if n == 0 && files.Exists(filepath.Join(dir, "out", name)) {
				t.Errorf("%s is there, and the ballots are not", name)
			}
		}
		return fmt.Sprintf("%d ballots", n)
	})
}

// The program is killed at any moment of opening the marks: every sealed ballot
// is open, or none is.
func TestKilledWhileOpening(t *testing.T) {
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
	start := read(t, in("start.votering"))
	killing{
		kills: 40, command: []string{"reveal", "jury.votering", "marks", "--seal-passphrase-file", in("seal")},
		lay: func(dir string) { write(t, filepath.Join(dir, "jury.votering"), start) },
		look: func(dir string) string {
			return examined(t, filepath.Join(dir, "jury.votering"), func(_ *room.Room, s room.Sight) string {
				return fmt.Sprintf("%s, %d sealed, %d open", s.Phase, len(s.SealedWaiting), len(s.Ballots))
			})
		},
	}.run(t, program)
}
