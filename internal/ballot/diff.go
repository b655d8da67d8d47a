package ballot

import "votering/internal/award"

// Change is one difference between two ballots of a juror: of a cell, or of a
// recusal, which has no criterion.
type Change struct {
	Cell
	Old, New      Status
	Before, After Entry // of a cell
	Comment       bool  // only the comment differs
}

// Diff lists what differs between two ballots, recusals first, then cells, each
// in the edition's order. Cells are compared whether or not the juror is
// recused from their nominee.
func Diff(before, after *Ballot, e *award.Edition) []Change {
	var changes []Change
	for i := range e.Nominees {
		id := e.Nominees[i].ID
		old, was := before.Recused[id]
		now, is := after.Recused[id]
		if was != is || old != now {
			changes = append(changes, Change{Cell: Cell{Nominee: id}, Old: recusal(was), New: recusal(is)})
		}
	}
	for i := range e.Nominees {
		for _, k := range e.Marked() {
			cell := Cell{e.Nominees[i].ID, k.ID}
			old, now := before.Cells[cell], after.Cells[cell]
			marked := old.Set == now.Set && old.Abstained == now.Abstained && old.Mark.Equal(now.Mark)
			if marked && old.Comment == now.Comment {
				continue
			}
			changes = append(changes, Change{Cell: cell, Old: old.status(), New: now.status(), Before: old, After: now, Comment: marked})
		}
	}
	return changes
}

func recusal(is bool) Status {
	if is {
		return IsRecused
	}
	return Missing
}

// status says what an entry is, recusals left aside.
func (e Entry) status() Status {
	switch {
	case e.Set:
		return Marked
	case e.Abstained:
		return Abstains
	}
	return Missing
}
