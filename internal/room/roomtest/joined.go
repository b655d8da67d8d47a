package roomtest

import (
	"os"
	"path/filepath"
	"testing"

	"votering/internal/mailing/mailingtest"
	"votering/internal/room"
)

// Joined is the own file of a juror of the kit, in this place, made of an
// invitation that lies in a folder of the test's. The folder is that of the
// room's path.
func (d *Disk) Joined(t testing.TB, k *mailingtest.Kit, juror string) *room.Room {
	t.Helper()
	if d.Keys == nil {
		d.Keys = Keyring(t)
	}
	r, err := d.Desk().Join(Invited(t, k, juror), "", "", "")
	if err != nil {
		t.Fatalf("%s joins: %v", juror, err)
	}
	return r
}

// Invited is the invitation of a juror of the kit, in a folder of its own.
func Invited(t testing.TB, k *mailingtest.Kit, juror string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), juror+room.InviteSuffix)
	if err := os.WriteFile(path, k.File(k.Invitation(juror)), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
