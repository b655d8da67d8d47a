package ranking

import (
	"cmp"
	"slices"

	"votering/internal/exact"
)

// judgeByMajority makes each jury part the number of different majority judgments
// that are worse.
func (c *contest) judgeByMajority() {
	judgments := make(map[*entrant]judgment, len(c.entrants))
	for _, n := range c.entrants {
		judgments[n] = judgmentOf(c.totalsOf(n))
	}
	worst := inGroups(c.entrants, func(a, b *entrant) int { return judgments[a].compare(judgments[b]) })
	for worse, group := range worst {
		for _, n := range group {
			n.jury.Total = exact.Int(int64(worse))
		}
	}
}

// judgment is a sorted list as it is seen from its middle.
type judgment struct {
	length       int
	below, above []stretch // outwards
}

// stretch is where a list has the same total, up to so many halves of an element's
// width from the middle.
type stretch struct {
	total int32
	to    int
}

func judgmentOf(ascending []int32) judgment {
	n := len(ascending)
	j := judgment{length: n}
	for i := (n - 1) / 2; i >= 0; i-- {
		j.below = stretched(j.below, ascending[i], n-2*i)
	}
	for i := n / 2; i < n; i++ {
		j.above = stretched(j.above, ascending[i], 2*(i+1)-n)
	}
	return j
}

func stretched(side []stretch, total int32, to int) []stretch {
	if last := len(side) - 1; last >= 0 && side[last].total == total {
		side[last].to = to
		return side
	}
	return append(side, stretch{total, to})
}

// compare compares two lists by majority judgment: the lower median of each, then
// that of the rest, and so on, as if each list were repeated until both are equally
// long. On its way outwards from the middle the repeated list is the list itself,
// stretched: what is t of its length below the middle is taken just before what is t
// above it. So the first difference on either side decides, the one nearer to the
// middle, below before above; and since the lists change only at whole parts of their
// length, no list is ever repeated.
func (j judgment) compare(other judgment) int {
	below, first := differ(j.below, other.below, j.length, other.length)
	above, second := differ(j.above, other.above, j.length, other.length)
	if first == 0 || second != 0 && above < below {
		return second
	}
	return first
}

// differ walks outwards on the same side of two lists and finds where they first
// differ, in parts of 1/(2·len(a)·len(b)) from the middle, and how; 0: nowhere.
func differ(a, b []stretch, lenA, lenB int) (distance, order int) {
	for len(a) > 0 && len(b) > 0 {
		if order := cmp.Compare(a[0].total, b[0].total); order != 0 {
			return distance, order
		}
		endA, endB := a[0].to*lenB, b[0].to*lenA
		distance = min(endA, endB)
		if endA == distance {
			a = a[1:]
		}
		if endB == distance {
			b = b[1:]
		}
	}
	return 0, 0
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
