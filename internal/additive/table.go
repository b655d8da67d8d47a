package additive

import (
	"math/big"

	"votering/internal/exact"
)

// table is the normal equations of a fit, as they are for an electrical network:
// rows and columns are its nodes, each cell is a wire between two of them, and
// the potentials y of the nodes are a and −b. For every node
//
//	(number of its cells) · y − Σ y of the other ends = ± Σ of its cells
//
// with + for rows and − for columns. One node is kept at 0.
type table struct {
	rows, cols int
	row, col   []int32    // the ends of each cell; col counts on from rows
	degree     []int64    // by node
	flow       []*big.Int // the right side, by node, in units
	unit       *big.Int   // 1/unit is the unit of flow
	reach      *big.Int   // Σ|x| of all cells, in units
	small      side       // the side with fewer nodes, for which the equations are solved
}

// side is a run of nodes.
type side struct{ from, to int }

func (s side) size() int { return s.to - s.from }

func newTable(rows, cols int, cells []Cell) *table {
	n := rows + cols
	t := &table{rows: rows, cols: cols, row: make([]int32, len(cells)), col: make([]int32, len(cells)),
		degree: make([]int64, n), flow: make([]*big.Int, n), unit: big.NewInt(1), reach: new(big.Int)}
	values := make([]*big.Rat, len(cells))
	for i, c := range cells {
		t.row[i], t.col[i] = int32(c.Row), int32(rows+c.Col)
		t.degree[t.row[i]]++
		t.degree[t.col[i]]++
		values[i] = c.Value.Big()
		t.unit = exact.Common(t.unit, values[i].Denom())
	}
	for i := range t.flow {
		t.flow[i] = new(big.Int)
	}
	x := new(big.Int)
	for i, v := range values {
		x.Mul(x.Quo(t.unit, v.Denom()), v.Num())
		t.flow[t.row[i]].Add(t.flow[t.row[i]], x)
		t.flow[t.col[i]].Sub(t.flow[t.col[i]], x)
		t.reach.Add(t.reach, x.Abs(x))
	}
	t.small = side{0, rows}
	if cols < rows {
		t.small = side{rows, n}
	}
	return t
}
