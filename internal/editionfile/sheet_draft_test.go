package editionfile

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/fields"
	"votering/internal/fields/fieldstest"
)

// An edition that is only begun goes into a workbook and comes back, without
// what has nothing in it; and what has a name and no id gets one.
func TestDraftSheetThenRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := fieldstest.Partial(t)
		for _, part := range []fields.Part{fields.Edition, fields.Criterion, fields.Metric, fields.Nominee, fields.Reference, fields.Juror} {
			for i := range fields.Count(e, part, 0) {
				at := fields.Place{Part: part, Index: i}
				if fields.Get(e, at, "id", "") == "" {
					_ = fields.Set(e, at, "id", "", fields.MakeID(e, at)) // an id that was made is one
				}
			}
		}
		e = filledIn(e)
		metricsByID(e)
		data := workbook(t, e, "nb")
		back, _, _, err := ReadAnyDraft(data, "draft.xlsx")
		if err != nil {
			t.Fatalf("%v\n%s", err, Write(e))
		}
		if d := cmp.Diff(string(Write(e)), string(Write(back))); d != "" {
			t.Fatal(d)
		}
		award.Validate(back, nil)
	})
}

// metricsByID makes everything that names a metric by its title name it by its
// id, as a workbook that is read does: a draft may name a metric that it lacks
// by what is the title of another.
func metricsByID(e *award.Edition) {
	n := newNames(e, fields.Metric)
	named := func(s *string) {
		if at, ok := n.find(*s); ok {
			*s = fields.Get(e, at, "id", "")
		}
	}
	values := func(list []award.Value) {
		for i := range list {
			named(&list[i].Metric)
		}
	}
	for i := range e.Criteria {
		for j := range e.Criteria[i].Metrics {
			named(&e.Criteria[i].Metrics[j])
		}
		if from := e.Criteria[i].ValueFrom; from != nil {
			named(&from.Metric)
		}
	}
	for i := range e.Metrics {
		if ratio := e.Metrics[i].Ratio; ratio != nil {
			named(&ratio.Of)
			named(&ratio.Per)
		}
	}
	for i := range e.Gates {
		named(&e.Gates[i].Metric)
	}
	for i := range e.Nominees {
		values(e.Nominees[i].Values)
	}
	for i := range e.References {
		values(e.References[i].Values)
	}
}
