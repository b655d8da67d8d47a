package cli

import (
	"context"

	"github.com/spf13/cobra"

	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/text"
	"votering/internal/trust"
)

// keyFlags say which key a command signs with.
type keyFlags struct{ key, fresh, passphrase string }

func (p *program) keyFlags(c *cobra.Command) *keyFlags {
	f := &keyFlags{}
	c.Flags().StringVar(&f.key, "key", "", p.cat.T("flag.key"))
	c.Flags().StringVar(&f.fresh, "new-key", "", p.cat.T("flag.new_key"))
	c.Flags().StringVar(&f.passphrase, "passphrase-file", "", p.cat.T("flag.passphrase_file"))
	return f
}

// check refuses flags that contradict each other.
func (f *keyFlags) check() error {
	if f.key != "" && f.fresh != "" {
		return fault.New(fault.Usage, "cli.two_keys")
	}
	return nil
}

// publicKey is the key that the flags name, for its public half alone; zero
// where they name none.
func (p *program) publicKey(ctx context.Context, r *room.Room, f *keyFlags) (trust.PublicKey, []room.Notice, error) {
	switch {
	case f.fresh != "":
		k, passphrase, ns, err := p.newKey(r, f)
		clear(passphrase)
		return k.Public(), ns, err
	case f.key != "":
		k, err := r.FindPublic(ctx, f.key)
		return k, nil, err
	}
	return trust.PublicKey{}, nil, nil
}

// signingKey is the key to sign with, and its passphrase, which the caller
// clears: the one that the flags name, or the chair's where that is at hand.
func (p *program) signingKey(ctx context.Context, r *room.Room, f *keyFlags) (room.KeyChoice, []byte, []room.Notice, error) {
	if f.fresh != "" {
		return p.newKey(r, f)
	}
	k, err := p.chosenKey(ctx, r, f.key)
	if err != nil {
		return k, nil, nil, err
	}
	return p.withPassphrase(k, f.passphrase)
}

// withPassphrase is a key with its passphrase, from that file or from the
// person at the terminal; nil where it needs none.
func (p *program) withPassphrase(k room.KeyChoice, file string) (room.KeyChoice, []byte, []room.Notice, error) {
	ns, err := p.openToOthers(k)
	if err != nil || !k.NeedsPassphrase {
		return k, nil, ns, err
	}
	passphrase, err := p.passphrase(file, k)
	return k, passphrase, ns, err
}

// keyAt is the key at path, where it is one to sign with.
func keyAt(ctx context.Context, r *room.Room, path string) (room.KeyChoice, error) {
	k, err := r.FindKey(ctx, path)
	if err == nil && k.Problem != nil {
		err = k.Problem
	}
	return k, err
}

// chosenKey finds the key at path. Without a path the chair's key is taken
// where it is at hand, and no other: nobody signs with a key by accident.
func (p *program) chosenKey(ctx context.Context, r *room.Room, path string) (room.KeyChoice, error) {
	if path != "" {
		return keyAt(ctx, r, path)
	}
	chair, err := r.ChairKey()
	if err != nil {
		return room.KeyChoice{}, err
	}
	if chair.IsZero() {
		return room.KeyChoice{}, fault.New(fault.Usage, "cli.no_key")
	}
	choices, err := r.Keys(ctx)
	for _, k := range choices {
		if k.Registered && k.Problem == nil {
			return k, nil
		}
	}
	if err != nil {
		return room.KeyChoice{}, err
	}
	return room.KeyChoice{}, fault.New(fault.Key, "cli.key_elsewhere", "want", chair.Fingerprint())
}

// openToOthers warns of a key file that others can read. A person at a
// terminal is asked; elsewhere --yes says that it is meant.
func (p *program) openToOthers(k room.KeyChoice) ([]room.Notice, error) {
	if k.OpenToOthers == "" {
		return nil, nil
	}
	n := room.Notice{ID: "key_open", Args: fault.Pairs("file", text.Show(k.Path), "mode", k.OpenToOthers)}
	switch {
	case p.yes:
	case p.asJSON || !p.onTerminal():
		return nil, fault.New(fault.Key, "cli.key_open", "mode", k.OpenToOthers).At(text.Show(k.Path))
	case !p.confirmNotices([]room.Notice{n}):
		return nil, fault.New(fault.Usage, "cli.stopped")
	}
	return []room.Notice{n}, nil
}

// newKey makes a key for the chair. Its passphrase is asked for twice; without
// a terminal and without a file there is none, and that is said.
func (p *program) newKey(r *room.Room, f *keyFlags) (room.KeyChoice, []byte, []room.Notice, error) {
	return p.makeKey(f.fresh, f.passphrase, r.NewKey, "key_made")
}

// makeKey makes a key at path, and says so with that notice.
func (p *program) makeKey(
	path, passphraseFile string, make func(string, []byte) (room.KeyChoice, error), notice string,
) (room.KeyChoice, []byte, []room.Notice, error) {
	passphrase, err := p.newPassphrase(passphraseFile)
	if err != nil {
		return room.KeyChoice{}, nil, nil, err
	}
	k, err := make(path, passphrase)
	if err != nil {
		clear(passphrase)
		return k, nil, nil, err
	}
	ns := []room.Notice{{ID: notice, Args: fault.Pairs("file", text.Show(k.Path), "key", k.Fingerprint)}}
	if len(passphrase) == 0 {
		ns = append(ns, room.Notice{ID: "key_plain", Args: fault.Pairs("file", text.Show(k.Path))})
	}
	return k, passphrase, ns, nil
}
