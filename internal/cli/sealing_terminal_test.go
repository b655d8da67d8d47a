package cli_test

import (
	"path/filepath"
	"strings"
	"testing"

	"votering/internal/cli"
	"votering/internal/deliberation"
	"votering/internal/mailing/mailingtest"
	"votering/internal/room/roomtest"
	"votering/internal/trust/trusttest"
	"votering/ui/terminal/termtest"
)

// At a terminal the passphrase that opens the ballots is made, and asked for,
// without being shown.
func TestTheSealingKeyAtATerminal(t *testing.T) {
	program, dir := binary(t), t.TempDir()
	file, edition := filepath.Join(dir, "chair.votering"), filepath.Join(dir, "edition.yaml")
	write(t, edition, mailingtest.YAML(t))
	run(t, program, "new", edition, "-o", file)
	run(t, program, "open", file)
	key := trusttest.KeyFile(t, 1)
	invite := []string{"invite", file, "-o", filepath.Join(dir, "out"), "--key", key, "--lang", "en"}

	x := termtest.Start(t, termtest.Options{}, program, invite...)
	x.WaitFor("A passphrase for the sealing key")
	x.Type("hemmelig", "<enter>")
	x.WaitFor("Once more")
	x.Type("noe annet", "<enter>")
	x.WaitExit(2)
	if s := lookInto(t, file); s.SealReady {
		t.Error("a sealing key is made of two different passphrases")
	}

	x = termtest.Start(t, termtest.Options{}, program, invite...)
	x.WaitFor("A passphrase for the sealing key")
	x.Type("hemmelig", "<enter>")
	x.WaitFor("Once more")
	x.Type("hemmelig", "<enter>")
	x.WaitFor("4 invitations lie in")
	x.WaitExit(0)

	r, err := cli.NewDesk().Enter(file, true)
	if err != nil {
		t.Fatal(err)
	}
	k := roomtest.KitOf(t, r, "hemmelig")
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	mail := filepath.Join(dir, "kari.ballot")
	write(t, mail, k.Seal(k.Ballot("kari", 1, "")))
	x = termtest.Start(t, termtest.Options{}, program, "collect", file, mail, "--key", key, "--lang", "en")
	x.WaitFor("The passphrase of the sealing key")
	x.Type("hemmelig", "<enter>")
	x.WaitFor("Kari Nordmann, version 1: accepted")
	x.WaitExit(0)
	if strings.Contains(x.Output(), "hemmelig") {
		t.Error("the passphrase is shown")
	}

	run(t, program, "close", file)
	x = termtest.Start(t, termtest.Options{}, program, "reveal", file, "marks", "--lang", "en")
	x.WaitFor("The passphrase of the sealing key")
	x.Type("hemmelig", "<enter>")
	x.WaitFor("The marks are open")
	x.WaitExit(0)
	if s := lookInto(t, file); s.Phase != deliberation.Deliberating || len(s.Ballots) != 1 {
		t.Errorf("%s, %d ballots", s.Phase, len(s.Ballots))
	}
}
