package marksheet

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"votering/internal/fault"
	"votering/internal/tabular"
)

// table reads the rows of one table.
type table struct {
	*reader
	grid    *tabular.Grid
	layout  *layout
	known   bool // whom the table is about; else its names alone are read, to be asked for
	summary Table
	row     map[Kind]string // whom or what the row at hand is about, by id
	before  []string        // what stood in the columns of names, for rows that leave them out
	filled  int             // names that stand in a row above
	first   tabular.GridCell
	left    map[string]*Left
	order   []string
}

// read reads all rows, and answers the last one that was about somebody.
func (t *table) read() (last int) {
	l := t.layout
	t.summary = Table{Where: place(t.grid), Across: l.across, Given: l.given}
	for _, c := range l.cols {
		switch {
		case c.role == key && !slices.Contains(t.summary.Down, c.kind):
			t.summary.Down = append(t.summary.Down, c.kind)
		case c.role == value:
			t.summary.Columns++
		}
	}
	t.before, last = make([]string, len(l.cols)), l.first-1
	for i := l.first; i < l.end; i++ {
		about, reason := t.about(i)
		switch {
		case about && t.known:
			last = i
			if at := t.beyond(i); !at.Empty() {
				t.fault(t.grid, at, "marksheet.ragged", "text", at.Text)
				continue
			}
			t.cells(i)
			t.strays(i)
		case about:
			last = i
		case reason != "":
			last = i
			t.leaveRow(i, reason)
		}
	}
	for _, id := range t.order {
		t.out.Left = append(t.out.Left, *t.left[id])
	}
	if t.filled > 0 {
		t.out.Notices = append(t.out.Notices, Notice{ID: "filled", Args: fault.Pairs("n", strconv.Itoa(t.filled)), Where: t.grid.Where(t.first)})
	}
	return last
}

// beyond is the first cell of a row of text that stands past the headings: a
// separator in a mark or a name, as in 7,5 without quotes, has moved all that
// follows it. In a workbook each cell has its own place.
func (t *table) beyond(i int) tabular.GridCell {
	if t.grid.Sheet != "" {
		return tabular.GridCell{}
	}
	for j := t.layout.width(t.grid); j < len(t.grid.Rows[i]); j++ {
		if c := t.grid.At(i, j); !c.Empty() {
			return c
		}
	}
	return tabular.GridCell{}
}

// about makes out whom a row is about. Where nobody can be made out, reason
// says why the row is left out; it is empty where the row has no marks, or the
// name is asked for.
func (t *table) about(i int) (ok bool, reason string) {
	t.row = maps.Clone(t.layout.fixed)
	inner := t.innermost()
	if !t.says(i) {
		t.remember(i)
		return false, ""
	}
	ok = true
	for j := range t.layout.cols {
		c := &t.layout.cols[j]
		if c.role != key {
			continue
		}
		at := t.grid.At(i, j)
		if at.Empty() && j != inner && t.before[j] != "" && !t.grid.At(i, inner).Empty() {
			if at.Text = t.before[j]; t.filled == 0 {
				t.first = tabular.GridCell{Line: t.grid.Rows[i][0].Line, Column: j + 1}
			}
			t.filled++
		}
		t.before[j] = at.Text
		if at.Empty() {
			if t.pairOf(i, j) {
				continue // the code or the name alone is enough
			}
			return false, "unnamed"
		}
		why := t.named(c.kind, at)
		if why == "asked" {
			ok = false
			continue
		}
		if why != "" {
			return false, why
		}
	}
	return ok, ""
}

// remember keeps the names of a row without marks, for the rows below it.
func (t *table) remember(i int) {
	for j := range t.layout.cols {
		if c := t.grid.At(i, j); t.layout.cols[j].role == key && !c.Empty() {
			t.before[j] = c.Text
		}
	}
}

// innermost is the last column of names, which every row has to fill in.
func (t *table) innermost() int {
	for j := len(t.layout.cols) - 1; j >= 0; j-- {
		if t.layout.cols[j].role == key {
			return j
		}
	}
	return -1
}

// pairOf reports whether another column of the row names one of the same kind.
func (t *table) pairOf(i, j int) bool {
	for other := range t.layout.cols {
		c := &t.layout.cols[other]
		if other != j && c.role == key && c.kind == t.layout.cols[j].kind && !t.grid.At(i, other).Empty() {
			return true
		}
	}
	return false
}

// says reports whether anything stands in the columns of marks, or in a list
// any name: there an empty mark abstains.
func (t *table) says(i int) bool {
	for j := range t.layout.cols {
		role := t.layout.cols[j].role
		if (role == value || role == asked || role == key && len(t.layout.across) == 0) && !t.grid.At(i, j).Empty() {
			return true
		}
	}
	return false
}

// named takes the name in a cell for the row. It answers why the row is left
// out, or "asked".
func (t *table) named(k Kind, c tabular.GridCell) string {
	if k == Criterion && c.Text == "*" {
		t.row[k] = "*"
		return ""
	}
	m := t.names.find(k, c.Text)
	switch id := m.one(); {
	case m.leave:
		return "said"
	case id != "" && t.row[k] != "" && t.row[k] != id:
		t.fault(t.grid, c, "marksheet.disagree", "name", c.Text, "other", t.row[k])
		return "asked"
	case id != "":
		t.row[k] = id
		if k == Criterion && t.measured(id) {
			return "measured"
		}
		return ""
	case len(m.ids) > 1:
		if slices.Contains(m.ids, t.row[k]) {
			return "" // the code beside it says which
		}
		t.ask(k, t.grid, c, Ambiguous, m.ids)
		return "asked"
	}
	switch f := fieldOf(c.Text); {
	case f == fieldTotal:
		return "total"
	case f != "" || strings.HasSuffix(c.Text, ":"):
		return "row"
	}
	t.ask(k, t.grid, c, Unknown, nil)
	return "asked"
}

// cells reads the marks of a row.
func (t *table) cells(i int) {
	list := len(t.layout.across) == 0
	for j := range t.layout.cols {
		c := &t.layout.cols[j]
		if c.role != value {
			continue
		}
		at := t.grid.At(i, j)
		if at.Empty() && !list {
			t.summary.Empty++
			continue
		}
		if at.Line == 0 { // the row ends before it
			at = tabular.GridCell{Line: t.grid.Rows[i][0].Line, Column: j + 1}
		}
		who := maps.Clone(t.row)
		maps.Copy(who, c.about)
		t.take(who, at, t.remark(i, j))
	}
}

// remark is the comment on the marks of a column.
func (t *table) remark(i, j int) tabular.GridCell {
	for other := range t.layout.cols {
		if c := &t.layout.cols[other]; c.role == comment && c.of == j {
			return t.grid.At(i, other)
		}
	}
	return tabular.GridCell{}
}

// strays counts what stands in the row and is not taken.
func (t *table) strays(i int) {
	for j := range t.layout.cols {
		if c := &t.layout.cols[j]; c.role == left {
			if at := t.grid.At(i, j); !at.Empty() {
				t.leave(at, c.head.Text, c.reason, "c"+strconv.Itoa(j))
			}
		}
	}
}

// leaveRow counts the marks of a row that is left out; of a list, the row.
func (t *table) leaveRow(i int, reason string) {
	var name tabular.GridCell
	list := len(t.layout.across) == 0
	for j := range t.layout.cols {
		at := t.grid.At(i, j)
		switch {
		case at.Empty():
		case t.layout.cols[j].role == key && name.Empty():
			name = at
		case t.layout.cols[j].role == value && !list:
			t.leave(at, name.Text, reason, reason+" "+name.Text)
		}
	}
	if list {
		t.leave(name, name.Text, reason, reason)
	}
}

func (t *table) leave(c tabular.GridCell, name, reason, id string) {
	of := t.left[id]
	if of == nil {
		of = &Left{Cell: t.grid.Where(c), Name: name, Reason: reason}
		t.left[id], t.order = of, append(t.order, id)
	}
	of.N++
}
