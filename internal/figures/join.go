package figures

import (
	"slices"
	"strings"

	"votering/internal/fault"
	"votering/internal/municipality"
	"votering/internal/text"
)

// nominees are the rows of a list that are nominees.
func nominees(rows []*row) []*row {
	return slices.DeleteFunc(rows, func(x *row) bool { return x.reference })
}

// verdict is what a region in a year is to the edition.
type verdict struct {
	row     *row
	reason  string   // why its figures are not taken; empty: they are
	ask     []string // ids of rows: a person has to say which
	why     string   // a person has to say it
	notices []Notice // that are told when a figure is taken
	said    bool     // a person answered
	absent  bool     // the code was not in use then: a figure that is missing says nothing
}

// none is a region that is no row of the edition.
var none = &verdict{}

// concerns reports whether the edition has anything to do with the region.
func (v *verdict) concerns() bool { return v.row != nil || len(v.ask) > 0 }

// answerKey is a region as answers name it.
func answerKey(s string) string { return strings.Join(strings.Fields(text.Fold(s)), " ") }

// checkAnswers refuses answers that name no row of the edition.
func (r *reader) checkAnswers() error {
	r.answers = map[string]*row{}
	for region, id := range r.options.Answers {
		key := answerKey(region)
		r.answers[key] = nil
		if id == Declined {
			continue
		}
		i := slices.IndexFunc(r.rows, func(x row) bool { return x.id == id })
		if i < 0 {
			return fault.New(fault.Usage, "figures.no_row", "region", region, "row", id)
		}
		r.answers[key] = &r.rows[i]
	}
	return nil
}

// answered looks up what a person said of a region.
func (r *reader) answered(g region) (*row, bool) {
	for _, s := range []string{g.text, g.Code, g.Name} {
		if s == "" {
			continue
		}
		if to, ok := r.answers[answerKey(s)]; ok {
			r.used[answerKey(s)] = true
			return to, true
		}
	}
	return nil, false
}

// join finds the row of the edition whose figures a region's are in a year; 0
// is a year that nobody stated.
func (r *reader) join(t *table, g region, year int) *verdict {
	if to, ok := r.answered(g); ok {
		if to == nil {
			return none
		}
		return &verdict{row: to, said: true, notices: []Notice{note("answered", "region", g.text, "row", to.name())}}
	}
	switch {
	case t.whole:
		return r.joinWhole()
	case g.odd:
		return none
	case g.Municipal() && strings.Trim(g.Code, "0") != "":
		return r.joinCode(g, year)
	case g.Code != "":
		return r.joinReference(g)
	}
	return r.joinName(g, year)
}

func note(id string, pairs ...string) Notice { return Notice{ID: id, Args: fault.Pairs(pairs...)} }

// joinWhole asks what a table without regions is about: the country, if
// anything.
func (r *reader) joinWhole() *verdict {
	v := &verdict{reason: "asked", why: "no_region"}
	for i := range r.rows {
		if r.rows[i].country {
			v.ask = append(v.ask, r.rows[i].id)
		}
	}
	return v
}

// joinReference joins the country, by its code or name, or a county by its
// name.
func (r *reader) joinReference(g region) *verdict {
	country := strings.Trim(g.Code, "0") == "" && g.Code != "" || slices.Contains(countries, municipality.Fold(g.Name))
	if country {
		if i := slices.IndexFunc(r.rows, func(x row) bool { return x.country }); i >= 0 {
			return &verdict{row: &r.rows[i]}
		}
		return none
	}
	if !lost(g.Name) {
		for _, x := range r.known.called(g.Name) {
			if x.reference {
				return &verdict{row: x}
			}
		}
	}
	return none
}

// joinCode joins a region by its code: to the nominee that has this code, or
// had it under other borders, or has another for the same area.
func (r *reader) joinCode(g region, year int) *verdict {
	var near *verdict
	for _, x := range r.kin(g.Code) {
		switch rel := municipality.Relate(g.Code, yearOr(year), x.code); rel {
		case municipality.Same, municipality.Renumbered:
			return r.nameFits(g, year, r.byCode(g, year, x, rel))
		case municipality.Part, municipality.Whole, municipality.Overlap:
			near = &verdict{row: x, reason: map[municipality.Relation]string{
				municipality.Part: "part", municipality.Whole: "whole", municipality.Overlap: "overlap",
			}[rel]}
		}
	}
	if near != nil {
		return near
	}
	return r.byUnitName(g, year)
}

// kin lists the nominees whose area has to do with that of a code, in whatever
// year.
func (r *reader) kin(code string) []*row {
	list, known := r.kinOf[code]
	if known {
		return list
	}
	for i := range r.rows {
		x := &r.rows[i]
		if x.code != "" && (municipality.Relate(code, 0, x.code) != municipality.Unrelated || municipality.Relate(code, yearOr(0), x.code) != municipality.Unrelated) {
			list = append(list, x)
		}
	}
	r.kinOf[code] = list
	return list
}

// latest is a year after all others.
const latest = 9999

// yearOr is the year, or one after all others where nobody stated it.
func yearOr(year int) int {
	if year == 0 {
		return latest
	}
	return year
}

// byCode is a nominee that is joined by code, and what is to be told of it.
func (r *reader) byCode(g region, year int, x *row, rel municipality.Relation) *verdict {
	v := &verdict{row: x}
	u, known := municipality.Last(g.Code)
	switch {
	case rel == municipality.Renumbered:
		v.notices = append(v.notices, note("renumbered", "region", g.text, "code", x.code, "row", x.name()))
	case known && year > 0 && year < u.From:
		v.absent = true
		v.notices = append(v.notices, note("carried_back", "region", g.text, "year", itoa(u.From)))
	}
	if known && year > 0 && u.Until > 0 && year >= u.Until {
		v.absent = true
		v.notices = append(v.notices, note("outlived", "region", g.text, "year", itoa(u.Until)))
	}
	if g.Padded {
		v.notices = append(v.notices, note("padded", "region", g.text, "code", g.Code))
	}
	return v
}

// nameFits looks at the name beside a code. One that lost letters is passed
// over, the code says enough; one of another municipality is asked about.
func (r *reader) nameFits(g region, year int, v *verdict) *verdict {
	meant := r.known.called(g.Name)
	switch {
	case g.Name == "" || slices.Contains(meant, v.row):
		return v
	case lost(g.Name):
		v.notices = append(v.notices, note("name_lost", "region", g.text, "code", g.Code))
		return v
	}
	for _, code := range []string{g.Code, v.row.code} {
		if u, ok := municipality.Last(code); ok && slices.ContainsFunc(u.Names, func(n string) bool { return municipality.Meet(n, g.Name) || partly(g.Name, n) }) {
			return v
		}
	}
	if others := nominees(meant); len(others) > 0 {
		return ask("code_and_name", v.row, others[0])
	}
	if len(municipality.Called(g.Name, yearOr(year))) > 0 {
		return ask("code_and_name", v.row)
	}
	v.notices = append(v.notices, note("name_differs", "region", g.text, "code", g.Code, "row", v.row.name()))
	return v
}

// partly reports whether a name in several languages has another among its
// parts, whatever the rest of them are.
func partly(several, name string) bool {
	return slices.ContainsFunc(municipality.Parts(several), func(s string) bool { return municipality.Fold(s) == municipality.Fold(name) })
}

// byUnitName joins a region with a code to a nominee that states none, by the
// name of the municipality under that code.
func (r *reader) byUnitName(g region, year int) *verdict {
	u, known := municipality.At(g.Code, yearOr(year))
	if !known {
		u, known = municipality.Last(g.Code)
	}
	var meant []*row
	if known {
		meant = r.known.called(u.Name())
	}
	if len(meant) == 0 && !lost(g.Name) {
		meant = r.known.called(g.Name)
	}
	meant = slices.DeleteFunc(nominees(meant), func(x *row) bool { return x.code != "" })
	switch {
	case len(meant) == 0:
		return r.joinPlace(g, u, year)
	case known && !slices.ContainsFunc(u.Names, func(n string) bool {
		return slices.ContainsFunc(meant[0].names, func(m string) bool { return municipality.Meet(m, n) })
	}):
		return ask("code_and_name", meant...)
	case len(meant) > 1 || known && len(municipality.Called(u.Name(), yearOr(year))) > 1:
		return ask("name_twice", meant...)
	}
	return &verdict{row: meant[0], notices: []Notice{note("by_name", "region", g.text, "row", meant[0].name())}}
}

// joinPlace joins a region to a reference of its name. That one is a
// municipality's is told; where several have it, a person says which.
func (r *reader) joinPlace(g region, under municipality.Unit, year int) *verdict {
	v := r.joinReference(g)
	units := municipality.Called(g.Name, yearOr(year))
	switch {
	case v.row == nil, v.row.country, len(units) == 0:
		return v
	case under.Code != "" && !slices.ContainsFunc(under.Names, func(n string) bool { return municipality.Meet(n, g.Name) }):
		return ask("code_and_name", v.row)
	case len(units) > 1:
		return ask("name_twice", v.row)
	}
	return &verdict{row: v.row, notices: []Notice{note("by_name", "region", g.text, "row", v.row.name())}}
}

// ask is a verdict that a person has to give.
func ask(why string, rows ...*row) *verdict {
	v := &verdict{row: rows[0], reason: "asked", why: why}
	for _, x := range rows {
		v.ask = append(v.ask, x.id)
	}
	return v
}

// joinName joins a region that states no code.
func (r *reader) joinName(g region, year int) *verdict {
	if slices.Contains(countries, municipality.Fold(g.Name)) {
		return r.joinReference(g)
	}
	meant := nominees(r.known.called(g.Name))
	switch {
	case lost(g.Name):
		return none
	case len(meant) == 0:
		if hints := r.known.hinted(g.Name); len(hints) > 0 {
			return ask("name_part", hints...)
		}
		if m := marked.FindStringSubmatch(g.Name); m != nil {
			if rows := r.known.called(m[1]); len(rows) > 0 {
				return ask("marked", rows...)
			}
		}
		return r.joinPlace(g, municipality.Unit{}, year)
	case len(meant) > 1:
		return ask("name_twice", meant...)
	}
	return r.onlyName(g, year, meant[0])
}

// onlyName joins a region to the only nominee of its name, where no other
// municipality of that year has it, and the area is the nominee's. What stands
// in brackets may tell two municipalities apart.
func (r *reader) onlyName(g region, year int, x *row) *verdict {
	units := municipality.Called(g.Name, yearOr(year))
	if x.code == "" && len(units) > 1 && !slices.ContainsFunc(x.names, func(n string) bool { return answerKey(n) == answerKey(g.text) }) {
		return ask("name_twice", x)
	}
	if g.Qualifier != "" {
		if fit := qualified(units, g); len(fit) == 1 {
			units = fit
		}
	}
	v := &verdict{row: x, notices: []Notice{note("by_name", "region", g.text, "row", x.name())}}
	switch {
	case len(units) > 1:
		return ask("name_twice", x)
	case len(units) == 0 || x.code == "":
		return v
	}
	switch municipality.Relate(units[0].Code, yearOr(year), x.code) {
	case municipality.Same, municipality.Renumbered:
		return v
	case municipality.Part:
		v.reason = "part"
	case municipality.Whole:
		v.reason = "whole"
	case municipality.Overlap:
		v.reason = "overlap"
	default:
		return ask("name_elsewhere", x)
	}
	return v
}

// qualified are the units that have a name with the qualifier in it.
func qualified(units []municipality.Unit, g region) []municipality.Unit {
	return slices.DeleteFunc(slices.Clone(units), func(u municipality.Unit) bool {
		return !slices.ContainsFunc(u.Names, func(n string) bool { return answerKey(n) == answerKey(g.Name+" ("+g.Qualifier+")") })
	})
}
