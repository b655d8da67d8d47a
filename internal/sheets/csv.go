package sheets

import (
	"bytes"
	"encoding/csv"
	"strings"

	"votering/internal/text"
)

// mark says to a spreadsheet that the text is UTF-8.
const mark = "\ufeff"

// CSV is the table as text in a style. In those for spreadsheets foreign text
// that would be computed gets an apostrophe in front; marks and figures for
// programs are as they were written.
func (t *Table) CSV(style Style) []byte {
	if style == Plain {
		return t.plain()
	}
	rows := [][]string{{}}
	for _, c := range t.main.columns {
		if !c.workbook {
			rows[0] = append(rows[0], text.SheetCell(c.name))
		}
	}
	for _, r := range t.main.rows {
		var row []string
		for i, v := range r {
			if !t.main.columns[i].workbook {
				row = append(row, v.csv(style))
			}
		}
		rows = append(rows, row)
	}
	comma := ','
	if style == Norwegian {
		comma = ';'
	}
	return append([]byte(mark), write(rows, comma, true)...)
}

// csv is what stands in a cell of a CSV.
func (v value) csv(style Style) string {
	switch {
	case v.number != "" && style == Norwegian:
		return strings.Replace(v.number, ".", ",", 1)
	case v.number != "":
		return v.number
	}
	return text.SheetCell(v.text + v.date)
}

// write makes text of rows.
func write(rows [][]string, comma rune, crlf bool) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = comma, crlf
	if err := w.WriteAll(rows); err != nil {
		panic("sheets: a table did not write to memory: " + err.Error())
	}
	return b.Bytes()
}
