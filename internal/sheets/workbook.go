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
	heading   = 16 // of a header that has more words than fit
	room      = 2  // beside the text
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
		about.Rows = append(about.Rows, xlsx.Row{
			Cells: []xlsx.Cell{{Text: line[0], Look: xlsx.Strong}, {Text: line[1], Look: xlsx.Wrapped}}, Height: lines(line[1], widest-room),
		})
	}
	return xlsx.Write(append(sheets, about))
}

// sheet is the page as a sheet.
func (p *page) sheet() xlsx.Sheet {
	s := xlsx.Sheet{Name: p.name, Freeze: 1, Widths: p.widths(), Rows: make([]xlsx.Row, 0, len(p.rows)+1)}
	head := xlsx.Row{Cells: make([]xlsx.Cell, len(p.columns))}
	for i, c := range p.columns {
		head.Cells[i] = xlsx.Cell{Text: c.name, Look: xlsx.Header}
		head.Height = max(head.Height, lines(c.name, s.Widths[i]-room))
	}
	s.Rows = append(s.Rows, head)
	for _, r := range p.rows {
		row := xlsx.Row{Cells: make([]xlsx.Cell, len(r)), Height: 1}
		for i, v := range r {
			if row.Cells[i] = v.cell(); row.Cells[i].Look == xlsx.Wrapped {
				row.Height = max(row.Height, lines(v.text, widest-room))
			}
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// widths are what the columns need: all of what stands in them, up to a bound,
// and of a header every word. Its words go on several lines.
func (p *page) widths() []int {
	widths := make([]int, len(p.columns))
	for i, c := range p.columns {
		widths[i] = min(text.Width(c.name), heading)
		for _, word := range strings.Fields(c.name) {
			widths[i] = max(widths[i], text.Width(word))
		}
	}
	for _, r := range p.rows {
		for i, v := range r {
			for line := range strings.SplitSeq(v.text, "\n") {
				widths[i] = max(widths[i], text.Width(line))
			}
			widths[i] = max(widths[i], v.digits(), len(v.date))
		}
	}
	for i := range widths {
		widths[i] = min(max(widths[i]+room, narrowest), widest)
	}
	return widths
}

// digits is how wide a number is, with all that is shown of it.
func (v value) digits() int {
	whole, fraction, _ := strings.Cut(v.number, ".")
	n := len(whole)
	if decimals := max(len(fraction), v.decimals); decimals > 0 {
		n += len(".") + decimals
	}
	if v.percent {
		n += len("%")
	}
	return n
}

// lines is how many lines a text has in a column.
func lines(s string, width int) int {
	n := 0
	for line := range strings.SplitSeq(s, "\n") {
		n += max(1, len(text.Wrap(line, width)))
	}
	return n
}

// cell is what stands in a cell of a workbook.
func (v value) cell() xlsx.Cell {
	c := xlsx.Cell{Text: v.text, Number: v.number, Decimals: v.decimals, Percent: v.percent, Date: v.date}
	if strings.Contains(v.text, "\n") || text.Width(v.text) > widest-room {
		c.Look = xlsx.Wrapped
	}
	return c
}
