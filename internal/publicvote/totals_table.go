package publicvote

import (
	"bytes"
	"fmt"

	"votering/internal/fault"
	"votering/internal/tabular"
)

// table is what totals are read from: text, or a sheet of a workbook. Every row
// has as many cells as the header.
type table struct {
	header []string
	rows   [][]string
	where  func(row, column int) string // row -1 is the header
	sha256 string
}

func readTable(data []byte, name string) (*table, error) {
	if isBook(data) {
		return readBook(data, name)
	}
	return readText(data, name)
}

// isBook reports whether a file is a workbook, by how it begins.
func isBook(data []byte) bool { return bytes.HasPrefix(data, []byte("PK\x03\x04")) }

func readText(data []byte, name string) (*table, error) {
	t, err := tabular.ReadCSV(bytes.NewReader(data), name, tabular.Limits{})
	if err != nil {
		return nil, err
	}
	r := &table{header: t.Header, sha256: t.SHA256}
	var lines []int
	for _, row := range t.Rows {
		r.rows = append(r.rows, row.Cells)
		lines = append(lines, row.Line)
	}
	r.where = func(row, _ int) string {
		line := 1
		if row >= 0 {
			line = lines[row]
		}
		return fmt.Sprintf("%s:%d", name, line)
	}
	return r, nil
}

// readBook reads the sheet of a workbook that has totals; where none has, the
// first, for what is wrong with it. Rows that nobody sees are not counted
// silently.
func readBook(data []byte, name string) (*table, error) {
	grids, err := tabular.ReadGrids(data, name, tabular.DefaultLimits)
	if err != nil {
		return nil, err
	}
	var found *tabular.Grid
	for i := range grids {
		switch {
		case !IsTotals(headings(&grids[i])):
		case found != nil:
			return nil, fault.New(fault.CSV, "totals.sheets", "one", found.Sheet, "other", grids[i].Sheet).At(name)
		default:
			found = &grids[i]
		}
	}
	if found == nil {
		found = &grids[0]
	}
	for _, n := range found.Notices {
		if n.ID == "hidden_rows" {
			return nil, fault.New(fault.CSV, "totals.hidden").At(n.Where)
		}
	}
	return sheetTable(found)
}

// headings are the cells of a grid's first row.
func headings(g *tabular.Grid) []string {
	var list []string
	for _, c := range g.Rows[0] {
		list = append(list, c.Text)
	}
	return list
}

// sheetTable is a sheet as a table. What stands beside the columns is refused,
// and per cent is no number of votes.
func sheetTable(g *tabular.Grid) (*table, error) {
	r := &table{header: headings(g), sha256: g.SHA256}
	r.where = func(row, column int) string {
		return g.Where(tabular.GridCell{Line: g.Rows[row+1][0].Line, Column: column + 1})
	}
	for _, cells := range g.Rows[1:] {
		row := make([]string, max(len(r.header), len(cells)))
		for j, c := range cells {
			if !c.Empty() && (j >= len(r.header) || r.header[j] == "") {
				return nil, fault.New(fault.CSV, "totals.beside", "text", c.Text).At(g.Where(c))
			}
			if row[j] = c.Text; c.Percent {
				row[j] += " %"
			}
		}
		r.rows = append(r.rows, row)
	}
	return r, nil
}
