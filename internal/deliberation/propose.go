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
	for _, juror := range slices.Sorted(maps.Keys(c.Votes)) {
		nominee := c.Votes[juror]
		if f := checkVote(s, ed, juror, nominee); f != nil {
			return f
		}
	}
	return c.checkCounts(s, ed)
}

func checkVote(s State, ed *award.Edition, juror, nominee string) *fault.Error {
	j, f := voter(ed, juror)
	if f != nil {
		return f
	}
	if nominee == "" || nominee == NoVote {
		return nil
	}
	n, ok := ed.Nominee(nominee)
	if !ok {
		return fault.New(fault.Usage, "nominee.unknown", "nominee", nominee)
	}
	if !slices.Contains(MayVote(s, ed, juror), nominee) {
		return fault.New(fault.Juror, "propose.may_not", "name", j.Name, "nominee", n.Name)
	}
	return nil
}

// checkCounts holds a secret vote to what can be: known nominees that were let
// in, and no more votes than there are jurors who may cast one.
func (c *ProposalChange) checkCounts(s State, ed *award.Edition) *fault.Error {
	admitted, sum, voters := ranking.Admitted(ed, s.Overrides), 0, 0
	for _, j := range ed.Voters() {
		if len(MayVote(s, ed, j.ID)) > 0 {
			voters++
		}
	}
	for _, nominee := range slices.Sorted(maps.Keys(c.Counts)) {
		n := c.Counts[nominee]
		named, ok := ed.Nominee(nominee)
		switch {
		case !ok:
			return fault.New(fault.Usage, "nominee.unknown", "nominee", nominee)
		case !slices.Contains(admitted, nominee):
			return fault.New(fault.Rule, "propose.stopped", "nominee", named.Name)
		case n < 0 || n > voters:
			return fault.New(fault.Usage, "propose.count", "n", strconv.Itoa(n), "voters", strconv.Itoa(voters))
		}
		sum += n
	}
	if sum > voters {
		return fault.New(fault.Usage, "propose.count", "n", strconv.Itoa(sum), "voters", strconv.Itoa(voters))
	}
	return nil
}

// MayVote lists the nominees that a juror may vote for as the winner, in the
// edition's order: those the entry criteria let in, and that the juror is not
// recused from. A juror whom a recusal takes out of the whole ranking has none.
func MayVote(s State, ed *award.Edition, juror string) []string {
	if _, f := voter(ed, juror); f != nil {
		return nil
	}
	admitted := ranking.Admitted(ed, s.Overrides)
	if b, ok := s.Ballots[juror]; ok && ranking.Leaves(ed, b, admitted) {
		return nil
	}
	return slices.DeleteFunc(admitted, func(n string) bool { return recusedFrom(s, juror, n) })
}
