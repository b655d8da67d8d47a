package exact

import "math/big"

// Common is the least denominator that two fractions can share, given theirs,
// which are above 0. It may be one of the two; do not change it.
func Common(a, b *big.Int) *big.Int {
	if new(big.Int).Rem(a, b).Sign() == 0 {
		return a
	}
	d := new(big.Int).GCD(nil, nil, a, b)
	return d.Mul(new(big.Int).Quo(a, d), b)
}
