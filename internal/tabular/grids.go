package tabular

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strconv"

	"votering/internal/fault"
)

// GridLimits is room for the tables that a secretariat downloads.
var GridLimits = Limits{Bytes: 32 << 20, Rows: 200_000, Columns: 2000, Cell: 4000}

// maxCells is how many cells the grids of a file have together, empty ones
// before the last of a row among them.
const maxCells = 2_000_000

// ReadGrids reads the tables of a file, whichever of the known forms it has:
// the sheets of a workbook that hold something, a JSON-stat 2 dataset, or text
// with separators in UTF-8, UTF-16 or Windows-1252. What the file is called
// decides nothing. Where a limit is 0 that of GridLimits counts. Errors are
// fault.Size for more than the limits, and fault.CSV for what is no such table.
func ReadGrids(data []byte, name string, lim Limits) ([]Grid, error) {
	r := &gridReader{name: name, limits: lim.or(GridLimits), cells: maxCells}
	if len(data) > r.limits.Bytes {
		return nil, fault.New(fault.Size, "csv.size", "max", strconv.Itoa(r.limits.Bytes>>20)).At(name)
	}
	if id := stranger(data); id != "" {
		return nil, r.fail("", id)
	}
	var grids []Grid
	var err error
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		grids, err = r.workbook(data)
	} else {
		grids, err = r.text(data)
	}
	if err != nil {
		return nil, err
	}
	if len(grids) == 0 {
		return nil, r.fail("", "csv.empty")
	}
	sum := sha256.Sum256(data)
	for i := range grids {
		grids[i].SHA256 = hex.EncodeToString(sum[:])
	}
	return grids, nil
}

// gridReader reads one file.
type gridReader struct {
	name   string
	limits Limits
	cells  int // left to read
}

// fail is a fault at a place in the file; the empty place is the file.
func (r *gridReader) fail(place, id string, pairs ...string) *fault.Error {
	if place != "" {
		place = ":" + place
	}
	return fault.New(fault.CSV, id, pairs...).At(r.name + place)
}

// strangers are kinds of files that people take for tables, by what they begin
// with in small letters, and the sentence that says what to do instead.
var strangers = []struct{ begins, id string }{
	{"\xd0\xcf\x11\xe0", "table.old_excel"}, // also a workbook with a password
	{"%pdf-", "table.pdf"},
	{"<!doctype html", "table.html"},
	{"<html", "table.html"},
	{"charset=", "table.px"},
	{"axis-version=", "table.px"},
}

// stranger is the sentence about a file that is no table; empty for others.
func stranger(data []byte) string {
	const seen = 64
	head := bytes.TrimLeft(bytes.TrimPrefix(bytes.Clone(data[:min(seen, len(data))]), []byte("\xef\xbb\xbf")), " \t\r\n")
	for i, b := range head { // bytes.ToLower would take them for UTF-8
		if 'A' <= b && b <= 'Z' {
			head[i] = b | 0x20
		}
	}
	for _, s := range strangers {
		if bytes.HasPrefix(head, []byte(s.begins)) {
			return s.id
		}
	}
	return ""
}

// take counts row n of a grid, with so many cells, against the limits.
func (r *gridReader) take(where string, n, cells int) error {
	switch {
	case n > r.limits.Rows:
		return fault.New(fault.CSV, "csv.rows", "max", strconv.Itoa(r.limits.Rows)).At(where)
	case cells > r.limits.Columns:
		return fault.New(fault.CSV, "csv.columns", "max", strconv.Itoa(r.limits.Columns)).At(where)
	}
	if r.cells -= cells; r.cells < 0 {
		return fault.New(fault.Size, "table.cells", "max", strconv.Itoa(maxCells)).At(r.name)
	}
	return nil
}
