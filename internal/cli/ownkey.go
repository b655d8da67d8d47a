package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/text"
)

// ownKeyFlags are keyFlags for what a juror signs.
func (p *program) ownKeyFlags(c *cobra.Command) *keyFlags {
	f := &keyFlags{}
	c.Flags().StringVar(&f.key, "key", "", p.cat.T("flag.own_key"))
	c.Flags().StringVar(&f.fresh, "new-key", "", p.cat.T("flag.new_key"))
	c.Flags().StringVar(&f.passphrase, "passphrase-file", "", p.cat.T("flag.passphrase_file"))
	return f
}

// ownKey is the key that a juror signs with, and its passphrase, which the
// caller clears: the one that the flags name, else the one by which the juror
// is known. Who has none, and sits at a terminal, is offered a new one.
func (p *program) ownKey(ctx context.Context, r *room.Room, f *keyFlags, mayMake bool) (room.KeyChoice, []byte, []room.Notice, error) {
	if f.fresh != "" {
		return p.newOwnKey(r, f.fresh, f.passphrase)
	}
	k, err := p.foundOwnKey(ctx, r, f.key)
	switch {
	case err != nil:
		return k, nil, nil, err
	case k.IsZero() && mayMake && p.onTerminal() && !p.asJSON:
		return p.offerKey(r, f.passphrase)
	case k.IsZero():
		return k, nil, nil, fault.New(fault.Key, "cli.no_own_key", "path", r.DefaultKey())
	}
	return p.withPassphrase(k, f.passphrase)
}

// foundOwnKey is the key at path, or without one the juror's that is at hand;
// the zero one where there is none yet.
func (p *program) foundOwnKey(ctx context.Context, r *room.Room, path string) (room.KeyChoice, error) {
	if path != "" {
		return keyAt(ctx, r, path)
	}
	k, err := r.OwnKey(ctx)
	if err != nil || !k.IsZero() {
		return k, err
	}
	s, err := r.Sight("")
	if err == nil && s.Own.KeyFP != "" {
		err = fault.New(fault.Key, "cli.own_key_elsewhere", "want", s.Own.KeyFP)
	}
	return k, err
}

// offerKey makes the first key of a juror, beside the file.
func (p *program) offerKey(r *room.Room, passphrase string) (room.KeyChoice, []byte, []room.Notice, error) {
	fmt.Fprintln(p.err, p.cat.T("cli.first_key", "file", text.Show(r.DefaultKey())))
	return p.newOwnKey(r, r.DefaultKey(), passphrase)
}

// newOwnKey makes a key for a juror, as newKey does for the chair.
func (p *program) newOwnKey(r *room.Room, path, passphraseFile string) (room.KeyChoice, []byte, []room.Notice, error) {
	return p.makeKey(path, passphraseFile, r.NewOwnKey, "own_key_made")
}

// elsewhere refuses flags of signing elsewhere that contradict each other:
// what is written out is not signed here, and signatures are taken as they are.
func (f *keyFlags) elsewhere(unsigned, sigs, out string) error {
	switch err := f.check(); {
	case err != nil:
		return err
	case sigs != "" && (unsigned != "" || *f != (keyFlags{})):
		return fault.New(fault.Usage, "cli.sigs_alone")
	case unsigned != "" && out != "":
		return fault.New(fault.Usage, "cli.unsigned_output")
	}
	return nil
}
