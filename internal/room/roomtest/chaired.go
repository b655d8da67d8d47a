package roomtest

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"votering/internal/mailing/mailingtest"
	"votering/internal/room"
	"votering/internal/trust"
	"votering/internal/trust/trusttest"
)

// Passphrase opens the sealing key of rooms that Invite invited to.
const Passphrase = "a passphrase"

// chairNumber is the key of the kit's chair, see trusttest.Key.
const chairNumber = 1

// SignAsChair is how the kit's chair signs in a room.
func SignAsChair(t testing.TB, r *room.Room) room.Signing {
	t.Helper()
	k, err := r.FindKey(context.Background(), trusttest.KeyFile(t, chairNumber))
	if err != nil {
		t.Fatalf("the chair's key: %v", err)
	}
	return room.Signing{Key: k}
}

// Invite invites everybody, and gives a kit that seals ballots for the room.
func Invite(t testing.TB, r *room.Room) *mailingtest.Kit {
	t.Helper()
	_, _, err := r.Invite(context.Background(), "", room.InviteOptions{
		Dir: filepath.Join(t.TempDir(), "out"), Seal: []byte(Passphrase), Sign: SignAsChair(t, r),
	})
	if err != nil {
		t.Fatalf("inviting: %v", err)
	}
	return KitOf(t, r, Passphrase)
}

// KitOf is a kit that seals ballots for a room whose sealing key opens with that
// passphrase.
func KitOf(t testing.TB, r *room.Room, passphrase string) *mailingtest.Kit {
	t.Helper()
	sheet := filepath.Join(t.TempDir(), "sheet.txt")
	if err := r.Recovery("", []byte(passphrase), sheet); err != nil {
		t.Fatalf("the recovery sheet: %v", err)
	}
	text, err := os.ReadFile(sheet)
	if err != nil {
		t.Fatal(err)
	}
	id, err := trust.ParseIdentity(string(text))
	if err != nil {
		t.Fatal(err)
	}
	return mailingtest.For(t, r.Edition(), id)
}

// Chaired is the kit's edition in this place, open, with everybody invited.
func (d *Disk) Chaired(t testing.TB) (*room.Room, *Store, *mailingtest.Kit) {
	t.Helper()
	if d.Keys == nil {
		d.Keys = Keyring(t)
	}
	const path = "prisen.votering"
	r, err := d.Desk().New(path, mailingtest.YAML(t), "edition.yaml")
	if err == nil {
		err = r.Open("")
	}
	if err != nil {
		t.Fatalf("founding: %v", err)
	}
	return r, d.File(path), Invite(t, r)
}
