package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/text"
)

// collectFlags are the arguments of collect.
type collectFlags struct {
	room.CollectOptions
	seal sealingFlags
	sign *signFlags
}

func (p *program) collectCommand() *cobra.Command {
	var f collectFlags
	use := "collect FILE BALLOT|FORM|DIR… [-o DIR] | collect FILE --choose SHA256 --reason TEXT | collect FILE --sigs DIR [-o DIR]"
	c := &cobra.Command{
		Use:  use,
		Args: arity(cobra.MinimumNArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			return p.inRoom(args[0], false, func(r *room.Room) error { return p.collect(r, args[1:], &f) })
		},
	}
	flags := c.Flags()
	flags.StringVarP(&f.Out, "output", "o", "", p.cat.T("flag.collect_output"))
	flags.StringSliceVar(&f.AcceptKeys, "accept-key", nil, p.cat.T("flag.accept_key"))
	flags.StringVar(&f.Reason, "reason", "", p.cat.T("flag.reason"))
	flags.StringSliceVar(&f.ConfirmForms, "confirm-form", nil, p.cat.T("flag.confirm_form"))
	flags.StringVar(&f.By, "by", "", p.cat.T("flag.confirmed_by"))
	flags.BoolVar(&f.OldVersion, "old-version", false, p.cat.T("flag.old_version"))
	flags.StringVar(&f.Late, "late", "", p.cat.T("flag.late"))
	flags.StringVar(&f.Choose, "choose", "", p.cat.T("flag.choose"))
	p.sealingFlag(c, &f.seal)
	f.sign = p.signFlags(c)
	return c
}

// collect takes ballots and forms in, or signs and hands on receipts alone.
func (p *program) collect(r *room.Room, paths []string, f *collectFlags) error {
	if err := f.sign.check(f.Out); err != nil {
		return err
	}
	if err := r.Whole(); err != nil {
		return err // before a passphrase is asked
	}
	if len(paths) == 0 && f.Choose == "" {
		res, err := p.receipts(r, f)
		if err != nil {
			return err
		}
		return p.done(r, res)
	}
	if f.sign.sigs != "" {
		return fault.New(fault.Usage, "cli.sigs_alone")
	}
	ctx := context.Background()
	o := f.CollectOptions
	o.Why = o.Reason
	var ns []room.Notice
	var err error
	if len(paths) > 0 {
		o.Seal, err = p.sealPassphrase(f.seal.first, false)
		defer clear(o.Seal)
	}
	if err == nil {
		o.Sign, ns, err = p.receiptKey(ctx, r, f.sign)
		defer clear(o.Sign.Passphrase)
	}
	if err != nil {
		return err
	}
	done, err := r.Collect(ctx, p.as, paths, o)
	if err != nil {
		return err
	}
	return p.showCollected(r, done, append(ns, receiptNotices(done, f.sign)...))
}

// receiptNotices are what to look at about a receipt: also that it waits for its
// signature, where nobody said so.
func receiptNotices(done room.Collected, f *signFlags) []room.Notice {
	if done.Receipt == 0 || done.Signed || f.unsigned != "" {
		return done.Notices
	}
	return append(done.Notices, room.Notice{ID: "receipt_unsigned", Args: fault.Pairs("n", itoa(done.Receipt))})
}

// receiptKey is how the receipt is signed. Where no key is named and the chair's
// is not at hand, ballots are taken in all the same: the receipt waits.
func (p *program) receiptKey(ctx context.Context, r *room.Room, f *signFlags) (room.Signing, []room.Notice, error) {
	s, ns, err := p.signing(ctx, r, f)
	named := *f.key != (keyFlags{}) || f.unsigned != ""
	if e := fault.Of(err); e != nil && !named && e.Class != fault.Passphrase {
		return room.Signing{}, nil, nil
	}
	return s, ns, err
}

// receipts signs the receipts that wait for it, here or elsewhere, or writes the
// last one out again.
func (p *program) receipts(r *room.Room, f *collectFlags) (result, error) {
	ctx := context.Background()
	s, err := r.Sight("")
	if err != nil {
		return result{}, err
	}
	switch {
	case f.sign.sigs != "":
		ns, paths, err := r.SignReceiptsFrom(p.as, f.sign.sigs, f.Out)
		return receiptsSigned(ns, paths, nil), err
	case len(s.Unsigned) > 0:
		sign, about, err := p.signing(ctx, r, f.sign)
		defer func() { clear(sign.Passphrase) }()
		if err != nil {
			return result{}, err
		}
		ns, paths, err := r.SignReceipts(ctx, p.as, sign, f.Out)
		if sign.Unsigned != "" {
			return result{say: "cli.receipts_unsigned", args: []string{"dir", sign.Unsigned}, files: paths, notices: about}, err
		}
		return receiptsSigned(ns, paths, about), err
	case f.Out == "":
		return result{}, fault.New(fault.Usage, "cli.collect_nothing")
	}
	n, paths, err := r.WriteReceipt(p.as, f.Out)
	return result{say: "cli.receipt_written", args: []string{"number", itoa(n), "dir", f.Out}, files: paths}, err
}

func receiptsSigned(numbers []int, paths []string, ns []room.Notice) result {
	words := make([]string, len(numbers))
	for i, n := range numbers {
		words[i] = itoa(n)
	}
	return result{say: "cli.receipts_signed", args: []string{"numbers", strings.Join(words, ", ")}, files: paths, notices: ns}
}

// collectAnswer is the answer of collect.
type collectAnswer struct {
	Schema   string            `json:"schema"`
	Ballots  []collectedAnswer `json:"ballots"`
	Receipt  *int              `json:"receipt"` // null: none was made
	Files    []string          `json:"files"`
	Warnings []string          `json:"warnings"`
}

type collectedAnswer struct {
	File         string          `json:"file"`
	Juror        string          `json:"juror"`
	Revision     int             `json:"revision"`
	Result       string          `json:"result"`
	Class        *string         `json:"class"` // null: accepted, or there already
	BallotSHA256 string          `json:"ballot_sha256"`
	SealedSHA256 string          `json:"sealed_sha256"`
	Key          string          `json:"key,omitempty"` // SHA256:… of the key that signed
	Message      string          `json:"message,omitempty"`
	Try          string          `json:"try,omitempty"`
	Problems     []problemAnswer `json:"problems,omitempty"` // of a form
	Changes      []changeAnswer  `json:"changes,omitempty"`  // of marks that are open
}

// showCollected tells what became of every file. Where one is held or refused
// the answer is no.
func (p *program) showCollected(r *room.Room, done room.Collected, ns []room.Notice) error {
	counts := map[string]int{}
	for _, x := range done.Files {
		counts[x.Result]++
	}
	if p.asJSON {
		p.writeJSON(p.collectAnswer(done, ns))
	} else {
		p.warn(ns)
		for _, x := range done.Files {
			p.printCollected(r, x)
		}
		p.printCounts(done, counts)
	}
	if counts[room.Held]+counts[room.Refused] > 0 {
		return errAnswered
	}
	return nil
}

func (p *program) collectAnswer(done room.Collected, ns []room.Notice) collectAnswer {
	a := collectAnswer{Schema: "votering-collect/1", Ballots: []collectedAnswer{}, Files: []string{}, Warnings: []string{}}
	if done.Receipt > 0 {
		a.Receipt = &done.Receipt
	}
	for _, path := range done.Written {
		a.Files = append(a.Files, text.Show(path))
	}
	for _, n := range ns {
		a.Warnings = append(a.Warnings, p.notice(n))
	}
	for _, x := range done.Files {
		b := collectedAnswer{
			File: text.Show(x.File), Juror: text.Show(x.Juror), Revision: x.Revision, Result: x.Result,
			BallotSHA256: x.SHA256, SealedSHA256: x.SealedSHA256, Key: x.KeyFP, Problems: p.problemAnswers(x.Problems),
			Changes: changesOf(x.Changes),
		}
		if x.Fault != nil {
			class := string(x.Fault.Class)
			b.Class = &class
			b.Message, b.Try = p.cat.Fault(x.Fault)
		}
		a.Ballots = append(a.Ballots, b)
	}
	return a
}

// printCollected tells what became of one file: good news among the answers,
// the rest among the complaints.
func (p *program) printCollected(r *room.Room, x room.CollectedFile) {
	line := p.cat.T("cli.collect."+x.Result, "file", text.Show(x.File), "name", jurorName(r, x.Juror), "revision", itoa(x.Revision))
	if x.Fault == nil {
		fmt.Fprintln(p.out, line)
		p.printChanges(r, x.Changes)
		return
	}
	fmt.Fprintln(p.err, line)
	if len(x.Problems) == 0 {
		p.failLine(x.Fault)
		return
	}
	for i, f := range x.Problems {
		if i == shownProblems {
			fmt.Fprintln(p.err, p.cat.N("cli.more_problems", len(x.Problems)-i))
			break
		}
		p.failLine(f)
	}
}

// printCounts sums up, and says where the receipt is.
func (p *program) printCounts(done room.Collected, counts map[string]int) {
	if len(done.Files) > 0 {
		p.printSum(counts)
	} else {
		fmt.Fprintln(p.out, p.cat.T("cli.chosen"))
	}
	p.printReceipt(done)
}

// printReceipt says where the receipt is, where one was made.
func (p *program) printReceipt(done room.Collected) {
	switch {
	case len(done.Written) > 0:
		fmt.Fprintln(p.out, p.cat.T("cli.receipt_in", "number", itoa(done.Receipt), "files", text.Show(strings.Join(done.Written, ", "))))
	case done.Receipt > 0:
		fmt.Fprintln(p.out, p.cat.T("cli.receipt_made", "number", itoa(done.Receipt)))
	}
}

func (p *program) printSum(counts map[string]int) {
	fmt.Fprintln(p.out, p.cat.T("cli.collected", "accepted", itoa(counts[room.Accepted]), "already", itoa(counts[room.Already]),
		"held", itoa(counts[room.Held]), "refused", itoa(counts[room.Refused])))
}

// jurorName is what a juror is called.
func jurorName(r *room.Room, id string) string {
	if j, ok := r.Edition().Juror(id); ok {
		return j.Name
	}
	return text.Show(id)
}
