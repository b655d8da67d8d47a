// Package sheets writes what goes out as tables: the marks, the ranking, the
// figures and the public's votes, as CSV for programs, as CSV that a
// spreadsheet opens right by itself, and as workbooks. Tables for people are in
// a language, with names beside ids; numbers in them are numbers, days are
// days, and what somebody wrote is text, whatever it begins with.
package sheets

import (
	"path/filepath"
	"strings"

	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/text"
)

// Style is how a CSV is written.
type Style string

// The styles. Spreadsheets take a CSV as the language of the system has it, so
// that there is one for each.
const (
	Plain     Style = "plain" // for programs: the forms of the decision's folder
	Norwegian Style = "nb"    // semicolons, decimal comma
	English   Style = "en"    // commas, decimal point
)

// ParseStyle reads the name of a style; the empty one is Plain.
func ParseStyle(s string) (Style, error) {
	switch style := Style(s); style {
	case "":
		return Plain, nil
	case Plain, Norwegian, English:
		return style, nil
	}
	return "", fault.New(fault.Usage, "export.style", "style", text.Show(s))
}

// Table is a table that can be written in every way.
type Table struct {
	plain func() []byte
	main  page        // the table for people
	more  []page      // further sheets of a workbook
	about [][2]string // what a workbook says of the table and where it is from
	l     *locale.Catalog
}

// page is a table for people.
type page struct {
	name    string
	columns []column
	rows    [][]value
}

// column is a column of a table.
type column struct {
	name     string
	workbook bool // it stands in workbooks alone: a spreadsheet would take it for something else in a CSV
}

// value is what stands in a cell: a text, a number or a day.
type value struct {
	text     string
	number   string // an exact decimal
	decimals int    // of the number, that are shown at least
	percent  bool
	date     string // 2006-01-02
}

// words is a cell with text.
func words(s string) value { return value{text: s} }

// File is the table as a file of that name: a workbook where it ends in .xlsx,
// a CSV in a style where it ends in .csv. Any other is a fault.Usage.
func (t *Table) File(name string, style Style) ([]byte, error) {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv":
		return t.CSV(style), nil
	case ".xlsx":
		return t.XLSX()
	}
	return nil, fault.New(fault.Usage, "export.table").At(text.Show(name))
}
