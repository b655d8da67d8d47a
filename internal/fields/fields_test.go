package fields_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/award/awardtest"
	"votering/internal/exact"
	"votering/internal/fields"
)

var sameNumbers = cmp.Comparer(exact.Rat.Equal)

// places lists every place of an edition.
func places(e *award.Edition) []fields.Place {
	var all []fields.Place
	list := func(part fields.Part, parent int) {
		for i := range fields.Count(e, part, parent) {
			at := fields.Place{Part: part, Index: i}
			if parent >= 0 {
				at = fields.Place{Part: part, Index: parent, Sub: i}
			}
			all = append(all, at)
		}
	}
	for _, part := range []fields.Part{
		fields.Edition, fields.Window, fields.Metric, fields.Criterion, fields.Gate, fields.Nominee, fields.Reference,
		fields.Juror, fields.Rule, fields.Winner,
	} {
		list(part, -1)
	}
	for i := range e.Criteria {
		list(fields.Level, i)
	}
	for i := range e.Nominees {
		list(fields.Document, i)
		list(fields.Value, i)
	}
	for i := range e.References {
		list(fields.RefValue, i)
	}
	return all
}

// copied is an edition filled in field by field from what another one answers.
func copied(t *rapid.T, e *award.Edition) *award.Edition {
	c := &award.Edition{}
	for _, at := range places(e) {
		to := at
		if at.Part != fields.Edition && at.Part != fields.Window && at.Part != fields.Rule {
			if to = fields.Add(c, at.Part, at.Index); to != at {
				t.Fatalf("the new one of %v is at %v", at, to)
			}
		}
		for _, f := range fields.Of(at.Part) {
			langs := []string{""}
			if f.Multi {
				langs = []string{"", "nb", "nn", "en"}
			}
			for _, lang := range langs {
				s := fields.Get(e, at, f.Key, lang)
				if s == "" {
					continue
				}
				if err := fields.Set(c, to, f.Key, lang, s); err != nil {
					t.Fatalf("%s: %q: %v", fields.Path(at, f.Key, lang), s, err)
				}
			}
		}
	}
	return c
}

// What the fields of an edition answer makes the same edition again.
func TestFieldsHoldAllOfAnEdition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := awardtest.Edition(t)
		c := copied(t, e)
		if faults := award.Validate(c, nil); len(faults) > 0 {
			t.Fatalf("%v", faults)
		}
		if d := cmp.Diff(e, c, sameNumbers); d != "" {
			t.Fatal(d)
		}
	})
}

// Every path that Validate can name leads back to its field.
func TestLocateIsPathBackwards(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := awardtest.Edition(t)
		for _, at := range places(e) {
			for _, f := range fields.Of(at.Part) {
				path := fields.Path(at, f.Key, "")
				to, key, lang, ok := fields.Locate(path)
				want := f.Key
				if at.Part == fields.Level {
					want = "text"
				}
				if !ok || to != at || key != want || lang != "" {
					t.Fatalf("%s of %v: %v %q %q %v", path, at, to, key, lang, ok)
				}
			}
		}
	})
}
