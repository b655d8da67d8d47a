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

// shared are the points of those who share the places from first to last: the mean
// of what the places are worth.
func shared(worth func(place int) exact.Rat) func(first, last int) exact.Rat {
	upTo := []exact.Rat{zero} // what the places up to each are worth together
	return func(first, last int) exact.Rat {
		for place := len(upTo); place <= last; place++ {
			upTo = append(upTo, upTo[place-1].Add(worth(place)))
		}
		return upTo[last].Sub(upTo[first-1]).Quo(exact.Int(int64(last - first + 1)))
	}
}

// listed are the points of a place, 1 the best; 0 past the end of the list.
func listed(points []exact.Rat) func(place int) exact.Rat {
	return func(place int) exact.Rat {
		if place > len(points) {
			return zero
		}
		return points[place-1]
	}
}
