package marksheet

import (
	"slices"

	"votering/internal/tabular"
)

// keyColumns finds the columns that say whom a row is about: by their heading,
// else by the names in them.
func (r *reader) keyColumns(g *tabular.Grid, l *layout) {
	for j := range l.cols {
		c := &l.cols[j]
		if r.heads(l, j) {
			continue
		}
		if k := kindOf(c.head.Text); k != "" {
			if !slices.Contains(l.across, k) {
				c.role, c.kind = key, k
			}
			continue
		}
		if f := fieldOf(c.head.Text); f != "" && f != fieldOther {
			continue
		}
		if k := r.mostly(g, l, j); k != "" {
			c.role, c.kind = key, k
		}
	}
	if slices.ContainsFunc(l.cols, func(c column) bool { return c.role == key }) {
		l.byID()
		return
	}
	for j := range l.cols { // names that nobody knows: they are asked for
		if !r.heads(l, j) && r.texts(g, l, j) {
			l.cols[j].role, l.cols[j].kind = key, free(l)
			return
		}
	}
}

// byID leaves the names of a kind alone where its ids stand in a column of their
// own: they say more.
func (l *layout) byID() {
	for _, k := range kinds {
		is := func(c column) bool { return c.role == key && c.kind == k }
		if !slices.ContainsFunc(l.cols, func(c column) bool { return is(c) && headsIDs(c.head.Text) }) {
			continue
		}
		for j := range l.cols {
			if c := &l.cols[j]; is(*c) && !headsIDs(c.head.Text) {
				c.role = idle
			}
		}
	}
}

// free is the kind that rows are about where the columns are about others: the
// nominees, unless these stand across.
func free(l *layout) Kind {
	for _, k := range []Kind{Nominee, Juror, Criterion} {
		if !slices.Contains(l.across, k) {
			return k
		}
	}
	return Nominee
}

// heads reports whether a column has a heading that names one of those that
// stand across.
func (r *reader) heads(l *layout, j int) bool {
	c := l.cols[j].head
	return len(l.across) > 0 && !c.Empty() && r.found(l.across[0], c.Text)
}

// found reports whether a text is a name of the kind, or was said to be left
// out.
func (r *reader) found(k Kind, s string) bool {
	m := r.names.find(k, s)
	return len(m.ids) > 0 || m.leave
}

// mostly is the kind of which most names in a column are; empty where most are
// none.
func (r *reader) mostly(g *tabular.Grid, l *layout, j int) Kind {
	texts, counts := 0, map[Kind]int{}
	for i := l.first; i < l.end; i++ {
		c := g.At(i, j)
		if c.Empty() || isTotal(fold(c.Text)) {
			continue
		}
		texts++
		for _, k := range kinds {
			if !slices.Contains(l.across, k) && r.names.any(k, c.Text) {
				counts[k]++
			}
		}
	}
	best := Kind("")
	for _, k := range []Kind{Nominee, Juror, Criterion} {
		if counts[k] > counts[best] {
			best = k
		}
	}
	if 2*counts[best] < texts {
		return ""
	}
	return best
}

// texts reports whether words stand in a column.
func (r *reader) texts(g *tabular.Grid, l *layout, j int) bool {
	for i := l.first; i < l.end; i++ {
		if c := g.At(i, j); !c.Empty() && !c.Number && !weak(c.Text) && !isMark(c) {
			return true
		}
	}
	return false
}

// valueColumns says of every other column whether marks stand in it.
func (r *reader) valueColumns(g *tabular.Grid, l *layout, list bool) {
	seen, last := map[string]int{}, -1
	for j := range l.cols {
		c := &l.cols[j]
		if c.role == key {
			continue
		}
		switch f := fieldOf(c.head.Text); {
		case kindOf(c.head.Text) != "" && !r.heads(l, j): // names beside their ids
		case list && f == fieldMark && last < 0:
			c.role, last = value, j
		case !list && r.heads(l, j):
			if r.headed(g, l, j, seen) {
				last = j
			}
		case f == fieldComment:
			c.role, c.of = comment, last
		default:
			r.stray(g, l, j, f, list)
		}
	}
	r.comments(l, list)
}

// headed takes a column whose heading names somebody or something. It reports
// whether marks are read from it.
func (r *reader) headed(g *tabular.Grid, l *layout, j int, seen map[string]int) bool {
	c, k := &l.cols[j], l.across[0]
	m := r.names.find(k, c.head.Text)
	switch {
	case m.leave:
		c.role, c.reason = left, "said"
		return false
	case len(m.ids) > 1:
		c.role = asked
		r.ask(k, g, c.head, Ambiguous, m.ids)
		return false
	}
	about := map[Kind]string{k: m.ids[0]}
	id := m.ids[0]
	for _, over := range l.across[1:] {
		if c.about[over] == "" {
			c.role, c.reason = left, "column"
			return false
		}
		about[over] = c.about[over]
		id += " " + c.about[over]
	}
	c.about = about
	if first, twice := seen[id]; twice {
		c.role = idle
		r.fault(g, c.head, "marksheet.column_twice", "name", c.head.Text, "cell", g.Where(l.cols[first].head))
		return false
	}
	seen[id] = j
	if k == Criterion && r.measured(m.ids[0]) {
		c.role, c.reason = left, "measured"
		return false
	}
	c.role = value
	return true
}

func (r *reader) measured(criterion string) bool {
	c, ok := r.edition.Criterion(criterion)
	return ok && c.ValueFrom != nil
}

// stray is a column whose heading names nobody that marks are for. Where marks
// may stand in it, what it means is asked; it is never passed over unsaid.
func (r *reader) stray(g *tabular.Grid, l *layout, j int, f field, list bool) {
	c := &l.cols[j]
	marks, n := false, 0
	for i := l.first; i < l.end; i++ {
		if at := g.At(i, j); !at.Empty() {
			n++
			marks = marks || isMark(at)
		}
	}
	switch {
	case n == 0:
	case c.head.Empty():
		c.role, c.reason = left, "unheaded"
	case f == fieldTotal || f == fieldMark:
		c.role, c.reason = left, "total"
	case f == "" && marks && !list && !r.left(c.head.Text):
		c.role = asked
		r.ask(l.across[0], g, c.head, Unknown, nil)
	default:
		c.role, c.reason = left, "column"
	}
}

// left reports whether a person said that a name is to be left out.
func (r *reader) left(name string) bool { return r.names.said[fold(name)] == Leave }

// comments keeps the columns of comments that belong to one column of marks
// each. A comment on a nominee as a whole has no place in a ballot.
func (r *reader) comments(l *layout, list bool) {
	values := 0
	var all []int
	for j := range l.cols {
		switch l.cols[j].role {
		case value:
			values++
		case comment:
			all = append(all, j)
		}
	}
	for n, j := range all {
		c := &l.cols[j]
		each := list || len(all) == values && c.of == j-1
		if c.of < 0 && list { // it stands before the marks
			c.of = slices.IndexFunc(l.cols, func(c column) bool { return c.role == value })
		}
		if !each || list && n > 0 || c.of < 0 {
			c.role, c.reason = left, "comment"
		}
	}
}
