package forms

import (
	"errors"
	"math/big"
	"regexp"
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/fault"
	"votering/internal/text"
	"votering/internal/xlsx"
)

// sheetLimits are what of a workbook is read: a form of the largest edition
// that there can be, with a comment on every mark, and nothing that takes
// longer than a moment. DEFLATE can be written so that a byte of it takes a
// hundred times as long as it should, and text so that a letter does.
var sheetLimits = xlsx.Limits{Packed: 256 << 10, Unpacked: 4 << 20, Text: 768 << 10, Cells: 50_000}

// readSheet reads the form in a workbook, in whichever of its sheets it is.
// What belongs to which answer is said by the key in its row: rows may have
// been moved, and columns too.
func readSheet(data []byte, name string, ed *award.Edition) (*found, *fault.Error) {
	if len(data) > MaxSheet {
		return nil, tooLarge(name, MaxSheet)
	}
	sheets, err := xlsx.Read(data, sheetLimits)
	switch {
	case errors.Is(err, xlsx.ErrSize):
		return nil, fault.New(fault.Size, "form.unpacked").At(name)
	case err != nil:
		return nil, fault.New(fault.Format, "form.none").At(name).Because(err)
	}
	for i := range sheets {
		r := &sheetReader{found: newFound(), at: name + "!" + text.Show(sheets[i].Name) + "!", ed: ed, rows: sheets[i].Rows()}
		if r.head() {
			r.table(sheets[i].Merged)
			return r.found, nil
		}
	}
	return nil, fault.New(fault.Format, "form.none").At(name)
}

// sheetReader reads a sheet row by row.
type sheetReader struct {
	found         *found
	at            string // FILE!SHEET!
	ed            *award.Edition
	rows          [][]xlsx.Found // that hold something, from the top
	first         int            // the row under the headers, as an index of rows
	key           int            // the columns, found by their headers
	mark, comment int
}

// answer is the text of a cell, and where it is.
func (r *sheetReader) answer(c xlsx.Found) answer {
	s := c.Text
	if c.Number {
		s = number(s)
	}
	return answer{lines: []string{lineEnds.Replace(s)}, where: r.at + xlsx.Ref(c.Row, c.Col), at: c.Row<<15 + c.Col}
}

func (r *sheetReader) complain(c xlsx.Found, class fault.Class, id string, pairs ...string) {
	if !r.found.full() {
		r.found.complain(r.answer(c).fault(class, id, pairs...))
	}
}

// head reads what stands above the table, and finds the table's columns. It
// reports whether this is a form.
func (r *sheetReader) head() bool {
	if n := len(r.rows); n > 0 {
		r.found.end = r.answer(xlsx.Found{Row: r.rows[n-1][0].Row, Col: r.rows[n-1][0].Col})
	}
	for i, row := range r.rows {
		for j, c := range row {
			f := fieldOf(c.Text)
			switch {
			case f == fieldKey || f == fieldMark || f == fieldComment:
				if r.header(row) {
					r.first = i + 1
					return len(r.found.head) > 0
				}
			case slices.Contains(headFields, f) && j+1 < len(row):
				if r.found.head[f].there() {
					r.complain(c, fault.Format, "form.twice", "field", excerpt(c.Text))
					continue
				}
				r.found.head[f] = r.answer(row[j+1])
			}
		}
	}
	return len(r.found.head) > 0
}

// header reports whether a row holds the headers of the table, and keeps where
// they are.
func (r *sheetReader) header(row []xlsx.Found) bool {
	cols := map[string]int{}
	for _, c := range row {
		if f := fieldOf(c.Text); f != "" && cols[f] == 0 {
			cols[f] = c.Col
		}
	}
	r.key, r.mark, r.comment = cols[fieldKey], cols[fieldMark], cols[fieldComment]
	return r.key > 0 && r.mark > 0 && r.comment > 0
}

// table reads the rows under the headers.
func (r *sheetReader) table(merged []xlsx.Area) {
	if r.first == 0 {
		r.found.complain(r.found.end.fault(fault.Format, "form.headers"))
		return
	}
	if n := len(r.rows); n > r.first {
		r.found.end = r.answer(xlsx.Found{Row: r.rows[n-1][0].Row, Col: 1})
	}
	keyed := map[int]bool{}
	for _, row := range r.rows[r.first:] {
		keyed[row[0].Row] = r.row(row)
	}
	for _, m := range merged {
		over := func(col int) bool { return m.Col <= col && col <= m.LastCol }
		if m.LastRow > m.Row && (keyed[m.Row] || keyed[m.LastRow]) && (over(r.key) || over(r.mark) || over(r.comment)) {
			r.complain(xlsx.Found{Row: m.Row, Col: m.Col}, fault.Format, "form.merged")
		}
	}
}

// row reads one row, and reports whether it is one of the form's.
func (r *sheetReader) row(row []xlsx.Found) bool {
	var key, mark, comment *xlsx.Found
	for i := range row {
		c := &row[i]
		switch c.Col {
		case r.key:
			key = c
		case r.mark:
			mark = c
		case r.comment:
			comment = c
		default:
			continue
		}
		if c.Formula {
			r.complain(*c, fault.Format, "form.formula")
			c.Text, c.Number = "", false
		}
	}
	if key == nil || strings.TrimSpace(key.Text) == "" {
		for _, c := range []*xlsx.Found{mark, comment} {
			if c != nil && strings.TrimSpace(c.Text) != "" {
				r.complain(*c, fault.Format, "form.row", "text", excerpt(c.Text))
			}
		}
		return false
	}
	r.keyed(*key, or(mark, row[0].Row, r.mark), or(comment, row[0].Row, r.comment))
	return true
}

// or is the cell, or an empty one in its place.
func or(c *xlsx.Found, row, col int) xlsx.Found {
	if c == nil {
		return xlsx.Found{Row: row, Col: col}
	}
	return *c
}

// keyed takes the answers of a row: on a nominee and a criterion, or on a
// conflict over a nominee.
func (r *sheetReader) keyed(key, mark, comment xlsx.Found) {
	nominee, criterion, both := strings.Cut(fold(key.Text), "/")
	if _, ok := r.ed.Nominee(nominee); !ok {
		r.complain(key, fault.Score, "mark.nominee", "nominee", excerpt(nominee))
		return
	}
	if !both {
		r.conflict(nominee, key, mark, comment)
		return
	}
	if c, ok := r.ed.Criterion(criterion); !ok || c.ValueFrom != nil {
		r.complain(key, fault.Score, "mark.criterion", "criterion", excerpt(criterion))
		return
	}
	cell := ballot.Cell{Nominee: nominee, Criterion: criterion}
	if r.found.marks[cell].there() {
		r.complain(key, fault.Format, "form.twice", "field", fold(key.Text))
		return
	}
	r.found.marks[cell], r.found.comments[cell] = r.answer(mark), r.answer(comment)
}

// conflict takes the answer on a conflict: in the wide column, or in that for
// marks where the wide one is empty.
func (r *sheetReader) conflict(nominee string, key, mark, comment xlsx.Found) {
	if r.found.conflicts[nominee].there() {
		r.complain(key, fault.Format, "form.twice", "field", nominee)
		return
	}
	if strings.TrimSpace(comment.Text) == "" {
		comment = mark
	} else if strings.TrimSpace(mark.Text) != "" {
		r.complain(mark, fault.Format, "form.row", "text", excerpt(mark.Text))
	}
	r.found.conflicts[nominee] = r.answer(comment)
}

// computed is a number as a spreadsheet program keeps it, which may be as near
// as a machine comes to what was typed: 1.1000000000000001.
var computed = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9][0-9]?)?$`)

// maxComputed is the longest such number, in characters, with room to spare.
const maxComputed = 40

// number is what was typed where the program kept a number: that number with
// as many decimals as a mark may have.
func number(s string) string {
	if len(s) > maxComputed || !computed.MatchString(s) {
		return s
	}
	v, ok := new(big.Rat).SetString(s)
	if !ok {
		return s
	}
	const decimals = 9
	s = v.FloatString(decimals)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}
