package exact

// Fraction is the number in lowest terms, n/d with d above 0; false where either
// does not fit.
func (a Rat) Fraction() (n, d int64, ok bool) {
	v := a.big()
	return v.Num().Int64(), v.Denom().Int64(), v.Num().IsInt64() && v.Denom().IsInt64()
}

// LCM is the least common multiple of two numbers above 0 whose product fits.
func LCM(a, b int64) int64 { return a / gcd(a, b) * b }

// Writable reports whether the number is short enough to be read from JSON.
func (a Rat) Writable() bool {
	const safe = MaxJSON * 3 // bits, of which a digit takes more
	v := a.big()
	return v.Num().BitLen()+v.Denom().BitLen() < safe || len(a.String()) <= MaxJSON
}
