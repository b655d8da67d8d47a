package cli

import (
	"github.com/spf13/cobra"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/marksheet"
	"votering/internal/room"
)

// markFlags are the arguments of mark.
type markFlags struct {
	from, comment string
	means         []string // NAME=ID
	preview       bool
}

func (p *program) markCommand() *cobra.Command {
	var f markFlags
	c := &cobra.Command{
		Use:  "mark FILE NOMINEE CRITERION MARK | mark FILE --from MARKS.csv|.xlsx [--preview] [--map NAME=ID]…",
		Args: arity(cobra.RangeArgs(1, 4)),
	}
	c.RunE = func(_ *cobra.Command, args []string) error {
		table := f.from != "" && len(args) == 1 && !commented(c)
		if table && f.preview {
			return p.inRoom(args[0], true, func(r *room.Room) error { return p.previewMarks(r, f) })
		}
		return p.inRoom(args[0], false, func(r *room.Room) error {
			if table {
				return p.markFrom(r, f)
			}
			res, err := p.markCell(r, args[1:], f, commented(c))
			if err != nil {
				return err
			}
			return p.done(r, res)
		})
	}
	c.Flags().StringVar(&f.from, "from", "", p.cat.T("flag.from"))
	c.Flags().StringVar(&f.comment, "comment", "", p.cat.T("flag.comment"))
	c.Flags().BoolVar(&f.preview, "preview", false, p.cat.T("flag.preview"))
	c.Flags().StringArrayVar(&f.means, "map", nil, p.cat.T("flag.map"))
	return c
}

// emptyWord empties a cell: no mark, and no abstention.
const emptyWord = "empty"

// commented reports whether --comment was given, if only to take a comment
// away.
func commented(c *cobra.Command) bool { return c.Flags().Changed("comment") }

// markCell sets one mark, or one comment.
func (p *program) markCell(r *room.Room, args []string, f markFlags, commented bool) (result, error) {
	switch {
	case f.from != "" || f.preview || len(f.means) > 0:
	case len(args) == 3:
		return p.markOne(r, args[0], args[1], args[2], f.comment)
	case len(args) == 2 && commented:
		return said("cli.commented", "nominee", args[0], "criterion", args[1]), r.Comment(p.as, args[0], args[1], f.comment)
	}
	return result{}, fault.New(fault.Usage, "mark.args")
}

func (p *program) markOne(r *room.Room, nominee, criterion, mark, comment string) (result, error) {
	if mark == emptyWord {
		mark = ""
	}
	err := r.MarkAll(p.as, []deliberation.CellChange{{Nominee: nominee, Criterion: criterion, Mark: mark, Comment: comment}})
	return said("cli.marked", "nominee", nominee, "criterion", criterion, "mark", mark), err
}

// readMarks reads a file of marks: every juror's, or with --as only theirs.
func (p *program) readMarks(r *room.Room, f markFlags) (*room.MarkPreview, error) {
	means, err := pairs(f.means, "marksheet.map_form")
	if err != nil {
		return nil, err
	}
	return r.PreviewMarks(p.as, p.as, f.from, marksheet.Options{Map: means})
}

// previewMarks says what storing a file of marks would do. What stands in the
// way is the error.
func (p *program) previewMarks(r *room.Room, f markFlags) error {
	m, err := p.readMarks(r, f)
	if err != nil {
		return err
	}
	if p.asJSON {
		if err := p.doneMarks(r, m); err != nil {
			return err
		}
		if len(m.Faults) > 0 {
			return errAnswered
		}
		return nil
	}
	p.printMarks(m)
	if len(m.Faults) > 0 {
		return m.Faults
	}
	p.line("import.preview_done")
	return nil
}

// markFrom stores a file of marks. A person at a terminal is shown first what
// that does.
func (p *program) markFrom(r *room.Room, f markFlags) error {
	m, err := p.readMarks(r, f)
	if err != nil {
		return err
	}
	if len(m.Faults) == 0 && p.onTerminal() && !p.asJSON {
		p.printMarks(m)
	}
	if len(m.Faults) == 0 && !p.confirm(p.cat.T("cli.marks.confirm")) {
		return fault.New(fault.Usage, "cli.stopped")
	}
	ns, err := r.TakeMarks(m)
	if err != nil {
		return err
	}
	if p.asJSON {
		return p.doneMarks(r, m)
	}
	if !p.onTerminal() {
		ns = append(ns, p.leftNotices(m)...)
	}
	return p.done(r, result{say: "cli.marks_read", args: []string{"n", itoa(m.Rows()), "file", f.from}, notices: ns})
}
