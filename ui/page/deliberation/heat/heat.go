// Package heat draws the marks of many jurors as a table that shows at a glance
// where they lie: a line for each nominee or criterion, a column for each juror,
// and a shade after each number.
package heat

import (
	"slices"

	"votering/internal/exact"
)

// State is what a juror has to say in a cell.
type State int

// The states of a cell.
const (
	Empty   State = iota // nothing that counts: abstained, or no mark
	Marked               // a number
	Recused              // out of the room here
	Outside              // handed in, and not counted
	Absent               // no ballot
)

// Cell is one juror on one line.
type Cell struct {
	State  State
	Number exact.Rat // where Marked
	Share  exact.Rat // where Number lies on its scale, 0 to 1; 1 is the good end
}

// Line is one line of the table: a cell for each column, in their order.
type Line struct {
	Name   string // ready to be shown
	Cells  []Cell
	Mean   *exact.Rat // nil: there is none
	Spread *exact.Rat // from the lowest to the highest; nil: there is none
	Apart  []int      // columns of those who stand apart here
	Shut   string     // why the onlooker sees nothing here; empty: it is open
}

// sorted is the cells from the highest to the lowest, those without a number
// last: so nobody can be told from a column.
func (l *Line) sorted() []Cell {
	out := slices.Clone(l.Cells)
	slices.SortStableFunc(out, func(a, b Cell) int {
		switch {
		case a.State == Marked && b.State == Marked:
			return b.Share.Cmp(a.Share)
		case a.State == Marked:
			return -1
		case b.State == Marked:
			return 1
		}
		return int(a.State) - int(b.State)
	})
	return out
}
