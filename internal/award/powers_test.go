package award_test

import (
	"fmt"
	"testing"

	"votering/internal/award"
	"votering/internal/exact"
)

// A ratio whose powers nobody could write down is refused before anybody marks. The
// powers of 8269/10000 grow by 14 bits a place, those of fractions of 18 digits by 57.
func TestPowersOfRatio(t *testing.T) {
	for _, c := range []struct {
		ratio    string
		nominees int
		refused  bool
	}{
		{"8269/10000", 215, false}, {"8269/10000", 216, true}, {"1/2", 500, false},
		{"123456789012345677/123456789012345678", 53, false}, {"123456789012345677/123456789012345678", 54, true},
	} {
		q, err := exact.Ratio(c.ratio)
		if err != nil {
			t.Fatal(err)
		}
		e := &award.Edition{Rule: award.Rule{Jury: award.JuryRule{Method: award.Exponential, Ratio: &q}}}
		for i := range c.nominees {
			e.Nominees = append(e.Nominees, award.Nominee{ID: fmt.Sprintf("n%d", i)})
		}
		switch f := award.Applicable(e); {
		case !c.refused && f != nil:
			t.Errorf("%s of %d: %v", c.ratio, c.nominees, f)
		case c.refused && (f == nil || f.ID != "edition.ratio_long"):
			t.Errorf("%s of %d is taken: %v", c.ratio, c.nominees, f)
		}
	}
}
