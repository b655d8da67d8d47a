package exact

import (
	"math"
	"math/big"
	"math/bits"
)

// word is a number in lowest terms whose two parts fit a machine word: n/d, d above
// 0, neither of them the lowest int64. Marks, weights and their means are nearly
// all such numbers, and arithmetic with them is ten times faster than with big ones.
type word struct{ n, d int64 }

// word gives a small number; false where it is a big one.
func (a Rat) word() (word, bool) { return word{a.n, a.under + 1}, a.v == nil }

// rat is the number as a Rat.
func (w word) rat() Rat { return Rat{n: w.n, under: w.d - 1} }

// words gives two small numbers; false where either is a big one.
func words(a, b Rat) (x, y word, ok bool) {
	return word{a.n, a.under + 1}, word{b.n, b.under + 1}, a.v == nil && b.v == nil
}

// plus is x + y; false where the sum does not fit.
func (x word) plus(y word) (word, bool) {
	if x.d == y.d {
		n, ok := sum(x.n, y.n)
		if !ok {
			return word{}, false
		}
		g := gcd(x.d, n)
		return word{n / g, x.d / g}, true
	}
	g := gcd(x.d, y.d)
	a, okA := product(x.n, y.d/g)
	b, okB := product(y.n, x.d/g)
	n, okN := sum(a, b)
	h := gcd(g, n) // nothing else of n is in the common denominator
	d, okD := product(x.d/g, y.d/h)
	return word{n / h, d}, okA && okB && okN && okD
}

// times is x · y; false where the product does not fit.
func (x word) times(y word) (word, bool) {
	g, h := gcd(y.d, x.n), gcd(x.d, y.n)
	n, okN := product(x.n/g, y.n/h)
	d, okD := product(x.d/h, y.d/g)
	return word{n, d}, okN && okD
}

// inverse is 1/x; x must not be 0.
func (x word) inverse() word {
	if x.n < 0 {
		return word{-x.d, -x.n}
	}
	return word{x.d, x.n}
}

// compare is −1, 0 or +1 as x is less than, equal to or greater than y.
func (x word) compare(y word) int {
	switch {
	case x.d == y.d, sign(x.n) != sign(y.n):
		return order(x.n, y.n)
	}
	hi, lo := bits.Mul64(uint64(abs(x.n)), uint64(y.d))
	otherHi, otherLo := bits.Mul64(uint64(abs(y.n)), uint64(x.d))
	if hi != otherHi {
		return order(hi, otherHi) * sign(x.n)
	}
	return order(lo, otherLo) * sign(x.n)
}

func order[T int64 | uint64](a, b T) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func sign(n int64) int { return order(n, 0) }

// sum is a + b; false where it does not fit.
func sum(a, b int64) (int64, bool) {
	c := a + b
	return c, (c > a) == (b > 0) && c != math.MinInt64
}

// product is a · b; false where it does not fit.
func product(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(uint64(abs(a)), uint64(abs(b)))
	if hi != 0 || lo > math.MaxInt64 {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(lo), true
	}
	return int64(lo), true
}

// gcd is the greatest common divisor of a, above 0, and |b|.
func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return abs(a)
}

func abs(n int64) int64 { return max(n, -n) }

// held is v as a Rat, which keeps it where it is a big number: nobody may change
// it any more.
func held(v *big.Rat) Rat {
	n, d := v.Num(), v.Denom()
	if n.IsInt64() && d.IsInt64() && n.Int64() != math.MinInt64 {
		return word{n.Int64(), d.Int64()}.rat()
	}
	return Rat{v: v}
}

// Fraction is the number in lowest terms, n/d with d above 0; false where either
// does not fit.
func (a Rat) Fraction() (n, d int64, ok bool) {
	w, ok := a.word()
	return w.n, w.d, ok
}

// LCM is the least common multiple of two numbers above 0 whose product fits.
func LCM(a, b int64) int64 { return a / gcd(a, b) * b }
