package tabular

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"

	"votering/internal/fault"
)

// text reads a file of text: a JSON-stat dataset or a table with separators.
func (r *gridReader) text(data []byte) ([]Grid, error) {
	decoded, encoding, err := decode(withMark(data))
	if err != nil {
		return nil, r.fail("", "csv.encoding", "encoding", encoding).Because(err)
	}
	if isJSON(decoded) {
		g, err := r.jsonStat(decoded)
		if err != nil {
			return nil, err
		}
		g.File, g.Encoding = r.name, encoding
		return []Grid{*g}, nil
	}
	if bytes.IndexByte(decoded, '\n') < 0 { // lines may end in CR alone
		decoded = bytes.ReplaceAll(decoded, []byte("\r"), []byte("\n"))
	}
	g := &Grid{File: r.name, Encoding: encoding}
	decoded = g.declared(decoded)
	if g.Separator == 0 {
		g.Separator = commonSeparator(decoded)
	}
	if err := r.records(g, decoded, false); err != nil {
		if !errors.Is(err, &fault.Error{Class: fault.CSV, ID: "csv.quotes"}) {
			return nil, err
		}
		// A quotation mark inside a cell that has none around it is text.
		g.Rows, g.Notices, r.cells = nil, []Notice{{ID: "quotes", Where: fault.Of(err).Where}}, maxCells
		if err := r.records(g, decoded, true); err != nil {
			return nil, err
		}
	}
	if len(g.Rows) == 0 {
		return nil, nil
	}
	return []Grid{*g}, nil
}

// withMark gives UTF-16 that lost its mark the mark back: a table begins with a
// character whose other byte is zero.
func withMark(data []byte) []byte {
	if len(data) < 2 || data[0] == 0 == (data[1] == 0) {
		return data
	}
	mark := "\xff\xfe"
	if data[0] == 0 {
		mark = "\xfe\xff"
	}
	return append([]byte(mark), data...)
}

// declared takes the line by which a spreadsheet says what separates cells
// ("sep=;"). The line stays, empty, so that the others keep their numbers.
func (g *Grid) declared(text []byte) []byte {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	if line = bytes.TrimSuffix(line, []byte("\r")); len(line) == len("sep=;") && bytes.EqualFold(line[:4], []byte("sep=")) && bytes.IndexByte([]byte(";,\t"), line[4]) >= 0 {
		g.Separator = rune(line[4])
		return text[len(line):]
	}
	return text
}

// commonSeparator is the one of semicolon, tab and comma that the most of the
// first lines have the same number of, outside of quotes. A title above the
// table, which may have any number of commas, is one line of many.
func commonSeparator(text []byte) rune {
	const lines = 200
	best, most := ',', 0
	for _, sep := range []byte(";\t,") {
		times := map[int]int{}
		count, inside, left := 0, false, lines
		for i := 0; i < len(text) && left > 0; i++ {
			switch b := text[i]; {
			case b == '"':
				inside = !inside
			case b == sep && !inside:
				count++
			case b == '\n' && !inside:
				times[count]++
				count, left = 0, left-1
			}
		}
		times[count]++ // the last line may have no end
		delete(times, 0)
		for _, n := range times {
			if n > most {
				best, most = rune(sep), n
			}
		}
	}
	return best
}

// records fills a grid with the records of text.
func (r *gridReader) records(g *Grid, text []byte, lazy bool) error {
	if line, wide := tooWide(text, g.Separator, r.limits.Columns); wide {
		return r.fail(strconv.Itoa(line), "csv.columns", "max", strconv.Itoa(r.limits.Columns))
	}
	c := csv.NewReader(bytes.NewReader(text))
	c.Comma, c.FieldsPerRecord, c.ReuseRecord = g.Separator, -1, true
	c.TrimLeadingSpace, c.LazyQuotes = g.Separator != '\t', lazy
	tidy := &tidier{max: r.limits.Cell, lines: r.limits.Lines}
	for {
		record, err := c.Read()
		switch {
		case errors.Is(err, io.EOF):
			g.Notices = append(g.Notices, tidy.notices(g)...)
			return nil
		case err != nil:
			return r.quotes(err)
		case used(record) == 0:
			continue
		}
		line, _ := c.FieldPos(0)
		if err := r.take(r.name+":"+strconv.Itoa(line), len(g.Rows)+1, len(record)); err != nil {
			return err
		}
		row := make([]GridCell, len(record))
		for i, s := range record {
			at, _ := c.FieldPos(i)
			row[i] = GridCell{Line: at, Column: i + 1}
			if row[i].Text, err = tidy.cell(s, row[i]); err != nil {
				return r.fail(strconv.Itoa(at)+":"+strconv.Itoa(i+1), "csv.cell", "column", strconv.Itoa(i+1)).Because(err)
			}
		}
		if holds(row) {
			g.Rows = append(g.Rows, row)
		}
	}
}

// holds reports whether anything stands in a row.
func holds(row []GridCell) bool {
	return slices.ContainsFunc(row, func(c GridCell) bool { return !c.Empty() })
}

// quotes puts the reader's complaint into a fault.
func (r *gridReader) quotes(err error) *fault.Error {
	line := 0
	var e *csv.ParseError
	if errors.As(err, &e) {
		line = e.StartLine
	}
	return r.fail(strconv.Itoa(line), "csv.quotes").Because(err)
}

// isJSON reports whether text is meant as JSON: no table begins like that.
func isJSON(text []byte) bool {
	const room = " \t\r\n"
	head := bytes.TrimLeft(text[:min(len(text), 64)], room)
	if list, ok := bytes.CutPrefix(head, []byte("[")); ok {
		head = bytes.TrimLeft(list, room)
	}
	return bytes.HasPrefix(head, []byte("{"))
}
