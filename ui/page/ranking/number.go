package ranking

import (
	"votering/internal/exact"
	rank "votering/internal/ranking"
)

// shownDecimals are the decimals that stand beside a fraction.
const shownDecimals = 3

// both is a number exactly, and in decimals beside it where it is a fraction:
// "7/10 = 0,7", "667/800 ≈ 0,834".
func (d *data) both(r exact.Rat) string { return rank.Written(r) + d.also(r) }

// also is what stands after a fraction: its decimals, all of them where they
// are few, else rounded. Empty for a whole number, and for one that is written
// rounded itself.
func (d *data) also(r exact.Rat) string {
	switch {
	case r.IsInt(), rank.Long(r):
		return ""
	case few(r):
		return " = " + d.l.RatText(r)
	}
	return " ≈ " + d.l.Rat(r, shownDecimals)
}

// beside is a number in decimals, and the fraction it is beside it:
// "4,75 (19/4)"; a whole number alone, and one that is too long to be read.
func (d *data) beside(r exact.Rat) string {
	switch {
	case rank.Long(r):
		return rank.Written(r)
	case r.IsInt():
		return d.l.RatText(r)
	case few(r):
		return d.l.RatText(r) + " (" + r.String() + ")"
	}
	return d.l.Rat(r, shownDecimals) + " (" + r.String() + ")"
}

// few reports whether the decimals of r end within those that are shown.
func few(r exact.Rat) bool { return ends(r, shownDecimals) }

// ends reports whether r has no more than so many decimals.
func ends(r exact.Rat, decimals int) bool {
	for range decimals {
		r = r.Mul(exact.Int(10))
	}
	return r.IsInt()
}
