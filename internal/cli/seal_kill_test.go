package cli_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"votering/internal/mailing"
	"votering/internal/mailing/mailingtest"
	"votering/internal/room"
)

// The program is killed at any moment of sealing, the first time and once
// more after a change: the juror's file then says that it was sealed or that it
// was not, and all of it holds together; what lies there to be mailed is whole,
// and sealing again gives the file that belongs to what is stored.
func TestKilledWhileSealing(t *testing.T) {
	program, k, own := binary(t), mailingtest.New(t), t.TempDir()
	fresh, changed, old := sealings(t, program, k, own)
	for name, c := range map[string]struct {
		lay     map[string][]byte
		between string
	}{
		"first":  {map[string][]byte{"per.votering": fresh}, "stored 1, to mail 0"},
		"change": {map[string][]byte{"per.votering": changed, "per.ballot": old}, "stored 2, to mail 1"},
	} {
		t.Run(name, func(t *testing.T) {
			command := []string{"seal", "per.votering", "--key", filepath.Join(own, "plain"), "-o", "per.ballot"}
			killing{
				kills: 30, command: command, again: command, between: []string{c.between},
				lay: func(dir string) {
					for name, data := range c.lay {
						write(t, filepath.Join(dir, name), data)
					}
				},
				look: func(dir string) string { return sealingOf(t, k, dir) },
			}.run(t, program)
		})
	}
}

// sealings are per's own file with marks, the same file sealed and then
// changed, and the ballot that was sealed.
func sealings(t *testing.T, program string, k *mailingtest.Kit, dir string) (fresh, changed, ballot []byte) {
	t.Helper()
	in := func(name string) string { return filepath.Join(dir, name) }
	plainKey(t, dir)
	put(t, in("per.edition"), string(k.File(k.Invitation("per"))))
	run(t, program, "join", in("per.edition"), "-o", in("per.votering"))
	run(t, program, "mark", in("per.votering"), "kinn", "results", "4")
	fresh = read(t, in("per.votering"))
	run(t, program, "seal", in("per.votering"), "--key", in("plain"))
	run(t, program, "mark", in("per.votering"), "bodo", "results", "3")
	return fresh, read(t, in("per.votering")), read(t, in("per.ballot"))
}

// sealingOf says which revision is stored and which one lies there to be
// mailed; 0 is none.
func sealingOf(t *testing.T, k *mailingtest.Kit, dir string) string {
	t.Helper()
	return examined(t, filepath.Join(dir, "per.votering"), func(_ *room.Room, s room.Sight) string {
		stored, lies := 0, 0
		if s.Own.Sealed != nil {
			stored = s.Own.Sealed.Revision
		}
		data, err := os.ReadFile(filepath.Join(dir, "per.ballot"))
		switch {
		case err == nil:
			o, err := mailing.Open(data, "per.ballot", k.Identity)
			if err != nil {
				t.Fatalf("what is to be mailed is not whole: %v", err)
			}
			lies = o.Ballot.Revision
			if lies == stored && o.SealedSHA256 != s.Own.Sealed.SealedSHA256 || !bytes.Equal(o.Sealed, data) {
				t.Fatal("what is to be mailed is not what is stored")
			}
		case !errors.Is(err, fs.ErrNotExist):
			t.Fatal(err)
		}
		return fmt.Sprintf("stored %d, to mail %d", stored, lies)
	})
}
