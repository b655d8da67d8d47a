package cli

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"votering/internal/decision"
	"votering/internal/dossier"
	"votering/internal/fault"
	"votering/internal/text"
)

// checkOf is one check of a report: whether it holds, and the evidence in
// sentences, each once.
func (p *program) checkOf(r *dossier.Report, id string) (ok *bool, words []string) {
	for _, f := range r.Findings {
		if f.Check != id {
			continue
		}
		ok = both(ok, f.OK)
		if w := p.findingWords(f); !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	if words == nil {
		words = []string{p.cat.T("check.unread")}
	}
	return ok, words
}

func (p *program) findingWords(f decision.Finding) string {
	if f.Fault == nil {
		return p.cat.Sentence("check."+f.Say, f.Args)
	}
	message, _ := p.cat.Fault(f.Fault)
	where := ""
	if f.Fault.Where != "" {
		where = text.Show(f.Fault.Where) + ": "
	}
	return where + message + " (" + string(f.Fault.Class) + ")."
}

// printVerified tells the verdicts first, then the evidence, then what to do.
// That two decisions stand against each other comes before everything else.
func (p *program) printVerified(reports []*dossier.Report, fork *fault.Error, o dossier.Options) {
	if fork != nil {
		message, _ := p.cat.Fault(fork)
		fmt.Fprintf(p.out, "%s\n\n", p.cat.T("verify.fork", "message", message, "class", string(fork.Class)))
	}
	for i, r := range reports {
		if i > 0 {
			fmt.Fprintln(p.out)
		}
		if len(reports) > 1 {
			fmt.Fprintln(p.out, text.Show(r.Name)+":")
		}
		p.printVerdict(r, reports, fork)
		if len(r.Findings) > 0 {
			fmt.Fprintln(p.out)
			p.printChecks(r, fork)
		}
	}
	fmt.Fprintln(p.out)
	switch {
	case fork != nil:
		_, try := p.cat.Fault(fork)
		fmt.Fprintln(p.out, p.cat.T("cli.try"), try)
	case distinct(reports) > 1:
		p.printForce(reports)
	}
	p.printNext(reports, fork, o)
}

// printVerdict is what a reader in a hurry needs: whether it holds, who won,
// who signed, and what nobody can know from it.
func (p *program) printVerdict(r *dossier.Report, reports []*dossier.Report, fork *fault.Error) {
	if !r.Good {
		message, _ := p.cat.Fault(r.Fault)
		fmt.Fprintln(p.out, p.cat.T("verify.bad", "message", message, "class", string(r.Fault.Class)))
		p.printList("verify.mind", p.loudWords(r, reports))
		return
	}
	d := r.Document
	fmt.Fprintln(p.out, p.cat.T(verdictKey(r, reports, fork)))
	if loud := p.loudWords(r, reports); len(loud) > 0 {
		p.printList("verify.mind", loud)
		fmt.Fprintln(p.out)
	}
	fmt.Fprintln(p.out, d.Edition.Title.In(langOf(p.cat)))
	if fork == nil {
		fmt.Fprintln(p.out, p.winnerWords(d))
	}
	fmt.Fprintln(p.out, p.cat.T("verify.signed", "name", text.Show(d.Chair.Name), "key", r.KeyFP))
	fmt.Fprintln(p.out, p.decidedWords(d))
	fmt.Fprintln(p.out, p.cat.T("verify.hash", "hash", r.SHA256))
	if fork == nil {
		p.printList("verify.facts", p.factWords(d))
	}
	p.printList("verify.not_proved", p.unprovedWords(r, len(reports) > 1))
}

// verdictKey is the first sentence on a good decision: only one that nothing
// stands against is called good.
func verdictKey(r *dossier.Report, reports []*dossier.Report, fork *fault.Error) string {
	switch {
	case fork != nil:
		return "verify.forked"
	case !dossier.InForce(r, reports):
		return "verify.superseded"
	case r.Authenticated:
		return "verify.good"
	}
	return "verify.consistent"
}

// loudWords are what is no fault and must be seen first.
func (p *program) loudWords(r *dossier.Report, reports []*dossier.Report) []string {
	var words []string
	if r.Good && dossier.Backdated(r, reports) {
		words = append(words, p.cat.T("verify.backdated"))
	}
	for _, f := range r.Loud() {
		f.Args = p.dated(f.Args)
		words = append(words, p.findingWords(f))
	}
	return words
}

// dated writes the times among the arguments as people do.
func (p *program) dated(args fault.Args) fault.Args {
	written := make(fault.Args, len(args))
	for name, v := range args {
		if t, err := time.Parse(time.RFC3339, v); err == nil {
			v = p.cat.T("verify.utc", "at", p.cat.DateTime(t.UTC()))
		}
		written[name] = v
	}
	return written
}

func (p *program) winnerWords(d *decision.Document) string {
	if d.NoAward {
		return p.cat.T("verify.no_award")
	}
	names := dossier.Winners(d)
	for i := range names {
		names[i] = text.Show(names[i])
	}
	return p.cat.N("verify.winner", len(names), "names", strings.Join(names, ", "))
}

// decidedWords say when it was decided, and that this is a claim.
func (p *program) decidedWords(d *decision.Document) string {
	return p.cat.T("verify.decided", "at", p.cat.DateTime(d.DecidedAt.UTC()))
}

func (p *program) factWords(d *decision.Document) []string {
	var words []string
	for _, f := range dossier.Facts(d) {
		words = append(words, p.cat.Sentence("decision_fact."+f.ID, p.dated(f.Args)))
	}
	return words
}

// unprovedWords are the limits of what was checked, of one decision or of
// several.
func (p *program) unprovedWords(r *dossier.Report, several bool) []string {
	var words []string
	if !r.Authenticated {
		words = append(words, p.cat.T("verify.unproved_key"))
	}
	words = append(append(words, p.cat.T("verify.unproved_time")), p.unprovedMarks(r)...)
	if r.Document.Tally != nil {
		words = append(words, p.cat.T(unprovedVotes(r)))
	}
	if r.Document.Meeting != nil {
		words = append(words, p.cat.T("verify.unproved_meeting"))
	}
	if slices.ContainsFunc(r.Document.Rounds, unsignedIn) {
		words = append(words, p.cat.T("verify.unproved_room"))
	}
	if r.Document.Profile == decision.Public {
		words = append(words, p.cat.T("verify.unproved_public"))
	}
	if several {
		return append(words, p.cat.T("verify.unproved_further"))
	}
	return append(words, p.cat.T("verify.unproved_other"))
}

// unprovedVotes is what is not known of the public vote, which is less where its
// rows were counted again.
func unprovedVotes(r *dossier.Report) string {
	again := func(f decision.Finding) bool { return f.Say == dossier.VotesAgain && f.OK != nil && *f.OK }
	if r.Document.Tally.Counting != nil && slices.ContainsFunc(r.Findings, again) {
		return "verify.unproved_rows"
	}
	return "verify.unproved_votes"
}

// unsignedIn reports whether a mark was changed in the round that no juror is
// said to have signed.
func unsignedIn(r decision.Round) bool {
	return slices.ContainsFunc(r.Changes, func(x decision.Revised) bool { return x.Confirmed != decision.Signed })
}

// unprovedMarks are the limits of what is known of the marks: who signed them.
func (p *program) unprovedMarks(r *dossier.Report) []string {
	var unsigned []string // names
	names := map[string]string{}
	for _, j := range r.Document.Jurors {
		names[j.ID] = j.Name
	}
	standing := r.Document.Standing()
	for _, b := range standing {
		if b.Origin != decision.Sealed {
			unsigned = append(unsigned, names[b.Juror])
		}
	}
	switch received := r.Document.Received; {
	case received != nil:
		return []string{p.cat.N("verify.unproved_sealed", received.Sealed, "unsigned", strconv.Itoa(received.Form+received.Entered))}
	case len(unsigned) == len(standing):
		return []string{p.cat.T("verify.unproved_marks")}
	case !slices.ContainsFunc(r.Findings, func(f decision.Finding) bool { return strings.HasPrefix(f.Say, dossier.SignedBallots) }):
		return []string{p.cat.T("verify.unproved_alone")}
	case len(unsigned) > 0:
		return []string{p.cat.T("verify.unproved_some", "names", p.cat.List(unsigned)), p.cat.T("verify.unproved_keys")}
	}
	return []string{p.cat.T("verify.unproved_keys")}
}

func (p *program) printList(heading string, items []string) {
	if len(items) == 0 {
		return
	}
	fmt.Fprintln(p.out)
	fmt.Fprintln(p.out, p.cat.T(heading))
	for _, i := range items {
		fmt.Fprintln(p.out, "  -", i)
	}
}

// checkWidth is the column of a check's name.
const checkWidth = 14

func (p *program) printChecks(r *dossier.Report, fork *fault.Error) {
	fmt.Fprintln(p.out, p.cat.T("verify.checks"))
	for _, id := range dossier.Checks {
		ok, words := p.checkOf(r, id)
		if fork != nil && tellsWinner(id) {
			words = []string{p.cat.T("verify.fork_detail")}
		}
		sign := "verify.sign_none"
		switch {
		case ok != nil && *ok:
			sign = "verify.sign_ok"
		case ok != nil:
			sign = "verify.sign_wrong"
		}
		for i, w := range words {
			name, mark := p.cat.T("verify.check."+id), p.cat.T(sign)
			if i > 0 {
				name, mark = "", ""
			}
			fmt.Fprintf(p.out, "  %s %s %s\n", text.PadRight(mark, 6), text.PadRight(name, checkWidth), w)
		}
	}
}

// distinct is how many different decisions there are among the good ones.
func distinct(reports []*dossier.Report) int {
	seen := map[string]bool{}
	for _, r := range reports {
		if r.Good {
			seen[r.SHA256] = true
		}
	}
	return len(seen)
}

// printForce says which of several decisions is the last word.
func (p *program) printForce(reports []*dossier.Report) {
	for _, r := range reports {
		if !r.Good {
			continue
		}
		key := "verify.in_force"
		if !dossier.InForce(r, reports) {
			key = "verify.replaced"
		}
		fmt.Fprintln(p.out, p.cat.T(key, "file", text.Show(r.Name), "hash", r.SHA256))
	}
}

// printNext says what to do with the answer.
func (p *program) printNext(reports []*dossier.Report, fork *fault.Error, o dossier.Options) {
	for _, r := range reports {
		if !r.Good {
			message, try := p.cat.Fault(r.Fault)
			if len(r.Findings) > 0 { // what was said first stands a screen above by now
				if r.Fault.Where != "" {
					message = text.Show(r.Fault.Where) + ": " + message
				}
				fmt.Fprintln(p.out, p.cat.T("verify.bad", "message", message, "class", string(r.Fault.Class)))
			}
			fmt.Fprintln(p.out, p.cat.T("cli.try"), try)
			return
		}
	}
	switch {
	case fork != nil:
	case o.Chair == "":
		fmt.Fprintln(p.out, p.cat.T("verify.next_chair", "file", text.Show(reports[0].Name)))
	default:
		fmt.Fprintln(p.out, p.cat.T("verify.next_good"))
	}
}
