package ranking

import (
	"slices"

	"votering/internal/award"
)

// standing is the order before the tie ladder, best first: entrants that are
// equal are in one group. It is by total; under shortlist those who are not on
// the list come after it, by votes.
func (c *contest) standing() [][]*entrant {
	byTotal := func(a, b *entrant) int { return b.total.Total.Cmp(a.total.Total) }
	if c.public == nil || c.public.Method != award.Shortlist {
		return inGroups(c.entrants, byTotal)
	}
	listed, others := c.cutList()
	return append(inGroups(listed, byTotal), inGroups(others, byVotes)...)
}

func byVotes(a, b *entrant) int { return b.votes.Cmp(a.votes) }

// cutList parts those on the shortlist from the others, whom it flags and
// takes the total from. All who tie for the last place on the list are on it.
func (c *contest) cutList() (listed, others []*entrant) {
	if len(c.entrants) == 0 {
		return nil, nil
	}
	best := slices.SortedFunc(slices.Values(c.entrants), byVotes)
	last := best[min(c.public.Top, len(best))-1]
	for _, n := range c.entrants {
		if n.votes.Less(last.votes) {
			n.flag(FlagNotOnShortlist)
			n.total = Sum{}
			others = append(others, n)
		} else {
			listed = append(listed, n)
		}
	}
	return listed, others
}

// inGroups sorts items and cuts them where compare tells neighbours apart.
// Items that it does not tell apart keep their order.
func inGroups[T any](items []T, compare func(a, b T) int) [][]T {
	sorted := slices.Clone(items)
	slices.SortStableFunc(sorted, compare)
	var groups [][]T
	for start, i := 0, 1; i <= len(sorted); i++ {
		if i == len(sorted) || compare(sorted[start], sorted[i]) != 0 {
			groups = append(groups, sorted[start:i:i])
			start = i
		}
	}
	return groups
}

// settle gives every group its place: after a shared place the next ones are
// skipped (1, 2, 2, 4), or not (dense: 1, 2, 2, 3).
func settle(groups [][]*entrant, places award.Places) {
	next := 1
	for _, group := range groups {
		for _, n := range group {
			n.place = next
			n.shared = len(group) > 1
		}
		if places == award.Dense {
			next++
		} else {
			next += len(group)
		}
	}
}
