package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"votering/internal/dossier"
	"votering/internal/fault"
	"votering/internal/room"
)

// exportFlags say what export writes, and where.
type exportFlags struct {
	out, profile string
	zip          bool
	tables       room.TablePaths
}

// exportCommand writes the decision's folder, or one zip of it, and single
// tables of it.
func (p *program) exportCommand() *cobra.Command {
	var f exportFlags
	c := p.act("export FILE -o DIR [--profile public|complete] [--zip] | export FILE --marks|--ranking|--tally TABLE.csv", cobra.ExactArgs(1),
		func(r *room.Room, _ []string) (result, error) { return p.export(r, f) })
	c.Flags().StringVarP(&f.out, "output", "o", "", p.cat.T("flag.export_output"))
	c.Flags().StringVar(&f.profile, "profile", "public", p.cat.T("flag.profile"))
	c.Flags().BoolVar(&f.zip, "zip", false, p.cat.T("flag.zip"))
	c.Flags().StringVar(&f.tables.Marks, "marks", "", p.cat.T("flag.export_marks"))
	c.Flags().StringVar(&f.tables.Ranking, "ranking", "", p.cat.T("flag.export_ranking"))
	c.Flags().StringVar(&f.tables.Tally, "tally", "", p.cat.T("flag.export_tally"))
	return c
}

func (p *program) export(r *room.Room, f exportFlags) (result, error) {
	single := f.tables != room.TablePaths{}
	if f.out == "" && !single {
		return result{}, fault.New(fault.Usage, "usage.output")
	}
	var written []string
	if f.out != "" {
		var err error
		if written, err = r.Export(p.as, f.out, f.profile, f.zip); err != nil {
			return result{}, err
		}
	}
	if !single {
		return result{say: "cli.exported", args: []string{"file", f.out}, files: written}, nil
	}
	tables, err := r.ExportTables(p.as, f.tables)
	return result{say: "cli.exported_tables", args: []string{"files", strings.Join(tables, ", ")}, files: append(written, tables...)}, err
}

// commitAnswer is the answer of commit.
type commitAnswer struct {
	doneAnswer
	SHA256 string `json:"sha256"` // of decision.json
	Line   string `json:"line"`   // as `sha256sum -c` takes it
}

// commitCommand prints the one line to publish before the decision is.
func (p *program) commitCommand() *cobra.Command {
	return &cobra.Command{
		Use:  "commit FOLDER",
		Args: arity(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			f, err := dossier.Open(args[0])
			if err != nil {
				return err
			}
			sha, line, err := dossier.Commitment(f)
			if err != nil {
				return err
			}
			if p.asJSON {
				p.writeJSON(commitAnswer{p.answer(), sha, line})
				return nil
			}
			fmt.Fprintln(p.out, line)
			return nil
		},
	}
}
