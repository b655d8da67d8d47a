package dossier_test

import (
	"slices"
	"testing"
	"time"

	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/dossier"
	"votering/internal/dossier/dossiertest"
)

// What a recusal takes is told by the rule: a nominee, or the whole ranking; a
// date of announcement that was over is no embargo; and steps of one minute
// are told as no deliberation.
func TestFacts(t *testing.T) {
	later := dossiertest.Start.AddDate(1, 0, 0)
	for _, c := range []struct {
		name      string
		before    func(*dossiertest.Case)
		after     func(*decision.Document)
		say, keep []string // ids of facts that are told, and that are not
	}{
		{"a nominee", nil, nil, []string{"made_up", "recused_nominee"}, []string{"recused_edition", "embargo", "at_once"}},
		{"the whole ranking", func(c *dossiertest.Case) {
			c.Edition.Rule.Recusal = award.ScopeEdition // Eli is out of the vote too
			c.Proposal = &deliberation.ProposalChange{
				Grounds: map[string]string{"nb": "Kinn."}, Votes: map[string]string{"kari": "kinn", "anne": "kinn", "bjorn": "kinn", "farid": "bodo"},
			}
		}, nil,
			[]string{"recused_edition"}, []string{"recused_nominee"}},
		{"an announcement to come", nil, func(d *decision.Document) {
			d.AnnounceAt = &later
		}, []string{"embargo"}, nil},
		{"an announcement that was", nil, func(d *decision.Document) {
			d.AnnounceAt = &dossiertest.Start
		}, nil, []string{"embargo"}},
		{"in a moment", nil, func(d *decision.Document) {
			tally := d.Order.ClosedAt.Add(time.Minute - time.Second)
			d.Order.TallyAt = &tally
		}, []string{"at_once"}, nil},
	} {
		work := dossiertest.Worked(t, cases+"worked")
		if c.before != nil {
			c.before(&work)
		}
		d, err := decision.Read(dossiertest.Make(t, work).Public, "decision.json")
		if err != nil {
			t.Fatal(err)
		}
		if c.after != nil {
			c.after(d)
		}
		var told []string
		for _, f := range dossier.Facts(d) {
			told = append(told, f.ID)
		}
		for _, id := range c.say {
			if !slices.Contains(told, id) {
				t.Errorf("%s: %s is not among %v", c.name, id, told)
			}
		}
		for _, id := range c.keep {
			if slices.Contains(told, id) {
				t.Errorf("%s: %s is among %v", c.name, id, told)
			}
		}
	}
}
