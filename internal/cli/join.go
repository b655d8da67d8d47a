package cli

import (
	"github.com/spf13/cobra"

	"votering/internal/room"
)

// joinCommand makes a juror's own file of the invitation that came by mail.
func (p *program) joinCommand() *cobra.Command {
	var out, chair string
	c := &cobra.Command{
		Use:  "join JUROR.edition [-o FILE] [--chair KEYFP]",
		Args: arity(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error { return p.join(args[0], out, chair) },
	}
	c.Flags().StringVarP(&out, "output", "o", "", p.cat.T("flag.join_output"))
	c.Flags().StringVar(&chair, "chair", "", p.cat.T("flag.join_chair"))
	return c
}

func (p *program) join(invitation, out, chair string) error {
	r, err := p.desk.Join(invitation, out, p.as, chair)
	if err != nil {
		return err
	}
	defer r.Close() // every act is committed; nothing is left to write
	s, err := r.Sight("")
	if err != nil {
		return err
	}
	return p.done(r, result{
		say: "cli.joined", files: []string{r.Path()},
		args: []string{"file", r.Path(), "name", s.Who.Name, "chair", s.Own.ReplyName, "key", s.Own.ChairKeyFP},
	})
}

// keepCommand takes in what the chair sends a juror back.
func (p *program) keepCommand() *cobra.Command {
	return p.act("keep FILE RECEIPT.json…", cobra.MinimumNArgs(2), func(r *room.Room, args []string) (result, error) {
		ns, err := r.Keep(p.as, args...)
		if err != nil {
			p.warn(ns) // what is right is kept all the same
		}
		return result{say: "cli.kept", notices: ns}, err
	})
}
