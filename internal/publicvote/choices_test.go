package publicvote_test

import (
	"errors"
	"maps"
	"testing"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/publicvote"
)

func twoNominees() *award.Edition {
	return &award.Edition{Nominees: []award.Nominee{
		{ID: "bodo", Name: "Bodø", Code: "1804", Aliases: []string{"Bodø kommune", "Bådåddjo"}},
		{ID: "kinn", Name: "Kinn", Aliases: []string{"Flora"}},
	}}
}

func TestChoices(t *testing.T) {
	edition := map[string]string{
		"bodo": "bodo", "Bodø": "bodo", "1804": "bodo", "Bodø kommune": "bodo", "Bådåddjo": "bodo",
		"kinn": "kinn", "Kinn": "kinn", "Flora": "kinn",
	}
	for _, c := range []struct {
		name  string
		extra map[string]string
		more  map[string]string
	}{
		{"the edition alone", nil, nil},
		{"by id", map[string]string{"Florø": "kinn"}, map[string]string{"Florø": "kinn"}},
		{"by name, taken apart and with spaces", map[string]string{" Budeju\t": "Bodø"}, map[string]string{"Budeju": "bodo"}},
		{"taken apart", map[string]string{"Floro\u0308": "kinn"}, map[string]string{"Florö": "kinn"}},
		{"what the edition says too", map[string]string{"Flora": "kinn"}, nil},
		{"a number", map[string]string{"2": "kinn"}, map[string]string{"2": "kinn"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := publicvote.Choices(twoNominees(), c.extra)
			if err != nil {
				t.Fatal(err)
			}
			want := maps.Clone(edition)
			maps.Copy(want, c.more)
			if !maps.Equal(got, want) {
				t.Errorf("choices %v, want %v", got, want)
			}
		})
	}
}

func TestChoicesThatNobodyCanTell(t *testing.T) {
	usage := func(id string, pairs ...string) *fault.Error { return fault.New(fault.Usage, id, pairs...) }
	for _, c := range []struct {
		name  string
		spoil func(*award.Edition)
		extra map[string]string
		want  *fault.Error
	}{
		{"two nominees share a text", func(e *award.Edition) { e.Nominees[1].Aliases = []string{"Bodo\u0308", "1804"} }, nil,
			fault.New(fault.Edition, "votes.shared", "text", "1804", "one", "bodo", "other", "kinn")},
		{"another nominee's text", nil, map[string]string{"Kinn": "bodo"}, usage("votes.map_known", "text", "Kinn", "nominee", "kinn", "other", "bodo")},
		{"nobody", nil, map[string]string{"Oslo": "oslo"}, usage("votes.map_nominee", "text", "Oslo", "nominee", "oslo")},
		{"no nominee", nil, map[string]string{"Oslo": ""}, usage("votes.map_nominee", "text", "Oslo", "nominee", "")},
		{"no choice", nil, map[string]string{" ": "kinn"}, usage("votes.map_empty")},
		{"twice", nil, map[string]string{"Florö": "kinn", "Floro\u0308": "bodo"}, usage("votes.map_twice", "text", "Florö")},
		{"lines", nil, map[string]string{"Flo\nrø": "kinn"}, usage("votes.map_text", "text", "Flo\\u000arø")},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := twoNominees()
			if c.spoil != nil {
				c.spoil(e)
			}
			_, err := publicvote.Choices(e, c.extra)
			var got *fault.Error
			if !errors.As(err, &got) || got.Class != c.want.Class || got.ID != c.want.ID || !maps.Equal(got.Args, c.want.Args) {
				t.Errorf("%v, want %v", err, c.want)
			}
		})
	}
}
