// Package total is how totals of a ranking are shown: rounded for the eye, and
// never so that two that differ look alike.
package total

import "votering/internal/ranking"

// The decimals that totals are shown with, at least and at most.
const least, most = 3, 6

// Decimals is how many decimals it takes to tell different totals apart, three
// at least and six at most.
func Decimals(rk *ranking.Ranking) int { return ranking.Decimals(rk.Rows, least, most) }
