package editionfile

import (
	"regexp"
	"slices"
	"strconv"
	"unicode/utf8"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/fields"
	"votering/internal/locale"
	"votering/internal/text"
	"votering/internal/xlsx"
)

// maxCell is how many characters a cell of a workbook holds.
const maxCell = 32_767

// Rows of a table that are not yet filled in, to be written into, and how far
// down its lists to choose from go.
const (
	spareRows = 20
	listRows  = 1000
)

// WriteSheet gives an edition, or one that is only begun, as a workbook with
// its words in a language: a sheet for each part, with a line of help for each
// field and lists to choose from. Reading it gives the same edition, without
// what has nothing filled in; a nominee that has figures and nothing else is
// called "?", and a metric that is named and not there is the one whose title
// that is. The error (fault.Size) says which text is longer than a cell can
// hold.
func WriteSheet(e *award.Edition, lang string) ([]byte, error) { return writeSheet(e, lang, "made_up") }

// writeSheet says on the first sheet of a workbook what is made up in which way.
func writeSheet(e *award.Edition, lang, how string) ([]byte, error) {
	w := &sheetWriter{e: filledIn(e), how: how, cat: locale.For(locale.Lang(lang)), columns: map[string][]column{}}
	for i := range tables {
		w.columns[tables[i].name] = w.used(&tables[i])
	}
	sheets := []xlsx.Sheet{w.guide()}
	for i := range tables {
		if t := &tables[i]; t.form {
			sheets = append(sheets, w.form(t))
		} else {
			sheets = append(sheets, w.table(t))
		}
	}
	if w.long != nil {
		return nil, w.long
	}
	return xlsx.Write(sheets)
}

// TemplateSheet is a filled-in workbook to be changed into one's own: an
// example that is valid, and says that it is one.
func TemplateSheet(lang string) ([]byte, error) {
	e, _, err := ReadDraft(Template(lang), "edition.yaml")
	if err != nil {
		return nil, err
	}
	for _, part := range []fields.Part{fields.Nominee, fields.Juror} {
		for i := range fields.Count(e, part, 0) {
			unnamed(e, fields.Place{Part: part, Index: i})
		}
	}
	return writeSheet(e, lang, "example")
}

// unnamed takes away an id that is made of the name anyway, so that another name
// gets one of its own.
func unnamed(e *award.Edition, at fields.Place) {
	id := fields.Get(e, at, "id", "")
	if fields.MakeID(e, at) == id {
		_ = fields.Set(e, at, "id", "", "") // an empty text is always taken
	}
}

// filledIn is an edition in which everything that is to have a row has
// something to stand in it.
func filledIn(e *award.Edition) *award.Edition {
	e = e.Clone()
	for _, part := range []fields.Part{fields.Nominee, fields.Reference, fields.Winner} {
		for i := fields.Count(e, part, 0) - 1; i >= 0; i-- {
			at := fields.Place{Part: part, Index: i}
			owns := false
			for _, of := range []fields.Part{fields.Document, fields.Value, fields.RefValue} {
				owns = owns || (part == fields.Reference) == (of == fields.RefValue) && part != fields.Winner && fields.Count(e, of, i) > 0
			}
			switch {
			case !blank(e, at):
			case owns:
				_ = fields.Set(e, at, "name", "", "?") // which is a name
			default:
				fields.Remove(e, at)
			}
		}
	}
	for i := range e.Nominees {
		for j := len(e.Nominees[i].Documents) - 1; j >= 0; j-- {
			if at := (fields.Place{Part: fields.Document, Index: i, Sub: j}); blank(e, at) {
				fields.Remove(e, at)
			}
		}
	}
	return e
}

// blank reports whether nothing is filled in of a thing.
func blank(e *award.Edition, at fields.Place) bool {
	for _, f := range fields.Of(at.Part) {
		for _, lang := range append([]string{""}, textLanguages...) {
			if fields.Get(e, at, f.Key, lang) != "" {
				return false
			}
		}
	}
	return true
}

// sheetWriter makes the sheets of an edition.
type sheetWriter struct {
	e       *award.Edition
	cat     *locale.Catalog
	how     string              // a made-up edition is so: a sentence of the guide
	columns map[string][]column // of each sheet
	long    *fault.Error        // a text that no cell can hold
}

// used are the columns of a table, without those for texts in a language that
// no text is in.
func (w *sheetWriter) used(t *table) []column {
	rows := w.places(t)
	return slices.DeleteFunc(t.columns(), func(c column) bool {
		return c.lang != "" && !slices.ContainsFunc(rows, func(r row) bool { return fields.Get(w.e, r.at, c.field.Key, c.lang) != "" })
	})
}

// guide is the sheet that says how to fill in the others.
func (w *sheetWriter) guide() xlsx.Sheet {
	s := xlsx.Sheet{Name: w.cat.T("sheet.guide"), Widths: []int{guideName, guideWidth}}
	put := func(look xlsx.Look, cells ...string) {
		row := xlsx.Row{Height: 1}
		for i, c := range cells {
			row.Cells = append(row.Cells, xlsx.Cell{Text: c, Look: look})
			if i == len(cells)-1 && look != xlsx.Title {
				row.Height = len(text.Wrap(c, guideWidth))
			}
		}
		s.Rows = append(s.Rows, row)
	}
	put(xlsx.Title, w.cat.T("sheet.guide.title"))
	if w.e.MadeUp {
		put(xlsx.Strong, "", w.cat.T("sheet.guide."+w.how))
	}
	for _, line := range []string{"order", "rows", "keys", "languages", "choices", "times", "check"} {
		put(xlsx.Wrapped, "", w.cat.T("sheet.guide."+line))
	}
	put(xlsx.Plain, "")
	for i := range tables {
		put(xlsx.Wrapped, tables[i].name, w.cat.T("sheet.about."+tables[i].name))
	}
	return s
}

// The widths of the columns, in characters.
const (
	guideName  = 14
	guideWidth = 100
	labelWidth = 30
	textWidth  = 34
	wordWidth  = 16
	helpWidth  = 70
)

// form is a sheet with a row for each field.
func (w *sheetWriter) form(t *table) xlsx.Sheet {
	var langs []string // that a text of the form can be in
	if slices.ContainsFunc(w.columns[t.name], func(c column) bool { return c.field.Multi }) {
		langs = textLanguages
	}
	heads := slices.Concat([]string{formLabel, formValue}, langs, []string{formHelp, formKey})
	s := xlsx.Sheet{
		Name: t.name, Rows: make([]xlsx.Row, 2), Freeze: 2,
		Widths: slices.Concat([]int{labelWidth, textWidth}, slices.Repeat([]int{textWidth}, len(langs)), []int{helpWidth, wordWidth + 8}),
	}
	for _, h := range heads {
		s.Rows[0].Cells = append(s.Rows[0].Cells, xlsx.Cell{Text: w.cat.T("sheet.form." + h), Look: xlsx.Header})
		s.Rows[1].Cells = append(s.Rows[1].Cells, xlsx.Cell{Text: h, Look: xlsx.Muted})
	}
	if t.parts[0] == fields.Edition {
		w.formRow(&s, column{key: schemaKey}, []xlsx.Cell{{Text: award.Schema, Look: xlsx.Muted}}, len(langs))
	}
	for _, c := range w.columns[t.name] {
		at := fields.Place{Part: c.field.Part}
		cells := []xlsx.Cell{w.cell(at, c)}
		for _, lang := range textLanguages {
			if c.field.Multi {
				cells = append(cells, w.cell(at, column{c.key, c.field, lang}))
			}
		}
		w.formRow(&s, c, cells, len(langs))
		n := len(s.Rows)
		w.choose(&s, c, xlsx.Ref(n, 2))
	}
	return s
}

// formRow adds a row of a form: its name, what is filled in (for all languages,
// and in so many), help and key.
func (w *sheetWriter) formRow(s *xlsx.Sheet, c column, values []xlsx.Cell, langs int) {
	label, help := w.cat.T("sheet.schema"), w.cat.T("sheet.schema.help")
	if c.field != nil {
		label, help = c.label(w.cat), c.help(w.cat)
	}
	cells := append([]xlsx.Cell{{Text: label, Look: xlsx.Label}}, values...)
	height := len(text.Wrap(help, helpWidth))
	for _, v := range values {
		height = max(height, len(text.Wrap(v.Text, textWidth)))
	}
	for len(cells) < 2+langs {
		cells = append(cells, xlsx.Cell{Look: xlsx.Plain})
	}
	cells = append(cells, xlsx.Cell{Text: help, Look: xlsx.Wrapped}, xlsx.Cell{Text: c.key, Look: xlsx.Muted})
	s.Rows = append(s.Rows, xlsx.Row{Cells: cells, Height: height})
}

// headRows are the rows above a table: names, help and keys.
const headRows = 3

// table is a sheet with a row for each thing of a part.
func (w *sheetWriter) table(t *table) xlsx.Sheet {
	s := xlsx.Sheet{Name: t.name, Rows: make([]xlsx.Row, headRows), Freeze: headRows}
	rows := w.places(t)
	columns := w.columns[t.name]
	for i, c := range columns {
		width := c.width()
		s.Widths = append(s.Widths, width)
		help := c.help(w.cat)
		s.Rows[0].Cells = append(s.Rows[0].Cells, xlsx.Cell{Text: c.label(w.cat), Look: xlsx.Header})
		s.Rows[1].Cells = append(s.Rows[1].Cells, xlsx.Cell{Text: help, Look: xlsx.Muted})
		s.Rows[2].Cells = append(s.Rows[2].Cells, xlsx.Cell{Text: c.key, Look: xlsx.Muted})
		s.Rows[0].Height = max(s.Rows[0].Height, len(text.Wrap(c.label(w.cat), width)))
		s.Rows[1].Height = max(s.Rows[1].Height, len(text.Wrap(help, width*5/4))) // in smaller letters
		w.choose(&s, c, xlsx.Ref(headRows+1, i+1)+":"+xlsx.Ref(headRows+max(listRows, len(rows)+spareRows), i+1))
	}
	for _, r := range rows {
		s.Rows = append(s.Rows, w.row(r, columns))
	}
	spare := xlsx.Row{Cells: slices.Repeat([]xlsx.Cell{{Look: xlsx.Long}}, len(columns))}
	s.Rows = append(s.Rows, slices.Repeat([]xlsx.Row{spare}, spareRows)...)
	return s
}

// row is a thing of a part, and what owns it.
type row struct {
	at    fields.Place
	owner string
}

// places lists the things of a table.
func (w *sheetWriter) places(t *table) []row {
	var rows []row
	for i, part := range t.parts {
		if t.owner == "" {
			for j := range fields.Count(w.e, part, 0) {
				rows = append(rows, row{at: fields.Place{Part: part, Index: j}})
			}
			continue
		}
		names := namesOf(w.e, t.owner)
		for j := range fields.Count(w.e, owners[t.owner][i], 0) {
			owner := names.call(owners[t.owner][i], j)
			for k := range fields.Count(w.e, part, j) {
				rows = append(rows, row{fields.Place{Part: part, Index: j, Sub: k}, owner})
			}
		}
	}
	return rows
}

// row is the row of a table for one thing.
func (w *sheetWriter) row(r row, columns []column) xlsx.Row {
	var out xlsx.Row
	for _, c := range columns {
		cell := xlsx.Cell{Text: r.owner, Look: xlsx.Long}
		if c.field != nil {
			f := *c.field
			f.Part = r.at.Part
			cell = w.cell(r.at, column{c.key, &f, c.lang})
		}
		out.Cells = append(out.Cells, cell)
		out.Height = max(out.Height, min(len(text.Wrap(cell.Text, c.width())), 12))
	}
	return out
}

// decimal is a number as a cell of a workbook keeps it.
var decimal = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?$`)

// cell is what a field holds, typed as its kind is.
func (w *sheetWriter) cell(at fields.Place, c column) xlsx.Cell {
	s := fields.Get(w.e, at, c.field.Key, c.lang)
	cell := xlsx.Cell{Look: xlsx.Long}
	if utf8.RuneCountInString(s) > maxCell && w.long == nil {
		w.long = fault.New(fault.Size, "sheet.cell_long", "max", strconv.Itoa(maxCell)).At(fields.Path(at, c.field.Key, c.lang))
	}
	switch k := c.field.Kind; {
	case s == "":
	case (k == fields.Choice || k == fields.YesNo) && slices.Contains(c.field.Choices, s):
		cell.Text = w.cat.T(c.field.ChoiceKey(s))
	case k == fields.Date:
		cell.Date = s
	case (k == fields.Number || k == fields.Ratio || k == fields.Whole || k == fields.Figure && !w.words(at)) && decimal.MatchString(s):
		cell.Number = s
	default:
		cell.Text = s
	}
	return cell
}

// words reports whether a figure is one in words.
func (w *sheetWriter) words(at fields.Place) bool {
	id := fields.Get(w.e, at, "metric", "")
	m, ok := w.e.Metric(id)
	return !ok || id == "" || m.Unit == award.Words
}

// choose offers in some cells what a field takes.
func (w *sheetWriter) choose(s *xlsx.Sheet, c column, cells string) {
	l := xlsx.List{Cells: []string{cells}, Title: w.cat.T("sheet.choose"), Message: w.cat.T("sheet.choose.text")}
	switch {
	case c.lang != "":
		return
	case c.field == nil:
		l.Source = w.offered(owners[c.key][0])
	case c.field.Refers != "" && c.field.Kind != fields.IDs:
		l.Source = w.offered(c.field.Refers)
	case len(c.field.Choices) > 0:
		for _, choice := range c.field.Choices {
			l.Choices = append(l.Choices, w.cat.T(c.field.ChoiceKey(choice)))
		}
	default:
		return
	}
	s.Lists = append(s.Lists, l)
}

// offered is the range in which the things of a part are called what others
// call them by: nominees by their name, all others by their id.
func (w *sheetWriter) offered(part fields.Part) string {
	key, t := "id", tableFor(part)
	if part == fields.Nominee {
		key = "name"
	}
	col := 1 + slices.IndexFunc(w.columns[t.name], func(c column) bool { return c.key == key })
	return xlsx.Range(t.name, xlsx.Ref(headRows+1, col), xlsx.Ref(headRows+t.rows, col))
}

// width is how wide a column is, in characters.
func (c column) width() int {
	if c.field == nil {
		return labelWidth
	}
	switch c.field.Kind {
	case fields.Line, fields.IDs, fields.Key:
		return textWidth
	case fields.Lines:
		return helpWidth
	case fields.Choice, fields.Moment:
		return wordWidth + 8
	}
	return wordWidth
}
