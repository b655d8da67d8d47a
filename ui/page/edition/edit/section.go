package edit

import (
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/fields"
)

// section is one part of an edition as it is listed at the left: a list of
// things of one kind, or one form.
type section struct {
	name string      // its words: "edit.section.NAME", and what it is for: "edit.about.NAME"
	list fields.Part // of a list: what it lists
	form []source    // of a form: where its rows come from
}

// source is the fields of a part that stand in a form: all, or those that
// takes picks.
type source struct {
	part  fields.Part
	takes func(key string) bool
}

// sections are in the order in which an edition is set up: first what every
// prize needs, then what some do.
var sections = []section{
	{name: "prize", form: []source{{part: fields.Edition}}},
	{name: "criteria", list: fields.Criterion},
	{name: "nominees", list: fields.Nominee},
	{name: "jury", list: fields.Juror},
	{name: "public", form: []source{{fields.Rule, ofPublic}, {part: fields.Window}}},
	{name: "rule", form: []source{{fields.Rule, func(key string) bool { return !ofPublic(key) }}}},
	{name: "metrics", list: fields.Metric},
	{name: "gates", list: fields.Gate},
	{name: "references", list: fields.Reference},
	{name: "history", list: fields.Winner},
}

func ofPublic(key string) bool { return strings.HasPrefix(key, "public.") }

// below are the lists that belong to one thing of a kind, and are edited one
// step further in.
var below = map[fields.Part][]fields.Part{
	fields.Criterion: {fields.Level},
	fields.Nominee:   {fields.Value, fields.Document},
	fields.Reference: {fields.RefValue},
}

// sectionOf is where a part is edited, by its place among the sections.
func sectionOf(at fields.Place, key string) int {
	part := at.Part
	for over, subs := range below {
		if slices.Contains(subs, part) {
			part = over
		}
	}
	return slices.IndexFunc(sections, func(s section) bool {
		return s.list == part || slices.ContainsFunc(s.form, func(f source) bool { return f.part == part && (f.takes == nil || f.takes(key)) })
	})
}

// isSub reports whether a part belongs to one thing of another.
func isSub(part fields.Part) bool {
	for _, subs := range below {
		if slices.Contains(subs, part) {
			return true
		}
	}
	return false
}

// placeOf is the i-th thing of a list; parent is whose list it is, where it
// belongs to another thing.
func placeOf(part fields.Part, parent, i int) fields.Place {
	if isSub(part) {
		return fields.Place{Part: part, Index: parent, Sub: i}
	}
	return fields.Place{Part: part, Index: i}
}

// there reports whether an edition has the thing at a place.
func there(e *award.Edition, at fields.Place) bool {
	if isSub(at.Part) {
		return at.Sub < fields.Count(e, at.Part, at.Index)
	}
	return at.Index < fields.Count(e, at.Part, 0)
}
