package cli_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"votering/ui/terminal/termtest"
)

var keyPrint = regexp.MustCompile(`SHA256:[A-Za-z0-9+/]{43}`)

// A whole edition with keys alone, from the made-up marks to a folder that a
// stranger verifies: the ballots are handed in, the others decide the recusal,
// the grounds are written on the screen and in the user's own editor, a key is
// made, and the decision is signed and exported with it.
func TestDecisionByKeys(t *testing.T) {
	program, dir := binary(t), t.TempDir()
	file, key, out := filepath.Join(dir, "jury.votering"), filepath.Join(dir, "key"), filepath.Join(dir, "the decision")
	editor := filepath.Join(dir, "editor")
	if err := os.WriteFile(editor, []byte("#!/bin/sh\nprintf 'Og det varte.\\n' >> \"$1\"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	m := meeting{termtest.Start(t, termtest.Options{Dir: dir, Env: []string{"HOME=" + dir, "EDITOR=" + editor}},
		program, "demo", "fjordlyktprisen-2031", "-o", file, "--lang", "en"), t}
	m.WaitFor("Alvekroken")
	m.toTheRanking()
	m.Type("<a-7>")
	m.WaitFor("[Decision]")
	m.WaitFor("This is missing")
	m.Type("2", "Lyset nådde alle.", "<enter>", "<c-e>")
	m.WaitFor("Og det varte.")
	m.Type("<esc>")
	m.WaitFor("Everything is ready.")
	m.sign(key)
	m.WaitFor("[Decision]")
	m.WaitFor("Decision ")
	m.WaitFor("can be exported at any time")
	m.Type("x")
	m.exportTo(out)
	m.WaitFor("read back and checked")
	print := keyPrint.FindString(strings.Join(strings.Fields(m.Screen()), " "))
	if !strings.Contains(m.Screen(), "votering verify") || print == "" {
		t.Errorf("how a stranger checks it is not said:\n%s", m.Screen())
	}
	m.Type("q")
	m.WaitExit(0)
	if strings.Contains(m.Output(), "four words of mine") {
		t.Error("the passphrase was on the screen")
	}
	if got := run(t, program, "verify", out, "--chair", print); !strings.Contains(got, "Alvekroken") {
		t.Errorf("verified, it does not name the winner:\n%s", got)
	}
	if err := exec.Command(program, "verify", out).Run(); err == nil {
		t.Error("without the chair's key it is as good as with it")
	}
	data, err := os.ReadFile(filepath.Join(out, "decision.json"))
	if err != nil || !strings.Contains(string(data), `Lyset nådde alle.\nOg det varte.`) {
		t.Errorf("the grounds are not what was written: %v", err)
	}
}

// exportTo chooses the first thing in the list of what can be written out, the
// decision itself, and writes it as it is offered to that path.
func (m meeting) exportTo(out string) {
	m.t.Helper()
	m.WaitFor("Archive set")
	m.Type("<enter>")
	m.WaitFor("For whom")
	m.Type("<down>", "<down>", "<down>", "<down>", "<c-u>")
	m.Paste(out)
	m.Type("<enter>")
}

// sign makes a new key at that path and signs the decision with it.
func (m meeting) sign(key string) {
	m.t.Helper()
	m.Type("s")
	m.WaitFor("Make a new key")
	m.WaitGone("Looking for keys")
	m.Type("<enter>")
	m.WaitFor("1 of 2")
	m.Type("<c-u>")
	m.Paste(key)
	m.Type("<enter>")
	m.WaitFor("2 of 2")
	m.Type("four words of mine", "<enter>", "four words of mine", "<enter>")
	m.WaitFor("The key is made")
	m.Type("<enter>")
	m.confirm("Once the decision is signed", "sign")
	m.WaitFor("Unlock the key")
	m.Type("four words of mine", "<enter>")
}

// toTheRanking hands everything in and takes every step up to the ranking.
func (m meeting) toTheRanking() {
	m.t.Helper()
	m.Type("<a-3>")
	m.WaitFor("[Jury]")
	m.Type("d")
	m.confirm("Hand in every draft?", "hand in all")
	m.WaitFor("5 of 6 handed in")
	m.Type("f")
	m.confirm("Close the scoring?", "close")
	m.WaitFor("[closed]")
	m.Type("f")
	m.confirm("Open the marks", "open")
	m.WaitFor("[deliberation]")
	m.decideRecusal("Embla Gnist")
	m.Type("f")
	m.WaitFor("[Deliberation]")
	m.Type("f")
	m.confirm("Lock the marks?", "lock")
	m.WaitFor("· locked ·")
	m.Type("<a-3>")
	m.WaitFor("[locked]")
	m.Type("f")
	m.confirm("Open the public vote?", "open")
	m.WaitFor("The ranking is computed and saved")
}

// decideRecusal keeps that the others upheld the one recusal there is.
func (m meeting) decideRecusal(name string) {
	m.t.Helper()
	m.WaitFor(name)
	m.Type("<home>", "<down>", "<down>", "<down>", "<down>", "<down>", "<down>", "<down>", "i")
	m.WaitFor("What was decided?")
	m.Type("<enter>", "<space>", "<c-s>")
	m.WaitFor("the conflict is decided")
}
