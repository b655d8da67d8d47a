package figures

import (
	"testing"

	"votering/internal/award"
)

func TestInhabitants(t *testing.T) {
	for id, want := range map[string]string{
		"prisen-2022":          "population 2022 5",
		"fjordlyktprisen-2031": "population 2030 7",
	} {
		c, ok := sheet(t, id).Inhabitants()
		if got := column(&c); !ok || got != want {
			t.Errorf("%s: %s, wants %s", id, got, want)
		}
	}
}

func TestInhabitantsOfLaterYearsAreLeftOut(t *testing.T) {
	s := sheet(t, "prisen-2022")
	for i := range s.Edition.Nominees {
		n := &s.Edition.Nominees[i]
		v := award.Value{Metric: "population", Period: "2023", Number: s.Figure(i, "population", "2022").Number}
		n.Values = append(n.Values, v)
	}
	s = New(s.Edition, s.L)
	if c, ok := s.Inhabitants(); !ok || c.Period != "2022" {
		t.Errorf("%v, %s", ok, column(&c))
	}
}

func TestNothingIsCountedByTheThousand(t *testing.T) {
	s := sheet(t, "prisen-2022")
	for i := range s.Edition.Metrics {
		s.Edition.Metrics[i].Ratio = nil
	}
	if c, ok := New(s.Edition, s.L).Inhabitants(); ok {
		t.Errorf("found %s", column(&c))
	}
}
