package additive

import "votering/internal/exact"

// Cell is one mark: Row is the nominee, Col the juror, both counted from 0.
type Cell struct {
	Row, Col int
	Value    exact.Rat
}

// Fit is the least-squares fit of x = a(row) + b(col).
type Fit struct {
	Rows []exact.Rat // a + mean b: the mean each row would have had in a full table
	cols func() []exact.Rat
}

// Cols are b, what each column gives above the others; they add up to 0. They are
// worked out when they are asked for.
func (f *Fit) Cols() []exact.Rat { return f.cols() }

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
	s := newTable(rows, cols, cells).factor(greatestPrime).lift()
	return &Fit{Rows: s.rows(), cols: s.cols}, nil
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
	means, above, mean := make([]exact.Rat, rows), make([]exact.Rat, cols), all.Mean()
	for i := range row {
		means[i] = row[i].Mean()
	}
	for j := range col {
		above[j] = col[j].Mean().Sub(mean)
	}
	return &Fit{Rows: means, cols: func() []exact.Rat { return above }}
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
