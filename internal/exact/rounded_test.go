package exact_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/exact"
)

func TestRounded(t *testing.T) {
	for _, c := range []struct {
		number             string
		decimals           int
		halfUp, even, down string
	}{
		{"0.125", 2, "0.13", "0.12", "0.12"},
		{"0.135", 2, "0.14", "0.14", "0.13"},
		{"-0.125", 2, "-0.13", "-0.12", "-0.12"},
		{"-0.126", 2, "-0.13", "-0.13", "-0.12"},
		{"2/3", 2, "0.67", "0.67", "0.66"},
		{"1/3", 2, "0.33", "0.33", "0.33"},
		{"2.5", 0, "3", "2", "2"},
		{"3.5", 0, "4", "4", "3"},
		{"-0.4", 0, "0", "0", "0"},
		{"7", 3, "7", "7", "7"},
		{"0.0000000005", 9, "0.000000001", "0", "0"},
	} {
		v, err := exact.Ratio(c.number)
		if err != nil {
			t.Fatal(err)
		}
		for mode, want := range map[exact.Mode]string{exact.HalfUp: c.halfUp, exact.HalfEven: c.even, exact.Down: c.down} {
			if got := v.Rounded(c.decimals, mode); got.Text() != want {
				t.Errorf("%s to %d decimals in mode %d: %s, want %s", c.number, c.decimals, mode, got.Text(), want)
			}
		}
	}
}

// A rounded number has the decimals, is the nearest that has them or the next one
// towards zero, and stays as it is when it is rounded again.
func TestRoundedIsNear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, decimals := number(t), rapid.IntRange(0, 9).Draw(t, "decimals")
		unit := exact.FromBig(new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil)))
		for _, mode := range []exact.Mode{exact.HalfUp, exact.HalfEven, exact.Down} {
			r := v.Rounded(decimals, mode)
			off, limit := r.Sub(v).Abs(), unit
			if mode != exact.Down {
				limit = unit.Quo(exact.Int(2))
			}
			switch {
			case !r.Quo(unit).IsInt():
				t.Fatalf("%s has more than %d decimals", r, decimals)
			case limit.Less(off) || mode == exact.Down && (off.Equal(limit) || v.Abs().Less(r.Abs())):
				t.Fatalf("%s in mode %d is %s", v, mode, r)
			case !r.Rounded(decimals, mode).Equal(r) || !v.Neg().Rounded(decimals, mode).Equal(r.Neg()):
				t.Fatalf("%s in mode %d is %s, and not the same twice or turned round", v, mode, r)
			}
		}
	})
}
