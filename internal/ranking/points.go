package ranking

import "votering/internal/exact"

// eachPlace tells of every number the places, from first to last, that it takes
// together with those that are equal to it; the highest number takes the first.
func eachPlace(own []exact.Rat, tell func(i, first, last int)) {
	order := make([]int, len(own))
	for i := range order {
		order[i] = i
	}
	first := 1
	for _, group := range inGroups(order, func(a, b int) int { return own[b].Cmp(own[a]) }) {
		last := first + len(group) - 1
		for _, i := range group {
			tell(i, first, last)
		}
		first = last + 1
	}
}

// middle is the place that those share who take the places from first to last.
func middle(first, last int) exact.Rat { return exact.New(int64(first+last), 2) }

// meanPoints are the points that those share who take the places from first to
// last: the mean of what the places are worth.
func meanPoints(of func(place int) exact.Rat, first, last int) exact.Rat {
	var sum exact.Adder
	for place := first; place <= last; place++ {
		sum.Add(of(place))
	}
	return sum.Mean()
}

// listed are the points of a place, 1 the best; 0 past the end of the list.
func listed(points []exact.Rat, place int) exact.Rat {
	if place > len(points) {
		return zero
	}
	return points[place-1]
}
