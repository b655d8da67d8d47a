package agreement

import (
	"math/big"

	"votering/internal/exact"
)

// Figures say how far jurors agree on one criterion, or on the whole. They
// describe marks and decide nothing. A figure is nil where it is not defined.
type Figures struct {
	// Alpha is Krippendorff's alpha for interval data, 1 − Do/De: how far marks of
	// one nominee differ, held against how far any two marks differ. 1: all agree;
	// 0: as by chance; below 0: less than by chance. Missing marks are allowed. Nil
	// where no nominee has two marks, or all marks are the same.
	Alpha *exact.Rat
	// W is Kendall's coefficient of concordance, corrected for ties, of the jurors'
	// orders of the complete nominees: 1: the same order; 0: none in common. Nil
	// below two jurors or two complete nominees, and where no juror sets any of them
	// apart.
	W *exact.Rat
	// ICC is the intraclass correlation ICC(2,k) of Shrout and Fleiss, of the
	// complete nominees: how far the mean of these jurors would come out the same
	// with as many others. At most 1; it can be below 0. Nil below two jurors or two
	// complete nominees, and where the variance that it is a share of is not above 0.
	ICC *exact.Rat
	// Deviation is the average deviation in the unit of the marks: mean |x − mean|
	// of each nominee with at least two marks, and the mean of those. Nil where there
	// is no such nominee.
	Deviation *exact.Rat

	Jurors   int // with at least one mark
	Nominees int // with at least two marks: what Alpha and Deviation rest on
	Marks    int // of those nominees
	Complete int // nominees that every one of Jurors marked: what W and ICC rest on

	TooFine bool // the marks have no common denominator below 2^512: no figure is worked out
}

// longestUnit bounds the common denominator of the marks, in bits. Plain marks
// need 30; the totals of jurors who abstain here and there, under weights with
// many decimals, can need more than anybody would write down.
const longestUnit = 512

// Of measures the agreement in a table of marks by nominee and juror; nil is no
// mark. All rows have the same length. Where the marks have no common
// denominator below 2^512 all figures are nil.
func Of(table [][]*exact.Rat) Figures {
	g, ok := gridOf(table)
	f := g.count()
	if !ok {
		f.TooFine = true
		return f
	}
	f.Alpha, f.Deviation = g.alpha(), g.deviation()
	if complete := g.complete(); f.Jurors >= 2 && len(complete) >= 2 {
		f.W, f.ICC = concordance(complete), intraclass(complete)
	}
	return f
}

// grid is a table of marks in whole units of their common denominator; nil: no
// mark.
type grid struct {
	unit *big.Int // 1/unit is the unit
	rows [][]*big.Int
	seen []bool // by juror: has any mark
}

// gridOf finds the unit and counts the marks in it; false where the unit would
// be too small, with marks that are there but not counted.
func gridOf(table [][]*exact.Rat) (*grid, bool) {
	g := &grid{unit: big.NewInt(1), rows: make([][]*big.Int, len(table))}
	values := make([][]*big.Rat, len(table))
	fits := true
	for i, row := range table {
		values[i], g.rows[i] = make([]*big.Rat, len(row)), make([]*big.Int, len(row))
		if g.seen == nil {
			g.seen = make([]bool, len(row))
		}
		for j, x := range row {
			if x == nil {
				continue
			}
			g.seen[j] = true
			values[i][j], g.rows[i][j] = x.Big(), new(big.Int)
			if fits {
				g.unit = exact.Common(g.unit, values[i][j].Denom())
				fits = g.unit.BitLen() <= longestUnit
			}
		}
	}
	if !fits {
		return g, false
	}
	for i, row := range values {
		for j, x := range row {
			if x != nil {
				n := g.rows[i][j].Quo(g.unit, x.Denom())
				n.Mul(n, x.Num())
			}
		}
	}
	return g, true
}

// count is how much the figures rest on.
func (g *grid) count() (f Figures) {
	for _, s := range g.seen {
		if s {
			f.Jurors++
		}
	}
	for _, row := range g.rows {
		marks := present(row)
		if len(marks) >= 2 {
			f.Nominees++
			f.Marks += len(marks)
		}
		if len(marks) > 0 && len(marks) == f.Jurors {
			f.Complete++
		}
	}
	return f
}

// present are the marks of a row that are there.
func present(row []*big.Int) []*big.Int {
	marks := make([]*big.Int, 0, len(row))
	for _, x := range row {
		if x != nil {
			marks = append(marks, x)
		}
	}
	return marks
}

// complete are the rows that every juror with any mark marked, without the
// jurors who have none.
func (g *grid) complete() (rows [][]*big.Int) {
	jurors := g.count().Jurors
	for _, row := range g.rows {
		if marks := present(row); len(marks) == jurors {
			rows = append(rows, marks)
		}
	}
	return rows
}
