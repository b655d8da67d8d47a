package decision

import (
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/publicvote"
	"votering/internal/ranking"
)

// Compute is the ranking worked out anew from the document, with every step
// explained: what Ranking says in short. Whether the two agree is for
// Recompute.
func (d *Document) Compute() (*ranking.Ranking, error) {
	e, err := d.AwardEdition()
	if err != nil {
		return nil, err
	}
	return ranking.Compute(deliberation.RankingInput(d.state(), e))
}

// ComputeWith is Compute with other votes of the public, by nominee.
func (d *Document) ComputeWith(votes map[string]publicvote.Votes) (*ranking.Ranking, error) {
	e, err := d.AwardEdition()
	if err != nil {
		return nil, err
	}
	in := deliberation.RankingInput(d.state(), e)
	in.Votes = map[string]exact.Rat{}
	for nominee, n := range votes {
		in.Votes[nominee] = n.Rat
	}
	return ranking.Compute(in)
}
