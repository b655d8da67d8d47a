package deliberation

import (
	"maps"
	"slices"
	"strconv"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/ranking"
)

func planProposal(s State, ed *award.Edition, e Event) (step, error) {
	if f := Allowed(s, ed, ActPropose); f != nil {
		return nil, f
	}
	if e.Draft == nil || e.Draft.Empty() {
		return nil, fault.New(fault.Usage, "propose.nothing")
	}
	if err := e.Draft.check(s, ed); err != nil {
		return nil, err
	}
	return func(next *State) { next.Proposal = next.Proposal.with(e.Draft) }, nil
}

// Languages are those that grounds may be written in.
var Languages = []string{"nb", "nn", "en"}

// check says whether the change can be made now.
func (c *ProposalChange) check(s State, ed *award.Edition) error {
	for _, lang := range slices.Sorted(maps.Keys(c.Grounds)) {
		if !slices.Contains(Languages, lang) {
			return fault.New(fault.Usage, "propose.language", "lang", lang)
		}
	}
	for _, juror := range slices.Sorted(maps.Keys(c.Dissent)) {
		if _, f := voter(ed, juror); f != nil {
			return f
		}
	}
	if f := c.checkOutcome(s, ed); f != nil {
		return f
	}
	if f := c.checkVotes(s, ed); f != nil {
		return f
	}
	return nil
}

// checkOutcome says whether the outcome that the change names can be one.
func (c *ProposalChange) checkOutcome(s State, ed *award.Edition) *fault.Error {
	if c.Departure != nil && *c.Departure != "" && ed.Rule.Outcome != award.Advice {
		return fault.New(fault.Rule, "propose.binding")
	}
	o := c.Outcome
	if o == nil || o.Winner == "" {
		return nil
	}
	n, ok := ed.Nominee(o.Winner)
	switch {
	case o.NoAward:
		return fault.New(fault.Usage, "propose.either")
	case !ok:
		return fault.New(fault.Usage, "nominee.unknown", "nominee", o.Winner)
	case ed.Rule.Outcome != award.Advice:
		return fault.New(fault.Rule, "propose.binding")
	case !slices.Contains(ranking.Admitted(ed, s.Overrides), n.ID):
		return fault.New(fault.Rule, "propose.stopped", "nominee", n.Name)
	}
	return nil
}

// checkVotes says whether the jury can have voted so.
func (c *ProposalChange) checkVotes(s State, ed *award.Edition) *fault.Error {
	if len(c.Votes) == 0 && len(c.Counts) == 0 {
		return nil
	}
	if ed.Rule.Outcome != award.Advice {
		return fault.New(fault.Rule, "propose.binding")
	}
	if len(c.Votes) > 0 && c.CountsSet || len(c.Counts) > 0 && !c.CountsSet {
		return fault.New(fault.Usage, "propose.votes")
	}
	who := FranchiseOf(s, ed, ranking.Admitted(ed, s.Overrides))
	for _, juror := range slices.Sorted(maps.Keys(c.Votes)) {
		if f := who.checkVote(ed, juror, c.Votes[juror]); f != nil {
			return f
		}
	}
	return who.checkCounts(ed, c.Counts)
}

// checkVote holds one juror's vote to whom the juror may vote for.
func (f Franchise) checkVote(ed *award.Edition, juror, nominee string) *fault.Error {
	j, wrong := voter(ed, juror)
	if wrong != nil {
		return wrong
	}
	if nominee == "" || nominee == NoVote {
		return nil
	}
	n, ok := ed.Nominee(nominee)
	if !ok {
		return fault.New(fault.Usage, "nominee.unknown", "nominee", nominee)
	}
	if !f.Allows(juror, nominee) {
		return fault.New(fault.Juror, "propose.may_not", "name", j.Name, "nominee", n.Name)
	}
	return nil
}

// checkCounts holds a secret vote to what can be: known nominees who can win,
// and no more votes than there are jurors who may cast them.
func (f Franchise) checkCounts(ed *award.Edition, counts map[string]int) *fault.Error {
	for _, nominee := range slices.Sorted(maps.Keys(counts)) {
		named, ok := ed.Nominee(nominee)
		switch {
		case !ok:
			return fault.New(fault.Usage, "nominee.unknown", "nominee", nominee)
		case !slices.Contains(f.Nominees, nominee):
			return fault.New(fault.Rule, "propose.stopped", "nominee", named.Name)
		}
	}
	x := f.Excess(counts)
	if x == nil {
		return nil
	}
	votes, voters := strconv.Itoa(x.Votes), strconv.Itoa(x.Voters)
	if n, ok := ed.Nominee(x.Nominee); ok {
		return fault.New(fault.Usage, "propose.count_of", "n", votes, "voters", voters, "nominee", n.Name)
	}
	return fault.New(fault.Usage, "propose.count", "n", votes, "voters", voters)
}
