package additive

import (
	"math/big"
	"math/bits"
	"slices"

	"votering/internal/exact"
)

// table is the normal equations of a fit. Rows and columns are nodes on two sides;
// the side with fewer is near, the other far. With a potential for every node, each
// cell is to be the sum of its two; so for every node
//
//	(number of its cells) · own potential + Σ of those at the other ends = Σ of its cells
//
// The potentials are a and b but for a level that is free: one near node is kept
// at 0.
type table struct {
	near, far side
	swapped   bool     // the columns are near
	start     []int32  // by far node: where its cells begin in ends; the last is where all end
	ends      []int32  // the near nodes of the cells, far node by far node, in order
	unit      *big.Int // 1/unit is the unit of the sums
}

// side is the nodes of one side.
type side struct {
	degree []int64    // by node: the number of its cells
	sum    []*big.Int // by node: Σ of its cells, in units
}

func newTable(rows, cols int, cells []Cell) *table {
	t := &table{swapped: cols < rows, unit: big.NewInt(1)}
	near, far := make([]exact.Adder, min(rows, cols)), make([]exact.Adder, max(rows, cols))
	for _, c := range cells {
		k, i := t.nodes(c)
		near[k].Add(c.Value)
		far[i].Add(c.Value)
	}
	for _, nodes := range [][]exact.Adder{near, far} {
		for i := range nodes {
			t.unit = exact.Common(t.unit, nodes[i].Sum().Big().Denom())
		}
	}
	t.near, t.far = t.side(near), t.side(far)
	t.connect(cells)
	return t
}

// nodes are the near and the far node that a cell connects.
func (t *table) nodes(c Cell) (near, far int) {
	if t.swapped {
		return c.Col, c.Row
	}
	return c.Row, c.Col
}

func (t *table) side(nodes []exact.Adder) side {
	s := side{make([]int64, len(nodes)), make([]*big.Int, len(nodes))}
	for i := range nodes {
		v := nodes[i].Sum().Big()
		s.degree[i] = int64(nodes[i].Count())
		s.sum[i] = new(big.Int).Mul(new(big.Int).Quo(t.unit, v.Denom()), v.Num())
	}
	return s
}

// connect lists the near ends of every far node.
func (t *table) connect(cells []Cell) {
	t.start, t.ends = make([]int32, len(t.far.degree)+1), make([]int32, len(cells))
	for i, d := range t.far.degree {
		t.start[i+1] = t.start[i] + int32(d)
	}
	next := slices.Clone(t.start)
	for _, c := range cells {
		k, i := t.nodes(c)
		t.ends[next[i]] = int32(k)
		next[i]++
	}
	for i := range t.far.degree {
		slices.Sort(t.of(i))
	}
}

// of are the near nodes of a far node's cells.
func (t *table) of(far int) []int32 { return t.ends[t.start[far]:t.start[far+1]] }

// whole reports whether a far node has a cell with every near one. Most have where
// few cells are missing, and what they have in common is worked out once for all.
func (t *table) whole(far int) bool { return int(t.far.degree[far]) == len(t.near.degree) }

// ground is the node that is kept at 0, the last of the near ones.
func (t *table) ground() int { return len(t.near.degree) - 1 }

// enough is how many bits of the modulus make sure of a solution. The common
// denominator is the number of spanning trees, at most the product of the degrees
// of all nodes; and no potential exceeds what the sums come to, all of them
// together.
func (t *table) enough() int {
	trees, reach := 0, 0
	for _, s := range []side{t.near, t.far} {
		for i, d := range s.degree {
			trees += bits.Len64(uint64(d))
			reach = max(reach, s.sum[i].BitLen())
		}
	}
	return 2*(trees+reach+bits.Len(uint(len(t.ends)))) + 2*spare
}
