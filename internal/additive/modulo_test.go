package additive

import (
	"testing"

	"votering/internal/exact"
)

// ring is a table whose cells make one ring of n rows and n columns. It has 2n
// spanning trees, so that modulo a divisor of n it has no single solution.
func ring(n int) (cells []Cell) {
	for i := range n {
		cells = append(cells, Cell{i, i, exact.Int(int64(i))}, Cell{i, (i + 1) % n, exact.Int(int64(i * i % 5))})
	}
	return cells
}

// A prime modulo which there is no single solution is passed over, and the fit is
// the same by any other.
func TestPassesOverAPrimeThatDivides(t *testing.T) {
	cells := ring(5)
	table := newTable(5, 5, cells)
	f := table.factor(5)
	if f.p != 3 {
		t.Fatalf("took %d", f.p)
	}
	y, d := f.lift()
	small := table.fit(y, d)
	large, _ := Solve(5, 5, cells)
	for i := range large.Rows {
		if !small.Rows[i].Equal(large.Rows[i]) || !small.Cols[i].Equal(large.Cols[i]) {
			t.Fatalf("line %d: %s and %s modulo 3, else %s and %s", i, small.Rows[i], small.Cols[i], large.Rows[i], large.Cols[i])
		}
	}
}

// The greatest prime below 2^31 serves.
func TestTakesTheGreatestPrime(t *testing.T) {
	if f := newTable(3, 3, ring(3)).factor(greatestPrime); f.p != greatestPrime {
		t.Fatalf("took %d", f.p)
	}
}
