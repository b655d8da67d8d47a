package deliberation

import (
	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/fault"
)

// Abstain is what a CellChange carries instead of a mark where the juror
// abstains.
const Abstain = "-"

func planMarks(s State, ed *award.Edition, e Event) (step, error) {
	juror := e.Subject()
	if f := AllowedTo(s, ed, ActMark, juror); f != nil {
		return nil, f
	}
	if len(e.Cells) == 0 {
		return nil, fault.New(fault.Score, "mark.none")
	}
	fills, f := readCells(s.Ballots[juror], ed, e.Cells)
	if f != nil {
		return nil, f
	}
	return func(next *State) {
		b := next.ballot(juror)
		before := make([]filled, len(fills))
		for i, f := range fills {
			before[i] = filled{f.cell, b.Cells[f.cell]}
			b.Put(f.cell, f.entry)
		}
		next.changed(juror, change{cells: before})
	}, nil
}

// readCells reads what the juror puts in several cells, each of them once.
func readCells(b *ballot.Ballot, ed *award.Edition, cells []CellChange) ([]filled, *fault.Error) {
	fills := make([]filled, len(cells))
	for i, c := range cells {
		entry, f := readCell(b, ed, c)
		if f != nil {
			return nil, f
		}
		fills[i] = filled{ballot.Cell{Nominee: c.Nominee, Criterion: c.Criterion}, entry}
	}
	return fills, twice(fills)
}

// readCell reads what the juror puts in a cell; b is nil where there is no
// ballot yet.
func readCell(b *ballot.Ballot, ed *award.Edition, c CellChange) (ballot.Entry, *fault.Error) {
	criterion, f := markable(b, ed, c)
	if f != nil {
		return ballot.Entry{}, f
	}
	switch c.Mark {
	case "":
		return ballot.Entry{Comment: c.Comment}, nil
	case Abstain:
		return ballot.Entry{Abstained: true, Comment: c.Comment}, nil
	}
	mark, err := exact.CanonicalMark(c.Mark)
	if err != nil {
		return ballot.Entry{}, fault.New(fault.Score, "mark.form",
			"nominee", c.Nominee, "criterion", c.Criterion, "mark", c.Mark).Because(err)
	}
	if sc := criterion.Scale; !sc.Holds(mark) {
		return ballot.Entry{}, fault.New(fault.Score, "mark.scale",
			"nominee", c.Nominee, "criterion", c.Criterion, "mark", c.Mark,
			"min", sc.Min.Text(), "max", sc.Max.Text(), "step", sc.Step.Text())
	}
	return ballot.Entry{Set: true, Mark: mark, Comment: c.Comment}, nil
}

// markable finds the criterion of a cell that the juror may fill.
func markable(b *ballot.Ballot, ed *award.Edition, c CellChange) (*award.Criterion, *fault.Error) {
	refuse := func(id string) *fault.Error {
		return fault.New(fault.Score, id, "nominee", c.Nominee, "criterion", c.Criterion)
	}
	if _, ok := ed.Nominee(c.Nominee); !ok {
		return nil, refuse("mark.nominee")
	}
	criterion, ok := ed.Criterion(c.Criterion)
	if !ok {
		return nil, refuse("mark.criterion")
	}
	if criterion.ValueFrom != nil {
		return nil, refuse("mark.measured")
	}
	if b != nil {
		if _, recused := b.Recused[c.Nominee]; recused {
			return nil, refuse("mark.recused")
		}
	}
	return criterion, nil
}

// twice finds a cell that is there twice.
func twice(fills []filled) *fault.Error {
	if len(fills) < 2 {
		return nil
	}
	seen := make(map[ballot.Cell]bool, len(fills))
	for _, f := range fills {
		if seen[f.cell] {
			return fault.New(fault.Score, "mark.twice", "nominee", f.cell.Nominee, "criterion", f.cell.Criterion)
		}
		seen[f.cell] = true
	}
	return nil
}
