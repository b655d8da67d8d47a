package exact

import "math/big"

// Mode says which way a number between two others is rounded.
type Mode int

// A half goes away from zero or to the even neighbour; Down cuts off, towards
// zero.
const (
	HalfUp Mode = iota
	HalfEven
	Down
)

// Rounded is the number with that many decimals, 0 or more, which counts from
// then on. For a number that is only shown see [Rat.Round].
func (a Rat) Rounded(decimals int, mode Mode) Rat {
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil)
	v := a.big()
	n, rest := new(big.Int).QuoRem(new(big.Int).Mul(v.Num(), unit), v.Denom(), new(big.Int))
	if away(rest, v.Denom(), n.Bit(0) == 1, mode) {
		n.Add(n, big.NewInt(int64(v.Sign())))
	}
	return held(new(big.Rat).SetFrac(n, unit))
}

// away reports whether rest/of of a unit, cut off towards zero, is rounded away
// from zero. odd: what is left is odd.
func away(rest, of *big.Int, odd bool, mode Mode) bool {
	if mode == Down {
		return false
	}
	half := new(big.Int).Lsh(rest, 1).CmpAbs(of)
	return half > 0 || half == 0 && (mode == HalfUp || odd)
}
