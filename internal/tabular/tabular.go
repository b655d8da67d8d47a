// Package tabular reads the small tables of a secretariat (marks, totals) as
// they come out of a spreadsheet: UTF-8, UTF-16 or Windows-1252, with commas,
// semicolons or tabs. It hands back clean text; numbers stay as they were
// written, and what they mean is for the caller to say.
package tabular

import "strings"

// Table is a table with a header. Every row has as many cells as the header.
type Table struct {
	Name      string   // as it is named in errors
	Header    []string // clean, none empty, none twice
	Rows      []Row
	Encoding  string // "UTF-8", "UTF-16LE", "UTF-16BE" or "Windows-1252"
	Separator rune   // ',', ';' or '\t'
	SHA256    string // of the bytes that were read, in hex
}

// Row is one row under the header.
type Row struct {
	Line  int      // where it begins in the file; the first line is 1
	Cells []string // clean; empty where nothing stands
}

// Limits bounds what is read. Where a number is 0 that of DefaultLimits
// counts.
type Limits struct {
	Bytes   int // of the file
	Rows    int // under the header
	Columns int
	Cell    int // characters of one cell
	// Multiline names the columns (without regard to case) whose cells may
	// have several lines, as comments have.
	Multiline []string
	Lines     bool // of a grid: all cells may have several lines; else line ends become spaces
}

// DefaultLimits is room for the marks of the largest edition.
var DefaultLimits = Limits{Bytes: 16 << 20, Rows: 200_000, Columns: 64, Cell: 4000}

// or fills what is not set from d.
func (l Limits) or(d Limits) Limits {
	for _, f := range []struct{ v, or *int }{
		{&l.Bytes, &d.Bytes}, {&l.Rows, &d.Rows}, {&l.Columns, &d.Columns}, {&l.Cell, &d.Cell},
	} {
		if *f.v <= 0 {
			*f.v = *f.or
		}
	}
	return l
}

// multiline reports whether cells of the named column may have several lines.
func (l Limits) multiline(column string) bool {
	for _, name := range l.Multiline {
		if strings.EqualFold(name, column) {
			return true
		}
	}
	return false
}
