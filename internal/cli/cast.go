package cli

import (
	"fmt"
	"strings"

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

// ties are the groups that wait for the chair's order, each with the command that
// gives it.
func (p *program) ties(s room.Sight) []room.Notice {
	var ns []room.Notice
	for _, group := range s.ToCast {
		ns = append(ns, room.Notice{ID: "to_cast", Args: fault.Pairs("names", p.cat.List(namesOf(s, group)), "ids", strings.Join(group, " "))})
	}
	return ns
}

// showTies tells which ties wait for the chair.
func (p *program) showTies(s room.Sight) {
	for _, n := range p.ties(s) {
		fmt.Fprintln(p.out, p.notice(n))
	}
}

// andTies adds to what an act says the ties that wait for the chair after it.
func (p *program) andTies(r *room.Room, res result, err error) (result, error) {
	if err != nil {
		return res, err
	}
	s, err := r.Sight("")
	res.notices = append(res.notices, p.ties(s)...)
	return res, err
}

// castCommand keeps the chair's order of nominees that every other step of the
// tie ladder left tied.
func (p *program) castCommand() *cobra.Command {
	var reason string
	c := p.act("cast FILE NOMINEE NOMINEE… --reason TEXT", cobra.MinimumNArgs(3), func(r *room.Room, args []string) (result, error) {
		ids, err := nominees(r.Edition(), args)
		if err != nil {
			return result{}, err
		}
		if err := r.MayCast(p.as, ids, reason); err != nil {
			return result{}, err
		}
		s, err := r.Sight(p.as)
		if err != nil {
			return result{}, err
		}
		order, named := nomineeNames(s, ids), s.Named("cast", reason)
		p.warn(named)
		if !p.confirm(p.cat.T("cli.confirm_cast", "order", order)) {
			return result{}, fault.New(fault.Usage, "cli.stopped")
		}
		return p.andTies(r, result{say: "cli.cast", args: []string{"order", order}, notices: named}, r.Cast(p.as, ids, reason))
	})
	c.Flags().StringVar(&reason, "reason", "", p.cat.T("flag.reason"))
	return c
}
