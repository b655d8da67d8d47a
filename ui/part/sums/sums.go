// Package sums is how numbers that are worked out stand on the screen, and how
// they are worked out: a fraction has its decimals beside it, one that nobody
// would read is rounded and said to be, and the signs are those of the language.
// Nothing is decided by what it writes.
package sums

import (
	"math/big"
	"regexp"
	"strings"

	"votering/internal/exact"
	"votering/internal/locale"
	rank "votering/internal/ranking"
)

// ShownDecimals are the decimals that stand beside a fraction.
const ShownDecimals = 3

// longDecimals are the decimals that a long number is rounded to.
const longDecimals = 6

// longShown is how many characters of a fraction are shown where numbers are
// not asked for exactly.
const longShown = 20

// about stands before a number that is rounded, and is not parted from it at the
// end of a line.
const about = "≈\u00a0"

// Writer writes numbers in a language.
type Writer struct {
	L       *locale.Catalog
	Exactly bool // fractions are asked for: they are rounded only where nobody could read them
}

// Long reports whether a number is shown rounded, because nobody would read it
// in full.
func (w Writer) Long(r exact.Rat) bool {
	return rank.Long(r) || !w.Exactly && !r.IsInt() && len(r.Abs().String()) > longShown
}

// Written is a number as it stands in a sum: exactly, or rounded where it is
// long.
func (w Writer) Written(r exact.Rat) string {
	if w.Long(r) {
		return about + w.L.Rat(r, longDecimals)
	}
	return signed(r.String())
}

// Both is a number exactly, and in decimals beside it where it is a fraction:
// "7/10 = 0,7", "667/800 ≈ 0,834".
func (w Writer) Both(r exact.Rat) string { return w.Written(r) + w.Also(r) }

// Also is what stands after a fraction: its decimals, all of them where they
// are few, else rounded. Empty for a whole number, and for one that is written
// rounded itself.
func (w Writer) Also(r exact.Rat) string {
	switch {
	case r.IsInt(), w.Long(r):
		return ""
	case Few(r):
		return " = " + w.L.RatText(r)
	}
	return " " + about + w.L.Rat(r, ShownDecimals)
}

// Beside is a number in decimals, and the fraction it is beside it:
// "4,75 (19/4)"; a whole number alone, and one that is too long to be read.
func (w Writer) Beside(r exact.Rat) string {
	switch {
	case w.Long(r):
		return w.Written(r)
	case r.IsInt():
		return w.L.RatText(r)
	case Few(r):
		return w.L.RatText(r) + " (" + signed(r.String()) + ")"
	}
	return w.L.Rat(r, ShownDecimals) + " (" + signed(r.String()) + ")"
}

// Decimal is a number in decimals alone, with a sign where they are rounded.
func (w Writer) Decimal(r exact.Rat) string {
	if Few(r) {
		return w.L.RatText(r)
	}
	return about + w.L.Rat(r, ShownDecimals)
}

var (
	fraction = regexp.MustCompile(`\d+/\d+`)
	inside   = regexp.MustCompile(`(^|[(×+÷-] ?)≈ `) // the sign of a rounded number that something is worked out from
)

// Formula is a sum as the ranking writes it, "3/4 × 1 + 1/4 × 2221/3928 =
// 14005/15712", in the language: long fractions rounded, which is said once, by
// the sign before what the sum comes to.
func (w Writer) Formula(s string) string {
	said, _ := w.formula(s)
	return said
}

// formula is Formula; rounded says that some number in it is.
func (w Writer) formula(s string) (said string, rounded bool) {
	rounded = inside.MatchString(s)
	s = w.L.Formula(inside.ReplaceAllString(s, "$1"))
	s = fraction.ReplaceAllStringFunc(s, func(f string) string {
		number, ok := new(big.Rat).SetString(f)
		if !ok || !w.Long(exact.FromBig(number)) {
			return f
		}
		rounded = true
		return w.L.Rat(exact.FromBig(number), longDecimals)
	})
	switch {
	case rounded && !strings.Contains(s, " "):
		s = about + s
	case rounded:
		s = strings.Replace(s, " = ", " ≈ ", 1)
	}
	return unbroken(s), rounded
}

// Position is how a value is found from where a number stands beside others, and
// the value, for a sentence with "=" between them that goes through Once.
func (w Writer) Position(p rank.Position, v exact.Rat) (working, value string) {
	working, rounded := w.formula(p.String())
	if rounded && !w.Long(v) {
		return working, about + w.Both(v)
	}
	return working, w.Both(v)
}

// Once is a sentence in which what is nearly equal is not said to be equal too.
func Once(sentence string) string { return strings.ReplaceAll(sentence, "= ≈", "≈") }

// Sum is a sum with the decimals of what it comes to beside it. Where the rule
// rounds it, it has them already; one of no terms is its total alone.
func (w Writer) Sum(s rank.Sum) string {
	switch {
	case len(s.Terms) == 0:
		return w.Both(s.Total)
	case s.Unrounded != nil && !s.Unrounded.Equal(s.Total):
		return w.Formula(s.String())
	}
	return w.Formula(s.String()) + w.Also(s.Total)
}

// unbroken keeps a difference on one line, and a rounded number with its sign.
func unbroken(formula string) string {
	formula = strings.ReplaceAll(formula, " - ", "\u00a0-\u00a0")
	return signed(strings.ReplaceAll(formula, "≈ ", about))
}

// signed is a number or a formula with the sign that negative numbers have
// everywhere.
func signed(s string) string { return strings.ReplaceAll(s, "-", "−") }

// Few reports whether the decimals of r end within those that are shown.
func Few(r exact.Rat) bool { return Ends(r, ShownDecimals) }

// Ends reports whether r has no more than so many decimals.
func Ends(r exact.Rat, decimals int) bool {
	for range decimals {
		r = r.Mul(exact.Int(10))
	}
	return r.IsInt()
}
