package tabular

import (
	"fmt"

	"votering/internal/fault"
	"votering/internal/xlsx"
)

// Grid is one table as it stands in a file, before anybody says what in it is
// a header: every cell with its place, clean.
type Grid struct {
	File      string // as it is named to people
	Sheet     string // of a workbook; empty for a file of text
	Encoding  string // of a file of text, as in Table
	Separator rune   // of a file of text: ',', ';' or '\t'
	SHA256    string // of the file's bytes, in hex
	// Rows are those that hold something, from the top, each cell in its
	// column: Rows[i][j] stands in column j+1, or is zero where nothing stands.
	// Rows may differ in length.
	Rows    [][]GridCell
	Cube    *Cube    // of a file of JSON-stat 2, which has no rows
	Notices []Notice // what a person should know before using it
}

// GridCell is a cell of a grid. Where nothing stands it is zero.
type GridCell struct {
	// Text is clean, of one line unless Limits.Lines. U+FFFD stands where a
	// letter was lost before the file came here; the grid has a notice of it. A
	// number of a workbook is written as a plain decimal ("1204", "62.5"), a
	// date as 2006-01-02, with a time of day as 2006-01-02T15:04:05 and what there
	// is of milliseconds.
	Text    string
	Number  bool // a workbook has it as a number
	Percent bool // a workbook shows it as per cent: Text is what it shows (62.5 where the file has 0.625)
	Date    bool // a workbook has it as a date
	Line    int  // in a file of text, or the row of a sheet; the first is 1
	Column  int  // the first is 1
}

// Empty reports that nothing stands in the cell.
func (c GridCell) Empty() bool { return c.Text == "" }

// Notice is what a person should know of a file. Its sentence is
// "table.notice." and the ID in the catalogue.
type Notice struct {
	ID    string
	Args  fault.Args
	Where string // a cell, the first of several, or the file
}

// Where names a cell of the grid as people look it up: FILE:LINE:COLUMN, or
// FILE!SHEET!A1 in a workbook.
func (g *Grid) Where(c GridCell) string {
	if g.Sheet != "" {
		return g.File + "!" + g.Sheet + "!" + xlsx.Ref(c.Line, c.Column)
	}
	return fmt.Sprintf("%s:%d:%d", g.File, c.Line, c.Column)
}

// At is the cell in a row and column of the grid, counted from 0; zero where
// there is none.
func (g *Grid) At(row, column int) GridCell {
	if row < 0 || row >= len(g.Rows) || column < 0 || column >= len(g.Rows[row]) {
		return GridCell{}
	}
	return g.Rows[row][column]
}
