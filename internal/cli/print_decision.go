package cli

import (
	"fmt"

	"votering/internal/award"
	"votering/internal/room"
	"votering/internal/text"
)

// decisionFacts names what is so of the decision and its chair's key.
func decisionFacts(s room.Sight) []string {
	var facts []string
	add := func(so bool, fact string) {
		if so {
			facts = append(facts, fact)
		}
	}
	add(s.ChairKeyFP != "", "chair_key")
	add(s.Prepared, "decision_prepared")
	add(len(s.Reopened) > 0, "reopened")
	add(s.Final && !s.InOrder, "not_in_order")
	add(s.Replaces != "", "replaces_decision")
	if d := s.Decision; d != nil {
		add(d.NoAward, "no_award")
		add(d.Departs, "departs")
		add(!d.AnnouncedAt.IsZero(), "announced")
	}
	return facts
}

// printDecision prints the chair's key, the recusals and their verdicts, the
// ways back that were taken, and the decision that stands.
func (p *program) printDecision(s room.Sight) {
	if s.ChairKeyFP != "" {
		fmt.Fprintln(p.out, p.cat.T("cli.status_key", "key", s.ChairKeyFP))
	}
	p.printRecusals(s)
	for _, x := range s.Reopened {
		fmt.Fprintln(p.out, p.cat.T("cli.status_reopened", "at", p.cat.DateTime(x.At.Local()),
			"from", p.cat.T("state."+string(x.From)), "to", p.cat.T("state."+string(x.To)), "reason", text.Show(x.Reason)))
	}
	d := s.Decision
	switch {
	case d == nil:
		return
	case d.NoAward:
		fmt.Fprintln(p.out, p.cat.T("cli.status_no_award", "at", p.cat.DateTime(d.At.Local())))
	default:
		fmt.Fprintln(p.out, p.cat.T("cli.status_winner", "at", p.cat.DateTime(d.At.Local()), "winner", nomineeNames(s, d.Winners)))
	}
	fmt.Fprintln(p.out, p.cat.T("cli.status_sha256", "sha256", d.SHA256))
}

// printRecusals lists the recusals. Their grounds are for those who lead.
func (p *program) printRecusals(s room.Sight) {
	for _, j := range s.Jurors {
		for _, x := range append(j.Recused[:len(j.Recused):len(j.Recused)], j.Rejected...) {
			verdict := x.Verdict
			if verdict == "" {
				verdict = "undecided"
			}
			line := p.cat.T("cli.status_recusal."+verdict, "juror", j.Juror.Name, "nominee", nomineeNames(s, []string{x.Nominee}))
			if x.Ground != "" && s.Who.Role != award.JurorRole {
				line += ": " + text.Show(x.Ground)
			}
			fmt.Fprintln(p.out, "  "+line)
		}
	}
}
