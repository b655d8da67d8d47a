package cli

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/text"
)

func (p *program) roundCommand() *cobra.Command {
	var out string
	sign := new(signFlags)
	c := &cobra.Command{
		Use:  "round FILE open | round FILE close [--key PATH] [-o DIR]",
		Args: arity(cobra.ExactArgs(2)),
		RunE: func(_ *cobra.Command, args []string) error {
			return p.inRoom(args[0], false, func(r *room.Room) error {
				switch args[1] {
				case "open":
					n, err := r.OpenRound(p.as)
					if err != nil {
						return err
					}
					res := said("cli.round_opened", "round", itoa(n))
					res.notices = r.Seen()
					return p.done(r, res)
				case "close":
					return p.closeRound(r, sign, out)
				}
				return fault.New(fault.Usage, "round.what")
			})
		},
	}
	choosing(c, 1, "open", "close")
	c.Flags().StringVarP(&out, "output", "o", "", p.cat.T("flag.collect_output"))
	sign.key = p.keyFlags(c)
	return c
}

// closeRound ends the round, and says what came of it. Where the chair's key is
// not at hand the receipt waits, as one of ballots does.
func (p *program) closeRound(r *room.Room, f *signFlags, out string) error {
	ctx := context.Background()
	s, err := r.Sight("")
	if err == nil {
		err = f.check(out)
	}
	if err != nil {
		return err
	}
	var sign room.Signing
	var ns []room.Notice
	receipted := slices.ContainsFunc(s.Jurors, func(j room.JurorSight) bool { return j.Origin == room.OriginSealed })
	if s.Round > 0 && receipted {
		if sign, ns, err = p.receiptKey(ctx, r, f); err != nil {
			return err
		}
		defer clear(sign.Passphrase)
	}
	done, err := r.CloseRoundWith(ctx, p.as, sign, out)
	if err == nil {
		s, err = r.Sight("")
	}
	if err != nil {
		return err
	}
	last := s.Rounds[len(s.Rounds)-1]
	res := said("cli.round_closed", "round", itoa(last.N), "n", itoa(len(last.Changes)))
	res.files, res.changes = done.Written, changesOf(last.Changes)
	res.notices = slices.Concat(ns, receiptNotices(done, f), r.Unranked())
	if err := p.done(r, res); err != nil || p.asJSON {
		return err
	}
	p.printReceipt(done)
	return nil
}

func (p *program) reviseCommand() *cobra.Command {
	var reason string
	c := p.act("revise FILE --as JUROR NOMINEE CRITERION MARK --reason TEXT", cobra.ExactArgs(4), func(r *room.Room, args []string) (result, error) {
		if p.as == "" { // both marks stay for ever: nobody's is changed by leaving a name out
			return result{}, fault.New(fault.Usage, "revise.who")
		}
		x, err := r.TryRevise(p.as, p.as, args[0], args[1], args[2], reason)
		if err == nil {
			err = r.Revise(p.as, p.as, args[0], args[1], args[2], reason)
		}
		res := said("cli.revised", p.revisedArgs(r.Edition(), x)...)
		res.changes, res.notices = changesOf([]deliberation.Revised{x}), r.Seen()
		return res, err
	})
	c.Flags().StringVar(&reason, "reason", "", p.cat.T("flag.reason"))
	return c
}

// revisedArgs are what a sentence on a changed mark is written from.
func (p *program) revisedArgs(ed *award.Edition, x deliberation.Revised) []string {
	name, nominee, criterion := x.Juror, x.Nominee, x.Criterion
	if j, ok := ed.Juror(x.Juror); ok {
		name = j.Name
	}
	if n, ok := ed.Nominee(x.Nominee); ok {
		nominee = n.Name
	}
	if c, ok := ed.Criterion(x.Criterion); ok {
		criterion = c.Title.In(langOf(p.cat))
	}
	return []string{"name", text.Show(name), "nominee", text.Show(nominee), "criterion", text.Show(criterion),
		"from", p.cellWord(x.From), "to", p.cellWord(x.To), "reason", text.Show(x.Reason)}
}

// cellWord is what a juror has put in a cell, in words.
func (p *program) cellWord(mark string) string {
	if m, err := exact.CanonicalMark(mark); err == nil {
		return p.cat.RatText(m)
	}
	return p.cat.T("cell_word." + mark)
}

// changeAnswer is a mark that was changed in a round.
type changeAnswer struct {
	Juror     string `json:"juror"`
	Nominee   string `json:"nominee"`
	Criterion string `json:"criterion"`
	From      string `json:"from"` // canonical, or - for an abstention
	To        string `json:"to"`
	Reason    string `json:"reason"`
}

func changesOf(all []deliberation.Revised) []changeAnswer {
	var as []changeAnswer
	for _, x := range all {
		as = append(as, changeAnswer{x.Juror, x.Nominee, x.Criterion, x.From, x.To, x.Reason})
	}
	return as
}

// printChanges tells which marks a ballot changed.
func (p *program) printChanges(r *room.Room, changes []deliberation.Revised) {
	for _, x := range changes {
		fmt.Fprintln(p.out, "  "+p.cat.T("cli.changed", p.revisedArgs(r.Edition(), x)...))
	}
}

// roundAnswer is a round as status tells of it: how many marks were changed,
// and not which.
type roundAnswer struct {
	N       int  `json:"n"`
	Open    bool `json:"open"`
	Changes int  `json:"changes"`
	Void    bool `json:"void,omitempty"` // the edition was opened again after it
}

func roundsOf(s room.Sight) []roundAnswer {
	var all []roundAnswer
	for _, x := range s.Rounds {
		all = append(all, roundAnswer{x.N, x.N == s.Round, len(x.Changes), x.Void})
	}
	return all
}

// printRounds tells how many marks each round changed.
func (p *program) printRounds(s room.Sight) {
	for _, x := range roundsOf(s) {
		key := "cli.status_round"
		switch {
		case x.Open:
			key = "cli.status_round_open"
		case x.Void:
			key = "cli.status_round_void"
		}
		fmt.Fprintln(p.out, p.cat.N(key, x.Changes, "round", itoa(x.N)))
	}
}
