package total

import (
	"testing"

	"votering/internal/exact"
	"votering/internal/ranking"
)

// Totals that differ never look alike, as far as six decimals go.
func TestDecimals(t *testing.T) {
	for _, c := range []struct {
		totals []string
		want   int
	}{
		{nil, 3},
		{[]string{"1"}, 3},
		{[]string{"1", "1/2"}, 3},
		{[]string{"1", "12345/20000", "12341/20000"}, 4},
		{[]string{"1/3", "1/3"}, 3},
		{[]string{"1", "999999999/1000000000"}, 6},
	} {
		rk := &ranking.Ranking{Rows: []ranking.Row{}}
		for _, total := range c.totals {
			r, err := exact.Ratio(total)
			if err != nil {
				t.Fatal(err)
			}
			rk.Rows = append(rk.Rows, ranking.Row{Total: &r})
		}
		rk.Rows = append(rk.Rows, ranking.Row{}) // off the shortlist
		if got := Decimals(rk); got != c.want {
			t.Errorf("%v: %d decimals, not %d", c.totals, got, c.want)
		}
	}
}
