package cli

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"votering/internal/award"
	"votering/internal/editionfile"
	"votering/internal/fault"
	"votering/internal/figures"
	"votering/internal/files"
	"votering/internal/room"
	"votering/internal/text"
)

// importFlags are the arguments of import.
type importFlags struct {
	take, answer, periods []string
	out                   string
	preview               bool
}

func (p *program) importCommand() *cobra.Command {
	var f importFlags
	c := &cobra.Command{
		Use:  "import EDITION.yaml|.xlsx SOURCE… [--take SERIES=METRIC]… [--answer REGION=NOMINEE]… [--period P]… [--preview | -o OUT.yaml|.xlsx]",
		Args: arity(cobra.MinimumNArgs(2)),
		RunE: func(_ *cobra.Command, args []string) error {
			if room.AreDocuments(args[1:]) {
				return p.importDocuments(args[0], args[1:], f)
			}
			return p.importFigures(args[0], args[1:], f)
		},
	}
	c.Flags().StringArrayVar(&f.take, "take", nil, p.cat.T("flag.take"))
	c.Flags().StringArrayVar(&f.answer, "answer", nil, p.cat.T("flag.answer"))
	c.Flags().StringArrayVar(&f.periods, "period", nil, p.cat.T("flag.period"))
	c.Flags().BoolVar(&f.preview, "preview", false, p.cat.T("flag.preview"))
	c.Flags().StringVarP(&f.out, "output", "o", "", p.cat.T("flag.output"))
	return c
}

// options reads what was said about series and regions.
func (f importFlags) options() (o figures.Options, err error) {
	for _, s := range f.periods {
		period, err := text.Clean(s, award.MaxShort)
		if err != nil || period == "" {
			return o, fault.New(fault.Usage, "import.period", "text", s)
		}
		o.Periods = append(o.Periods, period)
	}
	if o.Take, err = pairs(f.take, "import.take_form"); err == nil {
		o.Answers, err = pairs(f.answer, "import.answer_form")
	}
	return o, err
}

// pairs reads KEY=VALUE; a key may have equals signs of its own. The fault with
// that id is for anything else.
func pairs(list []string, id string) (map[string]string, error) {
	m := map[string]string{}
	for _, s := range list {
		i := strings.LastIndexByte(s, '=')
		if i < 0 {
			return nil, fault.New(fault.Usage, id, "text", s)
		}
		key, err := text.Clean(s[:i], award.MaxSource)
		value := strings.TrimSpace(s[i+1:])
		if err != nil || key == "" || value == "" {
			return nil, fault.New(fault.Usage, id, "text", s)
		}
		if before, said := m[key]; said && before != value {
			return nil, fault.New(fault.Usage, "import.twice", "text", key)
		}
		m[key] = value
	}
	return m, nil
}

// output is the file that is written: the edition itself, where none is named.
func (f importFlags) output(edition string) (string, error) {
	out := f.out
	switch {
	case f.preview && out != "":
		return "", fault.New(fault.Usage, "import.either")
	case out == "":
		out = edition
	}
	switch {
	case f.preview:
	case !isEditionFile(out):
		return "", fault.New(fault.Usage, "import.output", "file", out)
	case f.out == "" && editionfile.BookName(edition):
		return "", fault.New(fault.Usage, "import.book").At(edition)
	}
	return out, nil
}

// importFigures adds figures of tables to an edition file, or says what would
// be added.
func (p *program) importFigures(edition string, sources []string, f importFlags) error {
	o, err := f.options()
	if err != nil {
		return err
	}
	out, err := f.output(edition)
	if err != nil {
		return err
	}
	ed, err := p.readEdition(edition)
	if err != nil {
		return err
	}
	im, next, err := room.ImportFigures(ed, edition, sources, o)
	if err != nil {
		return err
	}
	switch {
	case f.preview:
		return p.imported(ed, im, "")
	case f.out == "" && !p.asJSON:
		p.printImport(ed, im)
		if !p.confirm(p.cat.T("import.confirm", "file", text.Show(edition))) {
			return fault.New(fault.Usage, "cli.stopped")
		}
	}
	if err := p.writeImported(edition, next, out); err != nil {
		return err
	}
	if p.asJSON {
		return p.imported(ed, im, out)
	}
	if f.out != "" {
		p.printImport(ed, im)
	}
	fmt.Fprintln(p.out, p.cat.T("import.written", "file", text.Show(out)))
	return nil
}

// writeImported writes the edition with its new figures, whole or not at all. A
// file that people wrote keeps its lines and comments.
func (p *program) writeImported(edition string, next *award.Edition, out string) error {
	after, err := editionfile.WriteAny(next, out, langOf(p.cat))
	if err != nil {
		return err
	}
	if !editionfile.BookName(edition) && !editionfile.BookName(out) {
		before, err := editionfile.Load(edition)
		if err != nil {
			return err
		}
		kept := false
		if after, kept = editionfile.WriteFigures(before, next); !kept {
			p.warn([]room.Notice{{ID: "comments_lost", Args: fault.Pairs("file", filepath.Base(edition))}})
		}
	}
	if out == edition {
		return files.WriteBack(out, after)
	}
	return files.WriteWhole(out, after)
}
