package deliberation

import (
	"maps"
	"slices"

	"votering/internal/text"
)

// NoVote is what a juror's vote on the winner says where the juror votes for
// nobody.
const NoVote = "-"

// Proposal is the decision as the jury has it so far. It is a value: what is
// changed is a copy.
type Proposal struct {
	Grounds   map[string]string // by language: nb, nn, en
	Dissent   map[string]string // by juror
	Votes     map[string]string // by juror: a nominee, or NoVote; empty where the vote was secret
	Counts    map[string]int    // by nominee, of a secret vote; empty where the vote was open
	Winner    string            // chosen; empty: who follows from votes and ranking
	NoAward   bool              // nobody gets the prize; never together with Winner
	Departure string            // why the winner is not the one that ranking and votes point to

	// The outcome that a text was written for, in the form of
	// ProposalChange.For; none where the event does not tell.
	GroundsFor   map[string][]string // by language
	DepartureFor []string
}

// ProposalChange is a change to the proposal. What is not in it stays, and an
// empty text takes away what was there.
type ProposalChange struct {
	Grounds   map[string]string `json:"grounds,omitempty"`
	Dissent   map[string]string `json:"dissent,omitempty"`
	Votes     map[string]string `json:"votes,omitempty"`      // open votes; one that is not taken away ends a secret vote
	Counts    map[string]int    `json:"counts,omitempty"`     // a secret vote, the whole of it; it ends open votes
	CountsSet bool              `json:"counts_set,omitempty"` // Counts is meant, and may be empty
	Outcome   *Outcome          `json:"outcome,omitempty"`
	Departure *string           `json:"departure,omitempty"`
	For       []string          `json:"for,omitempty"` // whom grounds and departure speak for: ids in order, or NoVote alone
}

// Outcome is who gets the prize: a winner, nobody, or, where both are empty,
// who follows from votes and ranking.
type Outcome struct {
	Winner  string `json:"winner,omitempty"`
	NoAward bool   `json:"no_award,omitempty"`
}

// Empty reports whether the change changes nothing.
func (c *ProposalChange) Empty() bool {
	return len(c.Grounds) == 0 && len(c.Dissent) == 0 && len(c.Votes) == 0 && !c.CountsSet &&
		c.Outcome == nil && c.Departure == nil
}

// votesOpenly reports whether a juror votes by name in the change.
func (c *ProposalChange) votesOpenly() bool {
	for _, vote := range c.Votes {
		if vote != "" {
			return true
		}
	}
	return false
}

// with is p after the change.
func (p Proposal) with(c *ProposalChange) Proposal {
	p.Grounds, p.Dissent = merged(p.Grounds, c.Grounds), merged(p.Dissent, c.Dissent)
	if c.votesOpenly() {
		p.Counts = nil
	}
	if !p.Secret() {
		p.Votes = merged(p.Votes, c.Votes)
	}
	if c.CountsSet {
		p.Counts = maps.Clone(c.Counts)
		maps.DeleteFunc(p.Counts, func(_ string, n int) bool { return n == 0 })
		if len(p.Counts) > 0 {
			p.Votes = nil
		}
	}
	if c.Outcome != nil {
		p.Winner, p.NoAward = c.Outcome.Winner, c.Outcome.NoAward
	}
	if c.Departure != nil {
		p.Departure = *c.Departure
	}
	p.bind(c)
	return p
}

// merged is a copy of old with what changes holds; an empty text takes away.
func merged(old, changes map[string]string) map[string]string {
	if len(changes) == 0 {
		return old
	}
	next := copied(old)
	for k, v := range changes {
		if v == "" {
			delete(next, k)
			continue
		}
		next[k] = v
	}
	return next
}

// Secret reports whether the jury voted in secret: only the counts are known.
func (p *Proposal) Secret() bool { return len(p.Counts) > 0 }

// Voted is how many votes each nominee has, whether they were open or secret.
func (p *Proposal) Voted() map[string]int {
	if p.Secret() {
		return maps.Clone(p.Counts)
	}
	votes := map[string]int{}
	for _, nominee := range p.Votes {
		if nominee != NoVote {
			votes[nominee]++
		}
	}
	return votes
}

// MostVoted lists the nominees that have the most votes, by id; none where
// nobody has any.
func (p *Proposal) MostVoted() []string {
	votes := p.Voted()
	most := 0
	for _, n := range votes {
		most = max(most, n)
	}
	var ids []string
	for id, n := range votes {
		if n == most {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// strict refuses texts that no event may carry.
func (c *ProposalChange) strict() error {
	texts := slices.Concat(slices.Collect(maps.Values(c.Grounds)), slices.Collect(maps.Values(c.Dissent)))
	if c.Departure != nil {
		texts = append(texts, *c.Departure)
	}
	for _, s := range texts {
		if err := text.StrictLines(s, MaxGround); err != nil {
			return err
		}
	}
	words := slices.Concat(slices.Collect(maps.Keys(c.Grounds)), slices.Collect(maps.Keys(c.Dissent)),
		slices.Collect(maps.Keys(c.Votes)), slices.Collect(maps.Values(c.Votes)), slices.Collect(maps.Keys(c.Counts)))
	if c.Outcome != nil {
		words = append(words, c.Outcome.Winner)
	}
	for _, s := range words {
		if err := text.Strict(s, MaxGround); err != nil {
			return err
		}
	}
	return c.checkFor()
}
