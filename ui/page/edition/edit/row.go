package edit

import (
	"slices"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/fields"
)

// row is one line of a form: a field; or a list that belongs to the thing; or
// the way to what is seldom needed.
type row struct {
	spot
	field fields.Field
	list  fields.Part // where it leads to a list
	more  int         // so many rows are folded away
}

// leads reports whether a row is no field, but the way to something.
func (r row) leads() bool { return r.list != "" || r.more > 0 }

// written reports whether the field is a text of one line, which is written in
// place.
func (r row) written() bool {
	return !r.leads() && !r.chosen() && !r.picked() && r.field.Kind != fields.Lines
}

// chosen reports whether the field is one of a few words.
func (r row) chosen() bool {
	return !r.leads() && (r.field.Kind == fields.Choice || r.field.Kind == fields.YesNo || r.field.Refers != "" && r.field.Kind != fields.IDs)
}

// picked reports whether the field is several of what the edition has.
func (r row) picked() bool {
	return !r.leads() && r.field.Kind == fields.IDs && (r.field.Refers != "" || r.field.Key == keyTies)
}

// opens reports whether the field is filled in one step further in, and not in
// its row.
func (r row) opens() bool { return r.picked() || !r.leads() && r.field.Kind == fields.Lines }

// keyTies is the field of the tie ladder.
const keyTies = "ties"

// languages are those that a text can be in, the edition's own first.
func languages(e *award.Edition) []string {
	all := []string{"nb", "nn", "en"}
	if i := slices.Index(all, e.Language); i > 0 {
		all = append([]string{e.Language}, slices.Delete(all, i, i+1)...)
	}
	return all
}

// rows are the lines of a form.
func (s *Editor) rows(l *level) []row {
	var rows []row
	folded := 0
	for _, src := range l.sources() {
		for _, f := range fields.Of(src.part) {
			if src.takes != nil && !src.takes(f.Key) {
				continue
			}
			at := l.at
			at.Part = src.part
			for _, r := range s.texts(row{spot: spot{at: at, key: f.Key}, field: f}) {
				switch {
				case !fits(s.ed, at, f) && !s.holds(r):
				case seldom[src.part][f.Key] && !l.all && !s.holds(r):
					folded++
				default:
					rows = append(rows, r)
				}
			}
		}
	}
	slices.SortStableFunc(rows, func(a, b row) int { return rank(a) - rank(b) })
	for _, part := range below[l.at.Part] {
		rows = append(rows, row{spot: spot{at: l.at}, list: part})
	}
	if folded > 0 {
		rows = append(rows, row{spot: spot{at: l.at}, more: folded})
	}
	return rows
}

// rank puts the id behind the name that it is made of.
func rank(r row) int {
	_, has := fields.Find(r.at.Part, "id")
	switch {
	case !has:
		return 0
	case r.key == "title", r.key == "name":
		return 0
	case r.key == "id":
		return 1
	}
	return 2
}

// texts are the rows of a field: one, or where its texts are apart one for each
// language.
func (s *Editor) texts(r row) []row {
	if !r.field.Multi || !s.apart(r) {
		return []row{r}
	}
	var rows []row
	for _, lang := range languages(s.ed) {
		r.lang = lang
		rows = append(rows, r)
	}
	return rows
}

// apart reports whether a field has a text for each language, or is to have.
func (s *Editor) apart(r row) bool {
	if s.split[spot{at: r.at, key: r.key}] {
		return true
	}
	return slices.ContainsFunc(languages(s.ed), func(lang string) bool { return fields.Get(s.ed, r.at, r.key, lang) != "" })
}

// holds reports whether a row has something that must be seen: more than the
// usual, or something wrong.
func (s *Editor) holds(r row) bool {
	stored := s.stored(r)
	if r.field.Kind == fields.YesNo && stored == "false" || stored == usual[r.field.Part][r.key] {
		stored = ""
	}
	return stored != "" || s.problemOf(r) != nil
}

// problemOf is what is wrong with what stands in a row; nil where nothing is.
func (s *Editor) problemOf(r row) *fault.Error {
	if r.leads() {
		return nil
	}
	if no, ok := s.refused[r.spot]; ok {
		return no.why
	}
	for _, p := range s.problems() {
		if p.spot == r.spot || p.lang == "" && p.at == r.at && p.key == r.key && r.first(s.ed) {
			return p.f
		}
	}
	return nil
}

// first reports whether a row is the first of its field's.
func (r row) first(e *award.Edition) bool { return r.lang == "" || r.lang == languages(e)[0] }
