package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"votering/internal/dossier"
	"votering/internal/fault"
	"votering/internal/room"
)

// exportCommand writes the decision's folder, or one zip of it.
func (p *program) exportCommand() *cobra.Command {
	var out, profile string
	var zip bool
	c := p.act("export FILE -o DIR [--profile public|complete] [--zip]", cobra.ExactArgs(1), func(r *room.Room, _ []string) (result, error) {
		if out == "" {
			return result{}, fault.New(fault.Usage, "usage.output")
		}
		written, err := r.Export(p.as, out, profile, zip)
		return result{say: "cli.exported", args: []string{"file", out}, files: written}, err
	})
	c.Flags().StringVarP(&out, "output", "o", "", p.cat.T("flag.output"))
	c.Flags().StringVar(&profile, "profile", "public", p.cat.T("flag.profile"))
	c.Flags().BoolVar(&zip, "zip", false, p.cat.T("flag.zip"))
	return c
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
