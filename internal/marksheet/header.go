package marksheet

import (
	"slices"

	"votering/internal/tabular"
)

// role is what a column is read for.
type role int

const (
	idle    role = iota // nothing of ours stands in it
	key                 // names of one kind
	value               // marks
	comment             // comments on the marks of another column
	left                // not taken, though something stands in it
	asked               // it may hold marks; of whom or on what is asked
)

// column is one column of a table.
type column struct {
	role   role
	kind   Kind            // of a key
	about  map[Kind]string // of a value: whom or what its heading names, by id
	of     int             // of a comment: the column of the marks
	reason string          // of what is left
	head   tabular.GridCell
}

// layout is where in a grid a table stands, and what its columns are for.
type layout struct {
	top    int   // the first row of what stands above it
	heads  []int // the rows of headings, the last one right above the table
	first  int   // its first row
	end    int   // the row after its last
	across []Kind
	cols   []column
	fixed  map[Kind]string // what the whole table is about, by id
	given  []Given
}

// main is the row with the headings of the columns.
func (l *layout) main() int { return l.heads[len(l.heads)-1] }

// width is how many columns the headings of a table reach over. Where a comma
// separates, as it does within numbers too, those without a heading at the end
// are not among them.
func (l *layout) width(g *tabular.Grid) int {
	n := 0
	for _, i := range l.heads {
		row := g.Rows[i]
		for g.Separator == ',' && len(row) > 0 && row[len(row)-1].Empty() {
			row = row[:len(row)-1]
		}
		n = max(n, len(row))
	}
	return n
}

// layouts finds the tables of a grid.
func (r *reader) layouts(g *tabular.Grid) []*layout {
	var all []*layout
	for i := 0; i < len(g.Rows); i++ {
		if !r.heading(g, i) {
			continue
		}
		l := &layout{heads: []int{i}}
		for i+1 < len(g.Rows) && r.heading(g, i+1) {
			i++
			l.heads = append(l.heads, i)
		}
		l.first, l.end = i+1, len(g.Rows)
		if n := len(all); n > 0 {
			all[n-1].end, l.top = l.heads[0], all[n-1].first
		}
		all = append(all, l)
	}
	return all
}

// heads is what stands in a row that may hold headings.
type heads struct {
	members map[Kind]int // how many are named, each once
	keys    []Kind       // kinds that are named as such
	mark    bool         // a heading says that marks stand under it
	marks   int          // cells that may be marks themselves
	others  int          // columns with something else
}

func (r *reader) headsOf(row []tabular.GridCell) heads {
	h := heads{members: map[Kind]int{}}
	for _, c := range row {
		if k := kindOf(c.Text); k != "" {
			h.keys = append(h.keys, k)
		}
	}
	met := map[Kind][]string{}
	for _, c := range row {
		if c.Empty() {
			continue
		}
		named := false
		for _, k := range kinds {
			ids := r.names.find(k, c.Text).ids
			if len(ids) == 0 || len(h.keys) == 0 && weak(c.Text) {
				continue
			}
			named = true
			if !slices.ContainsFunc(ids, func(id string) bool { return slices.Contains(met[k], id) }) {
				h.members[k]++
			}
			met[k] = append(met[k], ids...)
		}
		switch f := fieldOf(c.Text); {
		case named:
		case f == fieldMark:
			h.mark = true
		case isMark(c):
			h.marks++
		case f == "":
			h.others++
		}
	}
	return h
}

// most is the kind that the most columns name.
func (h heads) most() (Kind, int) {
	best, n := Kind(""), 0
	for _, k := range []Kind{Criterion, Juror, Nominee} {
		if h.members[k] > n {
			best, n = k, h.members[k]
		}
	}
	return best, n
}

// heading reports whether a row holds the headings of a table: several of one
// kind, or the words that tables head their columns with.
func (r *reader) heading(g *tabular.Grid, i int) bool {
	if hasMark(g.Rows[i]) && !hasKey(g.Rows[i]) {
		return false // as most rows of most tables
	}
	h := r.headsOf(g.Rows[i])
	k, n := h.most()
	switch {
	case h.marks > 0 && len(h.keys) == 0:
		return false
	case n >= 2 || h.mark && len(h.keys) > 0:
		return true
	case n == 1:
		return slices.ContainsFunc(h.keys, func(key Kind) bool { return key != k })
	}
	return len(h.keys) > 0 && h.others > 0 && r.marksUnder(g, i)
}

// hasMark reports whether a row has a number that is nobody's code.
func hasMark(row []tabular.GridCell) bool {
	return slices.ContainsFunc(row, func(c tabular.GridCell) bool { return !c.Empty() && weak(c.Text) && isMark(c) })
}

// hasKey reports whether a cell says what stands under it.
func hasKey(row []tabular.GridCell) bool {
	return slices.ContainsFunc(row, func(c tabular.GridCell) bool { return kindOf(c.Text) != "" })
}

// marksUnder reports whether under some heading of a row that nobody knows
// there stands what may be a mark.
func (r *reader) marksUnder(g *tabular.Grid, i int) bool {
	const rows = 5
	for j, c := range g.Rows[i] {
		if c.Empty() || fieldOf(c.Text) != "" {
			continue
		}
		for below := i + 1; below <= i+rows; below++ {
			if isMark(g.At(below, j)) {
				return true
			}
		}
	}
	return false
}

// arrange says what the columns of a table are for. It reports false where
// there is no table after all: no names, or no marks.
func (r *reader) arrange(g *tabular.Grid, l *layout) bool {
	width := 0
	for i := l.heads[0]; i < l.end; i++ {
		width = max(width, len(g.Rows[i]))
	}
	l.cols = make([]column, width)
	for j := range l.cols {
		l.cols[j].head = g.At(l.main(), j)
	}
	h := r.headsOf(g.Rows[l.main()])
	across, n := h.most()
	list := h.mark && n == 0
	if !list {
		if n == 0 {
			across = r.other(h.keys)
		}
		l.across = []Kind{across}
		r.stacked(g, l, across)
	}
	r.keyColumns(g, l)
	r.valueColumns(g, l, list)
	return slices.ContainsFunc(l.cols, func(c column) bool { return c.role == key }) &&
		slices.ContainsFunc(l.cols, func(c column) bool { return c.role == value || c.role == asked })
}

// other is the kind that columns with names nobody knows are most likely of:
// what is asked for names it.
func (r *reader) other(keys []Kind) Kind {
	for _, k := range []Kind{Criterion, Juror, Nominee} {
		if !slices.Contains(keys, k) {
			return k
		}
	}
	return Criterion
}

// stacked takes headings that stand above the others and count for the columns
// to their right too, until the next: jurors over criteria. They are such only
// where they tell columns apart that have one heading.
func (r *reader) stacked(g *tabular.Grid, l *layout, across Kind) {
	for _, i := range slices.Backward(l.heads[:len(l.heads)-1]) {
		k, _ := r.headsOf(g.Rows[i]).most()
		if k == "" || k == across || slices.Contains(l.across, k) {
			continue
		}
		spans, once := make([]string, len(l.cols)), true
		pairs, heads := map[[2]string]bool{}, map[string]bool{}
		for j, at := 0, ""; j < len(l.cols); j++ {
			if c := g.At(i, j); !c.Empty() {
				at = r.names.find(k, c.Text).one()
			}
			head := r.names.find(across, l.cols[j].head.Text).one()
			if at == "" || head == "" {
				continue
			}
			spans[j] = at
			once = once && !pairs[[2]string{at, head}]
			pairs[[2]string{at, head}], heads[head] = true, true
		}
		if !once || len(heads) == len(pairs) {
			continue // people who are named above the table, not its columns
		}
		l.across = append(l.across, k)
		for j, id := range spans {
			if id != "" {
				l.cols[j].about = map[Kind]string{k: id}
			}
		}
	}
}
