package agenda

import "math"

// arrange puts items in the order in which jurors go out the fewest times, who
// goes out for several items in a row being counted once. Of all such orders it
// is the first by the places that the items have now: what matters most stays
// as far ahead as it can.
//
// It weighs every order, by what is still to come after each set of items and
// the last of them: few enough for the dozen items of an agenda.
func arrange(items []Item) []Item {
	a := arrangement{items: items, memo: map[[2]int]int{}}
	order := make([]Item, 0, len(items))
	done, last := 0, none
	for range items {
		for next := range items {
			if done&(1<<next) == 0 && a.cost(done, last) == a.step(done, last, next) {
				order = append(order, items[next])
				done, last = done|1<<next, next
				break
			}
		}
	}
	return order
}

// none is the place before the first item, when everybody is in the room.
const none = -1

type arrangement struct {
	items []Item
	memo  map[[2]int]int // by the set of items done, and the last of them
}

// cost is how often jurors still have to go out, at least, once the items of
// done are done.
func (a *arrangement) cost(done, last int) int {
	if done == 1<<len(a.items)-1 {
		return 0
	}
	key := [2]int{done, last}
	if n, known := a.memo[key]; known {
		return n
	}
	least := math.MaxInt
	for next := range a.items {
		if done&(1<<next) == 0 {
			least = min(least, a.step(done, last, next))
		}
	}
	a.memo[key] = least
	return least
}

// step is cost where next is what comes next.
func (a *arrangement) step(done, last, next int) int {
	var before []string
	if last != none {
		before = a.items[last].Leave
	}
	return goOut(before, a.items[next].Leave) + a.cost(done|1<<next, next)
}
