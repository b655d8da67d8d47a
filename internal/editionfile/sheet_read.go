package editionfile

import (
	"cmp"
	"errors"
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

// Notice is what a person should know of a workbook that was read: its sentence
// is "notice." and the ID in the catalogue. Its place {where}, a sheet or cell,
// is among the arguments.
type Notice struct {
	ID   string
	Args fault.Args
}

// bookLimits are how much of a workbook is read: an edition of MaxSize spread
// over cells.
var bookLimits = xlsx.Limits{Packed: MaxSize, Unpacked: 32 << 20, Text: 2 * MaxSize, Cells: 500_000}

// ReadSheet reads an edition from a workbook as WriteSheet writes it and people
// fill it in: in any language, with its columns in any order, numbers and dates
// as numbers, dates or text. The error is a fault.List of all that is wrong,
// each with sheet and cell ("edition.xlsx!Criteria!C4: criteria[2].weight"), or
// one *fault.Error where this is no workbook of an edition at all.
func ReadSheet(data []byte, name string) (*award.Edition, []Notice, error) {
	r, err := readBook(data, name)
	if err != nil {
		return nil, nil, err
	}
	if !r.full() {
		r.judge(award.Validate(r.e, nil))
	}
	if len(r.found) > 0 {
		return nil, r.notices, r.list()
	}
	return r.e, r.notices, nil
}

// readSheetDraft is ReadSheet as ReadDraft is Read.
func readSheetDraft(data []byte, name string) (*award.Edition, fault.List, []Notice, error) {
	r, err := readBook(data, name)
	if err != nil {
		return nil, nil, nil, err
	}
	if len(r.found) > 0 {
		return nil, nil, r.notices, r.list()
	}
	r.judge(award.Validate(r.e.Clone(), nil))
	return r.e, r.list(), r.notices, nil
}

// bookReader collects the edition in a workbook, and what is wrong with it.
type bookReader struct {
	name    string
	e       *award.Edition
	pages   map[string]*page        // by the table's name
	rows    map[fields.Place]rowRef // of the things that have a row
	metrics *names
	words   map[string]map[string]string // of each field with choices: what people call them
	spoiled spoils
	found   []foundCell
	notices []Notice
}

// rowRef is a row of a sheet.
type rowRef struct {
	page *page
	row  int
}

// foundCell is what is wrong in a cell.
type foundCell struct {
	sheet, row, col int
	*fault.Error
}

// readBook reads all sheets of a workbook.
func readBook(data []byte, name string) (*bookReader, error) {
	r := &bookReader{
		name: text.Show(name), e: &award.Edition{}, pages: map[string]*page{}, rows: map[fields.Place]rowRef{},
		words: map[string]map[string]string{}, spoiled: spoils{},
	}
	sheets, err := xlsx.Read(data, bookLimits)
	switch {
	case errors.Is(err, xlsx.ErrSize):
		return nil, fault.New(fault.Size, "sheet.unpacked", "max", strconv.Itoa(bookLimits.Unpacked>>20)).At(r.name)
	case err != nil:
		return nil, fault.New(fault.Edition, "sheet.none").At(r.name).Because(err)
	}
	r.open(sheets)
	if len(r.pages) == 0 {
		return nil, fault.New(fault.Edition, "sheet.not_edition").At(r.name)
	}
	for _, sheet := range reading {
		p := r.pages[sheet]
		if p == nil || r.full() {
			continue
		}
		if p.form {
			if err := r.form(p); err != nil {
				return nil, err
			}
		} else {
			r.table(p)
		}
		r.complete(p)
	}
	return r, nil
}

// open finds out which sheet is which.
func (r *bookReader) open(sheets []xlsx.Content) {
	for i := range sheets {
		s := &sheets[i]
		t := sheetNamed(s.Name)
		where := r.name + "!" + show(s.Name)
		switch {
		case t == nil && guide(s.Name) || len(s.Cells) == 0:
		case t == nil:
			r.notice("sheet_extra", where, "sheet", show(s.Name))
		case r.pages[t.name] != nil:
			r.report(foundCell{len(r.pages), 0, 0, fault.New(fault.Edition, "sheet.twice", "sheet", t.name).At(where)}, "")
		default:
			r.pages[t.name] = &page{table: t, order: len(r.pages), where: where, rows: s.Rows(), at: map[string]int{}}
		}
	}
}

// sheetNamed is the table that a sheet is meant to be, by its name in any language.
func sheetNamed(sheet string) *table {
	for i := range tables {
		t := &tables[i]
		if text.Fold(sheet) == text.Fold(t.name) || inAnyLanguage(sheet, "sheet.name."+t.name) {
			return t
		}
	}
	return nil
}

// guide reports whether a sheet is the one that explains the others.
func guide(sheet string) bool { return inAnyLanguage(sheet, "sheet.guide") }

// inAnyLanguage reports whether s is what the catalogue has under a key,
// without regard to case.
func inAnyLanguage(s, key string) bool {
	return slices.ContainsFunc(locale.Languages(), func(l locale.Lang) bool { return text.Fold(locale.For(l).T(key)) == text.Fold(s) })
}

// full reports whether enough has been found.
func (r *bookReader) full() bool { return len(r.found) >= award.MaxFaults }

func (r *bookReader) report(f foundCell, path string) {
	if r.full() {
		return
	}
	r.spoiled.spoil(path)
	r.found = append(r.found, f)
}

// maxNotices is how many notices there are of one workbook.
const maxNotices = 50

func (r *bookReader) notice(id, where string, pairs ...string) {
	if len(r.notices) < maxNotices {
		r.notices = append(r.notices, Notice{id, fault.Pairs(append(pairs, "where", where)...)})
	}
}

// complain reports what is wrong in a cell of a page; the path says what the
// cell is of the edition, where that is known.
func (r *bookReader) complain(p *page, row, col int, path string, err error) {
	f := fault.Of(err)
	if f == nil {
		return
	}
	where := p.cell(row, col)
	if path != "" {
		where += ": " + path
	}
	r.report(foundCell{p.order, row, col, f.At(where)}, path)
}

// judge keeps the faults of Validate, but for those that may only follow from
// something that could not be read.
func (r *bookReader) judge(faults fault.List) {
	for _, f := range faults {
		if !r.spoiled.may(f.ID, f.Where) {
			r.found = append(r.found, r.placed(f))
		}
	}
}

// placed is a fault of Validate at its cell.
func (r *bookReader) placed(f *fault.Error) foundCell {
	path := f.Where
	t, row, col := r.locate(path)
	where, order := r.name+"!"+t.name, 0
	if p := r.pages[t.name]; p != nil {
		where, order = p.cell(row, col), p.order
	}
	return foundCell{order, row, col, f.At(where + ": " + path)}
}

// locate finds the sheet of a path, and in it the cell, or the nearest to where
// it should stand.
func (r *bookReader) locate(path string) (t *table, row, col int) {
	at, key, lang, ok := fields.Locate(path)
	if !ok {
		return tableFor(fields.Edition), 1, 1
	}
	t = tableFor(at.Part)
	p := r.pages[t.name]
	ref, there := r.rows[at]
	switch {
	case p == nil:
		return t, 0, 0
	case p.form:
		if f, ok := fields.Find(at.Part, key); ok && p.fields[keyOf(f)] > 0 {
			return t, p.fields[keyOf(f)], p.column(lang, formValue)
		}
		return t, 1, 1
	case !there:
		return t, p.below + 1, p.column(p.first)
	case at.Part == fields.Level && fields.Get(r.e, at, "text", "") != "":
		key = "mark" // what is wrong with a level that has a text is its mark
	case lang != "":
		key += "." + lang
	}
	return t, ref.row, p.column(key, p.first)
}

// list gives the faults in the order of the workbook.
func (r *bookReader) list() fault.List {
	slices.SortStableFunc(r.found, func(a, b foundCell) int {
		return cmp.Or(cmp.Compare(a.sheet, b.sheet), cmp.Compare(a.row, b.row), cmp.Compare(a.col, b.col))
	})
	list := make(fault.List, 0, min(len(r.found), award.MaxFaults))
	for _, f := range r.found[:cap(list)] {
		list = append(list, f.Error)
	}
	return list
}

// complete gives ids to what a sheet named and gave no id, and finds what its
// rows name in each other.
func (r *bookReader) complete(p *page) {
	part := p.parts[0]
	for i := range fields.Count(r.e, part, 0) {
		at := fields.Place{Part: part, Index: i}
		if _, has := fields.Find(part, "id"); has && fields.Get(r.e, at, "id", "") == "" {
			_ = fields.Set(r.e, at, "id", "", fields.MakeID(r.e, at)) // an id that was made is one
		}
	}
	if part != fields.Metric {
		return
	}
	r.metrics = newNames(r.e, fields.Metric)
	for i := range r.e.Metrics {
		if ratio := r.e.Metrics[i].Ratio; ratio != nil {
			ratio.Of, ratio.Per = r.metric(ratio.Of), r.metric(ratio.Per)
		}
	}
}

// metric is the id of a metric that is named by its id or title; what names
// none stays as it is.
func (r *bookReader) metric(s string) string {
	s = strings.TrimSpace(s)
	if r.metrics == nil {
		return s
	}
	if at, ok := r.metrics.find(s); ok {
		return fields.Get(r.e, at, "id", "")
	}
	return s
}
