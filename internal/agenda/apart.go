package agenda

import (
	"slices"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
)

// Standing is who stands apart from the others on one criterion of a nominee.
type Standing struct {
	Jurors    []string    // in the order of the roll
	Marks     []exact.Rat // theirs, in the same order
	Others    int         // how many the others are
	Low, High exact.Rat   // the smallest and the greatest mark of the others
	Gap       exact.Rat   // from them to the nearest of the others, as a part of the scale's width
	Mean      exact.Rat   // of all marks
	Without   exact.Rat   // the mean of the others
}

// far is how far apart marks lie that are worth talking about, as a part of the
// scale's width: two steps on a scale of 1 to 6, forty points of a hundred.
var far = exact.New(2, 5)

// StandsApart finds who stands apart on a criterion of a nominee: of at least
// three marks a group at one end, the lowest or the highest, for which all of
// this holds:
//
//   - it is at most a quarter of the marks, or a single one;
//   - the gap between it and the nearest of the others is at least two fifths
//     of the scale's width;
//   - that gap is wider than the others are apart from each other, from their
//     smallest mark to their greatest.
//
// Where several groups do, the one with the widest gap is it, the smallest
// before larger ones. False where nobody stands apart. Of recused jurors there
// is no mark, and it names none. ballots are those whose marks count.
func StandsApart(ed *award.Edition, ballots []*ballot.Ballot, nominee, criterion string) (Standing, bool) {
	c, ok := ed.Criterion(criterion)
	if !ok || width(c).Sign() <= 0 {
		return Standing{}, false
	}
	marks := column(inOrder(ed, ballots), ballot.Cell{Nominee: nominee, Criterion: criterion})
	return standing(ed, c, marks)
}

// standing is StandsApart of marks that are sorted.
func standing(ed *award.Edition, c *award.Criterion, marks []marked) (Standing, bool) {
	n := len(marks)
	if n < 3 {
		return Standing{}, false
	}
	var best exact.Rat
	var group, others []marked
	for k := 1; k <= max(1, n/4); k++ {
		for _, cut := range []struct{ group, others []marked }{
			{marks[:k], marks[k:]}, {marks[n-k:], marks[:n-k]},
		} {
			gap := between(cut.group, cut.others).Quo(width(c))
			if !gap.Less(far) && spread(cut.others).Quo(width(c)).Less(gap) && best.Less(gap) {
				best, group, others = gap, cut.group, cut.others
			}
		}
	}
	if group == nil {
		return Standing{}, false
	}
	group = slices.Clone(group)
	order := seatsOf(ed)
	slices.SortFunc(group, func(a, b marked) int { return order.order(a.juror, b.juror) })
	s := Standing{
		Others: len(others), Low: others[0].mark, High: others[len(others)-1].mark,
		Gap: best, Mean: meanOf(marks), Without: meanOf(others),
	}
	for _, m := range group {
		s.Jurors, s.Marks = append(s.Jurors, m.juror), append(s.Marks, m.mark)
	}
	return s, true
}

// between is how far two groups of sorted marks are apart that do not overlap.
func between(a, b []marked) exact.Rat {
	if b[0].mark.Less(a[0].mark) {
		a, b = b, a
	}
	return b[0].mark.Sub(a[len(a)-1].mark)
}

// spread is how far sorted marks are apart.
func spread(marks []marked) exact.Rat { return marks[len(marks)-1].mark.Sub(marks[0].mark) }
