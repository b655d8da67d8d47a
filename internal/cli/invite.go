package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/room"
)

// inviteFlags are the arguments of invite.
type inviteFlags struct {
	out              string
	jurors           []string
	forms, reminders bool
	seal             sealingFlags
	sign             *signFlags
}

func (p *program) inviteCommand() *cobra.Command {
	var f inviteFlags
	use := "invite FILE -o DIR [--juror JUROR]… [--forms] [--reminders] | invite FILE --unsigned DIR | invite FILE --sigs DIR -o DIR"
	c := p.act(use, cobra.ExactArgs(1), func(r *room.Room, _ []string) (result, error) { return p.invite(r, &f) })
	flags := c.Flags()
	flags.StringVarP(&f.out, "output", "o", "", p.cat.T("flag.invite_output"))
	flags.StringSliceVar(&f.jurors, "juror", nil, p.cat.T("flag.juror"))
	flags.BoolVar(&f.forms, "forms", false, p.cat.T("flag.forms"))
	flags.BoolVar(&f.reminders, "reminders", false, p.cat.T("flag.reminders"))
	p.sealingFlag(c, &f.seal)
	flags.StringVar(&f.seal.second, "seal-passphrase-file2", "", p.cat.T("flag.seal_passphrase_file2"))
	f.sign = p.signFlags(c)
	return c
}

// invite writes the invitations, writes them out to be signed elsewhere, or
// takes the signatures that were made there.
func (p *program) invite(r *room.Room, f *inviteFlags) (result, error) {
	s, err := p.mayInvite(r, f)
	if err != nil {
		return result{}, err
	}
	o := room.InviteOptions{Dir: f.out, Jurors: f.jurors, Forms: f.forms, Reminders: f.reminders}
	if f.sign.sigs != "" {
		paths, ns, err := r.InviteFrom(p.as, f.sign.sigs, o)
		return p.invited(f, paths, ns), err
	}
	ctx := context.Background()
	var about []room.Notice
	o.Sign, about, err = p.signing(ctx, r, f.sign)
	defer func() { clear(o.Sign.Passphrase) }()
	if err == nil {
		err = p.sealPassphrases(&o, f, s.SealReady)
	}
	defer func() { clear(o.Seal); clear(o.Seal2) }()
	if err != nil {
		return result{}, err
	}
	paths, ns, err := r.Invite(ctx, p.as, o)
	if f.sign.unsigned != "" {
		return result{say: "cli.invite_unsigned", args: []string{"dir", f.sign.unsigned}, files: paths, notices: append(about, ns...)}, err
	}
	return p.invited(f, paths, append(about, ns...)), err
}

// mayInvite looks at flags and state, before a key is made.
func (p *program) mayInvite(r *room.Room, f *inviteFlags) (room.Sight, error) {
	s, err := r.Sight("")
	if err == nil {
		err = f.sign.check(f.out)
	}
	switch {
	case err != nil:
		return s, err
	case s.Allowed[deliberation.ActInvite] != nil:
		return s, s.Allowed[deliberation.ActInvite]
	case f.out == "" && f.sign.unsigned == "":
		return s, fault.New(fault.Usage, "usage.output")
	}
	return s, r.InviteClash(room.InviteOptions{Dir: f.out, Jurors: f.jurors, Forms: f.forms, Reminders: f.reminders})
}

// sealPassphrases gets the passphrases that inviting needs: of the new sealing
// key, and where the secretary's copy is made, of that.
func (p *program) sealPassphrases(o *room.InviteOptions, f *inviteFlags, ready bool) (err error) {
	if !ready || f.seal.second != "" {
		o.Seal, err = p.sealPassphrase(f.seal.first, !ready)
	}
	if err == nil && f.seal.second != "" {
		o.Seal2, err = p.readPassphrase(f.seal.second)
	}
	return err
}

func (p *program) invited(f *inviteFlags, paths []string, ns []room.Notice) result {
	return result{say: "cli.invited", args: []string{"dir", f.out, "n", itoa(invitations(paths))}, files: paths, notices: ns}
}

// invitations counts the invitations among the files.
func invitations(paths []string) (n int) {
	for _, path := range paths {
		if strings.HasSuffix(path, room.InviteSuffix) {
			n++
		}
	}
	return n
}
