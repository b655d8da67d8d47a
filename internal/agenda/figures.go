package agenda

import (
	"slices"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// Figures are what the marks say of an item. Which of them there are depends on
// its kind.
type Figures struct {
	Standing *Standing    // of Apart; nil: nobody stands apart any more
	Low      *exact.Rat   // of Apart and Differ: the smallest mark; see Most
	High     *exact.Rat   // and the greatest; both nil: nobody marked
	Most     bool         // Low and High leave out the outermost tenths of a large jury
	Scale    *award.Scale // of Close and Agreed: what Means are marks of; nil: parts of a scale
	Means    []*exact.Rat // of Close and Agreed: the jury's, by nominee; nil: nobody marked
}

// FiguresOf finds the figures of an item in the marks as they are. They name
// no mark of a juror who is recused. ballots are those whose marks count; the
// means are those of the ranking, as TableOf has them.
func FiguresOf(ed *award.Edition, ballots []*ballot.Ballot, rk *ranking.Ranking, it Item) Figures {
	var f Figures
	voters := inOrder(ed, ballots)
	switch it.Kind {
	case Apart, Differ:
		if len(it.Nominees) == 1 {
			f.ofMarks(ed, voters, ballot.Cell{Nominee: it.Nominees[0], Criterion: it.Criterion}, it.Kind == Apart)
		}
	case Close, Agreed:
		as, criteria := unitOf(ed), weightsOf(ed)
		f.Scale = as.scale()
		for _, n := range it.Nominees {
			mean := ranked(ed, rk, as, n)
			if v, ok := jurys(criteria, voters, n); ok && mean == nil {
				mean = as.of(v)
			}
			f.Means = append(f.Means, mean)
		}
	case Intro, Round, Choice, Grounds, Own:
	}
	return f
}

// ofMarks fills in what the marks of one cell say.
func (f *Figures) ofMarks(ed *award.Edition, voters []*ballot.Ballot, cell ballot.Cell, lonely bool) {
	c, ok := ed.Criterion(cell.Criterion)
	marks := column(voters, cell)
	if !ok || len(marks) == 0 {
		return
	}
	if s, apart := standing(ed, c, marks); apart && lonely {
		f.Standing = &s
	}
	low, high := core(marks)
	f.Low, f.High, f.Most = &low.mark, &high.mark, len(marks) >= 10
}

// Range is the smallest and the greatest mean; false where there is none.
func (f Figures) Range() (low, high exact.Rat, ok bool) {
	var means []exact.Rat
	for _, m := range f.Means {
		if m != nil {
			means = append(means, *m)
		}
	}
	if len(means) == 0 {
		return low, high, false
	}
	slices.SortFunc(means, exact.Rat.Cmp)
	return means[0], means[len(means)-1], true
}
