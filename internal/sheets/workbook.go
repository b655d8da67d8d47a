package sheets

import (
	"strings"

	"votering/internal/text"
	"votering/internal/xlsx"
)

// The widths of columns, in characters.
const (
	narrowest = 8
	widest    = 60
	room      = 2 // beside the text
)

// XLSX is the table as a workbook: the table, what belongs to it, and where it
// is from. Headers stay in sight.
func (t *Table) XLSX() ([]byte, error) {
	sheets := []xlsx.Sheet{t.main.sheet()}
	for i := range t.more {
		sheets = append(sheets, t.more[i].sheet())
	}
	about := xlsx.Sheet{Name: t.l.T("sheets.about"), Widths: []int{24, widest}}
	for _, line := range t.about {
		_, height := extent(line[1])
		about.Rows = append(about.Rows, xlsx.Row{
			Cells: []xlsx.Cell{{Text: line[0], Look: xlsx.Strong}, {Text: line[1], Look: xlsx.Wrapped}}, Height: height,
		})
	}
	return xlsx.Write(append(sheets, about))
}

// sheet is the page as a sheet.
func (p *page) sheet() xlsx.Sheet {
	s := xlsx.Sheet{Name: p.name, Freeze: 1, Widths: make([]int, len(p.columns))}
	head := make([]value, len(p.columns))
	for i, c := range p.columns {
		head[i] = words(c.name)
		s.Widths[i] = narrowest
	}
	for n, r := range append([][]value{head}, p.rows...) {
		row := xlsx.Row{Cells: make([]xlsx.Cell, len(r)), Height: 1}
		for i, v := range r {
			row.Cells[i] = v.cell()
			wide, lines := extent(v.text)
			s.Widths[i] = max(s.Widths[i], wide+room)
			row.Height = max(row.Height, lines)
			if n == 0 {
				row.Cells[i].Look = xlsx.Header
			}
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// extent is how wide a text is in a cell and how many lines it has there.
func extent(s string) (wide, lines int) {
	for _, line := range strings.Split(s, "\n") {
		wide = max(wide, min(text.Width(line), widest-room))
		lines += len(text.Wrap(line, widest-room))
	}
	return wide, lines
}

// cell is what stands in a cell of a workbook.
func (v value) cell() xlsx.Cell {
	c := xlsx.Cell{Text: v.text, Number: v.number, Decimals: v.decimals, Percent: v.percent, Date: v.date}
	if strings.Contains(v.text, "\n") || text.Width(v.text) > widest-room {
		c.Look = xlsx.Wrapped
	}
	return c
}
