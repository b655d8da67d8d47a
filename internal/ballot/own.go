package ballot

import (
	"slices"

	"votering/internal/award"
	"votering/internal/exact"
)

// OwnRow is one nominee in a juror's own ranking.
type OwnRow struct {
	Nominee string
	Place   int        // 1 is first, shared places alike; 0: no mark that counts
	Share   *exact.Rat // weighted mean of where the marks lie on their scales, 0 to 1: what the place follows from; nil: no mark
	Mean    *exact.Rat // weighted mean of the marks, where all criteria have one scale and higher is better; else nil
	Marked  int        // criteria with a mark
	Empty   int        // criteria with nothing yet; on the others the juror abstains
	Of      int        // criteria there are to mark
	Recused bool
}

// Own ranks the nominees by one juror's marks alone: the weighted mean of the
// criteria marked so far. Abstentions and empty cells weigh nothing. It is for
// that juror's eye; the jury's ranking is made by the edition's rule. Ranked
// rows come first, then those without a mark, then those recused from, each in
// the edition's order where they are equal. Who is withdrawn has no row.
func Own(b *Ballot, e *award.Edition) []OwnRow {
	criteria := e.Marked()
	onScale := sameScale(criteria)
	rows := make([]OwnRow, 0, len(e.Nominees))
	for i := range e.Nominees {
		if !e.Nominees[i].Withdrawn {
			rows = append(rows, ownRow(b, criteria, e.Nominees[i].ID, onScale))
		}
	}
	slices.SortStableFunc(rows, func(x, y OwnRow) int {
		if gx, gy := x.group(), y.group(); gx != gy || gx != ranked {
			return gx - gy
		}
		return y.Share.Cmp(*x.Share)
	})
	for i := range rows {
		switch {
		case rows[i].group() != ranked:
		case i > 0 && rows[i].Share.Equal(*rows[i-1].Share):
			rows[i].Place = rows[i-1].Place
		default:
			rows[i].Place = i + 1
		}
	}
	return rows
}

// ownRow computes one row, without its place.
func ownRow(b *Ballot, criteria []*award.Criterion, nominee string, onScale bool) OwnRow {
	r := OwnRow{Nominee: nominee, Of: len(criteria)}
	_, r.Recused = b.Recused[nominee]
	var shares, marks, weights exact.Adder
	for _, c := range criteria {
		cell := Cell{nominee, c.ID}
		m, ok := b.Mark(cell)
		if !ok {
			if b.Status(cell) == Missing {
				r.Empty++
			}
			continue
		}
		r.Marked++
		shares.Add(c.Share(m).Mul(c.Weight))
		marks.Add(m.Mul(c.Weight))
		weights.Add(c.Weight)
	}
	total := weights.Sum()
	if total.Sign() == 0 {
		return r
	}
	share := shares.Sum().Quo(total)
	r.Share = &share
	if onScale {
		mean := marks.Sum().Quo(total)
		r.Mean = &mean
	}
	return r
}

// The groups of an own ranking, in order.
const (
	ranked = iota
	unmarked
	outside
)

func (r OwnRow) group() int {
	switch {
	case r.Recused:
		return outside
	case r.Share == nil:
		return unmarked
	}
	return ranked
}

// sameScale reports whether a mean of marks means anything: one scale for all,
// and its upper end the good one.
func sameScale(criteria []*award.Criterion) bool {
	for _, c := range criteria {
		a, b := c.Scale, criteria[0].Scale
		if c.Better == award.Lower || !a.Min.Equal(b.Min) || !a.Max.Equal(b.Max) {
			return false
		}
	}
	return true
}

// Spread counts a juror's marks by value, lowest first: how much of the scale
// was used.
func Spread(b *Ballot, e *award.Edition) []MarkCount {
	counts := map[string]*MarkCount{}
	criteria := e.Marked()
	for i := range e.Nominees {
		for _, c := range criteria {
			m, ok := b.Mark(Cell{e.Nominees[i].ID, c.ID})
			if !ok {
				continue
			}
			k := m.String()
			if counts[k] == nil {
				counts[k] = &MarkCount{Mark: m}
			}
			counts[k].Count++
		}
	}
	var list []MarkCount
	for _, c := range counts {
		list = append(list, *c)
	}
	slices.SortFunc(list, func(x, y MarkCount) int { return x.Mark.Cmp(y.Mark) })
	return list
}

// MarkCount is how often a juror gave a mark.
type MarkCount struct {
	Mark  exact.Rat
	Count int
}
