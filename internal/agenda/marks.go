package agenda

import (
	"cmp"
	"slices"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// counting are the ballots whose marks count, in the order of the roll, or by
// id where there is no roll: those of jurors who vote, and under
// `recusal: edition` of nobody who is recused from a nominee that is let in.
func counting(ed *award.Edition, ballots []*ballot.Ballot) []*ballot.Ballot {
	seats := seatsOf(ed)
	admitted := ranking.Admitted(ed, nil)
	var list []*ballot.Ballot
	for _, b := range ballots {
		seat, onRoll := seats[b.Juror]
		votes := !onRoll && len(seats) == 0 || onRoll && ed.Jurors[seat].Votes
		if votes && !ranking.Leaves(ed, b, admitted) {
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

// own is the mean of a juror's own marks of a nominee, by weight, as a part of
// the scale: 0 at the bad end, 1 at the good one. False where there is no mark
// that weighs anything.
func own(ed *award.Edition, b *ballot.Ballot, nominee string) (exact.Rat, bool) {
	var sum, weights exact.Adder
	for _, c := range ed.Marked() {
		if mark, ok := b.Mark(ballot.Cell{Nominee: nominee, Criterion: c.ID}); ok {
			sum.Add(c.Share(mark).Mul(c.Weight))
			weights.Add(c.Weight)
		}
	}
	weight := weights.Sum()
	if weight.Sign() == 0 {
		return exact.Rat{}, false
	}
	return sum.Sum().Quo(weight), true
}

// jurys is the weighted mean of the jury's means on each criterion, as a part
// of the scale. False where there is no mark that weighs anything.
func jurys(ed *award.Edition, ballots []*ballot.Ballot, nominee string) (exact.Rat, bool) {
	var sum, weights exact.Adder
	for _, c := range ed.Marked() {
		marks := column(ballots, ballot.Cell{Nominee: nominee, Criterion: c.ID})
		if len(marks) == 0 {
			continue
		}
		sum.Add(c.Share(meanOf(marks)).Mul(c.Weight))
		weights.Add(c.Weight)
	}
	weight := weights.Sum()
	if weight.Sign() == 0 {
		return exact.Rat{}, false
	}
	return sum.Sum().Quo(weight), true
}
