package cli_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"votering/internal/deliberation"
	"votering/internal/room"
	"votering/internal/trust"
)

// The program is killed at any moment of preparing, of taking signatures in
// and of signing: the file then says that it happened or that it did not, and
// all of it holds together.
func TestKilledWhileDeciding(t *testing.T) {
	program := binary(t)
	dir, file := ranked(t, program)
	in := func(name string) string { return filepath.Join(dir, name) }
	key := plainKey(t, dir)
	run(t, program, "decide", file, "--grounds", "nb="+in("grounds.md"), "--key", in("plain.pub"), "--unsigned", in("out"))
	for _, name := range []string{room.PublicFile, room.CompleteFile} {
		sig, err := key.Sign(t.Context(), trust.NamespaceDecision, read(t, filepath.Join(in("out"), name)))
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(in("out"), name+".sig"), sig)
	}
	start := read(t, file)
	dissent := []string{"decide", "jury.votering", "--dissent", "birk=" + in("grounds.md"), "--key"}
	for name, command := range map[string][]string{
		"preparing":  append(dissent[:5:5], in("plain.pub"), "--unsigned", "out"),
		"signatures": {"decide", "jury.votering", "--sigs", in("out")},
		"signing":    append(dissent[:5:5], in("plain")),
	} {
		t.Run(name, func(t *testing.T) {
			killing{
				kills: 30, command: command,
				lay:  func(dir string) { write(t, filepath.Join(dir, "jury.votering"), start) },
				look: func(dir string) string { return examined(t, filepath.Join(dir, "jury.votering"), agreed(t)) },
			}.run(t, program)
		})
	}
}

// agreed says where a file stands, and fails unless the pieces of that say the
// same.
func agreed(t *testing.T) func(*room.Room, room.Sight) string {
	return func(r *room.Room, s room.Sight) string {
		_, unsigned := r.Unsigned()
		if s.Prepared != (unsigned == nil) || (s.Decision != nil) != (s.Phase == deliberation.Decided) {
			t.Errorf("in %s: prepared %v, documents %v, decided %v", s.Phase, s.Prepared, unsigned, s.Decision != nil)
		}
		return fmt.Sprintf("%s after %d entries", s.Phase, s.Entries)
	}
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
