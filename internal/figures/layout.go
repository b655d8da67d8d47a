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
	within       int   // the column of the part of the year; -1: none
	wider        []int // columns of other regions: the county of a municipality
	twice        bool  // two columns are of regions: two tables stand side by side
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
	row := g.Rows[i]
	filled := 0
	for _, c := range row {
		if !c.Empty() {
			filled++
		}
	}
	l := layout{within: -1}
	code, codes := find(row, municipalCodes)
	name, names := find(row, municipalNames)
	region, regions := find(row, municipalWords, regionWords)
	l.twice = codes > 1 || names > 1 || regions > 1
	l.code, _ = find(row, municipalCodes, codeWords)
	l.name, _ = find(row, municipalNames, nameWords)
	if region >= 0 && is(row[region].Text, countyWords) && (code >= 0 || name >= 0) {
		region = -1 // it says in which county the municipality is
	}
	l.unit, _ = find(row, unitWords)
	if l.period, _ = find(row, yearWords, periodWords); l.period >= 0 && is(row[l.period].Text, yearWords) {
		l.within, _ = find(row, partOfYearWords)
	}
	switch {
	case filled < 2 || l.code < 0 && region < 0 && l.name < 0:
		return l, false
	case l.code >= 0 && l.name < 0:
		l.name = region
	case l.code < 0 && region >= 0:
		l.code = region
	case l.code < 0:
		l.code, l.name = l.name, -1
	}
	for j, c := range row {
		if j != l.code && j != l.name && is(c.Text, regionWords) {
			l.wider = append(l.wider, j)
		}
	}
	l.stack(g, i)
	return l, true
}

// find is the first column that is headed by a word of the first list of which
// there is one, and how many such columns there are; -1: none.
func find(row []tabular.GridCell, lists ...[]string) (at, n int) {
	at = -1
	for _, words := range lists {
		for j, c := range row {
			if !c.Empty() && is(c.Text, words) {
				if n++; n == 1 {
					at = j
				}
			}
		}
		if n > 0 {
			return at, n
		}
	}
	return at, 0
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
	l := layout{code: best, name: -1, period: -1, unit: -1, within: -1, first: firsts[best], coded: true}
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
