package cli

import (
	"github.com/spf13/cobra"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/room"
)

func (p *program) markCommand() *cobra.Command {
	var from, comment string
	var c *cobra.Command
	c = p.act("mark FILE NOMINEE CRITERION MARK | mark FILE --from MARKS.csv", cobra.RangeArgs(1, 4), func(r *room.Room, args []string) (result, error) {
		switch {
		case from != "" && len(args) == 0 && comment == "":
			return p.markFrom(r, from)
		case from == "" && len(args) == 3:
			return p.markOne(r, args[0], args[1], args[2], comment)
		case from == "" && len(args) == 2 && commented(c):
			return said("cli.commented", "nominee", args[0], "criterion", args[1]), r.Comment(p.as, args[0], args[1], comment)
		}
		return result{}, fault.New(fault.Usage, "mark.args")
	})
	c.Flags().StringVar(&from, "from", "", p.cat.T("flag.from"))
	c.Flags().StringVar(&comment, "comment", "", p.cat.T("flag.comment"))
	return c
}

// emptyWord empties a cell: no mark, and no abstention.
const emptyWord = "empty"

// commented reports whether --comment was given, if only to take a comment
// away.
func commented(c *cobra.Command) bool { return c.Flags().Changed("comment") }

func (p *program) markOne(r *room.Room, nominee, criterion, mark, comment string) (result, error) {
	if mark == emptyWord {
		mark = ""
	}
	err := r.MarkAll(p.as, []deliberation.CellChange{{Nominee: nominee, Criterion: criterion, Mark: mark, Comment: comment}})
	return said("cli.marked", "nominee", nominee, "criterion", criterion, "mark", mark), err
}

// markFrom reads a marks table: every juror's rows, or with --as only theirs.
func (p *program) markFrom(r *room.Room, path string) (result, error) {
	n, ns, err := r.MarkTableFile(p.as, path)
	return result{say: "cli.marks_read", args: []string{"n", itoa(n), "file", path}, notices: ns}, err
}
