package robustness_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/ranking"
	"votering/internal/robustness"
)

// The form of a card, key by key.
func TestJSON(t *testing.T) {
	refused := fault.New(fault.Rule, "rank.apart")
	card := &robustness.Card{
		Winners:      []string{"a"},
		PublicWeight: []robustness.Segment{{From: rat("0"), To: rat("1"), Winners: []string{"a", "b"}}},
		Stands:       []robustness.Span{{From: rat("0"), To: rat("33/61")}},
		ShortlistTop: []robustness.Top{{Top: 1, Winners: []string{"a"}}},
		CriterionWeights: []robustness.Weighting{
			{ID: "z", Now: exact.Int(1), Segments: []robustness.Segment{{From: rat("0"), To: rat("1"), Winners: []string{"b"}}}},
			{ID: "x", Now: exact.Int(1)},
		},
		LeaveOneOut: []robustness.Without{
			{Juror: "kari", Winners: []string{"a"}}, {Juror: "anne", Why: refused}, {Juror: "ola", Winners: []string{}},
		},
		OtherRules: []robustness.Other{
			{Jury: "median", Public: "share", Winners: []string{"a"}}, {Jury: "mean", Reversed: true, Why: refused},
		},
		Acceptability: &robustness.Acceptability{Samples: 3, Seed: 1<<64 - 1, Counts: map[string][]int{"b": {1, 2}, "a": {2, 1}}},
	}
	want := `{"public_weight":{"segments":[{"from":"0","to":"1","winners":["a","b"]}],"winner_stands":[["0","33/61"]]},` +
		`"shortlist_top":[{"top":1,"winners":["a"]}],` +
		`"criterion_weights":{"x":null,"z":[{"from":"0","to":"1","winners":["b"]}]},` +
		`"leave_one_out":{"anne":null,"kari":["a"],"ola":[]},` +
		`"other_rules":[{"jury":"median","public":"share","ties":"as_is","winners":["a"]},` +
		`{"jury":"mean","public":null,"ties":"reversed","winners":null}],` +
		`"rank_acceptability":{"samples":3,"seed":18446744073709551615,"counts":{"a":[2,1],"b":[1,2]}}}`
	if diff := cmp.Diff(want, string(robustness.JSON(card))); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	none := `{"public_weight":null,"shortlist_top":null,"criterion_weights":null,"leave_one_out":{},"other_rules":[]}`
	if diff := cmp.Diff(none, string(robustness.JSON(&robustness.Card{}))); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	asked := strings.TrimSuffix(none, "}") + `,"rank_acceptability":null}`
	if diff := cmp.Diff(asked, string(robustness.JSON(&robustness.Card{Drawn: true}))); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// Where nobody is ranked there is nothing to weigh, and a list all the same.
func TestNobodyRanked(t *testing.T) {
	in := worked(t, award.PublicRule{Method: award.MinMax, Weight: rat("1/4")})
	in.Ballots = nil
	card := of(t, in)
	if card.PublicWeight != nil || card.Stands != nil || card.CriterionWeights != nil || len(card.LeaveOneOut) != 6 {
		t.Errorf("%+v", card)
	}
	if a, err := robustness.Accept(prepare(t, in), 10, 1); a != nil || err != nil {
		t.Errorf("%+v, %v", a, err)
	}
	var got map[string]any
	if err := json.Unmarshal(robustness.JSON(card), &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]any{}, got["leave_one_out"].(map[string]any)["kari"]); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// The card is that of the jury alone where the public vote is left out.
func TestJuryAlone(t *testing.T) {
	in := worked(t, award.PublicRule{Method: award.Share, Weight: rat("1/4")})
	in.JuryAlone, in.Votes = true, nil
	card := of(t, in)
	if card.PublicWeight != nil || card.Stands != nil {
		t.Errorf("%+v", card.PublicWeight)
	}
	for _, o := range card.OtherRules {
		if o.Public != "" || o.Effective != nil {
			t.Errorf("%+v", o)
		}
	}
	if len(card.OtherRules) != 9 {
		t.Errorf("%d other rules", len(card.OtherRules))
	}
}

// A card in JSON takes labels where it has jurors, and none for a stranger.
func TestRelabelJSON(t *testing.T) {
	card := of(t, worked(t, award.PublicRule{Method: award.RankLinear, Weight: rat("1/4")}))
	card.Drawn = true
	label := func(id string) string { return "Juror " + id }
	data := robustness.JSON(card)
	got, err := robustness.RelabelJSON(data, func(id string) (string, bool) { return label(id), true })
	if err != nil {
		t.Fatal(err)
	}
	for i := range card.LeaveOneOut {
		card.LeaveOneOut[i].Juror = label(card.LeaveOneOut[i].Juror)
	}
	if diff := cmp.Diff(string(robustness.JSON(card)), string(got)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if _, err := robustness.RelabelJSON(data, func(string) (string, bool) { return "", false }); fault.ClassOf(err) != fault.Format {
		t.Errorf("%v", err)
	}
	if _, err := robustness.RelabelJSON([]byte("no card"), nil); fault.ClassOf(err) != fault.Format {
		t.Errorf("%v", err)
	}
}

// A rule that cannot be applied has no card, and says why.
func TestRefused(t *testing.T) {
	in := worked(t, award.PublicRule{Method: award.MinMax, Weight: rat("1/4")})
	in.Edition.Rule.Jury.Uncovered = award.Refuse
	for _, b := range in.Ballots {
		for cell := range b.Cells {
			if cell.Criterion == "results" && cell.Nominee == "kinn" {
				delete(b.Cells, cell)
			}
		}
	}
	_, want := ranking.Compute(in)
	p := prepare(t, in)
	if _, err := robustness.Of(p); fault.ClassOf(err) != fault.Rule || err.Error() != want.Error() {
		t.Errorf("%v, want %v", err, want)
	}
	if _, err := robustness.Accept(p, 10, 1); fault.ClassOf(err) != fault.Rule {
		t.Errorf("%v", err)
	}
}
