package award_test

import (
	"testing"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/award/awardtest"
	"votering/internal/fault"
)

// A validated rule can be applied, and being asked changes nothing.
func TestValidRulesAreApplicable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := awardtest.Edition(t)
		before := award.Fingerprint(e)
		if f := award.Applicable(e); f != nil {
			t.Fatal(f)
		}
		if award.Fingerprint(e) != before {
			t.Fatal("the edition was changed")
		}
	})
}

// A rule that was changed into one that contradicts itself is refused by the
// sentence that an edition file would be refused by.
func TestApplicableSaysWhyNot(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := awardtest.Edition(t)
		e.Rule.Jury = award.JuryRule{Method: award.Mean, Combine: award.WeightedMean, Output: award.OutputMean, Uncovered: award.Renormalise}
		e.Rule.Public = &award.PublicRule{Method: award.MinMax}
		for id, change := range map[string]func(r *award.Rule){
			"edition.points_missing": func(r *award.Rule) { r.Jury.Method = award.Points },
			"edition.sum_combine":    func(r *award.Rule) { r.Jury.Method = award.Sum },
			"edition.trim":           func(r *award.Rule) { r.Jury.Method = award.Trimmed },
			"edition.top":            func(r *award.Rule) { r.Public.Method = award.Shortlist },
		} {
			other := *e
			public := *e.Rule.Public
			other.Rule.Public = &public
			change(&other.Rule)
			if f := award.Applicable(&other); f == nil || f.Class != fault.Rule || f.ID != id {
				t.Fatalf("%v, want %s", f, id)
			}
		}
	})
}
