package ranking_test

import (
	"testing"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// The points of shared places are the mean of those that are taken; past the end
// of the list there are none. Jury: a first, b and c second and third. Public: c
// first, a and b second and third, d last. Points 8, 4, 2 and w = 1/2.
//
//	a: 1/2 · 8 + 1/2 · 3, b: 1/2 · 3 + 1/2 · 3, c: 1/2 · 3 + 1/2 · 8, d: 0 + 0
func TestRankPointsOfSharedPlaces(t *testing.T) {
	in := judged(t, `
		     | a | b | c | d
		kari | 9 | 5 | 5 | 1`, func(e *award.Edition) {
		e.Rule.Public = &award.PublicRule{Method: award.RankPoints, Weight: rat("1/2"), Points: rats("8 4 2")}
	})
	in.Votes = votes(in, 3, 3, 7, 1)
	r := compute(t, in)
	if got, want := order(r), "1 a 11/2 shared, 1 c 11/2 shared, 3 b 3, 4 d 0"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	a := rowOf(t, r, "a")
	if got, want := a.Sum.String(), "1/2 × 8 + 1/2 × 3 = 11/2"; got != want {
		t.Errorf("the sum is %s, want %s", got, want)
	}
	var places []string
	for _, term := range a.Sum.Terms {
		places = append(places, term.Place.String())
	}
	equal(t, places, []string{"1", "5/2"})
	equal(t, a.Public.String(), "3")
}

// The worked case by points 12, 10, 8, 7, 6 at 1/4. Kinn leads the jury before
// Vennesla, Bodø, Haugesund and Rælingen; the public has Bodø before Kinn,
// Haugesund, Vennesla and Rælingen. Places hide by how much: a quarter works as a
// quarter.
func TestWorkedCaseByPoints(t *testing.T) {
	rule := quarter(award.RankPoints)
	rule.Points = rats("12 10 8 7 6")
	r := compute(t, worked(t, rule))
	want := "1 kinn 23/2, 2 vennesla 37/4, 3 bodo 9, 4 haugesund 29/4, 5 ralingen 6"
	if got := order(r); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if w, ok := r.EffectiveWeight(); !ok || !w.Equal(rat("1/4")) || r.WeightMisleads() {
		t.Errorf("the weight works as %s", w)
	}
}

// In Benidorm 2022 Tanxugueiras had 70.7 % of the votes and Chanel 3.9 %: by places
// that is 30 points against 20. Here a has the jury and 39 votes of 927, c has 707:
// by places a wins, by shares c does.
//
//	rank_points: a 3/5 · 30 + 2/5 · 20 = 26, b 3/5 · 25 + 2/5 · 25 = 25, c 3/5 · 20 + 2/5 · 30 = 24
func TestPlacesHideByHowMuch(t *testing.T) {
	winners := func(method string) []string {
		in := judged(t, `
			     | a  | b  | c
			kari | 51 | 46 | 30`, func(e *award.Edition) {
			e.Rule.Public = &award.PublicRule{Method: method, Weight: rat("2/5"), Points: rats("30 25 20")}
		})
		in.Votes = votes(in, 39, 181, 707)
		r := compute(t, in)
		if method == award.RankPoints {
			equal(t, order(r), "1 a 26, 2 b 25, 3 c 24")
		}
		return r.Winners
	}
	equal(t, winners(award.RankPoints), []string{"a"})
	equal(t, winners(award.Share), []string{"c"})
}

// Points as they are given, as in Melodifestivalen 2017: the jury's lie between 6
// and 96, the public's between 30 and 57, so that what is half of all points moves
// 27 of 117. No weight is named, and none misleads.
func TestAdded(t *testing.T) {
	in := judged(t, `
		     | a  | b  | c
		kari | 96 | 76 | 6`, func(e *award.Edition) {
		e.Rule.Jury.Combine = award.WeightedSum
		e.Rule.Public = &award.PublicRule{Method: award.Added}
	})
	in.Votes = votes(in, 50, 57, 30)
	r := compute(t, in)
	equal(t, order(r), "1 a 146, 2 b 133, 3 c 36")
	if r.Weight != nil || r.WeightMisleads() {
		t.Errorf("a weight of %s", r.Weight)
	}
	if w, ok := r.EffectiveWeight(); !ok || !w.Equal(rat("27/117")) {
		t.Errorf("the public works as %s", w)
	}
	b := rowOf(t, r, "b")
	equal(t, []string{b.Public.String(), b.JuryPart.String(), b.PublicPart.String(), b.Sum.String()},
		[]string{"57", "76", "57", "76 + 57 = 133"})
}

// Points below 0 and with decimals: 4/5 − 5/2 and 1/2 + 1/4. That they add up to 0,
// or less, does not mean that nobody voted.
func TestAddedBelowZero(t *testing.T) {
	for _, c := range []struct {
		a, b, want string
		voteless   bool
	}{
		{"-2.5", "0.25", "1 b 3/4, 2 a -17/10", false},
		{"-1", "1", "1 b 3/2, 2 a -1/5", false},
		{"0", "0", "1 a 4/5, 2 b 1/2", true},
	} {
		in := judged(t, `
			     | a | b
			kari | 8 | 5`, public(award.Added, "0"))
		in.Votes = map[string]exact.Rat{"a": rat(c.a), "b": rat(c.b)}
		r := compute(t, in)
		equal(t, order(r), c.want)
		for _, row := range r.Rows {
			if flagged := len(row.Flags) == 1 && row.Flags[0] == ranking.FlagNoPublicVotes; flagged != c.voteless {
				t.Errorf("votes %s and %s: flags %v", c.a, c.b, row.Flags)
			}
		}
	}
}

// Votes below 0 count as votes under no method: whoever had fewer would be ahead.
func TestVotesBelowZero(t *testing.T) {
	for _, method := range award.PublicMethods() {
		in := judged(t, `
			     | a | b
			kari | 5 | 5`, func(e *award.Edition) {
			e.Rule.Public = &award.PublicRule{Method: method, Weight: rat("1/2"), Points: rats("2 1"), Top: 1}
		})
		in.Votes = votes(in, 1, -3)
		r, err := ranking.Compute(in)
		switch {
		case method == award.Added:
			equal(t, order(r), "1 a 3/2, 2 b -5/2")
		case err == nil || err.Error() != `rank.votes nominee="B" votes="-3" (E_RULE)`:
			t.Errorf("%s: %v", method, err)
		default:
			spoken(t, err)
		}
		in.JuryAlone = true
		compute(t, in) // the jury's part does not ask for them
	}
}
