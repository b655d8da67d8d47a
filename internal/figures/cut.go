package figures

import (
	"slices"

	"votering/internal/municipality"
	"votering/internal/tabular"
)

// tablesOf reads a grid as the tables that stand in it, one below the other,
// each with its own header. A header that only stands there again is passed
// over.
func tablesOf(g *tabular.Grid, words []string) []*table {
	var list []*table
	for g != nil {
		upper, lower := cutBelow(g)
		if lower != nil && empty(upper) { // its header was a line of the title
			lower.Notices = upper.Notices
		} else {
			list = append(list, tableOf(upper, words))
		}
		g = lower
	}
	return list
}

// cutBelow cuts a grid before its second header; lower is nil where it has
// none.
func cutBelow(g *tabular.Grid) (upper, lower *tabular.Grid) {
	l, ok := findLayout(g)
	if g.Cube != nil || !ok || l.coded {
		return g, nil
	}
	upper = clip(g, g.Rows[:l.first])
	upper.Notices = g.Notices
	from := l.first // the row after the last header
	for i := l.first; i < len(g.Rows); i++ {
		next, again := l.again(g, i)
		switch {
		case !again:
			upper.Rows = append(upper.Rows, g.Rows[i])
		case l.same(g, next):
			upper.Rows = upper.Rows[:len(upper.Rows)-(i-max(from, next.head[0]))]
			i, from = next.first-1, next.first
		default:
			top := max(from, next.head[0])
			for top > from && titled(g.Rows[top-1]) {
				top--
			}
			upper.Rows = upper.Rows[:len(upper.Rows)-(i-top)]
			return upper, clip(g, g.Rows[top:])
		}
	}
	return upper, nil
}

// empty reports whether nothing stands under the header of a grid.
func empty(g *tabular.Grid) bool {
	l, ok := findLayout(g)
	return ok && l.first >= len(g.Rows)
}

// clip is a grid with some of its rows.
func clip(g *tabular.Grid, rows [][]tabular.GridCell) *tabular.Grid {
	part := *g
	part.Rows, part.Notices = slices.Clone(rows), nil
	return &part
}

// again reads row i, below the header, as another header: it has the words of
// one, nothing else where regions stand, and no figures.
func (l *layout) again(g *tabular.Grid, i int) (layout, bool) {
	row := g.Rows[i]
	for j, c := range row {
		_, _, isNumber := bare(c.Text)
		_, isSign := missing(c.Text)
		switch {
		case c.Empty() || is(c.Text, codeWords) || is(c.Text, regionWords) || is(c.Text, nameWords):
		case j == l.code, j == l.name, isSign, isNumber && !period.MatchString(c.Text):
			return layout{}, false
		}
	}
	next, ok := headed(g, i)
	if ok && next.head[0] < l.first {
		next.head = slices.DeleteFunc(next.head, func(k int) bool { return k < l.first })
	}
	return next, ok
}

// same reports whether another header has the same words as this one.
func (l *layout) same(g *tabular.Grid, next layout) bool {
	return slices.EqualFunc(l.head, next.head, func(a, b int) bool {
		for j := range max(len(g.Rows[a]), len(g.Rows[b])) {
			if g.At(a, j).Text != g.At(b, j).Text {
				return false
			}
		}
		return true
	})
}

// titled reports whether a row has nothing but words in its first cell, which
// are no municipality's name.
func titled(row []tabular.GridCell) bool {
	if row[0].Empty() || slices.ContainsFunc(row[1:], func(c tabular.GridCell) bool { return !c.Empty() }) {
		return false
	}
	r, ok := municipality.Parse(row[0].Text)
	return ok && r.Code == "" && len(municipality.Called(r.Name, latest)) == 0
}
