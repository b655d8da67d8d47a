package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/room"
)

// recusalCommand keeps what the others decided on a recusal.
func (p *program) recusalCommand() *cobra.Command {
	var by []string
	var reason string
	c := p.act("recusal FILE JUROR NOMINEE upheld|rejected --by JUROR…", cobra.ExactArgs(4), func(r *room.Room, args []string) (result, error) {
		verdict := args[2]
		if verdict != room.VerdictUpheld && verdict != room.VerdictRejected {
			return result{}, fault.New(fault.Usage, "recusal.verdict")
		}
		err := r.DecideRecusal(p.as, args[0], args[1], verdict == room.VerdictUpheld, by, reason)
		return said("cli.recusal."+verdict, "juror", args[0], "nominee", args[1]), err
	})
	choosing(c, 3, room.VerdictUpheld, room.VerdictRejected)
	c.Flags().StringSliceVar(&by, "by", nil, p.cat.T("flag.by"))
	c.Flags().StringVar(&reason, "reason", "", p.cat.T("flag.reason"))
	return c
}

// reopenCommand goes back to an earlier state.
func (p *program) reopenCommand() *cobra.Command {
	var to, reason string
	c := p.act("reopen FILE --to STATE --reason TEXT", cobra.ExactArgs(1), func(r *room.Room, _ []string) (result, error) {
		s, err := r.Sight("")
		if err != nil {
			return result{}, err
		}
		if s.Decision != nil && !p.confirm(p.cat.T("cli.confirm_reopen")) {
			return result{}, fault.New(fault.Usage, "cli.stopped")
		}
		phase := deliberation.Phase(to)
		var lost []room.Notice
		if slices.Contains(s.Earlier, phase) {
			lost = s.LostBy(phase)
		}
		if !p.confirmNotices(lost) {
			return result{}, fault.New(fault.Usage, "cli.stopped")
		}
		err = r.Reopen(p.as, phase, reason)
		return result{say: "cli.reopened", args: []string{"to", to}, notices: lost}, err
	})
	c.Flags().StringVar(&to, "to", "", p.cat.T("flag.to"))
	c.Flags().StringVar(&reason, "reason", "", p.cat.T("flag.reason"))
	return c
}

// announceCommand keeps that the decision is made public.
func (p *program) announceCommand() *cobra.Command {
	var reason string
	c := p.act("announce FILE [--reason TEXT]", cobra.ExactArgs(1), func(r *room.Room, _ []string) (result, error) {
		return said("cli.announced"), r.Announce(p.as, reason)
	})
	c.Flags().StringVar(&reason, "reason", "", p.cat.T("flag.reason"))
	return c
}
