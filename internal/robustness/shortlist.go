package robustness

import (
	"slices"

	"votering/internal/award"
	"votering/internal/ranking"
)

// shortlistTops are the winners for every length of the shortlist. The jury's
// part does not depend on it, and the tie ladder looks only at those who are
// tied: the ranking is computed anew only where others than before have the most
// of the jury among those on the list.
func shortlistTops(p *ranking.Prepared, now *ranking.Ranking) ([]Top, error) {
	public := publicOf(p)
	if public == nil || public.Method != award.Shortlist {
		return nil, nil
	}
	rows := inOrder(p, now)
	tops := make([]Top, len(rows))
	var best []string
	for i := range tops {
		tops[i].Top = i + 1
		first := bestListed(rows, i+1)
		switch {
		case len(first) == 1:
			tops[i].Winners = first
		case slices.Equal(first, best):
			tops[i].Winners = tops[i-1].Winners
		default:
			r, err := p.Compute(Listing(p, i+1))
			if err != nil {
				return nil, err
			}
			tops[i].Winners = r.Winners
		}
		best = first
	}
	return tops, nil
}

// bestListed are those with the most of the jury among the top nominees by
// votes, with all who tie for the last place on the list.
func bestListed(rows []*ranking.Row, top int) (best []string) {
	byVotes := slices.SortedFunc(slices.Values(rows), func(a, b *ranking.Row) int { return b.Votes.Cmp(*a.Votes) })
	last := byVotes[top-1].Votes
	var most *ranking.Row
	for _, row := range rows {
		if row.Votes.Less(*last) {
			continue
		}
		switch {
		case most == nil || most.Jury.Less(*row.Jury):
			most, best = row, []string{row.Nominee}
		case most.Jury.Equal(*row.Jury):
			best = append(best, row.Nominee)
		}
	}
	return best
}

// Listing is what is asked of p for a shortlist of that length, which the rule
// must have.
func Listing(p *ranking.Prepared, top int) ranking.Variation {
	other := *p.Input().Edition
	public := *other.Rule.Public
	public.Top = top
	other.Rule.Public = &public
	return ranking.Variation{Edition: &other}
}
