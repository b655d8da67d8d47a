package sheets

import (
	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/locale"
	"votering/internal/rules"
)

// builder puts a table together.
type builder struct {
	l     *locale.Catalog
	e     *award.Edition
	words rules.Words
	page  page
	more  []page
	about [][2]string
}

// newBuilder begins a table about an edition. What says sheets.NAME is what the
// table is called, and sheets.NAME.what what stands in it.
func newBuilder(e *award.Edition, l *locale.Catalog, what string) *builder {
	b := &builder{l: l, e: e, words: rules.Words{L: l, E: e, Show: asItIs}}
	b.page.name = l.T("sheets." + what)
	b.tell("title", e.Title.In(string(l.Lang())))
	b.tell("edition", e.ID)
	b.tell("what", l.T("sheets."+what+".what"))
	if e.MadeUp {
		b.tell("made_up", l.T("sheets.yes"))
	}
	return b
}

// begin begins a table of a decision, or of what stands before there is one.
func begin(d *decision.Document, l *locale.Catalog, what string) (*builder, error) {
	e, err := d.AwardEdition()
	if err != nil {
		return nil, err
	}
	b := newBuilder(e, l, what)
	if d.AnnounceAt != nil {
		b.tell("announce_at", d.AnnounceAt.UTC().Format("2006-01-02 15:04 UTC"))
	}
	if d.DecidedAt.IsZero() {
		b.tell("decided_at", l.T("sheets.undecided"))
		return b, nil
	}
	b.tell("decided_at", d.DecidedAt.UTC().Format("2006-01-02 15:04:05 UTC"))
	b.tell("fingerprint", d.Edition.Fingerprint)
	return b, nil
}

// asItIs leaves text as it is: cells of a workbook are text and nothing else,
// and those of a CSV are guarded where it is written.
func asItIs(s string) string { return s }

// tell adds a line to what is said of the table.
func (b *builder) tell(key, s string) {
	b.about = append(b.about, [2]string{b.l.T("sheets.about." + key), s})
}

// head adds columns, named by the keys below sheets.column.
func (b *builder) head(keys ...string) {
	for _, k := range keys {
		b.column(b.l.T("sheets.column." + k))
	}
}

// column adds a column.
func (b *builder) column(name string) {
	b.page.columns = append(b.page.columns, column{name: name})
}

// row adds a row.
func (b *builder) row(values ...value) { b.page.rows = append(b.page.rows, values) }

// table is what was put together. Every row of an edition that is made up says
// so.
func (b *builder) table(plain func() []byte) *Table {
	if b.e.MadeUp {
		b.head("made_up")
		for i := range b.page.rows {
			b.page.rows[i] = append(b.page.rows[i], words(b.l.T("sheets.yes")))
		}
	}
	return &Table{plain: plain, main: b.page, more: b.more, about: b.about, l: b.l}
}
