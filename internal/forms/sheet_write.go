package forms

import (
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/locale"
	"votering/internal/text"
	"votering/internal/xlsx"
)

// The columns of the sheet to fill in, from 1. Who reads it finds them by their
// headers.
const (
	colKey = iota + 1
	colWhat
	colScale
	colMark
	colComment
	columns = colComment
)

// maxList is the longest scale of which every mark stands in a list to choose
// from.
const maxList = 1000

// WriteSheet is a form to be filled in with a spreadsheet program: one sheet to
// fill in, where only the cells of the answers can be changed, and one with
// help. What is in b is filled in; nil is an empty form.
func WriteSheet(ed *award.Edition, h Head, l *locale.Catalog, b *ballot.Ballot) ([]byte, error) {
	w := &sheetWriter{guide: newGuide(ed, l), ballot: orNew(b, h.Juror), marks: map[string][]string{}}
	w.intro(h)
	shown := asked(ed)
	for i, n := range shown {
		w.nominee(l.T("form.nominee", "n", strconv.Itoa(i+1), "of", strconv.Itoa(len(shown)), "name", n.Name), n)
	}
	w.put(0, xlsx.Cell{}, cell(l.T("form.word."+wordEnd), xlsx.Plain))
	help := w.help(shown)
	return xlsx.Write([]xlsx.Sheet{{
		Name: l.T("form.title"), Widths: []int{18, 40, 16, 10, 70}, Rows: w.rows, Merged: w.merged,
		Lists: w.lists, Protect: true,
	}, help})
}

// sheetWriter fills the first sheet.
type sheetWriter struct {
	guide
	ballot *ballot.Ballot
	rows   []xlsx.Row
	merged []string
	marks  map[string][]string // cells for a mark, by criterion
	lists  []xlsx.List
}

func cell(s string, look xlsx.Look) xlsx.Cell { return xlsx.Cell{Text: text.ShowLines(s), Look: look} }

// put adds a row; height in lines, 0: one.
func (w *sheetWriter) put(height int, cells ...xlsx.Cell) {
	w.rows = append(w.rows, xlsx.Row{Cells: cells, Height: height})
}

// wide adds a row with one text over all columns.
func (w *sheetWriter) wide(s string, look xlsx.Look) {
	const width = 130
	w.put(len(text.Wrap(s, width)), cell(s, look))
	n := len(w.rows)
	w.merged = append(w.merged, xlsx.Ref(n, 1)+":"+xlsx.Ref(n, columns))
}

// intro is what stands above the table, and its headers.
func (w *sheetWriter) intro(h Head) {
	w.put(2, cell(w.l.T("form.title"), xlsx.Title))
	w.put(0, cell(w.words.Title(w.ed.Title), xlsx.Strong))
	w.put(0)
	for i, s := range w.steps("form.how.sheet") {
		w.wide(strconv.Itoa(i+1)+". "+s, xlsx.Wrapped)
	}
	w.put(0)
	for _, f := range w.head(h) {
		w.put(0, cell(f.name, xlsx.Muted), cell(f.value, xlsx.Muted))
	}
	w.put(0)
	w.put(0, cell(word(w.l, fieldKey), xlsx.Header), cell(w.l.T("form.column.what"), xlsx.Header), cell(w.l.T("form.column.scale"), xlsx.Header),
		cell(word(w.l, fieldMark), xlsx.Header), cell(word(w.l, fieldComment), xlsx.Header))
}

// nominee adds what is asked about one nominee.
func (w *sheetWriter) nominee(title string, n *award.Nominee) {
	blank := cell("", xlsx.Group)
	w.put(0, blank, cell(title, xlsx.Group), blank, blank, blank)
	w.put(0, cell(n.ID, xlsx.Muted), cell(word(w.l, fieldConflict)+" ("+w.l.T("form.hint.conflict")+")", xlsx.Label),
		cell("", xlsx.Label), cell("", xlsx.Label), cell(w.conflict(w.ballot, n.ID), xlsx.Long))
	for _, c := range w.ed.Marked() {
		mark, comment := w.entry(w.ballot, ballot.Cell{Nominee: n.ID, Criterion: c.ID})
		w.put(1+strings.Count(comment, "\n"), cell(n.ID+"/"+c.ID, xlsx.Muted), cell(w.words.Title(c.Title), xlsx.Label), cell(w.words.Scale(c), xlsx.Label),
			cell(mark, xlsx.Short), cell(comment, xlsx.Long))
		w.marks[c.ID] = append(w.marks[c.ID], xlsx.Ref(len(w.rows), colMark))
	}
}

// help is the second sheet: the criteria, the nominees, and beside them the
// marks that each criterion takes, which the first sheet offers.
func (w *sheetWriter) help(shown []*award.Nominee) xlsx.Sheet {
	s := xlsx.Sheet{Name: w.l.T("form.sheet.help"), Widths: []int{100}}
	put := func(t string, look xlsx.Look) {
		s.Rows = append(s.Rows, xlsx.Row{Cells: []xlsx.Cell{cell(t, look)}, Height: len(text.Wrap(t, 95))})
	}
	put(w.l.T("form.criteria"), xlsx.Title)
	for _, c := range w.ed.Marked() {
		put(w.criterion(c), xlsx.Strong)
		if !c.Help.Empty() {
			put(w.lines(c.Help), xlsx.Wrapped)
		}
		for _, level := range c.Levels {
			put(w.level(level), xlsx.Wrapped)
		}
	}
	for _, m := range w.measured() {
		put(m, xlsx.Wrapped)
	}
	put(w.l.T("form.nominees"), xlsx.Title)
	for _, n := range shown {
		put(n.Name, xlsx.Strong)
		if s := w.summary(n); s != "" {
			put(s, xlsx.Wrapped)
		}
		for _, f := range w.figures(n) {
			put(f, xlsx.Wrapped)
		}
	}
	w.offer(&s)
	return s
}

// offer puts the marks of each criterion into a column of the help sheet, and
// offers them where the marks are given.
func (w *sheetWriter) offer(s *xlsx.Sheet) {
	col := 2 // room between the help and the lists
	for _, c := range w.ed.Marked() {
		marks := steps(c.Scale)
		if len(marks) == 0 || len(w.marks[c.ID]) == 0 {
			continue
		}
		col++
		for len(s.Widths) < col {
			s.Widths = append(s.Widths, 14)
		}
		set(s, 1, col, cell(w.words.Title(c.Title), xlsx.Strong))
		for i, m := range marks {
			set(s, i+2, col, cell(w.mark(m), xlsx.Muted))
		}
		set(s, len(marks)+2, col, cell("-", xlsx.Muted))
		w.lists = append(w.lists, xlsx.List{
			Cells: w.marks[c.ID], Source: xlsx.Range(s.Name, xlsx.Ref(2, col), xlsx.Ref(len(marks)+2, col)),
			Title: word(w.l, fieldMark), Message: w.l.T("form.list", "scale", w.words.Scale(c)),
		})
	}
}

// set puts a cell where it belongs, with empty ones before it.
func set(s *xlsx.Sheet, row, col int, c xlsx.Cell) {
	for len(s.Rows) < row {
		s.Rows = append(s.Rows, xlsx.Row{})
	}
	r := &s.Rows[row-1]
	for len(r.Cells) < col {
		r.Cells = append(r.Cells, xlsx.Cell{})
	}
	r.Cells[col-1] = c
}

// steps are the marks of a scale, lowest first; none where there are too many
// to choose from.
func steps(s award.Scale) []exact.Rat {
	var marks []exact.Rat
	for m := s.Min; !s.Max.Less(m); m = m.Add(s.Step) {
		if len(marks) == maxList || s.Step.Sign() <= 0 {
			return nil
		}
		marks = append(marks, m)
	}
	return marks
}
