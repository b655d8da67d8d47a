package figures

import (
	"slices"
	"strings"

	"votering/internal/municipality"
	"votering/internal/tabular"
)

// layout is what the columns of a grid are.
type layout struct {
	code, name   int   // where a region stands; name: -1 where code has both
	period, unit int   // -1: no such column
	head         []int // rows of the header
	first        int   // the first row under it
	coded        bool  // no header names the region: rows without a code are none
}

// The header stands near the top, and is not high.
const (
	searched = 60
	highest  = 10
)

// findLayout finds the regions of a grid: the column that its header calls so,
// else the first one that has codes with names.
func findLayout(g *tabular.Grid) (layout, bool) {
	for i := range min(searched, len(g.Rows)) {
		if l, ok := headed(g, i); ok {
			return l, true
		}
	}
	return unheaded(g)
}

// headed reads row i as a header that names the region.
func headed(g *tabular.Grid, i int) (layout, bool) {
	l := layout{code: -1, name: -1, period: -1, unit: -1}
	combined, filled := -1, 0
	for j, c := range g.Rows[i] {
		if c.Empty() {
			continue
		}
		filled++
		for _, role := range []struct {
			words []string
			at    *int
		}{{codeWords, &l.code}, {regionWords, &combined}, {nameWords, &l.name}, {periodWords, &l.period}, {unitWords, &l.unit}} {
			if *role.at < 0 && is(c.Text, role.words) {
				*role.at = j
				break
			}
		}
	}
	switch {
	case filled < 2 || l.code < 0 && combined < 0 && l.name < 0:
		return l, false
	case l.code >= 0 && l.name < 0:
		l.name = combined
	case l.code < 0 && combined >= 0:
		l.code = combined
	case l.code < 0:
		l.code, l.name = l.name, -1
	}
	l.stack(g, i)
	return l, true
}

// stack finds the rows of the header around row i: those below it that name no
// region yet, and those above that head the columns of figures.
func (l *layout) stack(g *tabular.Grid, i int) {
	top := i
	for top > 0 && i-top < highest && l.heads(g, top-1) {
		top--
	}
	l.first = i + 1
	for l.first < len(g.Rows) && l.first-i < highest && l.heads(g, l.first) && l.first+1 < len(g.Rows) {
		l.first++
	}
	for k := top; k < l.first; k++ {
		l.head = append(l.head, k)
	}
}

// heads reports whether a row has nothing where regions stand, but something
// that is no number to the right of it.
func (l *layout) heads(g *tabular.Grid, row int) bool {
	if !g.At(row, l.code).Empty() || l.name >= 0 && !g.At(row, l.name).Empty() || !g.At(row, 0).Empty() {
		return false
	}
	for j := max(l.code, l.name) + 1; j < len(g.Rows[row]); j++ {
		c := g.Rows[row][j]
		if c.Empty() {
			continue
		}
		if _, _, isNumber := bare(c.Text); isNumber && !period.MatchString(c.Text) {
			return false
		}
		return true
	}
	return false
}

// unheaded finds the column, among the first, that has codes with names.
func unheaded(g *tabular.Grid) (layout, bool) {
	const columns = 4
	var hits, firsts [columns]int
	for i, row := range g.Rows {
		for j := range min(columns, len(row)) {
			if !named(row[j].Text) {
				continue
			}
			if hits[j]++; hits[j] == 1 {
				firsts[j] = i
			}
		}
	}
	best := 0
	for j := range columns {
		if hits[j] > hits[best] {
			best = j
		}
	}
	if hits[best] == 0 {
		return layout{}, false
	}
	l := layout{code: best, name: -1, period: -1, unit: -1, first: firsts[best], coded: true}
	for i := range l.first {
		if filled := slices.ContainsFunc(g.Rows[i][min(best+1, len(g.Rows[i])):], func(c tabular.GridCell) bool { return !c.Empty() }); filled {
			l.head = append(l.head, i)
		}
	}
	l.head = l.head[max(0, len(l.head)-highest):]
	return l, true
}

// named reports whether text is the code of a region with its name: of a
// municipality that has both, or of a county or the country, which needs no
// code.
func named(s string) bool {
	r, ok := municipality.Parse(s)
	switch {
	case ok && r.Code == "" && slices.Contains(countries, municipality.Fold(r.Name)):
		return true
	case !ok || r.Code == "" || r.Name == "":
		return false
	}
	if !r.Municipal() {
		return !strings.ContainsAny(r.Name, "0123456789") && !r.Padded
	}
	u, known := municipality.Last(r.Code)
	return known && (lost(r.Name) || slices.ContainsFunc(u.Names, func(n string) bool { return municipality.Meet(n, r.Name) }))
}

// lost reports whether letters of a name were lost before the file came here.
func lost(name string) bool {
	return strings.ContainsRune(name, '\uFFFD') || strings.Contains(strings.TrimSuffix(name, "?"), "?")
}
