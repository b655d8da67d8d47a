package exact

// Adder adds up many numbers, exactly and fast. Marks and weights share a few
// small denominators, so it counts whole units of a common one; a number that
// does not fit is added apart. The zero value is an empty sum.
type Adder struct {
	units, denominator int64 // the sum so far is units/denominator; 0: nothing yet
	rest               Rat   // of those that do not fit
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
	if !a.addSmall(r) {
		a.rest = a.rest.Add(r)
	}
}

func (a *Adder) addSmall(r Rat) bool {
	w, ok := r.word()
	n, d := w.n, w.d
	if !ok || n <= -smallNumber || n >= smallNumber || d >= smallNumber {
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
	r := New(a.units, max(a.denominator, 1)*n)
	if a.rest.Sign() == 0 {
		return r
	}
	return r.Add(a.rest.Quo(Int(n)))
}
