package cli_test

import (
	"os"
	"path/filepath"
	"testing"

	"votering/internal/mailing"
	"votering/internal/mailing/mailingtest"
	"votering/ui/terminal/termtest"
)

// A juror without a key types nothing but a passphrase, twice: the key is made
// beside the file, and later the same one is taken.
func TestSealAtATerminal(t *testing.T) {
	program, k, dir := binary(t), mailingtest.New(t), t.TempDir()
	t.Setenv("HOME", t.TempDir())
	in := func(name string) string { return filepath.Join(dir, name) }
	put(t, in("per.edition"), string(k.File(k.Invitation("per"))))
	run(t, program, "join", in("per.edition"), "-o", in("per.votering"))
	run(t, program, "mark", in("per.votering"), "kinn", "results", "4")
	seal := []string{"seal", in("per.votering"), "--lang", "en"}

	x := termtest.Start(t, termtest.Options{}, program, seal...)
	x.WaitFor("5 empty cells count as abstentions")
	x.WaitFor("Go on?")
	x.Type("n", "<enter>")
	x.WaitExit(2)

	x = termtest.Start(t, termtest.Options{}, program, seal...)
	x.WaitFor("Go on?")
	x.Type("y", "<enter>")
	x.WaitFor("You have no key yet")
	x.WaitFor("Passphrase for the new key")
	x.Type("hemmelig", "<enter>")
	x.WaitFor("Once more")
	x.Type("hemmelg", "<enter>")
	x.WaitExit(2)
	if _, err := os.Stat(in("per.key")); err == nil {
		t.Error("a key was made of two passphrases that differ")
	}

	x = termtest.Start(t, termtest.Options{}, program, append(seal, "--yes")...)
	x.WaitFor("Passphrase for the new key")
	x.Type("hemmelig", "<enter>")
	x.WaitFor("Once more")
	x.Type("hemmelig", "<enter>")
	x.WaitFor("Mail this one file to Anne Chair <anne@example.org>")
	x.WaitExit(0)

	x = termtest.Start(t, termtest.Options{}, program, seal...)
	x.WaitFor("Nothing has changed since")
	x.WaitExit(0)

	run(t, program, "mark", in("per.votering"), "bodo", "results", "3")
	x = termtest.Start(t, termtest.Options{}, program, append(seal, "--yes")...)
	x.WaitFor("Passphrase of SHA256:")
	x.Type("hemmelig", "<enter>")
	x.WaitFor("version 2")
	x.WaitExit(0)
	o, err := mailing.Open(read(t, in("per.ballot")), "per.ballot", k.Identity)
	if err != nil || o.Ballot.Revision != 2 || len(o.Ballot.Marks) != 2 {
		t.Errorf("what is to be mailed: %+v, %v", o, err)
	}
}
