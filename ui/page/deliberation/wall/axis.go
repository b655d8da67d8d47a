package wall

import (
	"math/big"

	"votering/internal/award"
	"votering/internal/exact"
)

// axis is a scale laid out on cells: its least value on the first, its greatest
// on the last.
type axis struct {
	min, max exact.Rat
	w        int         // cells, two at least
	ticks    []exact.Rat // the values that are marked, from min to max
	halves   exact.Rat   // half cells of one unit of the scale; 0 where that has no width
}

// Bounds of the marked values, and how many cells lie between two at least
// beside what they are called.
const (
	mostTicks = 20
	tickGap   = 2
)

// newAxis lays a scale out on at most w cells. As many values are marked as
// there is room for, all the same number of whole cells apart; name says what a
// value is called, in how many cells.
func newAxis(s award.Scale, w int, name func(v exact.Rat) int) axis {
	a := axis{min: s.Min, max: s.Max, w: max(w, 2)}
	n := a.intervals(s.Step, name)
	between := max((a.w-1)/n, 1)
	a.w = between*n + 1
	if a.width().Sign() > 0 {
		a.halves = exact.Int(int64(2 * (a.w - 1))).Quo(a.width())
	}
	step := a.width().Quo(exact.Int(int64(n)))
	for i := range n + 1 {
		a.ticks = append(a.ticks, a.min.Add(step.Mul(exact.Int(int64(i)))))
	}
	return a
}

func (a *axis) width() exact.Rat { return a.max.Sub(a.min) }

// intervals is into how many parts the marked values divide the axis: whole
// numbers where there can be more than the ends, else steps of the scale.
func (a *axis) intervals(step exact.Rat, name func(v exact.Rat) int) int {
	widest := max(name(a.min), name(a.max))
	best := 1
	for n := mostTicks; n > 1; n-- {
		by := a.width().Quo(exact.Int(int64(n)))
		label := max(widest, name(a.min.Add(by)))
		switch {
		case (a.w-1)/n < label+tickGap:
		case by.IsInt() && a.min.IsInt():
			return n
		case best == 1 && step.Sign() > 0 && by.Quo(step).IsInt():
			best = n
		}
	}
	return best
}

// spot is where a value lies on an axis, exactly enough to put it into places
// of any size: twice its distance from the first cell, in whole cells, and
// whether nothing was left out by that.
type spot struct {
	twice int
	whole bool
}

func (a *axis) spot(v exact.Rat) spot {
	x := v.Sub(a.min).Mul(a.halves)
	return spot{floor(x), x.IsInt()}
}

// place is the number of the place of g cells that a spot lies in. What lies in
// the middle between two cells goes to the even one, so that it is not always
// the same way that it is moved; larger places take each the same share of the
// scale.
func (a *axis) place(s spot, g int) int {
	n := floorDiv(s.twice+g, 2*g)
	if g == 1 && s.whole && s.twice%2 != 0 && n%2 != 0 {
		n--
	}
	return min(max(n, 0), a.last(g))
}

// cell is the cell of a value.
func (a *axis) cell(v exact.Rat) int { return a.place(a.spot(v), 1) }

// last is the number of the last place where places are g cells wide.
func (a *axis) last(g int) int { return (a.w - 1 + g/2) / g }

// reach is how wide a place of g cells is, in the unit of the scale.
func (a *axis) reach(g int) exact.Rat {
	return a.width().Mul(exact.New(int64(g), int64(a.w-1)))
}

func floor(r exact.Rat) int {
	v := r.Big()
	return int(new(big.Int).Div(v.Num(), v.Denom()).Int64())
}

func floorDiv(a, b int) int {
	if n := a / b; a%b >= 0 {
		return n
	}
	return a/b - 1
}
