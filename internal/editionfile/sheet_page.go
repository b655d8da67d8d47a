package editionfile

import (
	"slices"
	"strings"

	"votering/internal/fault"
	"votering/internal/fields"
	"votering/internal/locale"
	"votering/internal/text"
	"votering/internal/xlsx"
)

// page is a sheet that is being read.
type page struct {
	*table
	order  int    // in the workbook
	where  string // FILE!SHEET
	rows   [][]xlsx.Found
	at     map[string]int // the columns by their keys, from 1
	first  string         // the key of the leftmost
	below  int            // the row of the headers; what is below it is read
	fields map[string]int // of a form: the rows of its fields
}

// cell names a cell.
func (p *page) cell(row, col int) string {
	if row < 1 || col < 1 {
		return p.where
	}
	return p.where + "!" + xlsx.Ref(row, col)
}

// column is where the first of some columns stands that is there; 1 where none
// is.
func (p *page) column(keys ...string) int {
	for _, key := range keys {
		if n := p.at[key]; n > 0 {
			return n
		}
	}
	return 1
}

// heads is how far down the headers of a sheet are looked for.
const heads = 20

// heading is a name that a column may have.
type heading struct {
	key string
	is  func(cell string) bool
}

// headings are the columns that a page can have: by their keys, and by what
// they are called in any language.
func (p *page) headings() (keys, labels []heading) {
	known := func(key string, label func(*locale.Catalog) string) {
		words := map[string]bool{}
		for _, l := range locale.Languages() {
			words[text.Fold(label(locale.For(l)))] = true
		}
		keys = append(keys, heading{key, func(s string) bool { return strings.TrimSpace(s) == key }})
		labels = append(labels, heading{key, func(s string) bool { return words[text.Fold(s)] }})
	}
	if !p.form {
		for _, c := range p.columns() {
			known(c.key, c.label)
		}
		return keys, labels
	}
	for _, key := range append([]string{formLabel, formValue, formHelp, formKey}, textLanguages...) {
		known(key, func(cat *locale.Catalog) string { return cat.T("sheet.form." + key) })
	}
	return keys, labels
}

// headRow is the row in which most of some headings stand, as an index of rows;
// -1 where none has two.
func (p *page) headRow(headings []heading) int {
	best, most := -1, 1
	for i, row := range p.rows {
		if row[0].Row > heads {
			break
		}
		n := 0
		for _, c := range row {
			if slices.ContainsFunc(headings, func(h heading) bool { return h.is(c.Text) }) {
				n++
			}
		}
		if n > most {
			best, most = i, n
		}
	}
	return best
}

// head finds the columns of a page. It reports whether there are headers.
func (r *bookReader) head(p *page) bool {
	keys, labels := p.headings()
	keyRow, labelRow := p.headRow(keys), p.headRow(labels)
	if keyRow < 0 && labelRow < 0 {
		r.complain(p, 1, 1, "", fault.New(fault.Edition, "sheet.header", "sheet", p.name))
		r.spoilAll(p.table)
		return false
	}
	if keyRow >= 0 {
		r.take(p, p.rows[keyRow], keys, true)
		p.below = p.rows[keyRow][0].Row
	}
	if labelRow >= 0 && (keyRow < 0 || labelRow < keyRow) {
		r.take(p, p.rows[labelRow], labels, false)
		p.below = max(p.below, p.rows[labelRow][0].Row)
	}
	leftmost := 0
	for key, col := range p.at {
		if leftmost == 0 || col < leftmost {
			p.first, leftmost = key, col
		}
	}
	return true
}

// take finds columns in a row of headers. A key that is none may be one that
// was changed by mistake, and is refused; a header without a key may be
// somebody's own.
func (r *bookReader) take(p *page, row []xlsx.Found, headings []heading, keys bool) {
	for _, c := range row {
		i := slices.IndexFunc(headings, func(h heading) bool { return h.is(c.Text) })
		switch {
		case strings.TrimSpace(c.Text) == "" || !keys && p.has(c.Col):
		case i < 0 && keys:
			known := make([]string, len(headings))
			for j, h := range headings {
				known[j] = h.key
			}
			r.complain(p, c.Row, c.Col, "", unknownKey(show(c.Text), known))
			r.spoilAll(p.table)
			p.at[notRead(c.Col)] = c.Col
		case i < 0:
			if p.filled(c.Col, c.Row) {
				r.notices = append(r.notices, Notice{"sheet_column", fault.Pairs("column", show(c.Text), "where", p.cell(c.Row, c.Col))})
			}
		case p.at[headings[i].key] > 0 && keys:
			r.complain(p, c.Row, c.Col, "", fault.New(fault.Edition, "sheet.column_twice", "column", show(c.Text)))
		case p.at[headings[i].key] == 0:
			p.at[headings[i].key] = c.Col
		}
	}
}

// notRead is the key of a column whose key is none.
func notRead(col int) string { return "\x00" + xlsx.Column(col) }

// has reports whether it is known what a column is.
func (p *page) has(col int) bool {
	for _, c := range p.at {
		if c == col {
			return true
		}
	}
	return false
}

// filled reports whether anything stands in a column below a row.
func (p *page) filled(col, below int) bool {
	return slices.ContainsFunc(p.rows, func(row []xlsx.Found) bool {
		return row[0].Row > below && slices.ContainsFunc(row, func(c xlsx.Found) bool { return c.Col == col })
	})
}

// spoilAll notes that nothing of what a page holds was read in full.
func (r *bookReader) spoilAll(t *table) {
	for _, part := range t.parts {
		for _, f := range fields.Of(part) {
			r.spoiled.spoil(fields.Path(fields.Place{Part: part}, f.Key, ""))
		}
	}
}

// unknownKey is the fault of a key that is none, with the one it is most like.
func unknownKey(key string, known []string) *fault.Error {
	pairs := []string{"key", key, "keys", strings.Join(known, ", ")}
	if near, ok := nearest(key, known); ok {
		return fault.New(fault.Edition, "sheet.unknown_key_near", append(pairs, "near", near)...)
	}
	return fault.New(fault.Edition, "sheet.unknown_key", pairs...)
}
