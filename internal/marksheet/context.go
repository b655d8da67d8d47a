package marksheet

import (
	"path/filepath"
	"slices"
	"strings"

	"votering/internal/tabular"
)

// settle finds whom or what the whole table is about, where neither its rows
// nor its columns say it. It reports false where that has to be asked.
func (r *reader) settle(g *tabular.Grid, l *layout) bool {
	l.fixed = map[Kind]string{}
	ok := true
	for _, k := range kinds {
		if slices.Contains(l.across, k) || slices.ContainsFunc(l.cols, func(c column) bool { return c.role == key && c.kind == k }) {
			continue
		}
		id, by := r.given(g, l, k)
		if id == "" {
			ok = false
			continue
		}
		l.fixed[k] = id
		l.given = append(l.given, Given{k, id, by})
	}
	return ok
}

// given finds the one of a kind that a table is about; empty where it is asked.
func (r *reader) given(g *tabular.Grid, l *layout, k Kind) (string, By) {
	title := r.sheetName(g)
	if m := r.names.find(k, title); r.names.said[fold(title)] != "" && m.one() != "" {
		return m.one(), BySaid
	}
	for _, try := range []struct {
		by   By
		find func() (ids []string, named tabular.GridCell)
	}{
		{ByTitle, func() ([]string, tabular.GridCell) { return r.above(g, l, k) }},
		{BySheet, func() ([]string, tabular.GridCell) { return r.names.within(k, g.Sheet), tabular.GridCell{} }},
		{ByFile, func() ([]string, tabular.GridCell) { return r.names.within(k, fileName(g)), tabular.GridCell{} }},
	} {
		ids, named := try.find()
		switch {
		case len(ids) == 1:
			return ids[0], try.by
		case len(ids) > 1:
			r.askTable(g, l, k, Ambiguous, ids)
			return "", ""
		case named.Text != "":
			r.ask(k, g, named, Unknown, nil)
			return "", ""
		}
	}
	if k == Juror && r.options.Juror != "" {
		return r.options.Juror, ByAct
	}
	if only := r.only(k); only != "" {
		return only, ByOnly
	}
	r.askTable(g, l, k, Unsaid, nil)
	return "", ""
}

// only is the one of a kind that can be marked, or can mark; empty where there
// are several.
func (r *reader) only(k Kind) string {
	switch k {
	case Criterion:
		if m := r.edition.Marked(); len(m) == 1 {
			return m[0].ID
		}
	case Nominee:
		if ns := r.edition.Nominees; len(ns) == 1 {
			return ns[0].ID
		}
	case Juror:
		if v := r.edition.Voters(); len(v) == 1 {
			return v[0].ID
		}
	}
	return ""
}

// corner is what stands in a row of headings over the names.
func (l *layout) corner(row []tabular.GridCell) []tabular.GridCell {
	var over []tabular.GridCell
	for j, c := range row {
		if l.cols[j].role == key && kindOf(c.Text) == "" {
			over = append(over, c)
		}
	}
	return over
}

// above looks in the rows above a table, and over its names. A name that stands
// behind its label, or alone, is taken before one that stands in a sentence.
// named is what stands behind the label where nobody has that name.
func (r *reader) above(g *tabular.Grid, l *layout, k Kind) (ids []string, named tabular.GridCell) {
	var within []string
	for i := l.top; i <= l.main(); i++ {
		row := g.Rows[i]
		if i >= l.heads[0] {
			row = l.corner(row)
		}
		for j, c := range row {
			if c.Empty() {
				continue
			}
			label, rest, labelled := strings.Cut(c.Text, ":")
			switch {
			case labelled && rest != "" && kindOf(label) == k:
				at := c
				at.Text = strings.TrimSpace(rest)
				ids, named = r.labelled(k, at, ids, named)
			case kindOf(label) == k && strings.TrimSpace(rest) == "":
				if next := slices.IndexFunc(row[j+1:], func(c tabular.GridCell) bool { return !c.Empty() }); next >= 0 {
					ids, named = r.labelled(k, row[j+1+next], ids, named)
				}
			case r.names.any(k, c.Text):
				ids = join(ids, r.names.find(k, c.Text).ids)
			default:
				within = join(within, r.names.within(k, c.Text))
			}
		}
	}
	if len(ids) == 0 && named.Empty() {
		return within, named
	}
	return ids, named
}

func (r *reader) labelled(k Kind, c tabular.GridCell, ids []string, named tabular.GridCell) ([]string, tabular.GridCell) {
	found := r.names.find(k, c.Text).ids
	if len(found) == 0 {
		found = r.names.within(k, c.Text)
	}
	if len(found) == 0 {
		return ids, c
	}
	return join(ids, found), named
}

func join(ids, more []string) []string {
	for _, id := range more {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// sheetName is what a person calls the table: its sheet, or the file.
func (r *reader) sheetName(g *tabular.Grid) string {
	if g.Sheet != "" {
		return g.Sheet
	}
	return fileName(g)
}

// fileName is the name of the file without its folder and ending.
func fileName(g *tabular.Grid) string {
	base := filepath.Base(strings.ReplaceAll(g.File, `\`, "/"))
	return strings.TrimSuffix(base, filepath.Ext(base))
}
