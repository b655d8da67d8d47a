package award

import "testing"

// A ratio of itself, which an edition may have while it is set up, is not known
// and has no periods.
func TestARatioOfItself(t *testing.T) {
	e := &Edition{Metrics: []Metric{
		{ID: "a", Ratio: &Ratio{Of: "b", Per: "a"}}, {ID: "b", Ratio: &Ratio{Of: "a", Per: "b"}}, {Ratio: &Ratio{}},
	}}
	for _, id := range []string{"a", "b", ""} {
		if f := e.Figure(nil, id, "2022"); f.Missing != NotKnown {
			t.Errorf("%q is %+v", id, f)
		}
		if p := e.Periods(id); len(p) != 0 {
			t.Errorf("%q has the periods %v", id, p)
		}
	}
}
