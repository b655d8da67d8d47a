// Package xlsx writes and reads what the program needs of an Excel workbook:
// cells with text, numbers and days, a few looks, lists to choose from and
// locked cells. It takes what the spreadsheet programs make of such a workbook
// when they save it.
//
// What is read may have come from anybody: [Read] takes [Limits], and what it
// costs does not grow beyond them however the file is made. Every byte of a
// part is held against the part's checksum before any of it is used. A
// workbook that programs would understand differently (two parts of one name,
// a cell twice) is refused, as is XML that no workbook has.
//
// A whole library for workbooks keeps a model of all that can stand in one: a
// workbook within the limits, a quarter of a megabyte as a file, can cost it
// half a minute and more than a gigabyte, and every start of the program a
// third of its time. The tests ask such a library, and an office program, for a
// second opinion on what is written and read here.
package xlsx

import (
	"strconv"
	"strings"
)

// Sheet is a sheet to be written.
type Sheet struct {
	Name    string // at most 31 characters, none of []:*?/\
	Widths  []int  // of the columns, in characters
	Rows    []Row
	Merged  []string // ranges, "A1:E1"
	Lists   []List
	Freeze  int  // how many rows stay in sight; 0: none
	Protect bool // only cells of a look that is filled in can be changed
}

// Row is a row of cells, the first in column A.
type Row struct {
	Cells  []Cell
	Height int // in lines of text; 0: one
}

// Cell is a text, a number or a day, and its look. A text is never anything but
// text, whatever it begins with.
type Cell struct {
	Text string
	Look Look
	// Number is an exact decimal ("4.5", "-12"), as people are to read it; then
	// Text is empty. One with more digits than a spreadsheet keeps is written
	// as text, so that nothing is lost.
	Number   string
	Decimals int  // of the number, that are shown at least; more are if it has them
	Percent  bool // the number is one of per cent: "62.5" is shown as 62.5 %
	// Date is a day, 2006-01-02; then Text and Number are empty. One before
	// March 1900, which spreadsheets count in two ways, is written as text.
	Date string
}

// Look is how a cell looks, and whether it can be filled in.
type Look int

// The looks there are.
const (
	Plain   Look = iota
	Title        // of a sheet
	Wrapped      // text of several lines
	Strong       // a heading in the text
	Header       // of a column
	Group        // heads some rows
	Label        // of a row
	Muted        // for the program more than for people
	Short        // to be filled in: a word, a number
	Long         // to be filled in: text of several lines
)

// List is what one may choose from in some cells.
type List struct {
	Cells   []string // "D5", or ranges: "D5:D200"
	Source  string   // a range: Range
	Choices []string // instead of a source: a few words without commas or quotes, 255 characters in all
	Title   string   // of the message about anything else
	Message string
}

// Range names a range of a sheet as a list's source.
func Range(sheet, from, to string) string {
	return "'" + strings.ReplaceAll(sheet, "'", "''") + "'!" + absolute(from) + ":" + absolute(to)
}

func absolute(ref string) string {
	n := len(strings.TrimRight(ref, "0123456789"))
	return "$" + ref[:n] + "$" + ref[n:]
}

// Ref names a cell: row and column count from 1.
func Ref(row, col int) string { return Column(col) + strconv.Itoa(row) }

// Column names a column; the first is 1.
func Column(n int) string {
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}

// The size of the largest sheet there is.
const (
	maxRow    = 1 << 20
	maxColumn = 1 << 14
)

// parseRef reads the name of a cell; false where it is none.
func parseRef(s string) (row, col int, ok bool) {
	letters := len(s) - len(strings.TrimLeft(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	if letters == 0 || letters > 3 {
		return 0, 0, false
	}
	for _, r := range s[:letters] {
		col = col*26 + int(r-'A') + 1
	}
	row, err := strconv.Atoi(s[letters:])
	return row, col, err == nil && row > 0 && row <= maxRow && col <= maxColumn && s[letters] != '+'
}
