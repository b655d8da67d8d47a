package editionfile

import (
	"slices"
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/fields"
	"votering/internal/locale"
	"votering/internal/text"
	"votering/internal/xlsx"
)

// table reads the rows of a table.
func (r *bookReader) table(p *page) {
	if !r.head(p) {
		return
	}
	columns := p.columns()
	var owned *names
	if p.owner != "" {
		owned = namesOf(r.e, p.owner)
	}
	n := 0
	for _, row := range p.rows {
		if row[0].Row <= p.below || r.full() {
			continue
		}
		cells := p.cells(row, columns)
		if len(cells) == 0 || p.helps(row, columns) {
			continue
		}
		if n++; n > p.table.rows {
			r.complain(p, row[0].Row, 1, "", fault.New(fault.Size, "edition.many",
				"n", strconv.Itoa(p.under()), "max", strconv.Itoa(p.table.rows)))
			r.spoilAll(p.table)
			return
		}
		r.item(p, row[0].Row, cells, columns, owned)
	}
}

// under is how many rows there are below the headers.
func (p *page) under() int {
	n := 0
	for _, row := range p.rows {
		if row[0].Row > p.below {
			n++
		}
	}
	return n
}

// cells are those of a row that hold something, by the keys of their columns.
func (p *page) cells(row []xlsx.Found, columns []column) map[string]xlsx.Found {
	cells := map[string]xlsx.Found{}
	for _, c := range columns {
		i := slices.IndexFunc(row, func(f xlsx.Found) bool { return f.Col == p.at[c.key] })
		if i >= 0 && (strings.TrimSpace(row[i].Text) != "" || row[i].Formula) {
			cells[c.key] = row[i]
		}
	}
	return cells
}

// helps reports whether a row is the one that explains the columns: below the
// headers it stands where the row of keys was taken away.
func (p *page) helps(row []xlsx.Found, columns []column) bool {
	if row[0].Row > heads {
		return false
	}
	for _, c := range columns {
		i := slices.IndexFunc(row, func(f xlsx.Found) bool { return f.Col == p.at[c.key] && p.at[c.key] > 0 })
		if i < 0 {
			continue
		}
		for _, l := range locale.Languages() {
			if c.help(locale.For(l)) == row[i].Text {
				return true
			}
		}
	}
	return false
}

// item reads a row: one thing of the table's part.
func (r *bookReader) item(p *page, row int, cells map[string]xlsx.Found, columns []column, owned *names) {
	part, parent := p.parts[0], 0
	if p.owner != "" {
		owner, ok := r.ownerOf(p, row, cells[p.owner], owned)
		if !ok {
			return
		}
		part, parent = p.parts[slices.Index(owners[p.owner], owner.Part)], owner.Index
	}
	at := fields.Add(r.e, part, parent)
	r.rows[at] = rowRef{p, row}
	for _, c := range columns {
		if cell, ok := cells[c.key]; ok && c.field != nil {
			r.fill(p, at, c, cell, cells)
		}
	}
	if part == fields.Value || part == fields.RefValue {
		r.figureOrReason(p, at, row, cells)
	}
}

// nobody is the sentence about a row whose owner there is not.
var nobody = map[string]string{"criterion": "sheet.no_criterion", "nominee": "sheet.no_nominee"}

// ownerOf finds whose a row is.
func (r *bookReader) ownerOf(p *page, row int, cell xlsx.Found, owned *names) (fields.Place, bool) {
	name := strings.TrimSpace(r.plain(cell))
	owner, ok := owned.find(name)
	ok = ok && slices.Contains(owners[p.owner][:len(p.parts)], owner.Part)
	switch {
	case ok:
		return owner, true
	case name == "":
		r.complain(p, row, max(p.at[p.owner], 1), "", fault.New(fault.Edition, "edition.missing"))
	default:
		r.complain(p, row, max(p.at[p.owner], 1), "", fault.New(fault.Edition, nobody[p.owner], "name", show(name)))
	}
	for _, part := range owners[p.owner] {
		r.spoilAll(tableFor(part))
	}
	return owner, false
}

// plain is the text of a cell whatever it holds.
func (r *bookReader) plain(c xlsx.Found) string {
	s, _ := r.typed(c, &fields.Field{})
	return s
}

// fill puts the text of a cell into a field.
func (r *bookReader) fill(p *page, at fields.Place, c column, cell xlsx.Found, cells map[string]xlsx.Found) {
	f := *c.field
	f.Part = at.Part
	path := fields.Path(at, f.Key, c.lang)
	if f.Multi && c.lang == "" {
		for _, lang := range textLanguages {
			if _, both := cells[c.key+"."+lang]; both {
				r.complain(p, cell.Row, cell.Col, path, fault.New(fault.Edition, "sheet.text_both"))
				return
			}
		}
	}
	s, err := r.typed(cell, &f)
	if err == nil {
		err = fault.Of(fields.Set(r.e, at, f.Key, c.lang, s))
	}
	if err != nil {
		r.complain(p, cell.Row, cell.Col, path, err)
	}
}

// figureOrReason reports a row without a figure and without a reason for that,
// or with both.
func (r *bookReader) figureOrReason(p *page, at fields.Place, row int, cells map[string]xlsx.Found) {
	_, reason := cells["missing"]
	figure := false
	for _, lang := range append([]string{""}, textLanguages...) {
		key := strings.TrimSuffix("value."+lang, ".")
		if _, ok := cells[key]; ok {
			figure = true
		}
	}
	if figure == reason {
		r.complain(p, row, p.column("value", p.first), fields.Path(at, "value", ""), fault.New(fault.Edition, "edition.value_or_missing"))
	}
}

// maxForm is how many rows of a form are read: far more than it has fields.
const maxForm = 500

// form reads the rows of a form. The error says that this is another kind of
// workbook, or one of a later version.
func (r *bookReader) form(p *page) error {
	p.fields = map[string]int{}
	if !r.head(p) {
		return nil
	}
	columns := p.columns()
	cells := map[string]xlsx.Found{}
	if n := len(p.rows); n > maxForm {
		r.complain(p, p.rows[maxForm][0].Row, 1, "", fault.New(fault.Size, "edition.many", "n", strconv.Itoa(n), "max", strconv.Itoa(maxForm)))
		return nil
	}
	for _, row := range p.rows {
		if row[0].Row <= p.below || r.full() {
			continue
		}
		key, known := r.formKey(p, row, columns)
		if key == schemaKey {
			if err := r.schema(p, row); err != nil {
				return err
			}
		}
		if !known {
			continue
		}
		if p.fields[key] > 0 {
			r.complain(p, row[0].Row, max(p.at[formKey], 1), "", fault.New(fault.Edition, "edition.key_twice", "key", key))
			continue
		}
		p.fields[key] = row[0].Row
		for _, c := range row {
			for _, lang := range append([]string{formValue}, textLanguages...) {
				if c.Col == p.at[lang] && (strings.TrimSpace(c.Text) != "" || c.Formula) {
					cells[strings.TrimSuffix(key+"."+strings.TrimPrefix(lang, formValue), ".")] = c
				}
			}
		}
	}
	for _, c := range columns {
		r.formField(p, c, cells)
	}
	return nil
}

// formKey is the field of a row of a form: by its key, else by what it is
// called. False where it is none.
func (r *bookReader) formKey(p *page, row []xlsx.Found, columns []column) (string, bool) {
	in := func(head string) xlsx.Found {
		for _, c := range row {
			if c.Col == p.at[head] {
				return c
			}
		}
		return xlsx.Found{Row: row[0].Row, Col: max(p.at[head], 1)}
	}
	key, label, value := in(formKey), in(formLabel), in(formValue)
	name := strings.TrimSpace(key.Text)
	if name == schemaKey {
		return name, false
	}
	for _, c := range columns {
		if c.key == name || name == "" && len(label.Text) <= maxHead && inAnyLanguage(label.Text, c.field.Label()) {
			return c.key, true
		}
	}
	switch {
	case name != "":
		known := make([]string, len(columns))
		for i, c := range columns {
			known[i] = c.key
		}
		r.complain(p, key.Row, key.Col, "", unknownKey(show(name), known))
		r.spoilAll(p.table)
	case strings.TrimSpace(value.Text) != "":
		r.notice("sheet_row", p.cell(value.Row, value.Col), "row", show(label.Text))
	}
	return "", false
}

// formField puts what stands in the row of a field into the edition.
func (r *bookReader) formField(p *page, c column, cells map[string]xlsx.Found) {
	at := fields.Place{Part: c.field.Part}
	if cell, ok := cells[c.key]; ok {
		r.fill(p, at, c, cell, cells)
	}
	for _, lang := range textLanguages {
		cell, ok := cells[c.key+"."+lang]
		switch {
		case ok && c.field.Multi:
			r.fill(p, at, column{c.key, c.field, lang}, cell, cells)
		case ok:
			r.complain(p, cell.Row, cell.Col, fields.Path(at, c.field.Key, ""), fault.New(fault.Edition, "sheet.one_text"))
		}
	}
}

// schema refuses a workbook that is something else, or of a later version.
func (r *bookReader) schema(p *page, row []xlsx.Found) error {
	for _, c := range row {
		s := strings.TrimSpace(c.Text)
		if c.Col != p.at[formValue] || s == "" || s == award.Schema {
			continue
		}
		where := p.cell(c.Row, c.Col) + ": " + schemaKey
		if newer.MatchString(s) {
			return fault.New(fault.Version, "edition.newer", "schema", show(s)).At(where)
		}
		return fault.New(fault.Edition, "edition.schema", "schema", show(s)).At(where)
	}
	return nil
}

// foldWord is a word as it is compared with what somebody chose or typed.
func foldWord(s string) string { return text.Fold(strings.TrimSpace(s)) }
