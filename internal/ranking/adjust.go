package ranking

import (
	"math/big"
	"strconv"

	"votering/internal/additive"
	"votering/internal/exact"
	"votering/internal/fault"
)

// How long the common denominator of all means of the additive model may be, in
// bits. Within longestRanked the numbers of a ranking are at most 2,000 characters
// long, so that they can be written down, and read and checked by others; within
// longestShown they are worked out in a second or two, to be rounded for the eye.
const (
	longestRanked = 3000
	longestShown  = 10000
)

// adjust replaces each mean by A = a_n + mean_j b_j, where x = a_n + b_j is the
// least-squares fit of the marks on the criterion: the mean that the nominee would
// have got had every juror marked it who marked anybody there. It is the mean
// where no mark is absent. Refused where the marks do not hang together: some
// nominees have no juror in common, nor through others, so that nothing tells
// strict jurors from weak nominees; and where the numbers grow too long.
func (c *contest) adjust() error {
	if c.complete() {
		return nil
	}
	means, refused := c.kept()
	if refused != nil {
		return refused
	}
	for k, column := range means {
		for i, a := range column {
			if a != nil {
				m := &c.entrants[i].aggregates[k]
				m.Shift = a.Sub(m.Value)
				m.Value = *a
			}
		}
	}
	return nil
}

// complete reports whether every juror who counts marked each entrant on each
// criterion that anybody marked it on, so that the means are the fit.
func (c *contest) complete() bool {
	for _, n := range c.entrants {
		for k := range n.aggregates {
			if a := &n.aggregates[k]; a.Measured == nil && a.Jurors != 0 && a.Jurors != len(c.counted) {
				return false
			}
		}
	}
	return true
}

// fitted are the means of the additive model, by criterion and entrant; nil where
// nobody marked. They are refused where the marks on a criterion do not hang
// together, and where they are longer than longest.
func (c *contest) fitted(longest int) ([][]*exact.Rat, *fault.Error) {
	means := make([][]*exact.Rat, len(c.edition.Criteria))
	common := big.NewInt(1)
	for k := range means {
		if figures := c.table.columns[k].figures; figures != nil {
			for _, n := range c.entrants {
				means[k] = append(means[k], figures[n.row])
			}
			continue
		}
		f, apart := fit(c.marksOn(k))
		if apart != nil {
			return nil, fault.New(fault.Rule, "rank.apart", "criterion", c.edition.Criteria[k].ID,
				"nominee", c.entrants[apart.Row].Name, "other", c.entrants[apart.Other].Name)
		}
		if common = f.over(common, longest); common.BitLen() > longest {
			return nil, fault.New(fault.Rule, tooLong, "digits", strconv.Itoa(longest*3/10))
		}
		means[k] = f.rows
	}
	return means, nil
}

// tooLong is the fault of means that are too long.
const tooLong = "rank.long"

// leastSquares is an additive fit by entrant and ballot; nil: without a mark.
type leastSquares struct {
	rows []*exact.Rat
	cols func() []*exact.Rat
}

// fit fits a table by entrant and ballot. Who has no mark at all in it is left
// out. Where it does not hang together the two entrants are named.
func fit(table [][]*exact.Rat) (*leastSquares, *additive.Apart) {
	cells, rows, cols := marked(table)
	if len(cells) == 0 {
		return &leastSquares{rows.spread(nil), func() []*exact.Rat { return cols.spread(nil) }}, nil
	}
	solved, apart := additive.Solve(len(rows.of), len(cols.of), cells)
	if apart != nil {
		return nil, &additive.Apart{Row: rows.of[apart.Row], Other: rows.of[apart.Other]}
	}
	return &leastSquares{rows.spread(solved.Rows), func() []*exact.Rat { return cols.spread(solved.Cols()) }}, nil
}

// marked are the cells of a table in which there is a mark, with the rows and
// columns that have any counted anew.
func marked(table [][]*exact.Rat) (cells []additive.Cell, rows, cols numbering) {
	rows.at = make([]int, len(table))
	if len(table) > 0 {
		cols.at = make([]int, len(table[0]))
	}
	for i, row := range table {
		for j, x := range row {
			if x != nil {
				cells = append(cells, additive.Cell{Row: rows.number(i), Col: cols.number(j), Value: *x})
			}
		}
	}
	return cells, rows, cols
}

// numbering counts what it is asked for from 0, in the order of asking.
type numbering struct {
	of []int // by number
	at []int // the number, and 1; 0: not asked for
}

func (n *numbering) number(i int) int {
	if n.at[i] == 0 {
		n.of = append(n.of, i)
		n.at[i] = len(n.of)
	}
	return n.at[i] - 1
}

// spread puts what was found for each number where it was asked for; nil elsewhere.
func (n *numbering) spread(found []exact.Rat) []*exact.Rat {
	all := make([]*exact.Rat, len(n.at))
	for k := range found {
		all[n.of[k]] = &found[k]
	}
	return all
}

// over is the common denominator of a number and of the rows; it is not worked out
// any more once it is longer than longest.
func (f *leastSquares) over(common *big.Int, longest int) *big.Int {
	for _, r := range f.rows {
		if r != nil && common.BitLen() <= longest {
			common = exact.Common(common, r.Big().Denom())
		}
	}
	return common
}
