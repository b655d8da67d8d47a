package exact_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/exact"
)

// The common denominator is the first multiple of one that is one of the other
// too, and takes nothing from either.
func TestCommonIsTheLeast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.Int64Range(1, 60).Draw(t, "a"), rapid.Int64Range(1, 60).Draw(t, "b")
		want := a
		for want%b != 0 {
			want += a
		}
		x, y := big.NewInt(a), big.NewInt(b)
		if got := exact.Common(x, y); got.Int64() != want || x.Int64() != a || y.Int64() != b {
			t.Fatalf("of %d and %d: %v, want %d", a, b, got, want)
		}
	})
}
