package ranking

import (
	"slices"

	"votering/internal/award"
	"votering/internal/ballot"
)

// Admitted are the ids of the nominees that are not withdrawn and that the gates
// let in, in the edition's order: those that Compute ranks if the jury marked
// them.
func Admitted(e *award.Edition, overrides []Override) []string {
	entrants, _ := admit(Input{Edition: e, Overrides: overrides})
	ids := make([]string, len(entrants))
	for i := range entrants {
		ids[i] = entrants[i].ID
	}
	return ids
}

// Leaves reports whether a recusal keeps the whole ballot out of the ranking of
// the admitted nominees: under `recusal: edition` one from any of them does.
func Leaves(e *award.Edition, b *ballot.Ballot, admitted []string) bool {
	return e.Rule.Recusal == award.ScopeEdition && slices.ContainsFunc(admitted, func(id string) bool {
		_, recused := b.Recused[id]
		return recused
	})
}

func idsOf(entrants []*entrant) []string {
	ids := make([]string, len(entrants))
	for i, n := range entrants {
		ids[i] = n.ID
	}
	return ids
}
