package whatif

import (
	"math/big"
	"slices"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/robustness"
)

// track is something that can be moved between 0 and 1, and what it makes of
// every nominee: the public weight, or the share of one criterion.
type track struct {
	now     exact.Rat                         // where the rule has it
	borders []exact.Rat                       // where the first place changes hands, from left to right
	first   []robustness.Segment              // who is first between them
	second  []robustness.Segment              // who is second; nil: nobody can be
	at      func(share exact.Rat) []exact.Rat // the total of every nominee
	rows    [][]group                         // known places by cell, as last drawn: rows[k] is who is k-th
	signs   []string                          // of the nominees
	width   int                               // cells of rows
	drawn   *plot                             // the lines as last drawn
}

// group are nominees that take one place, and which.
type group struct {
	place int
	who   []int
}

// order is who takes which place where values decide: equal ones share it, and
// the next places are skipped.
func order(values []exact.Rat) []group {
	by := make([]int, len(values))
	for i := range by {
		by[i] = i
	}
	slices.SortStableFunc(by, func(a, b int) int { return values[b].Cmp(values[a]) })
	var groups []group
	for n, i := range by {
		if n > 0 && values[i].Equal(values[by[n-1]]) {
			g := &groups[len(groups)-1]
			g.who = append(g.who, i)
			continue
		}
		groups = append(groups, group{n + 1, []int{i}})
	}
	return groups
}

// numbered is an order with its places as the rule numbers them: shared places are
// followed by the next number where it says so.
func (m *model) numbered(groups []group) []group {
	if m.e.Rule.Places != award.Dense {
		return groups
	}
	out := slices.Clone(groups)
	for i := range out {
		out[i].place = i + 1
	}
	return out
}

// at is who is k-th, the first being 1.
func at(groups []group, k int) group {
	for _, g := range groups {
		if k < g.place+len(g.who) {
			return g
		}
	}
	return group{}
}

// share is what cell i of w stands for: 0 at the first, 1 at the last.
func share(i, w int) exact.Rat { return exact.New(int64(i), int64(max(w-1, 1))) }

// cell is the cell of w that a share lies nearest to.
func cell(r exact.Rat, w int) int {
	twice := r.Mul(exact.Int(int64(2 * (w - 1)))).Add(exact.Int(1)).Big()
	half := new(big.Int).Div(twice.Num(), new(big.Int).Lsh(twice.Denom(), 1)) // of any length
	switch {
	case half.Sign() <= 0:
		return 0
	case half.Cmp(big.NewInt(int64(w-1))) >= 0:
		return w - 1
	}
	return int(half.Int64())
}

// places are who is first, second and so on, over w cells.
func (t *track) places(k, w int) [][]group {
	if t.width == w && len(t.rows) >= k {
		return t.rows[:k]
	}
	rows := make([][]group, k)
	for i := range w {
		groups := order(t.at(share(i, w)))
		for n := range rows {
			rows[n] = append(rows[n], at(groups, n+1))
		}
	}
	t.rows, t.width = rows, w
	return rows
}

// step is the next whole hundredth from r on, up or down, by so many; it stays
// between 0 and 1.
func step(r exact.Rat, by int) exact.Rat {
	v := r.Mul(exact.Int(100)).Big()
	n := v.Num()
	n.Div(n, v.Denom()) // the hundredth below
	if by < 0 && !v.IsInt() {
		by++
	}
	return exact.New(max(min(n.Int64()+int64(by), 100), 0), 100)
}

// beyond is the nearest border beyond r, up or down; false where there is none.
func (t *track) beyond(r exact.Rat, up bool) (exact.Rat, bool) {
	for i := range t.borders {
		b := t.borders[i]
		if !up {
			b = t.borders[len(t.borders)-1-i]
		}
		if up && r.Less(b) || !up && b.Less(r) {
			return b, true
		}
	}
	return exact.Rat{}, false
}
