// Package fieldstest draws editions that somebody is in the middle of filling
// in, for property tests.
package fieldstest

import (
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/award/awardtest"
	"votering/internal/fields"
)

// Partial draws an edition that was begun and not finished, without defaults:
// with fields that are empty, things that nothing leads to any more, and new
// ones with nothing in them.
func Partial(t *rapid.T) *award.Edition {
	e := &award.Edition{}
	if rapid.Bool().Draw(t, "begun") {
		e = awardtest.Edition(t)
		for i := range e.Criteria {
			if c := &e.Criteria[i]; e.Scale != nil && *e.Scale == c.Scale {
				c.Scale = award.Scale{} // as it was before the edition's was filled in
			}
		}
	}
	for range rapid.IntRange(0, 30).Draw(t, "changes") {
		Change(t, e)
	}
	return e
}

// typed are texts that people type, right and wrong.
var typed = []string{
	"", "", "a", "1", "2", "0", "12", "4,5", "1/3", "25 %", "ja", "nei", "higher", "lower", "nb", "percent", "text", "persons",
	"chair", "secretary", "mean", "trimmed", "minmax", "share", "added", "shortlist", "not-known", "suppressed", "fail",
	"2026-11-17", "17.11.2026 12:00", "12; 10; 8", "-", "public; jury", "Kinn", "kinn", "kari@example.org", "nominee", "advice", "dense",
	"half_up", "weighted_sum",
}

// Change makes one change to an edition as a person would, through its fields.
func Change(t *rapid.T, e *award.Edition) {
	part := rapid.SampledFrom(fields.Parts()).Draw(t, "part")
	at := fields.Place{Part: part, Index: rapid.IntRange(0, 3).Draw(t, "index"), Sub: rapid.IntRange(0, 2).Draw(t, "sub")}
	switch rapid.IntRange(0, 9).Draw(t, "act") {
	case 0:
		fields.Remove(e, at)
	case 1:
		fields.Move(e, at, rapid.IntRange(-2, 2).Draw(t, "by"))
	case 2, 3:
		if fields.Count(e, part, at.Index) < 8 {
			fields.Add(e, part, at.Index)
		}
	default:
		f := rapid.SampledFrom(fields.Of(part)).Draw(t, "field")
		lang := ""
		if f.Multi {
			lang = rapid.SampledFrom([]string{"", "", "nb", "nn", "en"}).Draw(t, "language")
		}
		// A text that is refused changes nothing, which is what is wanted.
		_ = fields.Set(e, at, f.Key, lang, rapid.SampledFrom(typed).Draw(t, "text"))
	}
}
