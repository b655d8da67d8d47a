package votefile

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/tabular"
)

// maxColumns is how many columns a table may have.
const maxColumns = 2000

// table is what a file, or a sheet of a workbook, has in its beginning.
type table struct {
	in      Input
	name    string // of the file, fit to be shown
	reading publicvote.Reading
	sure    bool // of the encoding
	header  record
	columns *publicvote.Columns
	rows    []record // the first ones
	sample  int      // of so many bytes
	whole   bool     // there are no others

	text    []byte        // of a sheet: all of it
	sum     string        // of a workbook: its SHA-256 in hex
	long    map[int]int64 // of a sheet: the columns with numbers of more digits than a spreadsheet keeps, and the first line of each
	notices []tabular.Notice
}

// readTable takes the beginning of a text apart.
func readTable(in Input, b beginning, told reading) (*table, error) {
	t := &table{in: in, name: printable(in.Name), whole: b.whole, sample: cmp.Or(told.sample, len(b.raw))}
	t.reading.Compression = b.compression
	var weighed weighing
	t.reading.Encoding, t.sure, weighed = encodingOf(b.raw, told.encoding)
	if weighed.mixed() {
		t.notices = append(t.notices, weighed.notice(t.name))
	}
	text, err := b.text(t.reading.Encoding, t.name)
	if err != nil {
		return nil, err
	}
	return t, t.take(text, told.delimiter)
}

// reading is what somebody said of how files are to be read; zero: nothing.
type reading struct {
	encoding  string
	delimiter byte
	sample    int // bytes of the rows that are looked at
}

// take takes the rows of a text; a delimiter of zero is found out.
func (t *table) take(text []byte, delimiter byte) error {
	if delimiter == 0 {
		delimiter = delimiterOf(text, !t.whole)
	}
	t.reading.Delimiter = string(rune(delimiter))
	rows := records{rest: text, delimiter: delimiter, line: 1, cut: !t.whole}
	var ok bool
	t.header, ok = rows.next()
	switch {
	case !ok && t.whole:
		return t.fault(0, "votes.empty")
	case !ok:
		return fault.New(fault.CSV, "votes.header_long", "max", strconv.Itoa(seen>>20)).At(t.name)
	case t.header.open:
		return t.fault(t.header.line, "votes.header_open")
	case t.header.malformed:
		return t.fault(t.header.line, "votes.header_quotes")
	case slices.ContainsFunc(t.header.fields, onlyReturns):
		return t.fault(t.header.line, "votes.line_ends")
	case len(t.header.fields) > maxColumns:
		return fault.New(fault.CSV, "votes.columns", "max", strconv.Itoa(maxColumns)).At(t.at(t.header.line))
	}
	t.columns = publicvote.NewColumns(t.header.fields)
	for until := len(rows.rest) - t.sample; len(rows.rest) > until; {
		row, ok := rows.next()
		if !ok {
			break
		}
		t.rows = append(t.rows, row)
	}
	t.whole = t.whole && len(rows.rest) == 0
	return nil
}

// onlyReturns reports whether lines end in a name of a column, as old programs
// end them: then the whole file is one line.
func onlyReturns(name string) bool {
	return strings.Contains(strings.ReplaceAll(name, "\r\n", ""), "\r")
}

// enough is how many rows say that the header is not theirs.
const enough = 3

// rowsFit is the fault of a table whose rows have nothing to do with its
// header.
func (t *table) rowsFit() error {
	for _, r := range t.rows {
		if len(r.fields) == len(t.header.fields) || r.malformed {
			return nil
		}
	}
	if len(t.rows) < enough {
		return nil // which is for the count to say
	}
	return fault.New(fault.CSV, "votes.ragged", "n", strconv.Itoa(len(t.rows[0].fields)), "want", strconv.Itoa(len(t.header.fields))).
		At(t.at(t.rows[0].line))
}

// noRows is a table without any.
func (t *table) noRows() bool { return len(t.rows) == 0 && t.whole }

// values are the sampled values of a column, of rows that have as many fields
// as the header.
func (t *table) values(column int) func(yield func(line int64, value string) bool) {
	return func(yield func(int64, string) bool) {
		for _, r := range t.rows {
			if len(r.fields) == len(t.header.fields) && !r.malformed && !yield(r.line, r.fields[column]) {
				return
			}
		}
	}
}

// at is a place in the file.
func (t *table) at(line int64) string {
	if line == 0 {
		return t.name
	}
	return t.name + ":" + strconv.FormatInt(line, 10)
}

func (t *table) fault(line int64, id string, pairs ...string) error {
	return fault.New(fault.CSV, id, pairs...).At(t.at(line))
}
