package robustness

import (
	"math/big"
	"slices"

	"votering/internal/exact"
	"votering/internal/ranking"
)

// Line is a number of one nominee that runs straight from Zero at 0 to One at 1.
type Line struct {
	Nominee   string
	Zero, One exact.Rat
}

// At is the number at x.
func (l Line) At(x exact.Rat) exact.Rat { return l.Zero.Add(l.One.Sub(l.Zero).Mul(x)) }

// Lines are the totals of the nominees over the public weight, in the edition's
// order; nil where the total is not linear in such a weight, and where nobody is
// ranked. Where nobody voted they are level: the public counts for nothing.
func Lines(p *ranking.Prepared, r *ranking.Ranking) []Line {
	if r.Weight == nil {
		return nil
	}
	var lines []Line
	for _, row := range inOrder(p, r) {
		jury, _ := row.Sum.Term(ranking.RoleJury)
		public, voted := row.Sum.Term(ranking.RolePublic)
		if !voted {
			public = jury
		}
		lines = append(lines, Line{row.Nominee, jury.Value, public.Value})
	}
	return lines
}

// inOrder are the rows of a ranking in the edition's order.
func inOrder(p *ranking.Prepared, r *ranking.Ranking) []*ranking.Row {
	rows := make(map[string]*ranking.Row, len(r.Rows))
	for i := range r.Rows {
		rows[r.Rows[i].Nominee] = &r.Rows[i]
	}
	sorted := make([]*ranking.Row, 0, len(r.Rows))
	for i := range p.Input().Edition.Nominees {
		if row, ok := rows[p.Input().Edition.Nominees[i].ID]; ok {
			sorted = append(sorted, row)
		}
	}
	return sorted
}

// Places are the segments from 0 to 1 in each of which the same nominees are
// k-th, counted from 1 at the highest; those who are equal all along are k-th
// together where one of them is. Nil where there are fewer lines.
func Places(lines []Line, k int) []Segment {
	if k < 1 || k > len(lines) {
		return nil
	}
	names := make([]string, len(lines))
	for i, l := range lines {
		names[i] = l.Nominee
	}
	return named(wholeSheet(lines).level(k, exact.Rat{}, exact.Int(1)), names)
}

// run is an interval and the lines, by index, that are k-th in it.
type run struct {
	from, to exact.Rat
	lines    []int
}

// named puts names to the lines of runs that follow on each other, and joins
// neighbours with the same lines.
func named(runs []run, names []string) []Segment {
	var segments []Segment
	for i, r := range runs {
		if i > 0 && slices.Equal(r.lines, runs[i-1].lines) {
			segments[len(segments)-1].To = r.to
			continue
		}
		s := Segment{From: r.from, To: r.to}
		for _, l := range r.lines {
			s.Winners = append(s.Winners, names[l])
		}
		segments = append(segments, s)
	}
	return segments
}

// wholeSheet is the sheet of lines, scaled to whole numbers.
func wholeSheet(lines []Line) *sheet {
	common := big.NewInt(1)
	for _, l := range lines {
		common = denominator(l.One, denominator(l.Zero, common))
	}
	s := newSheet(len(lines))
	for i, l := range lines {
		s.zero[i] = whole(l.Zero, common)
		s.rise[i] = new(big.Int).Sub(whole(l.One, common), s.zero[i])
	}
	return s
}

// whole is v · common, which is a whole number.
func whole(v exact.Rat, common *big.Int) *big.Int {
	if n, d, ok := v.Fraction(); ok {
		of := big.NewInt(d)
		return of.Mul(of.Quo(common, of), big.NewInt(n))
	}
	r := v.Big()
	n := new(big.Int).Quo(common, r.Denom())
	return n.Mul(n, r.Num())
}

// denominator is the least one that v can share with fractions over common.
func denominator(v exact.Rat, common *big.Int) *big.Int {
	if _, d, ok := v.Fraction(); ok {
		return exact.Common(common, big.NewInt(d))
	}
	return exact.Common(common, v.Big().Denom())
}
