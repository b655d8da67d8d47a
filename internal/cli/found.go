package cli

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"votering/internal/award"
	"votering/internal/editionfile"
	"votering/internal/editions"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/room"
)

func (p *program) newCommand() *cobra.Command {
	var out, template string
	var empty award.Edition
	var title string
	c := &cobra.Command{
		Use:  "new EDITION.yaml -o FILE | new --empty ID --title TITLE -o FILE | new --template EDITION.yaml",
		Args: arity(cobra.MaximumNArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			ways := len(args)
			for _, flag := range []string{template, empty.ID} {
				ways += min(len(flag), 1)
			}
			switch {
			case ways != 1:
				return fault.New(fault.Usage, "new.either")
			case template != "":
				return p.writeTemplate(template)
			case empty.ID != "":
				empty.Title = award.Plain(title)
				return p.newEmpty(&empty, out)
			}
			return p.newFile(args[0], out)
		},
	}
	c.Flags().StringVarP(&out, "output", "o", "", p.cat.T("flag.output"))
	c.Flags().StringVar(&empty.ID, "empty", "", p.cat.T("flag.empty"))
	c.Flags().StringVar(&title, "title", "", p.cat.T("flag.title"))
	c.Flags().StringVar(&empty.Language, "language", "", p.cat.T("flag.language"))
	c.Flags().StringVar(&template, "template", "", p.cat.T("flag.template"))
	return c
}

func (p *program) writeTemplate(path string) error {
	if !isEditionFile(path) {
		return fault.New(fault.Usage, "new.template_name").At(path)
	}
	if err := room.WriteTemplate(path, string(p.cat.Lang())); err != nil {
		return err
	}
	return p.done(nil, result{say: "cli.template", args: []string{"file", path}, files: []string{path}})
}

func (p *program) newFile(source, out string) error {
	if out == "" {
		return fault.New(fault.Usage, "usage.output")
	}
	data, err := editionfile.Load(source)
	if err != nil {
		return err
	}
	r, err := p.desk.New(out, data, source)
	if err != nil {
		return err
	}
	defer r.Close() // every act is committed; nothing is left to write
	notices := append(bookNotices(data, source), room.Lookalikes(r.Edition())...)
	return p.done(r, result{say: "cli.founded", args: []string{"file", out}, files: []string{out}, notices: notices})
}

func (p *program) demoCommand() *cobra.Command {
	var out, files string
	var list bool
	c := &cobra.Command{
		Use:  "demo [EDITION] [-o FILE]",
		Args: arity(cobra.MaximumNArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			if list {
				return p.listDemos()
			}
			b, err := bundled(args)
			if err != nil {
				return err
			}
			if files != "" {
				return p.demoFiles(b, files)
			}
			return p.demo(b, out)
		},
	}
	c.Flags().StringVarP(&out, "output", "o", "", p.cat.T("flag.output"))
	c.Flags().StringVar(&files, "files", "", p.cat.T("flag.files"))
	c.Flags().BoolVar(&list, "list", false, p.cat.T("flag.list"))
	return c
}

// bundled finds the edition that was asked for; the first is the default.
func bundled(args []string) (editions.Bundled, error) {
	if len(args) == 0 {
		return editions.Default(), nil
	}
	if b, ok := editions.ByID(args[0]); ok {
		return b, nil
	}
	var ids []string
	for _, b := range editions.List() {
		ids = append(ids, b.ID)
	}
	return editions.Bundled{}, fault.New(fault.Usage, "demo.unknown", "edition", args[0], "editions", strings.Join(ids, ", "))
}

func (p *program) listDemos() error {
	var list []demoAnswer
	for _, b := range editions.List() {
		ed, err := editionfile.Read(b.Edition, b.ID+".yaml")
		if err != nil {
			return err
		}
		list = append(list, demoAnswer{b.ID, ed.Title.In(string(p.cat.Lang())), ed.MadeUp, len(ed.Nominees)})
	}
	if p.asJSON {
		p.writeJSON(struct {
			doneAnswer
			Editions []demoAnswer `json:"editions"`
		}{p.answer(), list})
		return nil
	}
	for _, d := range list {
		kind := p.cat.T("cli.demo_real")
		if d.MadeUp {
			kind = p.cat.T("cli.demo_made_up")
		}
		fmt.Fprintf(p.out, "%-22s %s, %s\n", d.ID, d.Title, kind)
	}
	return nil
}

type demoAnswer struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	MadeUp   bool   `json:"made_up"`
	Nominees int    `json:"nominees"`
}

// demoFiles writes the files that a bundled edition is made of.
func (p *program) demoFiles(b editions.Bundled, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return files.Fault(err, dir)
	}
	var written []string
	all := b.Files()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		path := filepath.Join(dir, name)
		if err := files.WriteNew(path, all[name]); err != nil {
			return err
		}
		written = append(written, path)
	}
	return p.done(nil, result{say: "cli.demo_files", args: []string{"dir", dir}, files: written})
}

// demo founds the demo file, and opens it where there is a terminal. Without
// -o the file is a scratch file in the system's temporary folder.
func (p *program) demo(b editions.Bundled, out string) error {
	path := out
	if path == "" {
		if !p.onTerminal() {
			return fault.New(fault.Usage, "demo.no_terminal")
		}
		dir, err := os.MkdirTemp("", "votering-demo-")
		if err != nil {
			return files.Fault(err, os.TempDir())
		}
		path = filepath.Join(dir, b.ID+".votering")
	}
	r, err := p.desk.Demo(path, b)
	if err != nil {
		return err
	}
	if !p.onTerminal() || p.asJSON {
		defer r.Close() // every act is committed; nothing is left to write
		return p.done(r, result{say: "cli.founded_demo", args: []string{"file", path}, files: []string{path}})
	}
	return p.screen(r)
}
