package exact_test

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/exact"
)

// edge draws numbers around the edges of a machine word, and ordinary ones.
func edge(t *rapid.T, label string) exact.Rat {
	part := rapid.OneOf(rapid.Int64Range(-12, 12), rapid.Int64(),
		rapid.SampledFrom([]int64{math.MinInt64, math.MinInt64 + 1, math.MaxInt64, math.MaxInt64 - 1, 1 << 32, 1<<31 - 1, 1 << 62}))
	n, d := part.Draw(t, label), part.Draw(t, label+" of")
	if d == 0 {
		d = 1
	}
	return exact.New(n, d)
}

// Whatever the size of the numbers, the arithmetic is that of big rationals, and a
// number that fits a machine word has one form.
func TestWordsAreRationals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := edge(t, "a"), edge(t, "b")
		for range rapid.IntRange(0, 2).Draw(t, "more") {
			a = a.Add(edge(t, "more"))
		}
		x, y := a.Big(), b.Big()
		same(t, "+", a.Add(b), new(big.Rat).Add(x, y))
		same(t, "-", a.Sub(b), new(big.Rat).Sub(x, y))
		same(t, "*", a.Mul(b), new(big.Rat).Mul(x, y))
		same(t, "neg", a.Neg(), new(big.Rat).Neg(x))
		same(t, "abs", a.Abs(), new(big.Rat).Abs(x))
		if b.Sign() != 0 {
			same(t, "/", a.Quo(b), new(big.Rat).Quo(x, y))
		}
		same(t, "back", a.Add(b).Sub(b), x)
		same(t, "sum", exact.Sum(a, b, a), new(big.Rat).Add(x, new(big.Rat).Add(x, y)))
		if a.Cmp(b) != x.Cmp(y) || a.Equal(b) != (x.Cmp(y) == 0) || a.Less(b) != (x.Cmp(y) < 0) || a.Sign() != x.Sign() {
			t.Fatalf("%s beside %s", a, b)
		}
		if a.String() != x.RatString() || a.IsInt() != x.IsInt() {
			t.Fatalf("%s is written %s", x.RatString(), a)
		}
	})
}

func same(t *rapid.T, what string, got exact.Rat, want *big.Rat) {
	t.Helper()
	if got.Big().Cmp(want) != 0 {
		t.Fatalf("%s: %s, want %s", what, got, want.RatString())
	}
	n, d, fits := got.Fraction()
	small := want.Num().IsInt64() && want.Denom().IsInt64() && want.Num().Int64() != math.MinInt64
	if fits != small || small && (n != want.Num().Int64() || d != want.Denom().Int64() || got != exact.FromBig(want)) {
		t.Fatalf("%s: %d/%d, %v, want %s", what, n, d, fits, want.RatString())
	}
}

// The lowest of all machine words has no opposite, and is held as a big number.
func TestTheLowestWord(t *testing.T) {
	lowest := exact.Int(-1 << 62).Add(exact.Int(-1 << 62))
	if got := lowest.Neg().String(); got != "9223372036854775808" {
		t.Errorf("%s", got)
	}
	if _, _, fits := lowest.Fraction(); fits {
		t.Error("it is held in a word")
	}
}

func TestLCM(t *testing.T) {
	if got := exact.LCM(4, 6); got != 12 {
		t.Errorf("%d", got)
	}
}

// A number is writable where, and only where, its JSON form is read again.
func TestWritable(t *testing.T) {
	digits := func(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n-1)), nil) }
	for n, want := range map[int]bool{1: true, 1999: true, 2000: true, 2001: false, 9000: false} {
		a := exact.FromBig(new(big.Rat).SetInt(digits(n)))
		data, err := a.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		var back exact.Rat
		if read := back.UnmarshalJSON(data) == nil; a.Writable() != want || read != want {
			t.Errorf("%d digits: writable %v, read %v", n, a.Writable(), read)
		}
	}
}
