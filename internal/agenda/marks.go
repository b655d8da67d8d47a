package agenda

import (
	"cmp"
	"slices"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
)

// inOrder are ballots in the order of the roll, or by id where there is no roll,
// without those of who does not vote.
func inOrder(ed *award.Edition, ballots []*ballot.Ballot) []*ballot.Ballot {
	seats := seatsOf(ed)
	var list []*ballot.Ballot
	for _, b := range ballots {
		seat, onRoll := seats[b.Juror]
		if !onRoll && len(seats) == 0 || onRoll && ed.Jurors[seat].Votes {
			list = append(list, b)
		}
	}
	slices.SortFunc(list, func(a, b *ballot.Ballot) int { return seats.order(a.Juror, b.Juror) })
	return list
}

// seats are the places on the roll, by juror.
type seats map[string]int

func seatsOf(ed *award.Edition) seats {
	s := seats{}
	for i := range ed.Jurors {
		s[ed.Jurors[i].ID] = i
	}
	return s
}

// order is the order of the roll, and by id of those who are not on it.
func (s seats) order(a, b string) int { return cmp.Or(cmp.Compare(s[a], s[b]), cmp.Compare(a, b)) }

// sorted puts jurors in the order of the roll, each once.
func (s seats) sorted(ids []string) []string {
	list := slices.Clone(ids)
	slices.SortFunc(list, s.order)
	return slices.Compact(list)
}

// marked is one juror's mark.
type marked struct {
	juror string
	mark  exact.Rat
}

// column are the marks that count in a cell, the smallest first, and equal ones
// in the order of the roll.
func column(ballots []*ballot.Ballot, cell ballot.Cell) []marked {
	var list []marked
	for _, b := range ballots {
		if mark, ok := b.Mark(cell); ok {
			list = append(list, marked{b.Juror, mark})
		}
	}
	slices.SortStableFunc(list, func(a, b marked) int { return a.mark.Cmp(b.mark) })
	return list
}

// numbers are marks without who gave them.
func numbers(list []marked) []exact.Rat {
	marks := make([]exact.Rat, len(list))
	for i, m := range list {
		marks[i] = m.mark
	}
	return marks
}

// meanOf is the mean of marks, of which there is at least one.
func meanOf(marks []marked) exact.Rat {
	var sum exact.Adder
	for _, m := range marks {
		sum.Add(m.mark)
	}
	return sum.Mean()
}

// width is how far a scale reaches.
func width(c *award.Criterion) exact.Rat { return c.Scale.Max.Sub(c.Scale.Min) }

// core is the smallest and the greatest of numbers that are sorted, without the
// outermost tenth at either end: n/10 of n, rounded down. Of fewer than ten it
// is all of them, of a hundred what eighty of them lie within; so that a large
// jury does not differ on everything because somebody always does.
func core[T any](sorted []T) (low, high T) {
	tenth := len(sorted) / 10
	return sorted[tenth], sorted[len(sorted)-1-tenth]
}

// weighted is a criterion with what its marks count for: a mark x adds
// slope · x + offset, which is its weight times where the mark lies on the
// scale, 0 at the bad end and 1 at the good one.
type weighted struct {
	criterion     *award.Criterion
	slope, offset exact.Rat
}

// weightsOf are the criteria that jurors mark, in the edition's order.
func weightsOf(ed *award.Edition) []weighted {
	marked := ed.Marked()
	list := make([]weighted, len(marked))
	for i, c := range marked {
		zero, one := c.Scale.Min, c.Scale.Max
		if c.Better == award.Lower {
			zero, one = one, zero
		}
		slope := c.Weight.Quo(one.Sub(zero))
		list[i] = weighted{c, slope, slope.Mul(zero).Neg()}
	}
	return list
}

// summary adds up what is known of one nominee: the marks of the jury on each
// criterion.
type summary struct {
	criteria []weighted
	marks    []exact.Adder // by criterion
}

func summarise(criteria []weighted) *summary {
	return &summary{criteria, make([]exact.Adder, len(criteria))}
}

// add takes in a juror's marks of the nominee. It returns the mean of them by
// weight, as a part of the scale: 0 at the bad end, 1 at the good one. False
// where there is no mark that weighs anything.
func (s *summary) add(b *ballot.Ballot, nominee string) (exact.Rat, bool) {
	var sum, weights exact.Adder
	if _, recused := b.Recused[nominee]; recused {
		return exact.Rat{}, false
	}
	for i, w := range s.criteria {
		if e := b.Cells[ballot.Cell{Nominee: nominee, Criterion: w.criterion.ID}]; e.Set {
			s.marks[i].Add(e.Mark)
			sum.Add(w.slope.Mul(e.Mark))
			sum.Add(w.offset)
			weights.Add(w.criterion.Weight)
		}
	}
	return part(sum, weights)
}

// mean is the weighted mean of the jury's means on each criterion, as a part of
// the scale. False where there is no mark that weighs anything.
func (s *summary) mean() (exact.Rat, bool) {
	var sum, weights exact.Adder
	for i, w := range s.criteria {
		if s.marks[i].Count() > 0 {
			sum.Add(w.slope.Mul(s.marks[i].Mean()))
			sum.Add(w.offset)
			weights.Add(w.criterion.Weight)
		}
	}
	return part(sum, weights)
}

// jurys is the mean of a summary of all those ballots.
func jurys(criteria []weighted, ballots []*ballot.Ballot, nominee string) (exact.Rat, bool) {
	s := summarise(criteria)
	for _, b := range ballots {
		s.add(b, nominee)
	}
	return s.mean()
}

func part(sum, weights exact.Adder) (exact.Rat, bool) {
	weight := weights.Sum()
	if weight.Sign() == 0 {
		return exact.Rat{}, false
	}
	return sum.Sum().Quo(weight), true
}
