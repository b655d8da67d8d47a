package deliberation

import (
	"maps"
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/text"
)

// Writes reports whether the change holds texts that speak for one outcome:
// grounds, or the reasons of a departure.
func (c *ProposalChange) Writes() bool { return len(c.Grounds) > 0 || c.Departure != nil }

// OutcomeAfter is who gets the prize once the change is made, in the form of
// ProposalChange.For; ranked are the ranking's winners.
func (c *ProposalChange) OutcomeAfter(p Proposal, rule award.Outcome, ranked []string) []string {
	p = p.with(c)
	return outcomeOf(&p, rule, ranked)
}

// outcomeOf is who gets the prize, by id; NoVote alone where nobody does.
func outcomeOf(p *Proposal, rule award.Outcome, ranked []string) []string {
	ids := slices.Sorted(slices.Values(Winners(p, rule, ranked)))
	if len(ids) == 0 {
		return []string{NoVote}
	}
	return ids
}

// bind notes for which outcome the texts of a change were written. A text that
// is taken away, or whose change does not tell, is bound to none.
func (p *Proposal) bind(c *ProposalChange) {
	if len(c.Grounds) > 0 {
		p.GroundsFor = copied(p.GroundsFor)
		for lang, s := range c.Grounds {
			delete(p.GroundsFor, lang)
			if s != "" && len(c.For) > 0 {
				p.GroundsFor[lang] = c.For
			}
		}
	}
	if c.Departure != nil {
		p.DepartureFor = nil
		if *c.Departure != "" {
			p.DepartureFor = c.For
		}
	}
}

// staleBlockers are the texts that were written for another outcome than the
// one that stands: they would be signed as if they spoke for it.
func staleBlockers(p *Proposal, ed *award.Edition, ranked []string) []Blocker {
	var bs []Blocker
	now := outcomeOf(p, ed.Rule.Outcome, ranked)
	for _, lang := range slices.Sorted(maps.Keys(p.GroundsFor)) {
		switch was := p.GroundsFor[lang]; {
		case slices.Equal(was, now):
		case was[0] == NoVote:
			bs = append(bs, Blocker{"grounds_stale_none", fault.Pairs("lang", lang)})
		default:
			bs = append(bs, Blocker{"grounds_stale", fault.Pairs("lang", lang, "winner", nomineeNames(ed, was))})
		}
	}
	if len(p.DepartureFor) > 0 && !slices.Equal(p.DepartureFor, now) && Departs(p, ed.Rule.Outcome, ranked) {
		bs = append(bs, Blocker{ID: "departure_stale"})
	}
	return bs
}

// nomineeNames are the nominees' names, or their ids where there are no such.
func nomineeNames(ed *award.Edition, ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = id
		if n, ok := ed.Nominee(id); ok {
			names[i] = n.Name
		}
	}
	return strings.Join(names, ", ")
}

// checkFor refuses outcomes that no event may carry.
func (c *ProposalChange) checkFor() error {
	for i, id := range c.For {
		if err := text.Strict(id, MaxGround); err != nil {
			return err
		}
		if id == "" || i > 0 && c.For[i-1] >= id {
			return fault.New(fault.Log, "event.form")
		}
	}
	return nil
}
