package decision

import (
	"votering/internal/deliberation"
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
