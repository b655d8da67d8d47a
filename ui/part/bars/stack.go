package bars

import "votering/internal/exact"

// Light fills the second part of a stacked bar.
const Light = "▒"

// Stack is how many cells the two parts of a stacked bar take, where most
// fills w cells. The end of the bar is that of the whole, so that bars can be
// compared; a part that is there is seen. Parts below zero take none.
func Stack(first, second, most exact.Rat, w int) (a, b int) {
	if w <= 0 || most.Sign() <= 0 {
		return 0, 0
	}
	cells := func(v exact.Rat) int {
		if v.Sign() <= 0 {
			return 0
		}
		return min(max(round(v.Mul(exact.Int(int64(w))).Quo(most)), 1), w)
	}
	a, b = cells(first), cells(second)
	if first.Sign() > 0 && second.Sign() > 0 {
		whole := max(cells(first.Add(second)), min(2, w))
		a = min(a, whole-1)
		a = max(a, 1)
		b = whole - a
	}
	return a, b
}
