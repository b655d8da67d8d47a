package robustness_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/ranking"
	"votering/internal/robustness"
)

// ranked is a whole ranking; nil where it is refused.
func ranked(in ranking.Input) *ranking.Ranking {
	if award.Applicable(in.Edition) != nil {
		return nil
	}
	r, err := ranking.Compute(in)
	if err != nil {
		return nil
	}
	return r
}

// winnersOf are the winners of a whole ranking; nil where it is refused.
func winnersOf(in ranking.Input) []string {
	r := ranked(in)
	if r == nil {
		return nil
	}
	return r.Winners
}

func TestLeaveOneOutAgreesWithRankings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := draw(t)
		card, _ := cardOf(t, in)
		var jurors []string
		for _, j := range in.Edition.Jurors {
			if j.Votes {
				jurors = append(jurors, j.ID)
			}
		}
		if len(in.Edition.Jurors) == 0 {
			for _, b := range slices.Backward(in.Ballots) {
				jurors = append(jurors, b.Juror)
			}
		}
		want := []robustness.Without{}
		for _, id := range jurors {
			other, e := in, *in.Edition
			e.Rule.Quorum = min(e.Rule.Quorum, len(jurors)-1)
			other.Edition = &e
			other.Ballots = slices.DeleteFunc(slices.Clone(in.Ballots), func(b *ballot.Ballot) bool { return b.Juror == id })
			want = append(want, robustness.Without{Juror: id, Winners: winnersOf(other)})
		}
		if diff := cmp.Diff(want, card.LeaveOneOut, cmpopts.IgnoreFields(robustness.Without{}, "Why")); diff != "" {
			t.Fatalf("-ranking +card:\n%s", diff)
		}
	})
}

func TestShortlistAgreesWithRankings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := draw(t)
		card, r := cardOf(t, in)
		if p := in.Edition.Rule.Public; p == nil || in.JuryAlone || p.Method != award.Shortlist {
			if card.ShortlistTop != nil {
				t.Fatalf("%+v", card.ShortlistTop)
			}
			return
		}
		var want []robustness.Top
		for top := range len(r.Rows) {
			e, public := *in.Edition, *in.Edition.Rule.Public
			public.Top = top + 1
			e.Rule.Public = &public
			other := in
			other.Edition = &e
			want = append(want, robustness.Top{Top: top + 1, Winners: winnersOf(other)})
		}
		if diff := cmp.Diff(want, card.ShortlistTop, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("-ranking +card:\n%s", diff)
		}
	})
}
