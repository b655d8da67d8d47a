package additive

import (
	"slices"
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
	small := f.lift()
	large, _ := Solve(5, 5, cells)
	if rows, cols := small.rows(), small.cols(); !slices.Equal(rows, large.Rows) || !slices.Equal(cols, large.Cols()) {
		t.Fatalf("%s and %s modulo 3, else %s and %s", rows, cols, large.Rows, large.Cols())
	}
}

// The greatest prime below 2^31 serves.
func TestTakesTheGreatestPrime(t *testing.T) {
	if f := newTable(3, 3, ring(3)).factor(greatestPrime); f.p != greatestPrime {
		t.Fatalf("took %d", f.p)
	}
}
