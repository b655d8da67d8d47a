package ballot

import (
	"bytes"
	"fmt"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/tabular"
	"votering/internal/text"
)

// Row is one cell of a marks table, cleaned and checked against the edition.
type Row struct {
	Line      int
	Juror     string
	Nominee   string
	Criterion string // "*" for a recusal from all criteria
	Mark      string // canonical; "-" abstains
	Recused   bool
	Comment   string
}

const recusedWord = "recused"

// ReadMarks reads a marks table: header juror,nominee,criterion,mark in any
// order, comment if wanted. An empty mark abstains; "recused" recuses from the
// nominee. Every complaint is E_CSV or E_SCORE at name:LINE. Where the edition
// has no jurors yet, any juror id is taken, of as many as a jury may have; more
// are an E_SIZE.
func ReadMarks(data []byte, name string, e *award.Edition) ([]Row, error) {
	t, err := tabular.ReadCSV(bytes.NewReader(data), name, tabular.Limits{Multiline: []string{"comment"}})
	if err != nil {
		return nil, err
	}
	col, err := columns(t, name)
	if err != nil {
		return nil, err
	}
	rows := make([]Row, 0, len(t.Rows))
	seen, jury := told{}, map[string]bool{}
	for _, raw := range t.Rows {
		where := fmt.Sprintf("%s:%d", name, raw.Line)
		row, err := readRow(raw, col, e)
		if err != nil {
			return nil, err.At(where)
		}
		if jury[row.Juror] = true; len(jury) > seats(e) {
			return nil, fault.New(fault.Size, "marks.jurors", "max", fmt.Sprint(seats(e))).At(where)
		}
		again, first := seen.add(row)
		if first != 0 {
			id := "marks.twice"
			if row.Recused || seen.recused(row) {
				id = "marks.recused"
			}
			return nil, fault.New(fault.CSV, id, "juror", row.Juror, "nominee", row.Nominee,
				"criterion", row.Criterion, "line", fmt.Sprint(first)).At(where)
		}
		if !again {
			rows = append(rows, row)
		}
	}
	return rows, nil
}

// seats is how many jurors an edition of this size can have.
func seats(e *award.Edition) int {
	return min(award.MaxJurors, award.MaxMarks/max(1, len(e.Nominees)*len(e.Criteria)))
}

// told is what the rows before said, by juror and nominee.
type told map[[2]string]*toldOf

type toldOf struct {
	cells           map[string]int // by criterion, the line
	marked, recused int            // a line with a mark, and one with a recusal; 0: none
}

// recused reports whether an earlier row has the juror recused from the nominee.
func (t told) recused(row Row) bool { return t[[2]string{row.Juror, row.Nominee}].recused != 0 }

// add takes a row. It answers the line of an earlier row that says something
// of the same cell, or that contradicts this one: who is recused on one
// criterion is on all, and has no marks of the nominee. again reports a
// recusal that was told before, on another criterion.
func (t told) add(row Row) (again bool, earlier int) {
	key := [2]string{row.Juror, row.Nominee}
	of := t[key]
	if of == nil {
		of = &toldOf{cells: map[string]int{}}
		t[key] = of
	}
	whole := of.cells["*"]
	switch line := of.cells[row.Criterion]; {
	case line != 0:
		return false, line
	case whole != 0:
		return false, whole
	case row.Recused && of.marked != 0:
		return false, of.marked
	case row.Criterion == "*" && of.recused != 0:
		return false, of.recused
	case !row.Recused && row.Mark != "-" && of.recused != 0:
		return false, of.recused
	}
	of.cells[row.Criterion] = row.Line
	if row.Recused {
		again, of.recused = of.recused != 0, row.Line
	} else if row.Mark != "-" {
		of.marked = row.Line
	}
	return again, 0
}

func columns(t *tabular.Table, name string) (map[string]int, error) {
	known := map[string]bool{"juror": true, "nominee": true, "criterion": true, "mark": true, "comment": true}
	col := map[string]int{}
	for i, h := range t.Header {
		if !known[h] {
			return nil, fault.New(fault.CSV, "marks.column", "column", h).At(name + ":1")
		}
		col[h] = i
	}
	for _, h := range []string{"juror", "nominee", "criterion", "mark"} {
		if _, ok := col[h]; !ok {
			return nil, fault.New(fault.CSV, "table.column_missing", "column", h).At(name + ":1")
		}
	}
	return col, nil
}

func readRow(raw tabular.Row, col map[string]int, e *award.Edition) (Row, *fault.Error) {
	row := Row{Line: raw.Line, Juror: raw.Cells[col["juror"]], Nominee: raw.Cells[col["nominee"]], Criterion: raw.Cells[col["criterion"]]}
	if i, ok := col["comment"]; ok {
		row.Comment = text.FromSheetCell(raw.Cells[i])
	}
	switch j, ok := e.Juror(row.Juror); {
	case ok && !j.Votes:
		return row, fault.New(fault.Juror, "juror.no_vote", "name", j.Name)
	case !ok && len(e.Jurors) > 0:
		return row, fault.New(fault.Juror, "juror.unknown", "juror", row.Juror)
	}
	if _, ok := e.Nominee(row.Nominee); !ok {
		return row, fault.New(fault.Score, "mark.nominee", "nominee", row.Nominee)
	}
	mark := raw.Cells[col["mark"]]
	if mark == recusedWord {
		row.Recused = true
		if row.Criterion == "*" {
			return row, nil
		}
	}
	c, ok := e.Criterion(row.Criterion)
	switch {
	case !ok:
		return row, fault.New(fault.Score, "mark.criterion", "criterion", row.Criterion)
	case c.ValueFrom != nil:
		return row, fault.New(fault.Score, "mark.measured", "nominee", row.Nominee, "criterion", row.Criterion)
	}
	if row.Recused {
		return row, nil
	}
	if mark == "" || mark == "-" {
		row.Mark = "-"
		return row, nil
	}
	v, canonical, err := exact.Mark(mark)
	if err != nil {
		return row, fault.New(fault.Score, "mark.form", "mark", mark, "nominee", row.Nominee, "criterion", row.Criterion)
	}
	if !c.Scale.Holds(v) {
		return row, OffScale(canonical, row.Nominee, c)
	}
	row.Mark = canonical
	return row, nil
}

// OffScale is the fault for a mark that is not on its criterion's scale.
func OffScale(mark, nominee string, c *award.Criterion) *fault.Error {
	return fault.New(fault.Score, "mark.scale", "mark", mark, "nominee", nominee, "criterion", c.ID,
		"min", c.Scale.Min.Text(), "max", c.Scale.Max.Text(), "step", c.Scale.Step.Text())
}

// FromRows makes the ballots that a marks table stands for, in the order in
// which the jurors appear in the edition, or in the table where the edition
// has none. Cells that are not there are abstentions, which the arithmetic
// treats as absent.
func FromRows(rows []Row, e *award.Edition) ([]*Ballot, error) {
	byJuror := map[string]*Ballot{}
	var order []string
	for i := range e.Jurors {
		order = append(order, e.Jurors[i].ID)
	}
	for _, row := range rows {
		b, ok := byJuror[row.Juror]
		if !ok {
			b = New(row.Juror)
			byJuror[row.Juror] = b
			if len(e.Jurors) == 0 {
				order = append(order, row.Juror)
			}
		}
		if row.Recused {
			b.Recused[row.Nominee] = Recusal{Ground: row.Comment}
			continue
		}
		entry := Entry{Abstained: row.Mark == "-", Comment: row.Comment}
		if !entry.Abstained {
			v, err := exact.CanonicalMark(row.Mark)
			if err != nil {
				return nil, err
			}
			entry.Set, entry.Mark = true, v
		}
		b.Cells[Cell{row.Nominee, row.Criterion}] = entry
	}
	var bs []*Ballot
	for _, id := range order {
		if b, ok := byJuror[id]; ok {
			bs = append(bs, b)
		}
	}
	return bs, nil
}
