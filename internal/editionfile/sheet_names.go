package editionfile

import (
	"slices"

	"votering/internal/award"
	"votering/internal/fields"
	"votering/internal/text"
)

// names finds the things of some parts by what people call them.
type names struct {
	e     *award.Edition
	parts []fields.Part
	ids   map[string][]fields.Place
	other map[string][]fields.Place // by name, title or code, without regard to case
}

// namesOf are the names of what can own the rows of a table.
func namesOf(e *award.Edition, owner string) *names { return newNames(e, owners[owner]...) }

func newNames(e *award.Edition, parts ...fields.Part) *names {
	n := &names{e: e, parts: parts, ids: map[string][]fields.Place{}, other: map[string][]fields.Place{}}
	for _, part := range parts {
		for i := range fields.Count(e, part, 0) {
			n.add(fields.Place{Part: part, Index: i})
		}
	}
	return n
}

func (n *names) add(at fields.Place) {
	id := fields.Get(n.e, at, "id", "")
	n.ids[id] = append(n.ids[id], at)
	seen := map[string]bool{"": true}
	for _, key := range []string{"name", "title", "code"} {
		for _, lang := range append([]string{""}, textLanguages...) {
			if s := text.Fold(fields.Get(n.e, at, key, lang)); !seen[s] {
				seen[s] = true
				n.other[s] = append(n.other[s], at)
			}
		}
	}
}

// find is the thing that a text names: by its id, else by a name that no other
// has, else by its path in the edition. False where it names none, or several.
func (n *names) find(s string) (fields.Place, bool) {
	if s == "" {
		return fields.Place{}, false
	}
	if at := n.ids[s]; len(at) == 1 {
		return at[0], true
	}
	if at := n.other[text.Fold(s)]; len(at) == 1 {
		return at[0], true
	}
	at, key, _, ok := fields.Locate(s)
	if ok && key == "" && slices.Contains(n.parts, at.Part) && at.Index >= 0 && at.Index < fields.Count(n.e, at.Part, 0) {
		return at, fields.Path(at, "", "") == s
	}
	return at, false
}

// call is what a thing is found by: a nominee by its name, all others by their
// id, as long as that finds it.
func (n *names) call(part fields.Part, index int) string {
	at := fields.Place{Part: part, Index: index}
	keys := []string{"id", "name"}
	if part == fields.Nominee {
		keys = []string{"name", "id"}
	}
	for _, key := range keys {
		s := fields.Get(n.e, at, key, "")
		if found, ok := n.find(s); ok && found == at && s != "" {
			return s
		}
	}
	return fields.Path(at, "", "")
}
