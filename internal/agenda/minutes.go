package agenda

import (
	"cmp"
	"slices"
)

// usual are the minutes that an item of a kind has in a meeting whose items
// fill it: they are what Propose keeps to the proportions of.
var usual = map[Kind]int{
	Intro: 8, Apart: 15, Close: 12, Differ: 8, Agreed: 5, Round: 10, Choice: 14, Grounds: 10,
}

// sensible are the fewest minutes that Propose gives an item.
const sensible = 3

func usually(items []Item) int {
	n := 0
	for _, it := range items {
		n += usual[it.Kind]
	}
	return n
}

// Total is the minutes of all items.
func Total(items []Item) int {
	n := 0
	for _, it := range items {
		n += it.Minutes
	}
	return n
}

// Fit gives the items other minutes, in the proportions that they have, so that
// they add up to minutes. None gets less than one, as long as there is one for
// each.
func Fit(items []Item, minutes int) []Item { return fit(items, minutes, 1) }

// fit is Fit with at least so many minutes for each item. What is to be shared
// out is shared in proportion and rounded down; what is left over goes to those
// who lost most by that, the earlier before the later. Items whose share would
// be less than the least get the least, and the others share the rest.
func fit(items []Item, minutes, least int) []Item {
	items = slices.Clone(items)
	if len(items) == 0 {
		return items
	}
	least = min(least, minutes/len(items))
	weight := func(i int) int { return max(items[i].Minutes, 1) }
	shares := make([]int, len(items))
	for i := range shares {
		shares[i] = i
	}
	for {
		total := 0
		for _, i := range shares {
			total += weight(i)
		}
		kept := slices.DeleteFunc(slices.Clone(shares), func(i int) bool { return minutes*weight(i) < least*total })
		if len(kept) == len(shares) {
			return share(items, shares, minutes, weight)
		}
		minutes -= least * (len(shares) - len(kept))
		for _, i := range shares {
			if !slices.Contains(kept, i) {
				items[i].Minutes = least
			}
		}
		shares = kept
	}
}

// share shares minutes out among the items at those places.
func share(items []Item, places []int, minutes int, weight func(int) int) []Item {
	total, left := 0, minutes
	for _, i := range places {
		total += weight(i)
	}
	lost := map[int]int{}
	for _, i := range places {
		of := minutes * weight(i)
		lost[i] = of % total
		left -= of / total
	}
	order := slices.Clone(places)
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(lost[b], lost[a]) })
	for n, i := range order {
		w := weight(i)
		items[i].Minutes = minutes * w / total
		if n < left {
			items[i].Minutes++
		}
	}
	return items
}
