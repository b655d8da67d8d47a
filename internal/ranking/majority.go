package ranking

import (
	"cmp"
	"slices"

	"votering/internal/exact"
)

// judgeByMajority makes each jury part the number of different majority judgments
// that are worse.
func (c *contest) judgeByMajority() {
	o := c.opinions()
	judgments := make(map[*entrant][]int32, len(c.entrants))
	for _, n := range c.entrants {
		judgments[n] = o.totalsOf(n)
		slices.Reverse(judgments[n])
	}
	worst := inGroups(c.entrants, func(a, b *entrant) int { return compareMiddles(judgments[a], judgments[b]) })
	for worse, group := range worst {
		for _, n := range group {
			n.jury.Total = exact.Int(int64(worse))
		}
	}
}

// compareMiddles compares two sorted lists by majority judgment: the lower median of
// each, then that of the rest, and so on, as if each list were repeated until both
// are equally long. On its way outwards from the middle the repeated list is the
// list itself, stretched: what is t of its length below the middle is taken just
// before what is t above it. So the first difference on either side decides, the
// one nearer to the middle, below before above; and since the lists change only at
// whole parts of their length, no list is ever repeated.
func compareMiddles(a, b []int32) int {
	below, first := differ(a, b, down)
	above, second := differ(a, b, up)
	if first == 0 || second != 0 && above < below {
		return second
	}
	return first
}

// direction goes from the middle of a list outwards.
type direction func(sorted []int32, halves int) int32

// down and up are the element that covers the stretch that begins that many halves
// of an element's width below or above the middle.
func down(sorted []int32, halves int) int32 {
	return sorted[(len(sorted)-halves-1)/2]
}

func up(sorted []int32, halves int) int32 {
	return sorted[(len(sorted)+halves)/2]
}

// differ walks two lists outwards and finds where they first differ, as a distance
// from the middle in parts of 1/(2·len(a)·len(b)), and how; 0: nowhere.
func differ(a, b []int32, at direction) (distance, order int) {
	end := len(a) * len(b)
	for distance < end {
		i, j := distance/len(b), distance/len(a)
		if order := cmp.Compare(at(a, i), at(b, j)); order != 0 {
			return distance, order
		}
		distance = min(edge(i, len(a))*len(b), edge(j, len(b))*len(a))
	}
	return 0, 0
}

// edge is where the element ends that covers that many halves from the middle of a
// list of that length, in halves. The edges lie an odd number of halves from the
// middle where the length is odd.
func edge(halves, length int) int {
	next := halves + 1
	return next + (next+length)%2
}

// Medians are the totals that jurors gave a nominee, in the order in which majority
// judgment takes them: the lower median, then that of the rest, and so on.
func Medians(ranks []JurorRank) []exact.Rat {
	sorted := make([]exact.Rat, len(ranks))
	for i, r := range ranks {
		sorted[i] = r.Total
	}
	slices.SortFunc(sorted, exact.Rat.Cmp)
	taken := make([]exact.Rat, 0, len(sorted))
	low := (len(sorted) - 1) / 2
	high := low + 1
	if len(sorted)%2 == 1 { // the middle one stands alone
		taken, low = append(taken, sorted[low]), low-1
	}
	for ; high < len(sorted); low, high = low-1, high+1 {
		taken = append(taken, sorted[low], sorted[high])
	}
	return taken
}
