package editionfile

import (
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

// heads is how far down the headers of a sheet are looked for, and maxHead how
// long one can be, in bytes.
const (
	heads   = 20
	maxHead = 400
)

// headings are the names that columns may have, and the keys they stand for.
type headings struct {
	keys   map[string]string // as they are
	labels map[string]string // what they are called in any language, without regard to case
	known  []string          // the keys in their order
}

func (p *page) headings() *headings {
	h := &headings{keys: map[string]string{}, labels: map[string]string{}}
	add := func(key string, label func(*locale.Catalog) string) {
		h.keys[key] = key
		h.known = append(h.known, key)
		for _, l := range locale.Languages() {
			h.labels[text.Fold(label(locale.For(l)))] = key
		}
	}
	if !p.form {
		for _, c := range p.columns() {
			add(c.key, c.label)
		}
		return h
	}
	for _, key := range append([]string{formLabel, formValue, formHelp, formKey}, textLanguages...) {
		add(key, func(cat *locale.Catalog) string { return cat.T("sheet.form." + key) })
	}
	return h
}

// key is the column that has a key as its header.
func (h *headings) key(cell string) (string, bool) {
	key, ok := h.keys[strings.TrimSpace(cell)]
	return key, ok
}

// label is the column that is called so.
func (h *headings) label(cell string) (string, bool) {
	if len(cell) > maxHead {
		return "", false
	}
	key, ok := h.labels[foldWord(cell)]
	return key, ok
}

// headRow is the row in which most headers stand, as an index of rows; -1 where
// none has two.
func (p *page) headRow(is func(string) (string, bool)) int {
	best, most := -1, 1
	for i, row := range p.rows {
		if row[0].Row > heads {
			break
		}
		n := 0
		for _, c := range row {
			if _, ok := is(c.Text); ok {
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
	h := p.headings()
	keyRow, labelRow := p.headRow(h.key), p.headRow(h.label)
	if keyRow < 0 && labelRow < 0 {
		r.complain(p, 1, 1, "", fault.New(fault.Edition, "sheet.header", "sheet", p.name))
		r.spoilAll(p.table)
		return false
	}
	if keyRow >= 0 {
		p.below = p.rows[keyRow][0].Row
		r.takeKeys(p, p.rows[keyRow], h)
	}
	if labelRow >= 0 && (keyRow < 0 || labelRow < keyRow) {
		p.below = max(p.below, p.rows[labelRow][0].Row)
		r.takeLabels(p, p.rows[labelRow], h)
	}
	leftmost := 0
	for key, col := range p.at {
		if leftmost == 0 || col < leftmost {
			p.first, leftmost = key, col
		}
	}
	return true
}

// takeKeys finds columns in a row of keys. One that is none may have been changed
// by mistake, and is refused.
func (r *bookReader) takeKeys(p *page, row []xlsx.Found, h *headings) {
	for _, c := range row {
		switch key, ok := h.key(c.Text); {
		case strings.TrimSpace(c.Text) == "":
		case !ok:
			r.complain(p, c.Row, c.Col, "", unknownKey(show(c.Text), h.known))
			r.spoilAll(p.table)
			p.at["\x00"+xlsx.Column(c.Col)] = c.Col // which has no key
		case p.at[key] > 0:
			r.complain(p, c.Row, c.Col, "", fault.New(fault.Edition, "sheet.column_twice", "column", key))
		default:
			p.at[key] = c.Col
		}
	}
}

// takeLabels finds columns in a row of what they are called, where no key says
// what they are. One that is none may be somebody's own.
func (r *bookReader) takeLabels(p *page, row []xlsx.Found, h *headings) {
	known, filled := map[int]bool{}, map[int]bool{}
	for _, col := range p.at {
		known[col] = true
	}
	for _, row := range p.rows {
		for _, c := range row {
			filled[c.Col] = filled[c.Col] || c.Row > p.below
		}
	}
	for _, c := range row {
		key, ok := h.label(c.Text)
		switch {
		case known[c.Col] || strings.TrimSpace(c.Text) == "":
		case ok && p.at[key] == 0:
			p.at[key] = c.Col
		case filled[c.Col]:
			r.notice("sheet_column", p.cell(c.Row, c.Col), "column", show(c.Text))
		}
	}
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
