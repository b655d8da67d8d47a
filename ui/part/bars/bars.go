// Package bars draws figures as bars from zero and as dots around a middle,
// in whole and half cells.
package bars

import (
	"math/big"
	"strings"

	"votering/internal/exact"
)

// The signs of the drawings. All are in the fonts of the oldest terminals.
const (
	Full, Half   = "█", "▌"
	Dot, Mid     = "●", "│"
	Empty        = "·"
	Below, Above = "◄", "►" // beyond the ends
)

// Bar is value as a bar from zero, where most fills w cells. It is as long as
// it is: spaces after it are the caller's. Nothing is drawn below zero.
func Bar(value, most exact.Rat, w int) string {
	if w <= 0 || value.Sign() <= 0 || most.Sign() <= 0 {
		return ""
	}
	halves := min(round(value.Mul(exact.Int(int64(2*w))).Quo(most)), 2*w)
	halves = max(halves, 1) // what is there is seen
	return strings.Repeat(Full, halves/2) + strings.Repeat(Half, halves%2)
}

// Around is value as a dot on a line of w cells from middle − reach to middle +
// reach, with the middle marked. What lies beyond the ends is shown by an
// arrow.
func Around(value, middle, reach exact.Rat, w int) string {
	if w < 3 || reach.Sign() <= 0 {
		return ""
	}
	cells := make([]string, w)
	for i := range cells {
		cells[i] = Empty
	}
	half := (w - 1) / 2
	cells[half] = Mid
	off := value.Sub(middle)
	switch {
	case off.Less(reach.Neg()):
		cells[0] = Below
	case reach.Less(off):
		cells[w-1] = Above
	default:
		cells[half+round(off.Mul(exact.Int(int64(half))).Quo(reach))] = Dot
	}
	return strings.Join(cells, "")
}

// Reach is the first of 5, 10, 20, 25, 50, 100, 200, … that holds every
// distance from the middle.
func Reach(middle exact.Rat, values []exact.Rat) exact.Rat {
	far := exact.Int(0)
	for _, v := range values {
		if d := v.Sub(middle).Abs(); far.Less(d) {
			far = d
		}
	}
	scale := exact.Int(1)
	for {
		for _, step := range []int64{5, 10, 20, 25} {
			if r := scale.Mul(exact.Int(step)); !r.Less(far) {
				return r
			}
		}
		scale = scale.Mul(exact.Int(10))
	}
}

// round is the nearest whole number, halves away from zero, kept within what
// a screen can need.
func round(r exact.Rat) int {
	const limit = 1 << 20
	n, ok := new(big.Int).SetString(r.Round(0), 10)
	switch {
	case !ok || !n.IsInt64() || n.Int64() > limit:
		return limit * r.Sign()
	case n.Int64() < -limit:
		return -limit
	}
	return int(n.Int64())
}
