package figures

import (
	"slices"

	"votering/internal/award"
	"votering/internal/municipality"
)

// row is a nominee or reference of the edition, as a region is joined to it.
type row struct {
	id        string
	names     []string
	code      string // a nominee's, of four digits; else empty
	reference bool
	country   bool
	values    []award.Value
}

// countries are what the country is called, folded as municipality.Fold does.
var countries = words("landet", "hele landet", "heile landet", "norge", "noreg", "norway", "the whole country", "whole country", "the country", "country")

func rowsOf(ed *award.Edition) []row {
	var rows []row
	for i := range ed.Nominees {
		n := &ed.Nominees[i]
		r := row{id: n.ID, names: append([]string{n.Name}, n.Aliases...), values: n.Values}
		if p, ok := municipality.Parse(n.Code); ok && p.Municipal() {
			r.code = p.Code
		}
		rows = append(rows, r)
	}
	for i := range ed.References {
		f := &ed.References[i]
		r := row{id: f.ID, reference: true, values: f.Values}
		for _, s := range []string{f.Name.All, f.Name.NB, f.Name.NN, f.Name.EN, f.ID} {
			if s != "" {
				r.names = append(r.names, s)
				r.country = r.country || slices.Contains(countries, municipality.Fold(s))
			}
		}
		rows = append(rows, r)
	}
	// A draft may have some that nothing can be said of yet.
	return slices.DeleteFunc(rows, func(r row) bool { return r.id == "" })
}

// name is what a row is called.
func (r *row) name() string {
	if len(r.names) == 0 {
		return r.id
	}
	return r.names[0]
}

// register knows the rows by the names that they have, and by the parts of
// those in several languages.
type register struct{ whole, parts map[string][]*row }

func registerOf(rows []row) register {
	g := register{map[string][]*row{}, map[string][]*row{}}
	for i := range rows {
		for _, full := range rows[i].names {
			for k, s := range municipality.Names(full) {
				to := g.parts
				if k == 0 {
					to = g.whole
				}
				if key := municipality.Fold(s); key != "" && !slices.Contains(to[key], &rows[i]) {
					to[key] = append(to[key], &rows[i])
				}
			}
		}
	}
	return g
}

// called lists the rows that a name may mean: those that have it as a whole,
// else those that have it, or a part of it, among the parts of theirs.
func (g register) called(name string) []*row {
	if rows := g.whole[municipality.Fold(name)]; len(rows) > 0 {
		return slices.Clone(rows)
	}
	var rows []*row
	for _, s := range municipality.Names(name) {
		for _, x := range slices.Concat(g.whole[municipality.Fold(s)], g.parts[municipality.Fold(s)]) {
			if !slices.Contains(rows, x) {
				rows = append(rows, x)
			}
		}
	}
	return rows
}

// hinted lists the nominees whose whole name is one of several in a name of
// which nobody knows the parts.
func (g register) hinted(name string) []*row {
	var rows []*row
	if parts := municipality.Parts(name); len(parts) > 1 {
		for _, s := range parts {
			rows = append(rows, nominees(slices.Clone(g.whole[municipality.Fold(s)]))...)
		}
	}
	return rows
}
