package agreement

import (
	"math/big"

	"votering/internal/exact"
)

// moments are how many numbers there are, their sum, and the sum of their
// squares.
type moments struct {
	n            int64
	sum, squares big.Int
}

func (a *moments) add(x *big.Int) {
	a.n++
	a.sum.Add(&a.sum, x)
	a.squares.Add(&a.squares, times(x, x))
}

// join takes in the numbers of b too.
func (a *moments) join(b *moments) {
	a.n += b.n
	a.sum.Add(&a.sum, &b.sum)
	a.squares.Add(&a.squares, &b.squares)
}

// pairs is the sum of the squared differences of all pairs.
func (a *moments) pairs() *big.Int {
	p := scaled(&a.squares, a.n)
	return p.Sub(p, times(&a.sum, &a.sum))
}

// fractions add up numbers with few different denominators.
type fractions map[int64]*big.Int

func (f fractions) add(numerator *big.Int, denominator int64) {
	sum, ok := f[denominator]
	if !ok {
		sum = new(big.Int)
		f[denominator] = sum
	}
	sum.Add(sum, numerator)
}

func (f fractions) sum() exact.Rat {
	var total exact.Rat
	for denominator, numerator := range f {
		total = total.Add(whole(numerator).Quo(exact.Int(denominator)))
	}
	return total
}

func times(a, b *big.Int) *big.Int        { return new(big.Int).Mul(a, b) }
func scaled(a *big.Int, n int64) *big.Int { return times(a, big.NewInt(n)) }
func whole(a *big.Int) exact.Rat          { return exact.FromBig(new(big.Rat).SetInt(a)) }
func pointer(r exact.Rat) *exact.Rat      { return &r }
