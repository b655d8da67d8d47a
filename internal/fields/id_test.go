package fields_test

import (
	"testing"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/fields"
	"votering/internal/text"
)

func TestMakeID(t *testing.T) {
	e := &award.Edition{Language: "nb", Nominees: []award.Nominee{{ID: "kinn", Name: "Kinn"}, {Name: ""}}, Jurors: []award.Juror{{ID: "kari"}, {}}}
	for name, want := range map[string]string{
		"Bodø": "bodo", "Rælingen": "raelingen", "Kinn": "kinn-2", "Å": "a", "Gáivuotna – Kåfjord": "gaivuotna-kafjord",
		"Deatnu-Tana": "deatnu-tana", "": "", "日本": "", "CON": "con-2", "  Herøy (Møre og Romsdal) ": "heroy-more-og-romsdal",
	} {
		e.Nominees[1].Name = name
		if got := fields.MakeID(e, fields.Place{Part: fields.Nominee, Index: 1}); got != want {
			t.Errorf("%q becomes %q, wants %q", name, got, want)
		}
	}
	for name, want := range map[string]string{"Kari Moe": "kari-moe", "Anne Berg": "anne"} {
		e.Jurors[1].Name = name
		if got := fields.MakeID(e, fields.Place{Part: fields.Juror, Index: 1}); got != want {
			t.Errorf("%q becomes %q, wants %q", name, got, want)
		}
	}
	e.Title = award.Text{EN: "The prize", NB: "Prisen 2026"}
	if got := fields.MakeID(e, fields.Place{Part: fields.Edition}); got != "prisen-2026" {
		t.Errorf("the edition is %q", got)
	}
}

// Whatever the names, every id is one, and no two are the same.
func TestMakeIDIsFree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom([]string{"Kinn", "kinn 2", "Kinn-2", "con"}), rapid.String()), 1, 8).Draw(t, "names")
		e := &award.Edition{}
		seen := map[string]bool{}
		for i, name := range names {
			e.Nominees = append(e.Nominees, award.Nominee{Name: name})
			id := fields.MakeID(e, fields.Place{Part: fields.Nominee, Index: i})
			if id == "" {
				continue
			}
			if text.ValidID(id) != nil || seen[id] {
				t.Fatalf("%q becomes %q", name, id)
			}
			seen[id], e.Nominees[i].ID = true, id
		}
	})
}

func TestRename(t *testing.T) {
	e := &award.Edition{
		Criteria:   []award.Criterion{{ID: "results", Metrics: []string{"direct", "settled"}, ValueFrom: &award.Point{Metric: "settled"}}},
		Metrics:    []award.Metric{{ID: "bosatt"}, {ID: "direct", Ratio: &award.Ratio{Of: "settled", Per: "direct"}}},
		Gates:      []award.Gate{{Metric: "settled"}},
		Nominees:   []award.Nominee{{ID: "settled", Values: []award.Value{{Metric: "settled"}}}},
		References: []award.Reference{{Values: []award.Value{{Metric: "settled"}}}},
		Rule:       award.Rule{Ties: []string{"metric:settled@2022", "criterion:settled", "metric:settled-too@2022"}},
	}
	fields.Rename(e, fields.Metric, "settled", "bosatt")
	if e.Criteria[0].Metrics[1] != "bosatt" || e.Criteria[0].ValueFrom.Metric != "bosatt" || e.Metrics[1].Ratio.Of != "bosatt" ||
		e.Gates[0].Metric != "bosatt" || e.Nominees[0].Values[0].Metric != "bosatt" || e.References[0].Values[0].Metric != "bosatt" {
		t.Errorf("a metric keeps its old name somewhere: %+v", e)
	}
	fields.Rename(e, fields.Criterion, "settled", "results")
	want := []string{"metric:bosatt@2022", "criterion:results", "metric:settled-too@2022"}
	for i := range want {
		if e.Rule.Ties[i] != want[i] {
			t.Errorf("the ladder is %q", e.Rule.Ties)
		}
	}
	if e.Nominees[0].ID != "settled" {
		t.Error("a nominee was renamed with a metric")
	}
}
