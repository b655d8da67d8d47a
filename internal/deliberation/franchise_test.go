package deliberation

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFranchise(t *testing.T) {
	may := Franchise{Nominees: []string{"a", "b", "c"}, May: map[string][]string{
		"x": {"a", "b", "c"}, "y": {"b", "c"}, "z": {"c"},
	}}
	cases := []struct {
		counts map[string]int
		want   *Excess
	}{
		{nil, nil},
		{map[string]int{"a": 1, "b": 1, "c": 1}, nil},
		{map[string]int{"c": 3}, nil},
		{map[string]int{"b": 0, "c": 3}, nil},
		{map[string]int{"a": 2}, &Excess{"a", 2, 1}},
		{map[string]int{"b": 3}, &Excess{"b", 3, 2}},
		{map[string]int{"a": -1, "c": 3}, &Excess{"a", -1, 1}},
		{map[string]int{"d": 1}, &Excess{"d", 1, 0}},
		{map[string]int{"a": 1, "b": 1, "c": 2}, &Excess{"", 4, 3}},
		{map[string]int{"a": 1, "b": 2}, &Excess{"", 3, 2}}, // z may vote for neither
	}
	for _, c := range cases {
		if d := cmp.Diff(c.want, may.Excess(c.counts)); d != "" {
			t.Errorf("%v:\n%s", c.counts, d)
		}
	}
}

// A recusal takes the nominee, or by the rule the whole vote; being absent
// takes nothing.
func TestFranchiseOf(t *testing.T) {
	lines := []string{"created", "open", "recuse ola bodo kin", "mark kari bodo results 4", "absent siri ill"}
	nominees := []string{"kinn", "bodo"}
	ed := advised()
	f := FranchiseOf(play(t, ed, lines...), ed, nominees)
	if d := cmp.Diff(map[string][]string{"kari": nominees, "ola": {"kinn"}, "siri": nominees}, f.May); d != "" {
		t.Error(d)
	}
	if f.Allows("ola", "bodo") || !f.Allows("siri", "bodo") || f.Allows("per", "bodo") {
		t.Errorf("%+v", f)
	}
	ed.Rule.Recusal = "edition"
	if f := FranchiseOf(play(t, ed, lines...), ed, nominees); len(f.May) != 2 || f.May["ola"] != nil {
		t.Errorf("%+v", f)
	}
}
