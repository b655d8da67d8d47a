package cli

import (
	"github.com/spf13/cobra"

	"votering/internal/fault"
	"votering/internal/room"
)

// recoveryCommand writes the sheet that restores the sealing key, and takes it
// back in under a new passphrase.
func (p *program) recoveryCommand() *cobra.Command {
	var out, sheet string
	var seal sealingFlags
	c := p.act("recovery FILE -o SHEET.txt | recovery FILE --restore SHEET.txt", cobra.ExactArgs(1), func(r *room.Room, _ []string) (result, error) {
		if err := r.Whole(); err != nil {
			return result{}, err
		}
		switch {
		case sheet != "" && out != "":
			return result{}, fault.New(fault.Usage, "cli.recovery_either")
		case sheet != "":
			return p.restore(r, sheet, seal.first)
		case out == "":
			return result{}, fault.New(fault.Usage, "usage.output")
		}
		passphrase, err := p.sealPassphrase(seal.first, false)
		defer clear(passphrase)
		if err == nil {
			err = r.Recovery(p.as, passphrase, out)
		}
		return result{say: "cli.recovery", args: []string{"file", out}, files: []string{out}}, err
	})
	c.Flags().StringVarP(&out, "output", "o", "", p.cat.T("flag.recovery_output"))
	c.Flags().StringVar(&sheet, "restore", "", p.cat.T("flag.restore"))
	p.sealingFlag(c, &seal)
	return c
}

// restore puts the sealing key of a sheet under a new passphrase.
func (p *program) restore(r *room.Room, sheet, passphraseFile string) (result, error) {
	passphrase, err := p.sealPassphrase(passphraseFile, true)
	defer clear(passphrase)
	if err == nil {
		err = r.Restore(p.as, sheet, passphrase)
	}
	res := said("cli.restored")
	if room.ShortPassphrase(passphrase) {
		res.notices = []room.Notice{{ID: "passphrase_short", Args: fault.Pairs("min", itoa(room.MinPassphrase))}}
	}
	return res, err
}
