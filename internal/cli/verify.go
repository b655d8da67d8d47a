package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"votering/internal/dossier"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/mailing"
	"votering/internal/text"
	"votering/internal/trust"
)

// exitUnknown is verify's answer to what is consistent while nobody has said
// whose key the chair's is.
const exitUnknown = 3

// maxRevoked is the size of a list of revoked keys.
const maxRevoked = 1 << 20

func (p *program) verifyCommand() *cobra.Command {
	var chair, revoked string
	var receipts, votes []string
	c := &cobra.Command{
		Use:  "verify FOLDER|ZIP|decision.json… [--chair KEYFP] [--receipt R.json]… [--votes V.csv]…",
		Args: arity(cobra.MinimumNArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			o, err := p.verifyOptions(c, chair, revoked)
			if err != nil {
				return err
			}
			if o.Receipts, err = readReceipts(receipts); err != nil {
				return err
			}
			if o.Votes, err = sumVotes(votes); err != nil {
				return err
			}
			reports, err := p.verifyAll(args, o)
			if err != nil {
				return err
			}
			return p.showVerified(reports, o)
		},
	}
	help := c.HelpFunc() // what it lacks: the script of VERIFY.txt, from elsewhere than a folder in doubt
	c.SetHelpFunc(func(c *cobra.Command, args []string) {
		help(c, args)
		fmt.Fprintf(c.OutOrStdout(), "\n%s\n\n%s", p.cat.T("verify.recipe"), trust.StdlibRecipe)
	})
	c.Flags().StringVar(&chair, "chair", "", p.cat.T("flag.chair"))
	c.Flags().StringVar(&revoked, "revoked", "", p.cat.T("flag.revoked"))
	c.Flags().StringArrayVar(&receipts, "receipt", nil, p.cat.T("flag.receipt"))
	c.Flags().StringArrayVar(&votes, "votes", nil, p.cat.T("flag.votes_file"))
	return c
}

// readReceipts reads receipts that somebody kept, each with the signature beside
// it: where there is none, that is for the verification to say.
func readReceipts(paths []string) (list []dossier.NamedFile, err error) {
	for _, path := range paths {
		f := dossier.NamedFile{Name: text.Show(path)}
		if f.Data, err = files.Read(path, mailing.MaxReceipt); err != nil {
			return nil, err
		}
		if f.Sig, err = files.Read(path+dossier.SigSuffix, mailing.MaxReceipt); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		list = append(list, f)
	}
	return list, nil
}

// verifyOptions reads what the reader brings. What cannot be understood ends
// the run: a check against something else than was meant is none.
func (p *program) verifyOptions(c *cobra.Command, chair, revoked string) (dossier.Options, error) {
	o := dossier.Options{Software: p.desk.Software}
	var err error
	if c.Flags().Changed("chair") {
		if o.Chair, err = trust.ParseFingerprint(chair); err != nil {
			return o, fault.New(fault.Usage, "cli.chair", "text", text.Truncate(text.Show(chair), 80))
		}
	}
	if c.Flags().Changed("revoked") {
		list, err := files.Read(revoked, maxRevoked)
		if err != nil {
			return o, err
		}
		if o.Revoked, err = dossier.ReadRevoked(list); err != nil {
			return o, fault.Of(err).At(revoked)
		}
	}
	return o, nil
}

// verifyAll checks each argument.
func (p *program) verifyAll(args []string, o dossier.Options) ([]*dossier.Report, error) {
	again := &countingAgain{p: p}
	defer again.clear()
	o.Progress = again.show
	reports := make([]*dossier.Report, len(args))
	for i, a := range args {
		var err error
		if reports[i], err = verifyOne(a, o); err != nil {
			return nil, err
		}
	}
	return reports, nil
}

// verifyOne checks one argument. What is there and is no decision is a report
// too; what cannot be read at all is an error.
func verifyOne(path string, o dossier.Options) (*dossier.Report, error) {
	f, err := dossier.Open(path)
	switch {
	case fault.ClassOf(err) == fault.IO && err != nil:
		return nil, err
	case err != nil:
		return &dossier.Report{Name: path, Fault: faultsOf(err)[0]}, nil
	}
	return dossier.Verify(f, o), nil
}

// answered ends a run whose answer has been given already, with its exit code.
type answered int

func (a answered) Error() string { return "answered with " + strconv.Itoa(int(a)) }

// ExitCode is what the shell is told.
func (a answered) ExitCode() int { return int(a) }

// verification is the answer of verify. Of several decisions the checks are
// those of all together, and each has its own in Decisions.
type verification struct {
	Schema        string          `json:"schema"`
	Good          bool            `json:"good"`
	Authenticated bool            `json:"authenticated"`
	Checks        []checked       `json:"checks"`
	Error         *errorAnswer    `json:"error"`
	Warnings      []string        `json:"warnings,omitempty"` // what is no fault, and must be seen first
	Decisions     []decisionCheck `json:"decisions,omitempty"`
}

// checked is one check: null where there was nothing to check.
type checked struct {
	ID     string `json:"id"`
	OK     *bool  `json:"ok"`
	Detail string `json:"detail"`
}

// decisionCheck is one of several decisions.
type decisionCheck struct {
	File          string       `json:"file"`
	SHA256        string       `json:"sha256"` // of decision.json; empty where it could not be read
	InForce       bool         `json:"in_force"`
	Good          bool         `json:"good"`
	Authenticated bool         `json:"authenticated"`
	Checks        []checked    `json:"checks"`
	Error         *errorAnswer `json:"error"`
	Warnings      []string     `json:"warnings,omitempty"`
}

// showVerified tells what was found, of each decision and between them, and
// ends with the exit code.
func (p *program) showVerified(reports []*dossier.Report, o dossier.Options) error {
	fork := dossier.Between(reports)
	if p.asJSON {
		p.writeJSON(p.verificationOf(reports, fork))
	} else {
		p.printVerified(reports, fork, o)
	}
	if out, ok := p.out.(*output); ok && out.err != nil {
		return nil // nobody has read the answer, and Main says so
	}
	return verdict(reports, fork)
}

// verdict is the exit code: as its worst decision has it.
func verdict(reports []*dossier.Report, fork *fault.Error) error {
	code := 0
	for _, r := range reports {
		switch {
		case !r.Good:
			return answered(exitCode(r.Fault))
		case !r.Authenticated:
			code = exitUnknown
		}
	}
	if fork != nil {
		code = exitNo
	}
	if code == 0 {
		return nil
	}
	return answered(code)
}

func (p *program) verificationOf(reports []*dossier.Report, fork *fault.Error) verification {
	a := verification{Schema: "votering-verification/1", Good: fork == nil, Authenticated: fork == nil}
	worst := fork
	for _, r := range reports {
		a.Good = a.Good && r.Good
		a.Authenticated = a.Authenticated && r.Authenticated
		if worst == nil {
			worst = r.Fault
		}
		d := decisionCheck{
			File: text.Show(r.Name), SHA256: r.SHA256, InForce: fork == nil && r.Good && dossier.InForce(r, reports),
			Good: r.Good, Authenticated: r.Authenticated, Checks: p.checksOf(r, fork), Error: p.errorOf(r.Fault, r.Name),
			Warnings: p.loudWords(r, reports),
		}
		a.Decisions = append(a.Decisions, d)
	}
	a.Error = p.errorOf(worst, p.where)
	a.Checks = together(a.Decisions)
	if len(reports) == 1 {
		a.Warnings, a.Decisions = a.Decisions[0].Warnings, nil
	}
	return a
}

func (p *program) errorOf(f *fault.Error, where string) *errorAnswer {
	if f == nil {
		return nil
	}
	if f.Where != "" {
		where = f.Where
	}
	message, try := p.cat.Fault(f)
	return &errorAnswer{string(f.Class), message, text.Show(where), try}
}

// checksOf are the checks of one decision, each id once and in its place. What
// is worth knowing of a good one stands with its outcome. Between two decisions
// that stand against each other nobody has won.
func (p *program) checksOf(r *dossier.Report, fork *fault.Error) []checked {
	list := make([]checked, len(dossier.Checks))
	for i, id := range dossier.Checks {
		ok, words := p.checkOf(r, id)
		switch {
		case fork != nil && tellsWinner(id):
			words = []string{p.cat.T("verify.fork_detail")}
		case r.Document == nil:
		case id == "signature":
			words = append(words, p.decidedWords(r.Document))
		case id == "outcome" && r.Good:
			words = append(words, p.factWords(r.Document)...)
		}
		list[i] = checked{ID: id, OK: ok, Detail: strings.Join(words, " ")}
	}
	return list
}

// tellsWinner reports the checks whose evidence names who won.
func tellsWinner(check string) bool { return check == "ranking" || check == "outcome" }

// together sums up the checks of several decisions.
func together(ds []decisionCheck) []checked {
	if len(ds) == 1 {
		return ds[0].Checks
	}
	list := make([]checked, len(dossier.Checks))
	for i, id := range dossier.Checks {
		list[i].ID = id
		for _, d := range ds {
			c := d.Checks[i]
			list[i].OK = both(list[i].OK, c.OK)
			if list[i].Detail != "" {
				list[i].Detail += " "
			}
			list[i].Detail += d.File + ": " + c.Detail
		}
	}
	return list
}

// both is what two findings say of one check: wrong where either is, and
// right where something was checked.
func both(a, b *bool) *bool {
	switch {
	case a == nil:
		return b
	case b == nil || !*a:
		return a
	}
	return b
}
