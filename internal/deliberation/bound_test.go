package deliberation

import (
	"slices"
	"testing"
)

// wrote plays lines, and then grounds in nb and a departure with For.
func wrote(t *testing.T, whom []string, lines ...string) State {
	t.Helper()
	ed, why := advised(), "Derfor"
	s := play(t, ed, from("propose vote ola bodo")...)
	e := line("propose grounds nb Fordi")
	e.Draft.Departure, e.Draft.For = &why, whom
	s, err := Apply(s, e, ed)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		if s, err = Apply(s, line(l), ed); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func TestTextsAreBoundToAnOutcome(t *testing.T) {
	ranked := []string{"bodo"}
	for name, c := range map[string]struct {
		whom  []string
		lines []string
		want  []string
	}{
		"as it was written":  {[]string{"bodo"}, nil, nil},
		"another winner":     {[]string{"bodo"}, []string{"propose winner kinn"}, []string{"grounds_stale", "departure_stale"}},
		"no award":           {[]string{"bodo"}, []string{"propose no-award"}, []string{"grounds_stale"}},
		"written for nobody": {[]string{NoVote}, nil, []string{"grounds_stale_none"}},
		"an old event":       {nil, []string{"propose winner kinn"}, nil},
		"written again":      {[]string{"kinn"}, []string{"propose grounds nb Fordi"}, nil},
		"taken away":         {[]string{"kinn"}, []string{"propose grounds nb"}, []string{"no_grounds"}},
	} {
		s := wrote(t, c.whom, c.lines...)
		var got []string
		for _, b := range Blocking(s, advised(), ranked, nil) {
			got = append(got, b.ID)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, wants %v", name, got, c.want)
		}
	}
}

// A ranking that came out otherwise after the way back leaves the grounds for
// whom they were written.
func TestAnotherRankingMakesGroundsStale(t *testing.T) {
	s := wrote(t, []string{"bodo"})
	if bs := Blocking(s, bound(), []string{"kinn"}, nil); len(bs) != 1 || bs[0].ID != "grounds_stale" || bs[0].Args["winner"] != "Bodø" {
		t.Errorf("%+v", bs)
	}
}

func TestOutcomesInEventsAreInOrder(t *testing.T) {
	for _, whom := range [][]string{{"kinn", "bodo"}, {"bodo", "bodo"}, {""}, {"a\u202eb"}} {
		e := line("propose grounds nb Fordi")
		e.Draft.For = whom
		if e.check() == nil {
			t.Errorf("%q is taken", whom)
		}
	}
}
