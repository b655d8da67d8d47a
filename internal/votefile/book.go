package votefile

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/tabular"
)

// maxBook is how large a workbook may be, in bytes as it lies on the disk.
const maxBook = 32 << 20

// bookLimits are how much of a workbook is read. The texts of its cells may be
// as long as the programs that make them allow.
var bookLimits = tabular.Limits{Bytes: maxBook, Rows: 1 << 20, Columns: maxColumns, Cell: 32_767}

// The sheets of a workbook that SurveyXact makes, in small letters.
const (
	sheetDataset   = "dataset"
	sheetStructure = "structure"
	sheetLabels    = "labels"
)

// readBook makes a table of each sheet of a workbook.
func readBook(in Input) ([]*table, error) {
	name := printable(in.Name)
	b, err := begin(in, maxBook)
	switch {
	case err != nil:
		return nil, err
	case !b.whole:
		return nil, fault.New(fault.Size, "csv.size", "max", strconv.Itoa(maxBook>>20)).At(name)
	}
	if !bytes.Contains(b.raw, []byte("[Content_Types].xml")) {
		return nil, fault.New(fault.CSV, "votes.archive").At(name)
	}
	grids, err := tabular.ReadGrids(b.raw, name, bookLimits)
	if err != nil {
		return nil, err
	}
	var sheets []*table
	for i := range grids {
		g := &grids[i]
		t := &table{in: in, name: name + "!" + g.Sheet, whole: true, sure: true, sum: b.sum, notices: g.Notices}
		t.reading = publicvote.Reading{Encoding: utf8Text, Sheet: sheetName(g.Sheet, i)}
		t.text, t.long = sheetText(g), longNumbers(g)
		t.sample = len(t.text)
		if err := t.take(t.text, ','); err != nil {
			return nil, err
		}
		sheets = append(sheets, t)
	}
	return sheets, nil
}

// sheetName is the name of a sheet as decisions have it.
func sheetName(name string, index int) string {
	if name = publicvote.ColumnName(name); name != "" {
		return name
	}
	return strconv.Itoa(index + 1)
}

// sheetText is a sheet as text: a line for each row from the top, so that a row
// has the number of its line, each with as many fields as the widest.
func sheetText(g *tabular.Grid) []byte {
	width := 0
	for _, row := range g.Rows {
		width = max(width, len(row))
	}
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	fields := make([]string, width)
	line := 1
	for _, row := range g.Rows {
		w.Flush()
		for ; line < row[0].Line; line++ {
			text.WriteByte('\n')
		}
		for i := range fields {
			fields[i] = ""
			if i < len(row) {
				fields[i] = cellText(row[i])
			}
		}
		_ = w.Write(fields) // to memory, by a comma: nothing can go wrong
		line++
	}
	w.Flush()
	return text.Bytes()
}

// keptDigits is how many digits of a number a spreadsheet keeps.
const keptDigits = 15

// longNumbers are the columns of a sheet, from 0, with whole numbers of more digits
// than are kept, and the first line where one stands. Different ones may look the
// same.
func longNumbers(g *tabular.Grid) map[int]int64 {
	lines := map[int]int64{}
	for _, row := range g.Rows {
		for i, c := range row {
			if _, had := lines[i]; c.Number && !had && len(c.Text) > keptDigits && strings.Trim(c.Text, "-0123456789") == "" {
				lines[i] = int64(c.Line)
			}
		}
	}
	return lines
}

// cellText is a cell as a row of votes has it: a day is a time, its first.
func cellText(c tabular.GridCell) string {
	if !c.Date {
		return c.Text
	}
	const day = len("2006-01-02")
	switch {
	case len(c.Text) == day:
		return c.Text + " 00:00:00"
	case len(c.Text) > day && c.Text[day] == 'T':
		return c.Text[:day] + " " + c.Text[day+1:]
	}
	return c.Text
}

// surveySheets finds the sheets of a survey tool that gives data and labels in
// one workbook; nil, nil where this is none of those.
func surveySheets(sheets []*table) (dataset, codes *table) {
	others := 0
	for _, t := range sheets {
		switch strings.ToLower(t.reading.Sheet) {
		case sheetDataset:
			dataset = t
		case sheetLabels:
			codes, others = t, others+1
		case sheetStructure:
			others++
		}
	}
	if dataset == nil || others == 0 {
		return nil, nil
	}
	return dataset, codes
}

// pages is the text of a sheet while it is counted. It was made when the workbook
// was looked at.
type pages struct {
	*bytes.Reader
	size int64 // of the workbook
	sum  string
}

// Taken is the whole workbook: it was read before.
func (p pages) Taken() int64 { return p.size }

// Sum is that of the workbook.
func (p pages) Sum() string { return p.sum }

// Close lets go of nothing.
func (p pages) Close() error { return nil }
