package cli

import (
	"context"

	"github.com/spf13/cobra"

	"votering/internal/fault"
	"votering/internal/room"
)

// signFlags say how the chair signs what goes out.
type signFlags struct {
	key            *keyFlags
	unsigned, sigs string
}

func (p *program) signFlags(c *cobra.Command) *signFlags {
	f := &signFlags{key: p.keyFlags(c)}
	c.Flags().StringVar(&f.unsigned, "unsigned", "", p.cat.T("flag.unsigned"))
	c.Flags().StringVar(&f.sigs, "sigs", "", p.cat.T("flag.sigs"))
	return f
}

// check refuses flags that contradict each other; out is the folder for what is
// signed.
func (f *signFlags) check(out string) error { return f.key.elsewhere(f.unsigned, f.sigs, out) }

// signing is how the flags say that the chair signs; the caller clears the
// passphrase.
func (p *program) signing(ctx context.Context, r *room.Room, f *signFlags) (room.Signing, []room.Notice, error) {
	if f.unsigned != "" {
		key, ns, err := p.publicKey(ctx, r, f.key)
		return room.Signing{Unsigned: f.unsigned, Public: key, Guide: room.Guide{Lang: string(p.cat.Lang()), Key: f.key.key}}, ns, err
	}
	k, passphrase, ns, err := p.signingKey(ctx, r, f.key)
	return room.Signing{Key: k, Passphrase: passphrase}, ns, err
}

// sealingFlags name the files with the passphrases of the sealing key.
type sealingFlags struct{ first, second string }

// sealingFlag is the flag for the passphrase of the sealing key.
func (p *program) sealingFlag(c *cobra.Command, f *sealingFlags) {
	c.Flags().StringVar(&f.first, "seal-passphrase-file", "", p.cat.T("flag.seal_passphrase_file"))
}

// sealPassphrase gets the passphrase of the sealing key, which the caller
// clears: from the file, or from the person at the terminal, who does not see
// it. A new one is typed twice.
func (p *program) sealPassphrase(file string, fresh bool) ([]byte, error) {
	switch {
	case file != "":
		return p.readPassphrase(file)
	case p.asJSON || !isTerminal(p.in):
		return nil, fault.New(fault.Passphrase, "seal.passphrase_missing")
	case fresh:
		return p.askTwice(p.cat.T("cli.new_seal_passphrase"))
	}
	return p.askHidden(p.cat.T("cli.seal_passphrase"))
}
