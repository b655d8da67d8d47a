package dossier

import (
	"strconv"
	"strings"
	"time"

	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/fault"
)

// Fact is something about a decision that a reader should know and that is no
// fault: a sentence of the catalogue ("decision_fact." + ID) and its
// arguments.
type Fact struct {
	ID   string
	Args fault.Args
}

// Facts lists what is worth knowing about a decision, the weightiest first.
func Facts(d *decision.Document) []Fact {
	var facts []Fact
	add := func(so bool, id string, pairs ...string) {
		if so {
			facts = append(facts, Fact{id, fault.Pairs(pairs...)})
		}
	}
	add(d.MadeUp, "made_up")
	add(d.NoAward, "no_award")
	against := d.Against()
	add(against != "", "departure_"+string(against))
	add(len(d.Winners) > 1, "shared", "n", strconv.Itoa(len(d.Winners)))
	add(d.Supersedes != "", "supersedes", "hash", string(d.Supersedes))
	for i, r := range d.Reopened {
		if r.Anew() {
			facts = append(facts, anew(d, &d.Reopened[i]))
		}
		id := "reopened"
		if r.TallySeen {
			id = "reopened_seen"
		}
		add(true, id, "at", stamp(r.At), "to", string(r.To), "reason", r.Reason)
	}
	add(d.Order.Together, "together")
	add(atOnce(d.Order), "at_once")
	add(!d.Order.Together && !d.Order.InOrder, "out_of_order")
	for _, r := range d.TallyReplaced {
		add(true, "tally_replaced", "at", stamp(r.At), "reason", r.Reason)
	}
	for _, g := range d.GatesOverridden {
		add(true, "gate_overridden", "nominee", nameOf(d, g.Nominee), "metric", g.Metric, "reason", g.Reason)
	}
	for _, c := range d.Cast {
		names := make([]string, len(c.Nominees))
		for i, id := range c.Nominees {
			names[i] = nameOf(d, id)
		}
		id := "cast"
		if c.Void {
			id = "cast_void"
		}
		add(true, id, "names", strings.Join(names, ", "), "reason", c.Reason)
	}
	changed, void := 0, 0
	for _, r := range d.Rounds {
		if r.Void {
			void++
		} else {
			changed += len(r.Changes)
		}
	}
	add(void > 0, "marks_seen", "n", strconv.Itoa(void))
	add(changed > 0, "revised", "n", strconv.Itoa(changed))
	add(d.JuryVote != nil && d.JuryVote.Secret, "secret_vote")
	facts = append(facts, voteFacts(d)...)
	recused := 0
	for _, r := range d.Recusals {
		if r.Counts() {
			recused++
		}
	}
	add(recused > 0, "recused_"+scope(d), "n", strconv.Itoa(recused))
	add(len(d.Absent) > 0, "absent", "n", strconv.Itoa(len(d.Absent)))
	add(len(d.Dissent) > 0, "dissent", "n", strconv.Itoa(len(d.Dissent)))
	if d.AnnounceAt != nil && d.AnnounceAt.After(d.DecidedAt) {
		add(true, "embargo", "at", stamp(*d.AnnounceAt))
	}
	return append(facts, juryFacts(d)...)
}

// scope is what a recusal takes from a juror by the rule: the nominee or the
// whole ranking.
func scope(d *decision.Document) string {
	ed, err := d.AwardEdition()
	if err != nil {
		return string(award.ScopeNominee)
	}
	return string(ed.Rule.Recusal)
}

// stamp is a time as documents have it.
func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// nameOf is what a nominee is called.
func nameOf(d *decision.Document, id string) string {
	for _, n := range d.Nominees {
		if n.ID == id {
			return n.Name
		}
	}
	return id
}

// Winners are the names of who won; none where there was no award.
func Winners(d *decision.Document) []string {
	names := make([]string, 0, len(d.Winners))
	for _, id := range d.Winners {
		names = append(names, nameOf(d, id))
	}
	return names
}

// atOnce reports whether less than a minute passed from the end of the marking
// to the opening of the public vote, so that there was no deliberation.
func atOnce(o decision.Order) bool {
	return o.ClosedAt != nil && o.TallyAt != nil && o.TallyAt.Sub(*o.ClosedAt).Abs() < time.Minute
}
