package tabular

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"votering/internal/fault"
	"votering/internal/text"
)

// ReadCSV reads a table with a header. Name is what errors call the file; they
// say fault.CSV with "name:LINE" (a cell that is not clean text has its own
// fault as the cause), fault.Size for a file over lim, or fault.IO where r
// cannot be read. What spreadsheets leave behind is passed over: lines with
// nothing on them, and empty cells after the last column with a name. Any
// other row with more or fewer cells than the header is refused.
func ReadCSV(r io.Reader, name string, lim Limits) (*Table, error) {
	lim = lim.or(DefaultLimits)
	raw, err := io.ReadAll(io.LimitReader(r, int64(lim.Bytes)+1))
	if err != nil {
		return nil, fault.New(fault.IO, "csv.read").At(name).Because(err)
	}
	if len(raw) > lim.Bytes {
		return nil, fault.New(fault.Size, "csv.size", "max", strconv.Itoa(lim.Bytes>>20)).At(name)
	}
	sum := sha256.Sum256(raw)
	decoded, encoding, err := decode(raw)
	if err != nil {
		return nil, fault.New(fault.CSV, "csv.encoding", "encoding", encoding).At(name).Because(err)
	}
	t := &Table{
		Name: name, Encoding: encoding, Separator: separator(decoded), SHA256: hex.EncodeToString(sum[:]),
	}
	p := &parser{table: t, limits: lim, csv: csv.NewReader(bytes.NewReader(decoded))}
	if line, wide := tooWide(decoded, t.Separator, lim.Columns); wide {
		return nil, p.fail(line, "csv.columns", "max", strconv.Itoa(lim.Columns))
	}
	p.csv.Comma = t.Separator
	p.csv.FieldsPerRecord = -1
	p.csv.ReuseRecord = true
	p.csv.TrimLeadingSpace = t.Separator != '\t'
	if err := p.read(); err != nil {
		return nil, err
	}
	return t, nil
}

// parser fills a table from records.
type parser struct {
	table  *Table
	limits Limits
	csv    *csv.Reader
	lines  []bool // columns whose cells may have several lines
}

func (p *parser) read() error {
	for {
		record, err := p.csv.Read()
		switch {
		case errors.Is(err, io.EOF) && p.table.Header == nil:
			return fault.New(fault.CSV, "csv.empty").At(p.table.Name)
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return p.quotes(err)
		}
		line, _ := p.csv.FieldPos(0)
		switch used := used(record); {
		case used == 0:
		case p.table.Header == nil:
			err = p.header(record[:used], line)
		default:
			err = p.row(record, used, line)
		}
		if err != nil {
			return err
		}
	}
}

// header takes the names of the columns.
func (p *parser) header(record []string, line int) error {
	seen := map[string]bool{}
	for i, name := range record {
		name, err := p.cell(name, i, false)
		if err != nil {
			return err
		}
		switch fold := text.Fold(name); {
		case name == "":
			return p.fail(line, "csv.unnamed", "column", strconv.Itoa(i+1))
		case seen[fold]:
			return p.fail(line, "csv.column_twice", "column", name)
		default:
			seen[fold] = true
		}
		p.table.Header = append(p.table.Header, name)
		p.lines = append(p.lines, p.limits.multiline(name))
	}
	return nil
}

// row takes one row, of which nothing stands after the first used cells.
func (p *parser) row(record []string, used, line int) error {
	width := len(p.table.Header)
	switch {
	case len(record) < width:
		return p.ragged(line, len(record))
	case used > width:
		return p.ragged(line, used)
	case len(p.table.Rows) == p.limits.Rows:
		return p.fail(line, "csv.rows", "max", strconv.Itoa(p.limits.Rows))
	}
	row := Row{Line: line, Cells: make([]string, width)}
	for i, s := range record[:width] {
		c, err := p.cell(s, i, p.lines[i])
		if err != nil {
			return err
		}
		row.Cells[i] = c
	}
	p.table.Rows = append(p.table.Rows, row)
	return nil
}

// cell cleans cell i of the record at hand.
func (p *parser) cell(s string, i int, lines bool) (string, error) {
	read := text.Clean
	if lines {
		read = text.CleanLines
	}
	c, err := read(s, p.limits.Cell)
	if err == nil {
		return c, nil
	}
	column := strconv.Itoa(i + 1)
	if i < len(p.table.Header) {
		column = p.table.Header[i]
	}
	line, _ := p.csv.FieldPos(i)
	return "", fault.New(fault.CSV, "csv.cell", "column", column).At(p.where(line)).Because(err)
}

// quotes puts the reader's complaint into a fault.
func (p *parser) quotes(err error) error {
	line := 0
	var e *csv.ParseError
	if errors.As(err, &e) {
		line = e.StartLine
	}
	return fault.New(fault.CSV, "csv.quotes").At(p.where(line)).Because(err)
}

func (p *parser) ragged(line, n int) error {
	return p.fail(line, "csv.ragged", "n", strconv.Itoa(n), "want", strconv.Itoa(len(p.table.Header)))
}

func (p *parser) fail(line int, id string, pairs ...string) error {
	return fault.New(fault.CSV, id, pairs...).At(p.where(line))
}

func (p *parser) where(line int) string { return fmt.Sprintf("%s:%d", p.table.Name, line) }

// used is how many cells a record has up to the last one with something in it.
func used(record []string) int {
	n := len(record)
	for n > 0 && strings.TrimSpace(record[n-1]) == "" {
		n--
	}
	return n
}
