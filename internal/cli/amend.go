package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"votering/internal/editionfile"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/text"
)

// amendFlags are the arguments of amend.
type amendFlags struct {
	reason, out string
	sign        *signFlags
}

func (p *program) amendCommand() *cobra.Command {
	var f amendFlags
	use := "amend FILE AMENDMENT.yaml --reason TEXT [-o DIR] | amend FILE --sigs DIR [-o DIR]"
	c := p.act(use, cobra.RangeArgs(1, 2), func(r *room.Room, args []string) (result, error) { return p.amend(r, args, &f) })
	c.Flags().StringVar(&f.reason, "reason", "", p.cat.T("flag.reason"))
	c.Flags().StringVarP(&f.out, "output", "o", "", p.cat.T("flag.amend_output"))
	f.sign = p.signFlags(c)
	return c
}

// amend changes the edition here, writes the amendment out to be signed
// elsewhere, or takes the signature that was made there.
func (p *program) amend(r *room.Room, args []string, f *amendFlags) (result, error) {
	if err := f.sign.check(f.out); err != nil {
		return result{}, err
	}
	if (f.sign.sigs != "") == (len(args) == 1) || f.sign.sigs != "" && f.reason != "" {
		return result{}, fault.New(fault.Usage, "cli.amend_either")
	}
	var n int
	var ns []room.Notice
	var err error
	if f.sign.sigs != "" {
		n, err = r.AmendFrom(p.as, f.sign.sigs)
	} else {
		n, ns, err = p.amendBy(r, args[0], f)
	}
	switch {
	case err != nil:
		return result{}, err
	case f.sign.unsigned != "":
		return result{say: "cli.amend_unsigned", args: []string{"dir", f.sign.unsigned}, notices: ns}, nil
	case f.out == "":
		return result{say: "cli.amended", args: []string{"number", itoa(n)}, notices: ns}, nil
	}
	paths, err := r.WriteAmendment(n, f.out)
	return result{say: "cli.amended_in", args: []string{"number", itoa(n), "dir", f.out}, files: paths, notices: ns}, err
}

// amendBy makes the amendment of a file. A person at a terminal sees first what
// it changes.
func (p *program) amendBy(r *room.Room, path string, f *amendFlags) (int, []room.Notice, error) {
	data, err := editionfile.Load(path)
	if err != nil {
		return 0, nil, err
	}
	lines, err := r.PreviewAmendment(data, path)
	if err != nil {
		return 0, nil, err
	}
	if !p.confirmAmendment(lines) {
		return 0, nil, fault.New(fault.Usage, "cli.stopped")
	}
	ctx := context.Background()
	sign, ns, err := p.signing(ctx, r, f.sign)
	defer func() { clear(sign.Passphrase) }()
	if err != nil {
		return 0, nil, err
	}
	n, err := r.AmendWith(ctx, p.as, data, path, f.reason, sign)
	return n, ns, err
}

func (p *program) confirmAmendment(lines []room.AmendedLine) bool {
	if p.yes || p.asJSON || !p.onTerminal() {
		return true
	}
	for _, l := range lines {
		fmt.Fprintln(p.err, p.cat.T("cli.amended_line", "path", text.Show(l.Path), "from", p.orNothing(l.From), "to", p.orNothing(l.To)))
	}
	return p.confirm(p.cat.T("cli.confirm_amend"))
}

// orNothing is a value, or the word for none.
func (p *program) orNothing(s string) string {
	if s == "" {
		return p.cat.T("cli.nothing")
	}
	return s
}
