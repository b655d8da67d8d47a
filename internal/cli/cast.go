package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/text"
)

// showCasts tells in which order the chair has put nominees that were tied, and
// why; first what fell with an earlier ranking.
func (p *program) showCasts(s room.Sight) {
	for _, c := range s.Fallen {
		fmt.Fprintln(p.out, p.cat.T("cli.casts.fallen", "order", nomineeNames(s, c.Nominees), "at", p.cat.DateTime(c.At.Local()), "reason", text.Show(c.Reason)))
	}
	for _, c := range s.Casts {
		fmt.Fprintln(p.out, p.cat.T("cli.casts", "order", nomineeNames(s, c.Nominees), "at", p.cat.DateTime(c.At.Local()), "reason", text.Show(c.Reason)))
	}
}

// castCommand keeps the chair's order of nominees that every other step of the
// tie ladder left tied.
func (p *program) castCommand() *cobra.Command {
	var reason string
	c := p.act("cast FILE NOMINEE NOMINEE… --reason TEXT", cobra.MinimumNArgs(3), func(r *room.Room, args []string) (result, error) {
		if err := r.MayCast(p.as, args, reason); err != nil {
			return result{}, err
		}
		s, err := r.Sight(p.as)
		if err != nil {
			return result{}, err
		}
		order := nomineeNames(s, args)
		if !p.confirm(p.cat.T("cli.confirm_cast", "order", order)) {
			return result{}, fault.New(fault.Usage, "cli.stopped")
		}
		return said("cli.cast", "order", order), r.Cast(p.as, args, reason)
	})
	c.Flags().StringVar(&reason, "reason", "", p.cat.T("flag.reason"))
	return c
}
