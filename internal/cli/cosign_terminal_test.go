package cli_test

import (
	"os"
	"path/filepath"
	"testing"

	"votering/internal/files"
	"votering/internal/trust/trusttest"
	"votering/ui/terminal/termtest"
)

// Whoever did not seal what counts in their name is told so first, and asked.
func TestCosignAtATerminal(t *testing.T) {
	program, dir := binary(t), t.TempDir()
	t.Setenv("HOME", t.TempDir())
	in := func(name string) string { return filepath.Join(dir, name) }
	k := invited(t, in("chair.votering"))
	put(t, in("grounds.md"), "Fordi.\n")
	put(t, in("kari.edition"), string(k.File(k.Invitation("kari"))))
	for _, args := range [][]string{
		{"join", in("kari.edition"), "-o", in("kari.votering")},
		{"mark", in("chair.votering"), "--as", "kari", "kinn", "results", "1"},
		{"hand-in", in("chair.votering"), "--as", "kari"},
		{"close", in("chair.votering")}, {"reveal", in("chair.votering"), "marks"}, {"lock", in("chair.votering")},
		{"decide", in("chair.votering"), "--grounds", "nb=" + in("grounds.md"), "--key", trusttest.KeyFile(t, 1)},
		{"export", in("chair.votering"), "--profile", "complete", "-o", in("decided")},
	} {
		run(t, program, args...)
	}
	for answer, exit := range map[string]int{"n": 2, "y": 0} {
		x := termtest.Start(t, termtest.Options{}, program, "cosign", in("decided"), "--file", in("kari.votering"), "--key", trusttest.KeyFile(t, 2), "--lang", "en")
		x.WaitFor("in your name")
		x.WaitFor("Go on?")
		x.Type(answer, "<enter>")
		if exit == 0 {
			x.WaitFor("Sign it?")
			x.Type(answer, "<enter>")
		}
		x.WaitExit(exit)
		if signed := files.Exists(in("decided/signatures/kari.sig")); signed != (exit == 0) {
			t.Errorf("answered %s: signed %v", answer, signed)
		}
		_ = os.RemoveAll(in("decided/signatures"))
	}
}
