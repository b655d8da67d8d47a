package marksheet

// told is what the cells before said, by juror and nominee.
type told map[[2]string]*toldOf

type toldOf struct {
	cells           map[string]string // by criterion, the cell
	marked, recused string            // a cell with a mark, and one with a recusal
}

// add takes a row. It answers the cell of an earlier row that says something
// of the same mark (same), or that contradicts this one: whoever is recused on
// one criterion is on all, and has no marks of the nominee. again reports a
// recusal that was told before, on another criterion.
func (t told) add(row Row) (again bool, earlier string, same bool) {
	id := [2]string{row.Juror, row.Nominee}
	of := t[id]
	if of == nil {
		of = &toldOf{cells: map[string]string{}}
		t[id] = of
	}
	marks := !row.Recused && row.Mark != "-"
	switch cell, whole := of.cells[row.Criterion], of.cells["*"]; {
	case cell != "":
		return false, cell, true
	case whole != "" && (marks || row.Recused):
		return false, whole, row.Recused
	case row.Recused && of.marked != "":
		return false, of.marked, false
	case row.Criterion == "*" && of.recused != "":
		return false, of.recused, true
	case marks && of.recused != "":
		return false, of.recused, false
	}
	of.cells[row.Criterion] = row.Cell
	if row.Recused {
		again, of.recused = of.recused != "", row.Cell
	} else if marks {
		of.marked = row.Cell
	}
	return again, "", false
}
