package editionfile

import (
	"strings"

	"votering/internal/award"
	"votering/internal/fields"
	"votering/internal/locale"
)

// table is a sheet of a workbook: a row for each thing of a part, or, of a form,
// a row for each field.
type table struct {
	name  string // of the sheet, the same in every language
	form  bool
	parts []fields.Part // of a table with an owner: by what owns a row
	owner string        // the column that says whose a row is; empty: nobody's
	rows  int           // that are refused above
}

// tables are the sheets of an edition, in the order in which they are shown.
var tables = []table{
	{name: "Edition", form: true, parts: []fields.Part{fields.Edition, fields.Window}},
	{name: "Criteria", parts: []fields.Part{fields.Criterion}, rows: award.MaxCriteria},
	{name: "Levels", parts: []fields.Part{fields.Level}, owner: "criterion", rows: maxRows},
	{name: "Metrics", parts: []fields.Part{fields.Metric}, rows: award.MaxMetrics},
	{name: "Gates", parts: []fields.Part{fields.Gate}, rows: award.MaxGates},
	{name: "Nominees", parts: []fields.Part{fields.Nominee}, rows: award.MaxNominees},
	{name: "Values", parts: []fields.Part{fields.Value, fields.RefValue}, owner: "nominee", rows: maxRows},
	{name: "References", parts: []fields.Part{fields.Reference}, rows: award.MaxReferences},
	{name: "Documents", parts: []fields.Part{fields.Document}, owner: "nominee", rows: maxRows},
	{name: "Jury", parts: []fields.Part{fields.Juror}, rows: award.MaxJurors},
	{name: "Rule", form: true, parts: []fields.Part{fields.Rule}},
	{name: "History", parts: []fields.Part{fields.Winner}, rows: award.MaxHistory},
}

// maxRows is how many rows of levels, figures and documents are read: more
// than a file of MaxSize can have.
const maxRows = 100_000

// owners are the parts that can own the rows of a table with an owner, in the
// order of its parts.
var owners = map[string][]fields.Part{
	"criterion": {fields.Criterion},
	"nominee":   {fields.Nominee, fields.Reference},
}

// reading is the order in which sheets are read: what is named comes before
// what names it.
var reading = []string{
	"Edition", "Metrics", "Criteria", "Levels", "Gates", "Nominees", "References", "Values", "Documents", "Jury", "Rule", "History",
}

// tableFor is the table in which a part stands.
func tableFor(part fields.Part) *table {
	for i := range tables {
		for _, p := range tables[i].parts {
			if p == part {
				return &tables[i]
			}
		}
	}
	return nil
}

// column is a column of a table, or a row of a form.
type column struct {
	key   string        // as in the edition file; with ".nb" and so on of a text in one language
	field *fields.Field // nil: the column that says whose a row is
	lang  string
}

// The keys of a form's columns, besides those of the languages.
const (
	formLabel = "label"
	formValue = "value"
	formHelp  = "help"
	formKey   = "key"
)

// schemaKey is the row of a form that says what the workbook is.
const schemaKey = "schema"

var textLanguages = []string{"nb", "nn", "en"}

// keyOf is what a field is called in its sheet.
func keyOf(f fields.Field) string {
	return strings.TrimPrefix(fields.Path(fields.Place{Part: f.Part}, f.Key, ""), "rule.")
}

// columns lists what a table can hold: whose a row is, and each field, with its
// texts per language behind it.
func (t *table) columns() []column {
	var cs []column
	if t.owner != "" {
		cs = append(cs, column{key: t.owner})
	}
	for i, part := range t.parts {
		if i > 0 && t.owner != "" {
			break // the same fields, of another owner
		}
		for _, f := range fields.Of(part) {
			key := f.Key
			if t.form {
				key = keyOf(f)
			}
			cs = append(cs, column{key: key, field: &f})
			for _, lang := range textLanguages {
				if f.Multi && !t.form {
					cs = append(cs, column{key: key + "." + lang, field: &f, lang: lang})
				}
			}
		}
	}
	return cs
}

// label is what a column is called in a language, and help what it is for.
func (c column) label(cat *locale.Catalog) string {
	switch {
	case c.field == nil:
		return cat.T("sheet.owner." + c.key)
	case c.lang != "":
		return cat.T("sheet.in_language", "label", cat.T(c.field.Label()), "language", cat.T("field.choice.language."+c.lang))
	}
	return cat.T(c.field.Label())
}

func (c column) help(cat *locale.Catalog) string {
	switch {
	case c.field == nil:
		return cat.T("sheet.owner." + c.key + ".help")
	case c.lang != "":
		return cat.T("sheet.in_language.help", "language", cat.T("field.choice.language."+c.lang))
	}
	return cat.T(c.field.Help())
}
