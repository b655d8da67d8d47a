package editionfile

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/award/awardtest"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/fields/fieldstest"
)

// nothing is that an empty list and none are the same, but for the tie ladder,
// where none is the usual one.
var nothing = cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() != ".Ties" },
	cmp.FilterValues(func(a, b any) bool { return empties(a) && empties(b) }, cmp.Comparer(func(a, b any) bool { return true })))

func empties(x any) bool {
	switch x := x.(type) {
	case []string:
		return len(x) == 0
	case []exact.Rat:
		return len(x) == 0
	case []award.Level:
		return len(x) == 0
	case []award.Value:
		return len(x) == 0
	case []award.Document:
		return len(x) == 0
	case []award.Criterion:
		return len(x) == 0
	case []award.Metric:
		return len(x) == 0
	case []award.Gate:
		return len(x) == 0
	case []award.Nominee:
		return len(x) == 0
	case []award.Reference:
		return len(x) == 0
	case []award.Juror:
		return len(x) == 0
	case []award.Winner:
		return len(x) == 0
	}
	return false
}

// An edition that is only begun is written and read as it is, and what is
// wrong with it is what Validate says.
func TestWriteThenReadDraft(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := fieldstest.Partial(t)
		data := Write(e)
		back, faults, err := ReadDraft(data, "draft.yaml")
		if err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		if d := cmp.Diff(e, back, sameNumbers, nothing); d != "" {
			t.Fatalf("%s\n%s", d, data)
		}
		if want := award.Validate(e.Clone(), nil); len(want) > 0 && len(faults) == 0 {
			t.Fatalf("nothing is wrong, and yet %v", want)
		}
	})
}

// What cannot be read is refused, so that nothing of a file is lost.
func TestReadDraftLosesNothing(t *testing.T) {
	for text, want := range map[string]string{
		"schema: votering-edition/1\nweight: 3\nrule: {}\n":                        "d.yaml:2: weight: edition.unknown_key",
		"schema: votering-edition/1\ncriteria: [{weight: many}]\nrule: {}\n":       "d.yaml:2: criteria[0].weight: edition.number",
		"schema: votering-edition/1\ncriteria: [{levels: {few: a}}]\nrule: {}\n":   "d.yaml:2: criteria[0].levels.few: edition.number",
		"schema: votering-edition/1\nscale: {min: 0, max: 0, step: 0}\nrule: {}\n": "d.yaml:2: scale: edition.scale_order",
	} {
		_, _, err := ReadDraft([]byte(text), "d.yaml")
		if got := said(err); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
	e, faults, err := ReadDraft([]byte("schema: votering-edition/1\n"), "d.yaml")
	if err != nil || e == nil || !containsID(faults, "edition.missing") || !containsID(faults, "edition.no_criteria") {
		t.Errorf("an edition with nothing in it: %v, %v, %v", e, faults, err)
	}
}

func containsID(list fault.List, id string) bool {
	for _, f := range list {
		if f.ID == id {
			return true
		}
	}
	return false
}

// Whatever is missing from an edition, what is left of it stays.
func TestHolesStayHoles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := awardtest.Partial(t)
		if wordless(e) {
			t.Skip("a number stands where there can only be words, which no file can say")
		}
		data := Write(e)
		back, _, err := ReadDraft(data, "draft.yaml")
		if err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		if d := cmp.Diff(string(data), string(Write(back))); d != "" {
			t.Fatalf("%s\n%s", d, data)
		}
	})
}

func wordless(e *award.Edition) bool {
	for _, row := range e.Rows() {
		for _, v := range row.Values {
			if m, ok := e.Metric(v.Metric); ok && m.Unit == award.Words && v.Missing == "" && v.Words.Empty() {
				return true
			}
		}
	}
	return false
}
