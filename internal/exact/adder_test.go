package exact_test

import (
	"testing"

	"pgregory.net/rapid"

	"votering/internal/exact"
)

// number draws numbers of every size: marks, tiny fractions, and numbers that
// do not fit in a machine word.
func number(t *rapid.T) exact.Rat {
	n := rapid.OneOf(rapid.Int64Range(-20, 20), rapid.Int64()).Draw(t, "numerator")
	d := rapid.OneOf(rapid.Int64Range(1, 12), rapid.SampledFrom([]int64{10, 100, 1e9}),
		rapid.Int64Range(1, 1<<62)).Draw(t, "denominator")
	r := exact.New(n, d)
	if rapid.IntRange(0, 9).Draw(t, "huge") == 0 {
		r = r.Mul(r).Mul(r)
	}
	return r
}

func TestAdderAddsLikeRationals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var a exact.Adder
		var want exact.Rat
		n := rapid.IntRange(0, 40).Draw(t, "n")
		for range n {
			r := number(t)
			a.Add(r)
			want = want.Add(r)
		}
		if got := a.Sum(); !got.Equal(want) || a.Count() != n {
			t.Fatalf("sum of %d is %s, want %s of %d", a.Count(), got, want, n)
		}
		if n > 0 && !a.Mean().Equal(want.Quo(exact.Int(int64(n)))) {
			t.Fatalf("mean is %s of %s", a.Mean(), want)
		}
	})
}

// A sum at the edge of a machine word moves over to big rationals unharmed.
func TestAdderNeverOverflows(t *testing.T) {
	var a exact.Adder
	var want exact.Rat
	big := exact.New(1<<31-1, 1)
	for _, d := range []int64{1, 7, 1 << 20, 1<<31 - 2, 3} {
		for range 50 {
			r := big.Quo(exact.Int(d))
			a.Add(r)
			want = want.Add(r)
		}
	}
	if !a.Sum().Equal(want) {
		t.Fatalf("%s, want %s", a.Sum(), want)
	}
}

// What was added so far does not fit where its denominator grows.
func TestAdderWithALateDenominator(t *testing.T) {
	const most = 1<<31 - 1
	numbers := []exact.Rat{exact.Int(most), exact.Int(most), exact.Int(most), exact.New(1, most)}
	var a exact.Adder
	var want exact.Rat
	for _, r := range numbers {
		a.Add(r)
		want = want.Add(r)
	}
	if !a.Sum().Equal(want) {
		t.Fatalf("%s, want %s", a.Sum(), want)
	}
}

func TestAdderOfNothing(t *testing.T) {
	var a exact.Adder
	if a.Sum().Sign() != 0 || a.Count() != 0 {
		t.Fatal("an empty sum is not 0")
	}
	a.Add(exact.Rat{})
	if a.Count() != 1 || a.Mean().Sign() != 0 {
		t.Fatal("a zero does not count")
	}
}
