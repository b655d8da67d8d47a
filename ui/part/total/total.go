// Package total is how totals of a ranking are shown: rounded for the eye, and
// never so that two that differ look alike.
package total

import "votering/internal/ranking"

// The decimals that totals are shown with, at least and at most.
const least, most = 3, 6

// Decimals is how many decimals it takes to tell different totals apart, three
// at least and six at most.
func Decimals(rk *ranking.Ranking) int {
	for decimals := least; decimals < most; decimals++ {
		if told(rk, decimals) {
			return decimals
		}
	}
	return most
}

// told reports whether neighbours with different totals look different.
func told(rk *ranking.Ranking, decimals int) bool {
	for i := 1; i < len(rk.Rows); i++ {
		a, b := rk.Rows[i-1].Total, rk.Rows[i].Total
		if a != nil && b != nil && !a.Equal(*b) && a.Round(decimals) == b.Round(decimals) {
			return false
		}
	}
	return true
}
