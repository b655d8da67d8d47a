package ranking

import (
	"regexp"
	"strings"

	"votering/internal/exact"
	rank "votering/internal/ranking"
)

// shownDecimals are the decimals that stand beside a fraction.
const shownDecimals = 3

// longShown is how many characters of a fraction are shown where numbers are
// not asked for exactly.
const longShown = 20

// long reports whether a number is shown rounded, because nobody would read it
// in full.
func (d *data) long(r exact.Rat) bool {
	return rank.Long(r) || !d.exact && len(r.String()) > longShown
}

// written is a number as it stands in a sum: exactly, or rounded where it is
// long.
func (d *data) written(r exact.Rat) string {
	if d.long(r) {
		return "≈\u00a0" + d.l.Rat(r, longDecimals)
	}
	return r.String()
}

// longDecimals are the decimals that a long number is rounded to.
const longDecimals = 6

// both is a number exactly, and in decimals beside it where it is a fraction:
// "7/10 = 0,7", "667/800 ≈ 0,834".
func (d *data) both(r exact.Rat) string { return d.written(r) + d.also(r) }

// also is what stands after a fraction: its decimals, all of them where they
// are few, else rounded. Empty for a whole number, and for one that is written
// rounded itself.
func (d *data) also(r exact.Rat) string {
	switch {
	case r.IsInt(), d.long(r):
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
	case d.long(r):
		return d.written(r)
	case r.IsInt():
		return d.l.RatText(r)
	case few(r):
		return d.l.RatText(r) + " (" + r.String() + ")"
	}
	return d.l.Rat(r, shownDecimals) + " (" + r.String() + ")"
}

// fraction is a fraction in a sum.
var fraction = regexp.MustCompile(`\d+/\d+`)

// formula is a sum as it is written in the running language: long fractions
// rounded, differences on one line.
func (d *data) formula(s string) string {
	s = strings.ReplaceAll(s, ".", d.l.T("number.point"))
	s = fraction.ReplaceAllStringFunc(s, func(f string) string {
		if r, err := exact.Ratio(f); err == nil {
			return d.written(r)
		}
		return f
	})
	return unbroken(strings.ReplaceAll(s, "= ≈", "≈"))
}

// unbroken keeps a difference on one line.
func unbroken(formula string) string {
	return strings.ReplaceAll(formula, " - ", "\u00a0-\u00a0")
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
