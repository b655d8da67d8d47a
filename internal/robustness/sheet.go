package robustness

import (
	"cmp"
	"math/big"
	"slices"

	"votering/internal/exact"
)

// sheet is a set of lines zero + rise · x with whole numbers, drawn over one
// another. What lies on top of it, or k-th from the top, is found by walking
// along: a line stays k-th until another one crosses it.
type sheet struct {
	zero, rise []*big.Int
	order      []int      // the lines, the highest first, just right of where the walk is
	height     []*big.Int // of each line where the walk is, times a common denominator
}

func newSheet(n int) *sheet {
	s := &sheet{
		zero: make([]*big.Int, n), rise: make([]*big.Int, n),
		order: make([]int, n), height: make([]*big.Int, n),
	}
	for i := range n {
		s.order[i], s.height[i] = i, new(big.Int)
	}
	return s
}

// level walks from one point to another, and says which lines are k-th from the
// top on the way.
func (s *sheet) level(k int, from, to exact.Rat) []run {
	var runs []run
	for at := from; at.Less(to); {
		s.lookRight(at)
		line := s.order[k-1]
		next := s.nextCrossing(line, at, to)
		runs = append(runs, run{at, next, s.same(line)})
		at = next
	}
	return runs
}

// lookRight sorts the lines by how high they are just right of x.
func (s *sheet) lookRight(x exact.Rat) {
	r := x.Big()
	var rise big.Int
	for i, h := range s.height {
		h.Mul(s.zero[i], r.Denom())
		h.Add(h, rise.Mul(s.rise[i], r.Num()))
	}
	slices.SortFunc(s.order, func(a, b int) int {
		return cmp.Or(s.height[b].Cmp(s.height[a]), s.rise[b].Cmp(s.rise[a]), cmp.Compare(a, b))
	})
}

// nextCrossing is the first point after x at which another line crosses the
// line; to where none does before. The heights must be those at x.
func (s *sheet) nextCrossing(line int, x, to exact.Rat) exact.Rat {
	// A line that is h above at x comes nearer by d a step: they meet h/d after x.
	var h, d, a, b big.Int
	var least, per *big.Int // the smallest h/d so far
	for i := range s.zero {
		h.Sub(s.height[i], s.height[line])
		d.Sub(s.rise[line], s.rise[i])
		if h.Sign() == 0 || h.Sign() != d.Sign() {
			continue
		}
		h.Abs(&h)
		d.Abs(&d)
		if least == nil {
			least, per = new(big.Int).Set(&h), new(big.Int).Set(&d)
		} else if a.Mul(&h, per).Cmp(b.Mul(least, &d)) < 0 {
			least.Set(&h)
			per.Set(&d)
		}
	}
	if least == nil {
		return to
	}
	// The heights are times the denominator of x.
	step := new(big.Rat).SetFrac(least, per.Mul(per, x.Big().Denom()))
	if next := x.Add(exact.FromBig(step)); next.Less(to) {
		return next
	}
	return to
}

// same are the lines that are one with this one, in order.
func (s *sheet) same(line int) []int {
	var lines []int
	for i := range s.zero {
		if s.zero[i].Cmp(s.zero[line]) == 0 && s.rise[i].Cmp(s.rise[line]) == 0 {
			lines = append(lines, i)
		}
	}
	return lines
}
