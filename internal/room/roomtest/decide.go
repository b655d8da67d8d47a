package roomtest

import (
	"context"
	"path/filepath"
	"testing"

	"votering/internal/deliberation"
	"votering/internal/room"
	"votering/internal/trust"
)

// Keyring is a keyring of nobody's keys but those that are made in it, below a
// folder of the test's.
func Keyring(t testing.TB) *trust.Keyring {
	t.Helper()
	return trust.NewKeyring(func(string) string { return "" }, t.TempDir())
}

// Key makes a key, ready to sign.
func Key(t testing.TB) trust.Signer {
	t.Helper()
	k := Keyring(t)
	c, err := k.Create(filepath.Join(t.TempDir(), "key"), nil, "chair")
	if err != nil {
		t.Fatalf("making a key: %v", err)
	}
	s, err := k.Unlock(context.Background(), c, nil)
	if err != nil {
		t.Fatalf("unlocking a key: %v", err)
	}
	return s
}

// Ranked is the made-up edition in this place, up to where its ranking stands:
// every ballot is in, and its one recusal is upheld.
func (d *Disk) Ranked(t testing.TB) (*room.Room, *Store) {
	t.Helper()
	if d.Keys == nil {
		d.Keys = Keyring(t)
	}
	r, store := d.Demo(t, MadeUp)
	for _, step := range []func() error{
		func() error { _, err := r.HandInAll(""); return err },
		func() error { _, err := r.CloseBallots(""); return err },
		func() error { return r.RevealMarks("") },
		func() error { return upholdAll(r) },
		func() error { return r.Lock("") },
		func() error { return r.RevealTally("") },
	} {
		d.Clock.Move(minute)
		if err := step(); err != nil {
			t.Fatalf("up to the ranking: %v", err)
		}
	}
	return r, store
}

// upholdAll upholds every recusal that nobody has decided.
func upholdAll(r *room.Room) error {
	s, err := r.Sight("")
	if err != nil {
		return err
	}
	for _, j := range s.Jurors {
		for _, x := range j.Recused {
			if x.Verdict == "" {
				if err := r.DecideRecusal("", j.Juror.ID, x.Nominee, true, x.Deciders[:1], ""); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// Written is Ranked with the grounds written, so that nothing stands in the
// way of the decision.
func (d *Disk) Written(t testing.TB) (*room.Room, *Store) {
	t.Helper()
	r, store := d.Ranked(t)
	if _, err := r.Propose("", Grounds(r)); err != nil {
		t.Fatalf("writing the grounds: %v", err)
	}
	return r, store
}

// Grounds are grounds in the edition's language.
func Grounds(r *room.Room) deliberation.ProposalChange {
	return deliberation.ProposalChange{Grounds: map[string]string{r.Edition().Language: "Lyset nådde alle.\n\nOgså om vinteren."}}
}

// Decided is Written, signed with a new key.
func (d *Disk) Decided(t testing.TB) (*room.Room, *Store) {
	t.Helper()
	r, store := d.Written(t)
	if err := r.Sign(context.Background(), "", Key(t)); err != nil {
		t.Fatalf("signing: %v", err)
	}
	return r, store
}
