package additive

import (
	"math/big"

	"votering/internal/exact"
)

// Cell is one mark: Row is the nominee, Col the juror, both counted from 0.
type Cell struct {
	Row, Col int
	Value    exact.Rat
}

// Fit is the least-squares fit of x = a(row) + b(col).
type Fit struct {
	Rows []exact.Rat // a + mean b: the mean each row would have had in a full table
	Cols []exact.Rat // b: what a column gives above the others; they add up to 0
}

// Apart is why a table cannot be fitted: no chain of cells leads from Row to
// Other, so that nothing says how much of what sets them apart are the columns. A
// row or column without a cell is apart from all others; Other is then −1 where it
// is a column's.
type Apart struct{ Row, Other int }

// Solve fits a table of rows by cols of which cells are there, each at most
// once; where they do not hang together it says who is apart, and there is no
// fit. The time grows with the cube of the smaller side: about two seconds where
// that is 450.
func Solve(rows, cols int, cells []Cell) (*Fit, *Apart) {
	if apart := Split(rows, cols, cells); apart != nil {
		return nil, apart
	}
	if len(cells) == rows*cols {
		return full(rows, cols, cells), nil
	}
	t := newTable(rows, cols, cells)
	return t.fit(t.factor(greatestPrime).lift()), nil
}

// full is the fit of a table without gaps: each row's mean, and by how much each
// column's mean is above that of all.
func full(rows, cols int, cells []Cell) *Fit {
	row, col := make([]exact.Adder, rows), make([]exact.Adder, cols)
	var all exact.Adder
	for _, c := range cells {
		row[c.Row].Add(c.Value)
		col[c.Col].Add(c.Value)
		all.Add(c.Value)
	}
	f := &Fit{Rows: make([]exact.Rat, rows), Cols: make([]exact.Rat, cols)}
	for i := range row {
		f.Rows[i] = row[i].Mean()
	}
	mean := all.Mean()
	for j := range col {
		f.Cols[j] = col[j].Mean().Sub(mean)
	}
	return f
}

// Split finds two rows that do not hang together, or a column without cells; nil
// where there are none. What the cells hold does not matter.
func Split(rows, cols int, cells []Cell) *Apart {
	parent := make([]int, rows+cols)
	for i := range parent {
		parent[i] = i
	}
	root := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for _, c := range cells {
		parent[root(c.Row)] = root(rows + c.Col)
	}
	for i := range parent {
		switch {
		case root(i) == root(0):
		case i < rows:
			return &Apart{Row: 0, Other: i}
		default:
			return &Apart{Row: 0, Other: -1}
		}
	}
	return nil
}

// fit writes a solution down: y are the numerators of a and −b over the common
// denominator d, and their level is free.
func (t *table) fit(y []*big.Int, d *big.Int) *Fit {
	level := new(big.Int)
	for _, c := range y[t.rows:] {
		level.Add(level, c)
	}
	n := big.NewInt(int64(t.cols))
	over := new(big.Int).Mul(d, n)
	over.Mul(over, t.unit)
	f := &Fit{Rows: make([]exact.Rat, t.rows), Cols: make([]exact.Rat, t.cols)}
	for i, v := range y {
		num := new(big.Int).Mul(v, n)
		num.Sub(num, level)
		if i < t.rows {
			f.Rows[i] = fraction(num, over)
		} else {
			f.Cols[i-t.rows] = fraction(num.Neg(num), over)
		}
	}
	return f
}

func fraction(a, b *big.Int) exact.Rat { return exact.FromBig(new(big.Rat).SetFrac(a, b)) }
