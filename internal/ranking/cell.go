package ranking

import (
	"slices"

	"votering/internal/exact"
)

// cell is the marks of one nominee on one criterion by the jurors whose marks
// count.
type cell struct {
	*column
	row    []int32 // by juror, as column.at
	jurors []int32 // who count
}

// cell is that of an entrant on the criterion with that index.
func (c *contest) cell(k int, n *entrant) cell {
	col, jurors := &c.table.columns[k], len(c.table.ballots)
	return cell{col, col.at[n.row*jurors : (n.row+1)*jurors], c.counted}
}

// given are the marks that are there, as which of the column's values they are,
// written over buffer.
func (c cell) given(buffer []int32) []int32 {
	buffer = buffer[:0]
	for _, j := range c.jurors {
		if v := c.row[j]; v != none {
			buffer = append(buffer, v)
		}
	}
	return buffer
}

// marks are the marks, the lowest first.
func (c cell) marks() []exact.Rat {
	given := c.given(nil)
	slices.Sort(given)
	marks := make([]exact.Rat, len(given))
	for i, v := range given {
		marks[i] = c.values[v]
	}
	return marks
}
