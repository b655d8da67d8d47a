package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"votering/internal/cli"
	"votering/internal/deliberation"
	"votering/internal/room"
	"votering/internal/trust"
	"votering/ui/terminal/termtest"
)

// ranked is a file of the made-up edition whose ranking stands, made with
// commands alone, in a folder with a key "chair" of the passphrase "hemmelig"
// and grounds.
func ranked(t *testing.T, program string) (dir, file string) {
	t.Helper()
	dir = t.TempDir()
	file = filepath.Join(dir, "jury.votering")
	for _, args := range []string{
		"demo fjordlyktprisen-2031 -o FILE", "hand-in FILE --all", "close FILE", "recusal FILE embla trollbotn upheld --by birk", "reveal FILE both",
	} {
		run(t, program, strings.Fields(strings.ReplaceAll(args, "FILE", file))...)
	}
	if err := os.WriteFile(filepath.Join(dir, "grounds.md"), []byte("Lyset nådde alle.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	keys := trust.NewKeyring(func(string) string { return "" }, dir)
	if _, err := keys.Create(filepath.Join(dir, "chair"), []byte("hemmelig"), "chair"); err != nil {
		t.Fatal(err)
	}
	return dir, file
}

func lookInto(t *testing.T, file string) room.Sight {
	t.Helper()
	r, err := cli.NewDesk().Enter(file, true)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	s, err := r.Sight("")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// At a terminal the passphrase is asked for and never shown, and a key file
// that others can read is asked about.
func TestDecideAtATerminal(t *testing.T) {
	program := binary(t)
	dir, file := ranked(t, program)
	key := filepath.Join(dir, "chair")
	if err := os.Chmod(key, 0o644); err != nil {
		t.Fatal(err)
	}
	decide := []string{"decide", file, "--grounds", "nb=" + filepath.Join(dir, "grounds.md"), "--key", key, "--lang", "en"}

	x := termtest.Start(t, termtest.Options{}, program, decide...)
	x.WaitFor("(mode 0644)")
	x.WaitFor("Go on?")
	x.Type("n", "<enter>")
	x.WaitExit(2)

	x = termtest.Start(t, termtest.Options{}, program, decide...)
	x.WaitFor("Go on?")
	x.Type("y", "<enter>")
	x.WaitFor("Passphrase of SHA256:")
	x.Type("feil", "<enter>")
	x.WaitExit(2)
	x.WaitFor("E_PASSPHRASE")
	if s := lookInto(t, file); s.Phase != deliberation.Revealed || s.Prepared || len(s.Proposal.Grounds) > 0 {
		t.Errorf("a wrong passphrase leaves %s, prepared %v, grounds %v", s.Phase, s.Prepared, s.Proposal.Grounds)
	}

	x = termtest.Start(t, termtest.Options{}, program, decide...)
	x.WaitFor("Go on?")
	x.Type("y", "<enter>")
	x.WaitFor("Passphrase of SHA256:")
	x.Type("feil", "<c-u>", "hemmeligg", "<backspace>", "<enter>")
	x.WaitFor("Decided and signed: Alvekroken")
	x.WaitExit(0)
	if strings.Contains(x.Output(), "hemmelig") {
		t.Error("the passphrase is shown")
	}
	if s := lookInto(t, file); s.Decision == nil {
		t.Error("nothing is decided")
	}
}

// Who stops at the warnings before a decision is written out has made no key.
func TestNoKeyBeforeTheWarnings(t *testing.T) {
	program := binary(t)
	dir, file := ranked(t, program)
	grounds, key, out := filepath.Join(dir, "named.md"), filepath.Join(dir, "new"), filepath.Join(dir, "out")
	if err := os.WriteFile(grounds, []byte("Skriv til birk@example.org."), 0o600); err != nil {
		t.Fatal(err)
	}
	decide := []string{"decide", file, "--grounds", "nb=" + grounds, "--new-key", key, "--unsigned", out, "--lang", "en"}
	x := termtest.Start(t, termtest.Options{}, program, decide...)
	x.WaitFor("Go on?")
	x.Type("n", "<enter>")
	x.WaitExit(2)
	if _, err := os.Stat(key); !os.IsNotExist(err) {
		t.Errorf("a key is made: %v", err)
	}

	x = termtest.Start(t, termtest.Options{}, program, decide...)
	x.WaitFor("Go on?")
	x.Type("y", "<enter>")
	x.WaitFor("Passphrase for the new key")
	x.Type("hemmelig", "<enter>")
	x.WaitFor("Once more")
	x.Type("hemmelig", "<enter>")
	x.WaitFor("a new key is made")
	x.WaitExit(0)
}

// Who stops the program at the question gets a terminal back that shows what
// is typed.
func TestStoppedAtThePassphrase(t *testing.T) {
	program := binary(t)
	dir, file := ranked(t, program)
	decide := []string{
		"decide", file, "--lang", "en", "--grounds", "nb=" + filepath.Join(dir, "grounds.md"), "--key", filepath.Join(dir, "chair"),
	}
	x := termtest.Start(t, termtest.Options{}, program, decide...)
	x.WaitFor("Passphrase of SHA256:")
	x.Type("<c-c>")
	x.WaitExit(2)
	x.WaitFor("try: run the command again")
	if left := x.Left(); len(left) > 0 {
		t.Errorf("the terminal is left with %v", left)
	}
	x = termtest.Start(t, termtest.Options{}, program, decide...)
	x.WaitFor("Passphrase of SHA256:")
	x.Signal(syscall.SIGTERM)
	x.WaitExit(130)
	if left := x.Left(); len(left) > 0 {
		t.Errorf("ended from outside, the terminal is left with %v", left)
	}
	if s := lookInto(t, file); s.Phase != deliberation.Revealed || len(s.Proposal.Grounds) > 0 {
		t.Errorf("stopped, and in %s with %v", s.Phase, s.Proposal.Grounds)
	}
}
