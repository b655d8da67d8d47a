package additive_test

import (
	"fmt"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/additive"
	"votering/internal/exact"
)

// drawCells draws a table with gaps, of marks with different denominators.
func drawCells(t *rapid.T) (rows, cols int, cells []additive.Cell) {
	rows, cols = rapid.IntRange(1, 7).Draw(t, "rows"), rapid.IntRange(1, 7).Draw(t, "cols")
	gaps := rapid.SampledFrom([]int{0, 2, 5}).Draw(t, "gaps in ten")
	for i := range rows {
		for j := range cols {
			if rapid.IntRange(1, 10).Draw(t, "gap") > gaps {
				value := exact.New(rapid.Int64Range(-9, 9).Draw(t, "mark"), rapid.SampledFrom([]int64{1, 2, 10, 7}).Draw(t, "of"))
				cells = append(cells, additive.Cell{Row: i, Col: j, Value: value})
			}
		}
	}
	return rows, cols, cells
}

// drawFit draws a table that hangs together, and its fit.
func drawFit(t *rapid.T) (rows, cols int, cells []additive.Cell, f *additive.Fit) {
	rows, cols, cells = drawCells(t)
	f, apart := additive.Solve(rows, cols, cells)
	if apart != nil {
		t.Skip("apart")
	}
	return rows, cols, cells, f
}

// normal fails unless what the fit leaves unexplained adds up to nothing in every
// row and column, which only the least squares do, and b adds up to 0.
func normal(t interface {
	Helper()
	Fatalf(string, ...any)
}, rows, cols int, cells []additive.Cell, f *additive.Fit) {
	t.Helper()
	left, above := make([]exact.Rat, rows+cols), f.Cols()
	for _, c := range cells {
		rest := c.Value.Sub(f.Rows[c.Row]).Sub(above[c.Col])
		left[c.Row], left[rows+c.Col] = left[c.Row].Add(rest), left[rows+c.Col].Add(rest)
	}
	for i, rest := range left {
		if rest.Sign() != 0 {
			t.Fatalf("line %d of %d by %d is left with %s", i, rows, cols, rest)
		}
	}
	if sum := exact.Sum(above...); sum.Sign() != 0 {
		t.Fatalf("b adds up to %s", sum)
	}
}

func TestNormalEquationsHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, cols, cells, f := drawFit(t)
		normal(t, rows, cols, cells, f)
	})
}

// A full table gives the plain means.
func TestFullTableGivesMeans(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, cols, cells, f := drawFit(t)
		if len(cells) < rows*cols {
			t.Skip("gaps")
		}
		sums := make([]exact.Adder, rows+cols)
		var all exact.Adder
		for _, c := range cells {
			sums[c.Row].Add(c.Value)
			sums[rows+c.Col].Add(c.Value)
			all.Add(c.Value)
		}
		for i, got := range append(append([]exact.Rat{}, f.Rows...), f.Cols()...) {
			want := sums[i].Mean()
			if i >= rows {
				want = want.Sub(all.Mean())
			}
			if !got.Equal(want) {
				t.Fatalf("line %d is %s, its mean %s", i, got, want)
			}
		}
	})
}

// slow solves the normal equations and Σb = 0 by elimination in fractions; false
// where they have no single solution.
func slow(rows, cols int, cells []additive.Cell) ([]*big.Rat, bool) {
	n := rows + cols
	m := make([][]*big.Rat, n+1)
	for i := range m {
		m[i] = make([]*big.Rat, n+1)
		for k := range m[i] {
			m[i][k] = new(big.Rat)
		}
	}
	plus := func(i, k int, v *big.Rat) { m[i][k].Add(m[i][k], v) }
	one := big.NewRat(1, 1)
	for _, c := range cells {
		for _, i := range []int{c.Row, rows + c.Col} {
			plus(i, c.Row, one)
			plus(i, rows+c.Col, one)
			plus(i, n, c.Value.Big())
		}
	}
	for j := range cols {
		plus(n, rows+j, one)
	}
	for k := range n {
		pivot := k
		for pivot <= n && m[pivot][k].Sign() == 0 {
			pivot++
		}
		if pivot > n {
			return nil, false
		}
		m[k], m[pivot] = m[pivot], m[k]
		for i := range m {
			if i == k {
				continue
			}
			factor := new(big.Rat).Quo(m[i][k], m[k][k])
			for l := range m[i] {
				m[i][l].Sub(m[i][l], new(big.Rat).Mul(factor, m[k][l]))
			}
		}
	}
	x := make([]*big.Rat, n)
	for k := range x {
		x[k] = new(big.Rat).Quo(m[k][n], m[k][k])
	}
	return x, true
}

// The fit is what plain elimination finds, and there is none exactly where that
// finds none.
func TestAgreesWithElimination(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, cols, cells := drawCells(t)
		want, solvable := slow(rows, cols, cells)
		f, apart := additive.Solve(rows, cols, cells)
		if (apart == nil) != solvable {
			t.Fatalf("apart %v, by elimination solvable: %v", apart, solvable)
		}
		if !solvable {
			return
		}
		for i, got := range append(append([]exact.Rat{}, f.Rows...), f.Cols()...) {
			if got.Big().Cmp(want[i]) != 0 {
				t.Fatalf("line %d is %s, by elimination %s", i, got, want[i])
			}
		}
	})
}

// Another order of the lines reorders the fit and no more; a juror who gives more
// of everything moves b alone; and another scale moves the fit along.
func TestFitFollowsItsTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, cols, cells, f := drawFit(t)
		rowAt := rapid.Permutation(upTo(rows)).Draw(t, "rows in another order")
		colAt := rapid.Permutation(upTo(cols)).Draw(t, "columns in another order")
		width, from := exact.New(rapid.Int64Range(1, 9).Draw(t, "width"), 4), exact.New(rapid.Int64Range(-9, 9).Draw(t, "from"), 3)
		generous, more := rapid.IntRange(0, cols-1).Draw(t, "generous"), exact.New(rapid.Int64Range(0, 5).Draw(t, "more"), 1)
		other := make([]additive.Cell, len(cells))
		for i, c := range rapid.Permutation(cells).Draw(t, "cells in another order") {
			value := c.Value.Mul(width).Add(from)
			if c.Col == generous {
				value = value.Add(more)
			}
			other[i] = additive.Cell{Row: rowAt[c.Row], Col: colAt[c.Col], Value: value}
		}
		g, _ := additive.Solve(rows, cols, other)
		each := more.Quo(exact.Int(int64(cols)))
		for i := range rows {
			if want := f.Rows[i].Mul(width).Add(from).Add(each); !g.Rows[rowAt[i]].Equal(want) {
				t.Fatalf("row %d is %s, want %s", i, g.Rows[rowAt[i]], want)
			}
		}
		for j := range cols {
			want := f.Cols()[j].Mul(width).Sub(each)
			if j == generous {
				want = want.Add(more)
			}
			if !g.Cols()[colAt[j]].Equal(want) {
				t.Fatalf("column %d is %s, want %s", j, g.Cols()[colAt[j]], want)
			}
		}
	})
}

func upTo(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// By hand: juror 0 gives row 0 a 4 and row 1 a 2, juror 1 gives row 1 a 5. Juror
// 1 gives 3 more of the same, so that row 0 would have got 7 from juror 1.
func TestByHand(t *testing.T) {
	f, apart := additive.Solve(2, 2, []additive.Cell{
		{0, 0, exact.Int(4)}, {1, 0, exact.Int(2)}, {1, 1, exact.Int(5)},
	})
	if apart != nil {
		t.Fatal(apart)
	}
	if got, want := fmt.Sprint(f.Rows, f.Cols()), "[11/2 7/2] [-3/2 3/2]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// Tables that do not hang together say who is apart.
func TestApart(t *testing.T) {
	at := func(row, col int) additive.Cell { return additive.Cell{Row: row, Col: col, Value: exact.Int(3)} }
	for name, c := range map[string]struct {
		rows, cols int
		cells      []additive.Cell
		want       additive.Apart
	}{
		"two juries":            {4, 4, []additive.Cell{at(0, 0), at(1, 0), at(1, 1), at(2, 2), at(3, 2), at(3, 3)}, additive.Apart{Row: 0, Other: 2}},
		"a row without cells":   {2, 1, []additive.Cell{at(0, 0)}, additive.Apart{Row: 0, Other: 1}},
		"a juror without cells": {1, 2, []additive.Cell{at(0, 0)}, additive.Apart{Row: 0, Other: -1}},
		"each their own":        {3, 3, []additive.Cell{at(0, 0), at(1, 1), at(2, 2)}, additive.Apart{Row: 0, Other: 1}},
	} {
		f, apart := additive.Solve(c.rows, c.cols, c.cells)
		if f != nil || apart == nil || *apart != c.want {
			t.Errorf("%s: %v, want %v", name, apart, c.want)
		}
	}
}

// shapes are an ordinary jury, a large one, and the largest that an edition may
// have: 200,000 marks, square, wide and long. Of each a share of the cells is there.
var shapes = []struct{ rows, cols, percent int }{
	{5, 5, 80}, {100, 100, 90}, {100, 100, 30}, {447, 447, 99}, {447, 447, 50}, {200, 1000, 70}, {500, 400, 70}, {500, 400, 3}, {20, 12, 90}, {50, 100, 90}, {50, 1000, 90},
}

func sample(rows, cols, percent int) []additive.Cell {
	var cells []additive.Cell
	state := uint64(1)
	for i := range rows {
		for j := range cols {
			state = state*6364136223846793005 + 1442695040888963407
			if n := int(state >> 40); n%100 < percent {
				cells = append(cells, additive.Cell{Row: i, Col: j, Value: exact.New(int64(2+n%11), 2)})
			}
		}
	}
	return cells
}

// The largest tables have an exact fit too.
func TestLargest(t *testing.T) {
	if testing.Short() {
		t.Skip("some seconds")
	}
	const rows, cols = 200, 1000
	cells := sample(rows, cols, 70)
	f, apart := additive.Solve(rows, cols, cells)
	if apart != nil {
		t.Fatal(apart)
	}
	for line, sums := range map[string][2]*big.Int{"rows": sumsOf(f.Rows), "columns": sumsOf(f.Cols())} {
		if sums[1].BitLen() < 1000 {
			t.Errorf("the %s of a table with such gaps have a denominator of %d bits", line, sums[1].BitLen())
		}
	}
	normalLarge(t, rows, cols, cells, f)
}

// sumsOf are the largest numerator and denominator.
func sumsOf(rs []exact.Rat) (most [2]*big.Int) {
	most = [2]*big.Int{new(big.Int), new(big.Int)}
	for _, r := range rs {
		for i, v := range []*big.Int{r.Big().Num(), r.Big().Denom()} {
			if v.CmpAbs(most[i]) > 0 {
				most[i] = v
			}
		}
	}
	return most
}

// normalLarge is normal over one common denominator, which is a thousand times
// faster than adding fractions.
func normalLarge(t *testing.T, rows, cols int, cells []additive.Cell, f *additive.Fit) {
	t.Helper()
	common := big.NewInt(2) // of the marks
	lines := append(append([]exact.Rat{}, f.Rows...), f.Cols()...)
	for _, r := range lines {
		d := r.Big().Denom()
		common.Mul(common, new(big.Int).Quo(d, new(big.Int).GCD(nil, nil, common, d)))
	}
	units := func(r exact.Rat) *big.Int {
		v := r.Big()
		n := new(big.Int).Quo(common, v.Denom())
		return n.Mul(n, v.Num())
	}
	fitted := make([]*big.Int, len(lines))
	left := make([]big.Int, len(lines))
	for i, r := range lines {
		fitted[i] = units(r)
	}
	for _, c := range cells {
		rest := units(c.Value)
		rest.Sub(rest.Sub(rest, fitted[c.Row]), fitted[rows+c.Col])
		left[c.Row].Add(&left[c.Row], rest)
		left[rows+c.Col].Add(&left[rows+c.Col], rest)
	}
	for i := range left {
		if left[i].Sign() != 0 {
			t.Fatalf("line %d of %d by %d is not fitted", i, rows, cols)
		}
	}
}

func BenchmarkSolve(b *testing.B) {
	for _, s := range shapes {
		cells := sample(s.rows, s.cols, s.percent)
		b.Run(fmt.Sprintf("%dx%d-%d%%", s.rows, s.cols, s.percent), func(b *testing.B) {
			for b.Loop() {
				if _, apart := additive.Solve(s.rows, s.cols, cells); apart != nil {
					b.Fatal(apart)
				}
			}
		})
	}
}
