package ranking

import (
	"testing"

	"votering/internal/exact"
)

// Totals that differ never look alike, as far as the decimals go; a nominee
// without a total tells nothing.
func TestDecimals(t *testing.T) {
	third := exact.New(1, 3)
	for _, c := range []struct {
		totals []exact.Rat
		want   int
	}{
		{nil, 3},
		{[]exact.Rat{exact.Int(1), exact.New(1, 2)}, 3},
		{[]exact.Rat{third, third}, 3},
		{[]exact.Rat{exact.New(8462, 10000), exact.New(8461, 10000)}, 4},
		{[]exact.Rat{exact.Int(1), exact.New(999999999, 1000000000)}, 6},
	} {
		rows := []Row{{}}
		for i := range c.totals {
			rows = append(rows, Row{Total: &c.totals[i]})
		}
		if got := Decimals(rows, 3, 6); got != c.want {
			t.Errorf("%v: %d decimals, want %d", c.totals, got, c.want)
		}
	}
}
