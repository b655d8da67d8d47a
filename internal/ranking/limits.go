package ranking

import (
	"slices"

	"votering/internal/exact"
)

// The limits by which agreement is put into words, as parts of a scale's width. A
// sixth is the usual limit of the average deviation; a tenth, half a step of a
// scale from 1 to 6, is this program's own.
var (
	alikeWithin = exact.New(1, 10)
	farBeyond   = exact.New(1, 6)
)

// Alike reports whether jurors' totals of one nominee, from 0 to 1, say the same:
// there are at least two, and they lie within a tenth of the scale. Of ten or more
// the outermost tenth at either end is left out.
func Alike(totals []exact.Rat) bool {
	if len(totals) < 2 {
		return false
	}
	sorted := slices.SortedFunc(slices.Values(totals), exact.Rat.Cmp)
	tenth := len(sorted) / 10
	return !alikeWithin.Less(sorted[len(sorted)-1-tenth].Sub(sorted[tenth]))
}

// FarApart reports whether the jurors' marks of one nominee on one criterion lie
// far apart: there are at least two, and the mean of |mark − mean| exceeds a sixth
// of the width of the scale.
func FarApart(marks []exact.Rat, width exact.Rat) bool {
	return len(marks) >= 2 && farBeyond.Mul(width).Less(deviationOf(marks))
}
