package award_test

import (
	"encoding/json"
	"slices"
	"testing"

	"votering/internal/award"
	"votering/internal/exact"
)

func TestTextIn(t *testing.T) {
	all := award.Text{NB: "b", NN: "n", EN: "e"}
	for _, c := range []struct {
		text       award.Text
		lang, want string
	}{
		{award.Plain("x"), "nn", "x"}, {all, "nb", "b"}, {all, "nn", "n"}, {all, "en", "e"}, {all, "se", "e"},
		{award.Text{NN: "n", EN: "e"}, "nb", "n"}, {award.Text{EN: "e"}, "nn", "e"}, {award.Text{NB: "b", NN: "n"}, "en", "b"},
		{award.Text{}, "en", ""},
	} {
		if got := c.text.In(c.lang); got != c.want {
			t.Errorf("%+v in %s: %q, want %q", c.text, c.lang, got, c.want)
		}
	}
}

func TestTextJSON(t *testing.T) {
	for _, c := range []struct {
		text award.Text
		want string
	}{
		{award.Plain(`<a> & "b"`), `"<a> & \"b\""`},
		{award.Text{EN: "e", NB: "<b>"}, "{\n  \"nb\": \"<b>\",\n  \"en\": \"e\"\n}"},
	} {
		got, err := c.text.MarshalJSON()
		if err != nil || string(got) != c.want {
			t.Errorf("%+v: %s, %v", c.text, got, err)
		}
		var back award.Text
		if err := json.Unmarshal(got, &back); err != nil || back != c.text {
			t.Errorf("%s: read back as %+v, %v", got, back, err)
		}
	}
	for _, bad := range []string{`{"sv": "x"}`, `[]`, `3`} {
		var x award.Text
		if err := json.Unmarshal([]byte(bad), &x); err == nil {
			t.Errorf("%s was read as %+v", bad, x)
		}
	}
}

func TestParseTie(t *testing.T) {
	for s, want := range map[string]award.TieStep{
		"public":           {Kind: award.TiePublic},
		"criterion:a":      {Kind: award.TieCriterion, Criterion: "a"},
		"metric:a@2021":    {Kind: award.TieMetric, Figure: award.Point{Metric: "a", Period: "2021"}},
		"metric:a@b@c:d/e": {Kind: award.TieMetric, Figure: award.Point{Metric: "a", Period: "b@c:d/e"}},
	} {
		if got, ok := award.ParseTie(s); !ok || got != want {
			t.Errorf("%s: %+v, %v", s, got, ok)
		}
	}
	for _, s := range []string{"", "Public", "public:", "public:a", "criterion", "criterion:", "metric:a", "metric:@1", "metric:a@", "coin"} {
		if got, ok := award.ParseTie(s); ok {
			t.Errorf("%q was read as %+v", s, got)
		}
	}
}

func TestDefaultTies(t *testing.T) {
	e := &award.Edition{Criteria: []award.Criterion{
		{ID: "a", Weight: exact.Int(1)}, {ID: "b", Weight: exact.New(3, 2)}, {ID: "c", Weight: exact.New(3, 2)},
	}}
	if got := e.DefaultTies(); !slices.Equal(got, []string{"public", "criterion:b", "head_to_head"}) {
		t.Error(got)
	}
}

func TestScale(t *testing.T) {
	halves := award.Scale{Min: exact.Int(-1), Max: exact.Int(1), Step: exact.New(1, 2)}
	for _, c := range []struct {
		mark exact.Rat
		want bool
	}{
		{exact.Int(-1), true}, {exact.New(1, 2), true}, {exact.Int(1), true},
		{exact.New(1, 4), false}, {exact.New(3, 2), false}, {exact.Int(-2), false},
	} {
		if got := halves.Holds(c.mark); got != c.want {
			t.Errorf("holds %s: %v", c.mark, got)
		}
	}
	up := award.Criterion{Scale: halves, Better: award.Higher}
	down := award.Criterion{Scale: halves, Better: award.Lower}
	if u, d := up.Share(exact.New(1, 2)), down.Share(exact.New(1, 2)); u.String() != "3/4" || d.String() != "1/4" {
		t.Errorf("shares %s and %s", u, d)
	}
}

// The words of a rule are told apart the way the methods need it.
func TestMethods(t *testing.T) {
	ranks, weighted := 0, 0
	for _, m := range award.JuryMethods() {
		if (award.JuryRule{Method: m}).Ranks() {
			ranks++
		}
	}
	for _, m := range award.PublicMethods() {
		if award.Weighted(m) {
			weighted++
		}
	}
	if ranks != 4 || weighted != 5 || award.Weighted("") || award.Weighted("coin") {
		t.Errorf("%d methods rank, %d take a weight", ranks, weighted)
	}
	if (award.JuryRule{Method: award.Mean, Combine: award.WeightedSum}).Unit() || !(award.JuryRule{Method: award.Borda}).Unit() {
		t.Error("a sum has no upper end, borda has one")
	}
}
