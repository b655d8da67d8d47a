package robustness_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/ranking"
	"votering/internal/robustness"
)

// otherwise is the input under another rule, whose settings are those that
// every edition here has, or the program's own. Marks are rounded under clamp
// alone, and no edition here rounds at two stages.
func otherwise(in ranking.Input, jury, public string) ranking.Input {
	e := *in.Edition
	e.Rule.Jury.Method = jury
	if r := e.Rule.Jury.Rounding; r != nil && r.Mark != nil && jury != award.Clamp {
		e.Rule.Jury.Rounding = nil
	}
	if e.Rule.Public != nil {
		p := *e.Rule.Public
		p.Method = public
		e.Rule.Public = &p
	}
	in.Edition = &e
	return in
}

// other is what a whole ranking says of another rule.
func other(in ranking.Input, jury, public string, reversed bool) robustness.Other {
	o := robustness.Other{Jury: jury, Public: public, Reversed: reversed}
	r := ranked(in)
	if r == nil {
		return o
	}
	o.Winners = r.Winners
	if effective, ok := r.EffectiveWeight(); ok {
		o.Effective = &effective
	}
	return o
}

func TestOtherRulesAgreeWithRankings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := draw(t)
		card, _ := cardOf(t, in)
		rule := in.Edition.Rule
		public := ""
		if rule.Public != nil {
			public = rule.Public.Method
		}
		shown := public
		if in.JuryAlone {
			shown = ""
		}
		want := []robustness.Other{}
		for _, m := range []string{"mean", "median", "trimmed", "clamp", "additive", "borda", "points", "exponential", "majority"} {
			if m != rule.Jury.Method {
				want = append(want, other(otherwise(in, m, public), m, shown, false))
			}
		}
		for _, m := range []string{"share", "share_of_top", "minmax", "rank_linear", "rank_points", "shortlist"} {
			if m != shown && shown != "" {
				want = append(want, other(otherwise(in, rule.Jury.Method, m), rule.Jury.Method, m, false))
			}
		}
		reversed := otherwise(in, rule.Jury.Method, public)
		reversed.Edition.Rule.Ties = slices.Clone(rule.Ties)
		slices.Reverse(reversed.Edition.Rule.Ties)
		want = append(want, other(reversed, rule.Jury.Method, shown, true))
		if diff := cmp.Diff(want, card.OtherRules, cmpopts.IgnoreFields(robustness.Other{}, "Why")); diff != "" {
			t.Fatalf("-ranking +card:\n%s", diff)
		}
		for _, o := range card.OtherRules {
			if (o.Why == nil) != (o.Winners != nil) {
				t.Fatalf("%+v", o)
			}
		}
	})
}

// The ladder from its end may give the prize to another.
func TestReversedLadder(t *testing.T) {
	in := twice(contest("1/4", [2]int64{300, 1}, [2]int64{100, 1}))
	in.Edition.Rule.Ties = []string{"criterion:points", "criterion:second"}
	for i, mark := range []int64{100, 300} {
		in.Ballots[0].Put(ballot.Cell{Nominee: in.Edition.Nominees[i].ID, Criterion: "second"},
			ballot.Entry{Set: true, Mark: exact.Int(mark)})
	}
	card := of(t, in)
	last := card.OtherRules[len(card.OtherRules)-1]
	if !slices.Equal(card.Winners, []string{"n0"}) || !last.Reversed || !slices.Equal(last.Winners, []string{"n1"}) {
		t.Errorf("%v, and with the ladder reversed %+v", card.Winners, last)
	}
}

// What a rule does not say is filled in for the method that asks for it.
func TestDefaultsOfOtherRules(t *testing.T) {
	e := worked(t, award.PublicRule{Method: award.MinMax, Weight: rat("1/4")}).Edition
	own := rat("2")
	e.Criteria[1].Margin = &own
	before := award.Fingerprint(e)

	if j := robustness.WithJury(e, award.Trimmed).Rule.Jury; j.Trim != 1 || j.Output != award.OutputMean {
		t.Errorf("trimmed: %+v", j)
	}
	clamp := robustness.WithJury(e, award.Clamp)
	if m := clamp.Criteria[0].Margin; m == nil || !m.Equal(exact.Int(1)) || !clamp.Criteria[1].Margin.Equal(own) {
		t.Errorf("clamp: %v", clamp.Criteria)
	}
	if j := robustness.WithJury(e, award.Exponential).Rule.Jury; j.Ratio == nil || !j.Ratio.Equal(rat("8269/10000")) {
		t.Errorf("exponential: %+v", j)
	}
	points := []exact.Rat{}
	for _, p := range []int64{12, 10, 8, 7, 6, 5, 4, 3, 2, 1} {
		points = append(points, exact.Int(p))
	}
	if j := robustness.WithJury(e, award.Points).Rule.Jury; !slices.EqualFunc(j.Points, points, exact.Rat.Equal) {
		t.Errorf("points: %v", j.Points)
	}
	if p := robustness.WithPublic(e, award.RankPoints).Rule.Public; !slices.EqualFunc(p.Points, points, exact.Rat.Equal) || !p.Weight.Equal(rat("1/4")) {
		t.Errorf("rank_points: %+v", p)
	}
	if p := robustness.WithPublic(e, award.Shortlist).Rule.Public; p.Top != 3 {
		t.Errorf("shortlist: %+v", p)
	}
	for _, method := range award.JuryMethods() {
		if other := robustness.WithJury(e, method); method != award.Sum && award.Applicable(other) != nil {
			t.Errorf("%s: %v", method, award.Applicable(other))
		}
	}
	if award.Fingerprint(e) != before {
		t.Error("the edition was changed")
	}
}

// What a rule says stays for the other methods, and only trimmed adds its marks.
func TestSettingsThatStay(t *testing.T) {
	e := worked(t, award.PublicRule{Method: award.RankPoints, Points: []exact.Rat{exact.Int(2)}, Top: 1}).Edition
	margin, ratio := rat("3/2"), rat("1/3")
	e.Rule.Jury = award.JuryRule{
		Method: award.Trimmed, Trim: 2, Output: award.OutputSum, Combine: award.WeightedSum, Uncovered: award.Refuse,
		Margin: &margin, Ratio: &ratio, Points: []exact.Rat{exact.Int(5)},
	}
	want := e.Rule.Jury
	want.Method, want.Output = award.Clamp, award.OutputMean
	other := robustness.WithJury(e, award.Clamp)
	if diff := cmp.Diff(want, other.Rule.Jury); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	for _, c := range other.Criteria {
		if c.Margin != nil {
			t.Errorf("%s has a margin of its own", c.ID)
		}
	}
	if p := robustness.WithPublic(e, award.Shortlist).Rule.Public; p.Top != 1 || len(p.Points) != 1 {
		t.Errorf("%+v", p)
	}
	if j := robustness.WithJury(e, award.Points).Rule.Jury; len(j.Points) != 1 || !j.Ratio.Equal(ratio) {
		t.Errorf("%+v", j)
	}
}
