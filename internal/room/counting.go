package room

import (
	"slices"

	"votering/internal/ballot"
	"votering/internal/ranking"
)

// Counting are the ballots whose marks are in the ranking, or would be: not those
// of who leaves it for a recusal (`recusal: edition`). None until the marks are
// opened.
func (s Sight) Counting() []*ballot.Ballot {
	admitted := ranking.Admitted(s.Edition, s.Overrides)
	return slices.DeleteFunc(slices.Clone(s.Ballots), func(b *ballot.Ballot) bool { return ranking.Leaves(s.Edition, b, admitted) })
}
