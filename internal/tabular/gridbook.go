package tabular

import (
	"errors"
	"strconv"

	"votering/internal/fault"
	"votering/internal/text"
	"votering/internal/xlsx"
)

// bookLimits are how much of a workbook is read.
var bookLimits = xlsx.Limits{Packed: 16 << 20, Unpacked: 32 << 20, Text: 32 << 20, Cells: maxCells}

// workbook reads the sheets of a workbook that hold something. What is on a
// sheet that is not shown nobody has seen: it is told, and not read.
func (r *gridReader) workbook(data []byte) ([]Grid, error) {
	sheets, err := xlsx.Read(data, bookLimits)
	switch {
	case errors.Is(err, xlsx.ErrSize):
		return nil, fault.New(fault.Size, "table.unpacked", "max", strconv.Itoa(bookLimits.Unpacked>>20)).At(r.name)
	case err != nil:
		return nil, r.fail("", "table.workbook").Because(err)
	}
	var grids []Grid
	var unseen []Notice
	for i := range sheets {
		switch name := text.Show(sheets[i].Name); {
		case len(sheets[i].Cells) == 0:
			continue
		case sheets[i].Hidden:
			unseen = append(unseen, Notice{ID: "hidden_sheet", Args: fault.Pairs("sheet", name), Where: r.name + "!" + name})
			continue
		}
		g, err := r.sheet(&sheets[i])
		if err != nil {
			return nil, err
		}
		if len(g.Rows) > 0 {
			grids = append(grids, *g)
		}
	}
	if len(grids) > 0 {
		grids[0].Notices = append(grids[0].Notices, unseen...)
	}
	return grids, nil
}

// sheet makes a grid of the cells of a sheet, which come row by row.
func (r *gridReader) sheet(s *xlsx.Content) (*Grid, error) {
	g := &Grid{File: r.name, Sheet: text.Show(s.Name)}
	tidy := &tidier{max: r.limits.Cell, lines: r.limits.Lines}
	var uncomputed found
	for cells := s.Cells; len(cells) > 0; {
		line, n := cells[0].Row, 1
		for n < len(cells) && cells[n].Row == line {
			n++
		}
		width := cells[n-1].Col
		if err := r.take(g.Where(GridCell{Line: line, Column: width}), len(g.Rows)+1, width); err != nil {
			return nil, err
		}
		row := make([]GridCell, width)
		for i := range row {
			row[i] = GridCell{Line: line, Column: i + 1}
		}
		for _, c := range cells[:n] {
			cell := &row[c.Col-1]
			if err := fill(cell, c, tidy); err != nil {
				return nil, fault.New(fault.CSV, "csv.cell", "column", xlsx.Column(c.Col)).At(g.Where(*cell)).Because(err)
			}
			if c.Formula && cell.Text == "" {
				uncomputed.at(*cell)
			}
		}
		if cells = cells[n:]; holds(row) {
			g.Rows = append(g.Rows, row)
		}
	}
	g.Notices = tidy.notices(g)
	if uncomputed.n > 0 {
		g.Notices = append(g.Notices, Notice{ID: "formula", Args: fault.Pairs("n", strconv.Itoa(uncomputed.n)), Where: g.Where(uncomputed.first)})
	}
	if n := len(s.HiddenRows); n > 0 {
		g.Notices = append(g.Notices, Notice{ID: "hidden_rows", Args: fault.Pairs("n", strconv.Itoa(n)), Where: g.Where(GridCell{Line: s.HiddenRows[0], Column: 1})})
	}
	return g, nil
}

// fill puts what a workbook has in a cell into the grid's.
func fill(cell *GridCell, c xlsx.Found, tidy *tidier) (err error) {
	if c.Number {
		if shown, ok := shownNumber(c.Text, c.Percent); ok {
			cell.Text, cell.Number, cell.Percent = shown, true, c.Percent
			return nil
		}
	}
	cell.Date = c.Date
	cell.Text, err = tidy.cell(c.Text, *cell)
	return err
}
