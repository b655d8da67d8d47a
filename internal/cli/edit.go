package cli

import (
	"strconv"

	"github.com/spf13/cobra"

	"votering/internal/award"
	"votering/internal/editionfile"
	"votering/internal/fault"
	"votering/internal/room"
)

// newEmpty founds a file for an edition of which only the name is there.
func (p *program) newEmpty(e *award.Edition, out string) error {
	switch {
	case out == "":
		return fault.New(fault.Usage, "usage.output")
	case e.Title.Empty():
		return fault.New(fault.Usage, "new.title")
	}
	r, err := p.desk.Found(out, e)
	if err != nil {
		return err
	}
	defer r.Close() // every act is committed; nothing is left to write
	return p.done(r, result{say: "cli.founded_empty", args: []string{"file", out}, files: []string{out}, notices: incomplete(r.DraftFaults())})
}

// editCommand puts an edition file in place of a draft.
func (p *program) editCommand() *cobra.Command {
	return p.act("edit FILE EDITION.yaml", cobra.ExactArgs(2), func(r *room.Room, args []string) (result, error) {
		source, err := editionfile.Load(args[0])
		if err != nil {
			return result{}, err
		}
		faults, err := r.TakeEdition(p.as, source, args[0])
		res := said("cli.edited", "file", args[0])
		res.notices = incomplete(faults)
		return res, err
	})
}

// incomplete says that an edition lacks something.
func incomplete(faults fault.List) []room.Notice {
	if len(faults) == 0 {
		return nil
	}
	return []room.Notice{{ID: "edition_incomplete", Args: fault.Pairs("n", strconv.Itoa(len(faults)))}}
}
