package agenda

import (
	"slices"

	"votering/internal/award"
	"votering/internal/ballot"
)

// Recused says who goes out while a nominee is spoken of, in the order of the
// roll: whoever is recused from it; under `recusal: edition`, by which a
// recused juror leaves the whole ranking, whoever is recused from any nominee.
// ballots are those of everybody, counted or not. Nominees during whom nobody
// goes out are left out.
func Recused(ed *award.Edition, ballots []*ballot.Ballot) map[string][]string {
	out := map[string][]string{}
	for i := range ed.Nominees {
		n := &ed.Nominees[i]
		if n.Withdrawn {
			continue
		}
		for _, b := range ballots {
			if _, recused := b.Recused[n.ID]; !recused {
				continue
			}
			for k := range ed.Nominees {
				if id := ed.Nominees[k].ID; id == n.ID || ed.Rule.Recusal == award.ScopeEdition {
					out[id] = append(out[id], b.Juror)
				}
			}
		}
	}
	order := seatsOf(ed)
	for id := range out {
		out[id] = order.sorted(out[id])
	}
	return out
}

// Leaving is who goes out while those nominees are spoken of, in the order of
// the roll; recused is what Recused says.
func Leaving(ed *award.Edition, nominees []string, recused map[string][]string) []string {
	var ids []string
	for _, n := range nominees {
		ids = append(ids, recused[n]...)
	}
	if len(ids) == 0 {
		return nil
	}
	return seatsOf(ed).sorted(ids)
}

// goOut counts those who have to go out for next, where the room is without
// those of before.
func goOut(before, next []string) int {
	n := 0
	for _, j := range next {
		if !slices.Contains(before, j) {
			n++
		}
	}
	return n
}
