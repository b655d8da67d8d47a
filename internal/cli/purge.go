package cli

import (
	"strconv"

	"github.com/spf13/cobra"

	"votering/internal/fault"
	"votering/internal/room"
)

// purgeCommand takes personal data out of the file after the end.
func (p *program) purgeCommand() *cobra.Command {
	var reason string
	c := p.act("purge FILE --reason TEXT", cobra.ExactArgs(1), func(r *room.Room, _ []string) (result, error) {
		if !p.confirm(p.cat.T("cli.confirm_purge")) {
			return result{}, fault.New(fault.Usage, "cli.stopped")
		}
		done, err := r.Purge(p.as, reason, p.yes)
		return said("cli.purged",
			"jurors", strconv.Itoa(done.Jurors), "ballots", strconv.Itoa(done.Ballots), "lines", strconv.FormatUint(done.Size, 10)), err
	})
	c.Flags().StringVar(&reason, "reason", "", p.cat.T("flag.reason"))
	return c
}
