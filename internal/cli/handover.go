package cli

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"votering/internal/dossier"
	"votering/internal/fault"
	"votering/internal/room"
)

// exportCommand writes things out of the decision: its folder, or one zip of it,
// papers and tables; and the edition, its figures and a form in every state.
func (p *program) exportCommand() *cobra.Command {
	var f *exportFlags
	c := p.act("export FILE -o DIR [--profile public|complete] [--zip] | export FILE --protocol|--press|--letters|--archive|--marks|--ranking|--tally|--metrics|--edition|--form PATH",
		cobra.ExactArgs(1), func(r *room.Room, _ []string) (result, error) { return p.export(r, f) })
	f = p.exportFlags(c)
	return c
}

func (p *program) export(r *room.Room, f *exportFlags) (result, error) {
	ws, err := f.writings()
	if err != nil {
		return result{}, err
	}
	written, err := p.exportAnyTime(r, f)
	if err != nil || len(ws) == 0 && len(written) > 0 {
		return result{say: "cli.exported_files", args: []string{"files", strings.Join(written, ", ")}, files: written}, err
	}
	if len(ws) == 0 {
		return result{}, fault.New(fault.Usage, "usage.output")
	}
	more, err := r.WriteOut(p.as, ws...)
	if err != nil {
		return result{}, err
	}
	said := written
	for _, w := range ws {
		said = append(said, w.Path)
	}
	res := result{say: "cli.exported_files", args: []string{"files", strings.Join(said, ", ")}, files: append(written, more...)}
	if len(ws) == 1 && f.out != "" {
		res.say, res.args = "cli.exported", []string{"file", f.out}
	}
	return res, nil
}

// exportAnyTime writes what is no part of the decision.
func (p *program) exportAnyTime(r *room.Room, f *exportFlags) (written []string, err error) {
	lang, _, err := f.languages()
	if err != nil {
		return nil, err
	}
	for _, x := range []struct {
		path  string
		write func(path string) error
	}{
		{f.metrics, func(path string) error { return r.WriteMetrics(path, lang, f.csv) }},
		{f.edition, func(path string) error { return r.WriteEdition(path, cmp.Or(lang, r.Edition().Language)) }},
		{f.form, func(path string) error { return r.WriteForm(p.as, path) }},
	} {
		if x.path == "" {
			continue
		}
		if err := x.write(x.path); err != nil {
			return written, err
		}
		written = append(written, x.path)
	}
	return written, nil
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
