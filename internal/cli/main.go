// Package cli is the command line: flags, exit codes, errors with what to do
// next, and the answers in JSON. It wires the store, the room and the screen
// together; every act is a call to the room.
package cli

import (
	"errors"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/ui/theme"
)

// program is one run of the command line.
type program struct {
	in       io.Reader
	out, err io.Writer
	getenv   func(string) string
	desk     room.Desk
	cat      *locale.Catalog
	command  string // the command that runs, for errors and answers
	where    string // the file it works on, for errors without a place

	told   []string // warnings that were shown
	asJSON bool
	lang   string
	as     string
	yes    bool
	theme  string
}

// Main runs the command line and returns the exit code: 0 done, 1 the answer
// is no, 2 usage, I/O, or a file that is held by another window.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	out := &output{Writer: stdout}
	p := &program{in: stdin, out: out, err: stderr, getenv: environment, desk: newDesk(), command: "votering"}
	p.asJSON = asksJSON(args)
	lang, err := locale.Pick(langFlag(args), p.getenv)
	p.cat = locale.For(lang)
	if err != nil {
		return p.fail(err)
	}
	root := p.rootCommand()
	root.SetArgs(keepNegativeMarks(args))
	root.SetIn(stdin)
	root.SetOut(out)
	root.SetErr(stderr)
	if c, _, err := root.Find(args); err == nil {
		p.command = c.Name() // known before the arguments are looked at
	}
	err = root.Execute()
	if err == nil && out.err != nil {
		err = fault.New(fault.IO, "io.output", "detail", out.err.Error())
	}
	switch {
	case errors.Is(err, errAnswered):
		return exitNo
	case err != nil:
		code := p.fail(err)
		p.linger()
		return code
	}
	return 0
}

// output remembers that something could not be written: a full disk behind a
// redirected answer must not look like an answer.
type output struct {
	io.Writer
	err error
}

func (o *output) Write(b []byte) (int, error) {
	n, err := o.Writer.Write(b)
	if o.err == nil {
		o.err = err
	}
	return n, err
}

// langFlag finds --lang before anything is parsed, since the help and every
// complaint about the flags are already in that language.
func langFlag(args []string) string {
	for i, a := range args {
		if v, ok := strings.CutPrefix(a, "--lang="); ok {
			return v
		}
		if a == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
		if a == "--" {
			break
		}
	}
	return ""
}

// asksJSON finds --json before anything is parsed, so that a complaint about
// the flags is JSON too.
func asksJSON(args []string) bool {
	for _, a := range args {
		if a == "--" {
			return false
		}
		if a == "--json" || a == "--json=true" {
			return true
		}
	}
	return false
}

// keepNegativeMarks moves a negative mark behind "--", so that -1 is not taken
// for a flag.
func keepNegativeMarks(args []string) []string {
	if len(args) == 0 || args[0] != "mark" && args[0] != "revise" {
		return args
	}
	var kept, marks []string
	for i, a := range args {
		valueOf := i > 0 && strings.HasPrefix(args[i-1], "--") && !strings.Contains(args[i-1], "=")
		if a == "--" {
			return args
		}
		if len(a) > 1 && a[0] == '-' && a[1] >= '0' && a[1] <= '9' && !valueOf {
			marks = append(marks, a)
			continue
		}
		kept = append(kept, a)
	}
	if marks == nil {
		return args
	}
	return append(append(kept, "--"), marks...)
}

func (p *program) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:           "votering [FILE.votering]",
		Short:         p.cat.T("cmd.votering"),
		Long:          p.cat.T("cmd.votering.long"),
		Args:          knownFile,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          p.runScreen,
		PersistentPreRunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				p.where = args[0]
			}
			_, err := theme.Pick(p.theme, p.getenv)
			return err
		},
	}
	flags := root.PersistentFlags()
	flags.BoolVar(&p.asJSON, "json", p.asJSON, p.cat.T("flag.json"))
	flags.StringVar(&p.lang, "lang", "", p.cat.T("flag.lang"))
	flags.StringVar(&p.as, "as", "", p.cat.T("flag.as"))
	flags.BoolVar(&p.yes, "yes", false, p.cat.T("flag.yes"))
	flags.StringVar(&p.theme, "theme", "", p.cat.T("flag.theme"))
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usage(err) })
	root.AddCommand(
		p.demoCommand(), p.newCommand(), p.editCommand(), p.importCommand(), p.checkCommand(), p.rehearseCommand(), p.statusCommand(), p.openCommand(),
		p.inviteCommand(), p.recoveryCommand(), p.joinCommand(), p.amendCommand(),
		p.markCommand(), p.undoCommand(), p.recuseCommand(), p.declareCommand(), p.handInCommand(), p.sealCommand(),
		p.collectCommand(), p.keepCommand(),
		p.absentCommand(), p.overrideCommand(), p.recusalCommand(), p.closeCommand(), p.tallyCommand(), p.revealCommand(),
		p.agendaCommand(), p.itemCommand(), p.noteCommand(), p.roundCommand(), p.reviseCommand(), p.lockCommand(), p.rankCommand(), p.castCommand(), p.decideCommand(), p.exportCommand(), p.commitCommand(), p.cosignCommand(),
		p.announceCommand(), p.verifyCommand(), p.reopenCommand(), p.purgeCommand(), p.recordCommand(), p.backupCommand(), p.versionCommand(),
	)
	p.localise(root)
	return root
}
