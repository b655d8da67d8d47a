package exact

import "math/big"

// Adder adds up many numbers, exactly and fast. Marks and weights share a few
// small denominators, so it counts whole units of a common one; a number that
// does not fit is added as a big rational. The zero value is an empty sum.
type Adder struct {
	units, denominator int64 // the sum so far is units/denominator; 0: nothing yet
	rest               *big.Rat
	count              int
}

// The bounds keep every product below in an int64: small numbers times a small
// factor, and a sum that leaves room for one more of them.
const (
	smallNumber = 1 << 31
	largestSum  = 1 << 62
)

// Add takes one more number into the sum.
func (a *Adder) Add(r Rat) {
	a.count++
	if r.v != nil && !a.addSmall(r.v) {
		if a.rest == nil {
			a.rest = new(big.Rat)
		}
		a.rest.Add(a.rest, r.v)
	}
}

func (a *Adder) addSmall(v *big.Rat) bool {
	if !v.Num().IsInt64() || !v.Denom().IsInt64() {
		return false
	}
	n, d := v.Num().Int64(), v.Denom().Int64()
	if n <= -smallNumber || n >= smallNumber || d >= smallNumber {
		return false
	}
	if a.denominator == 0 {
		a.denominator = 1
	}
	if d != a.denominator {
		common := a.denominator / gcd(a.denominator, d) * d
		factor := common / a.denominator
		if common >= smallNumber || abs(a.units) >= largestSum/factor {
			return false
		}
		a.units, a.denominator = a.units*factor, common
		n *= common / d
	}
	if abs(a.units)+abs(n) >= largestSum {
		return false
	}
	a.units += n
	return true
}

// Count is how many numbers were added.
func (a *Adder) Count() int { return a.count }

// Sum is the sum of the numbers added; 0 for none.
func (a *Adder) Sum() Rat { return a.dividedBy(1) }

// Mean is the sum divided by the count, which must not be 0.
func (a *Adder) Mean() Rat { return a.dividedBy(int64(a.count)) }

// dividedBy is the sum divided by n, which is at most the count and so leaves
// the denominator in an int64.
func (a *Adder) dividedBy(n int64) Rat {
	r := big.NewRat(a.units, max(a.denominator, 1)*n)
	if a.rest != nil {
		r.Add(r, new(big.Rat).Quo(a.rest, new(big.Rat).SetInt64(n)))
	}
	return Rat{r}
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func abs(n int64) int64 { return max(n, -n) }
