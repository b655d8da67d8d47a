package ranking_test

import (
	"testing"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// Every step of the tie ladder on a table worked by hand. The criteria are
// marked 0 to 10, so that a juror's total of "6 4" is (6/10 + 4/10) ÷ 2 = 1/2.
func TestTieSteps(t *testing.T) {
	for _, c := range []struct {
		name, table string
		ties        []string
		votes       []int64
		change      func(*award.Edition)
		want        string
	}{{
		name: "public: the higher public side",
		// J: a 1/2, b 6/10, c 0. Votes 5, 4, 0: share of top 1, 4/5, 0.
		// a: 2/3 · 1/2 + 1/3 · 1 = 2/3; b: 2/3 · 6/10 + 1/3 · 4/5 = 2/3.
		table: `
			     | a | b | c
			kari | 5 | 6 | 0`,
		ties: []string{"public"}, votes: []int64{5, 4, 0},
		change: public(award.ShareOfTop, "1/3"),
		want:   "1 a 2/3 public, 2 b 2/3 public, 3 c 0",
	}, {
		// a and b are equal on both sides: the step leaves them together.
		name: "public: equal on both sides",
		table: `
			     | a | b | c
			kari | 5 | 5 | 0`,
		ties: []string{"public"}, votes: []int64{4, 4, 0},
		change: public(award.ShareOfTop, "1/3"),
		want:   "1 a 2/3 shared, 1 b 2/3 shared, 3 c 0",
	}, {
		name: "public: passes on where there is no public part",
		table: `
			     | a | b
			kari | 5 | 5`,
		ties: []string{"public", "public_votes"}, votes: []int64{1, 2},
		want: "1 a 1/2 shared, 1 b 1/2 shared",
	}, {
		// The list of two: a and b tie on J and have 3 and 4 votes.
		name: "public: votes under shortlist",
		table: `
			     | a | b | c
			kari | 5 | 5 | 9`,
		ties: []string{"public"}, votes: []int64{3, 4, 2},
		change: shortlist(2),
		want:   "1 b 1/2 public, 2 a 1/2 public, 3 c",
	}, {
		// By place all three tie in the middle: b's and c's votes differ by one,
		// a leads. Public sides 1, 1/2, 0 against J 0, 1/2, 1 at w = 1/2: 1/2 each.
		name: "public_votes: more votes",
		table: `
			     | a | b | c
			kari | 0 | 5 | 10`,
		ties: []string{"public_votes"}, votes: []int64{9, 2, 1},
		change: public(award.RankLinear, "1/2"),
		want:   "1 a 1/2 public_votes, 2 b 1/2 public_votes, 3 c 1/2 public_votes",
	}, {
		name: "jury: the higher jury part",
		table: `
			     | a | b | c
			kari | 0 | 5 | 10`,
		ties: []string{"jury"}, votes: []int64{9, 2, 1},
		change: public(award.RankLinear, "1/2"),
		want:   "1 c 1/2 jury, 2 b 1/2 jury, 3 a 1/2 jury",
	}, {
		name: "criterion: the better mean on it",
		table: `
			     | a   | b   | c
			kari | 6 4 | 5 5 | 4 6`,
		ties: []string{"criterion:y"},
		want: "1 c 1/2 criterion:y, 2 b 1/2 criterion:y, 3 a 1/2 criterion:y",
	}, {
		// On x, where less is better, 4 is better than 6: scaled 6/10 and 4/10.
		name: "criterion: where lower is better",
		table: `
			     | a   | b
			kari | 6 6 | 4 4`,
		ties:   []string{"criterion:x"},
		change: func(e *award.Edition) { e.Criteria[0].Better = award.Lower },
		want:   "1 b 1/2 criterion:x, 2 a 1/2 criterion:x",
	}, {
		// c's only mark is 5 of 10 on x; it has no mean on y and comes last there.
		name: "criterion: a missing one last",
		table: `
			     | a   | b    | c
			kari | 9 1 | 10 0 | 5 -`,
		ties: []string{"criterion:y"},
		want: "1 a 1/2 criterion:y, 2 b 1/2 criterion:y, 3 c 1/2 criterion:y",
	}, {
		// Totals of a: 9, 5, 1 tenths, median 5; of b: 7, 6, 2, median 6.
		name: "median: of the jurors' totals, odd",
		table: `
			      | a | b
			kari  | 9 | 7
			anne  | 5 | 6
			bjorn | 1 | 2`,
		ties: []string{"median"},
		want: "1 b 1/2 median, 2 a 1/2 median",
	}, {
		// a: 9, 6, 3, 2, median (6+3)/2 = 9/2; b: 10, 5, 5, 0, median 5.
		name: "median: of the jurors' totals, even",
		table: `
			      | a | b
			kari  | 9 | 10
			anne  | 6 | 5
			bjorn | 3 | 5
			eli   | 2 | 0`,
		ties: []string{"median"},
		want: "1 b 1/2 median, 2 a 1/2 median",
	}, {
		// Kari has a first, Anne c, Bjørn b and c, and Eli b: one each for a,
		// two each for b and c. c leads on its total.
		name: "first_places: in the whole field, shared ones count one each",
		table: `
			      | a | b | c
			kari  | 9 | 3 | 8
			anne  | 5 | 3 | 9
			bjorn | 5 | 8 | 8
			eli   | 5 | 10 | 9`,
		ties: []string{"first_places"},
		want: "1 c 17/20, 2 b 3/5 first_places, 3 a 3/5 first_places",
	}, {
		// Means of 6 of 10. Kari has b first, Anne a; Bjørn, who has not marked a,
		// has c first: one each for a and b, and c's 10 from Bjørn and 2 from Kari
		// make it the third with one.
		name: "first_places: a nominee not marked is not first",
		table: `
			      | a | b | c
			kari  | 5 | 9 | 2
			anne  | 7 | 6 | 6
			bjorn | - | 3 | 10`,
		ties: []string{"first_places"},
		want: "1 a 3/5 shared, 1 b 3/5 shared, 1 c 3/5 shared",
	}, {
		// a: 8, 5, 5; b: 8, 6, 4; c: 8, 6, 4: the second number parts a, nothing b and c.
		name: "countback: from the best total down",
		table: `
			      | a | b | c
			kari  | 8 | 4 | 8
			anne  | 5 | 6 | 4
			bjorn | 5 | 8 | 6`,
		ties: []string{"countback"},
		want: "1 b 3/5 shared, 1 c 3/5 shared, 3 a 3/5 countback",
	}, {
		// a: 6, 6; b: 6, 6, 6 has one more and wins.
		name: "countback: one that ends first loses",
		table: `
			      | a | b
			kari  | 6 | 6
			anne  | 6 | 6
			bjorn | - | 6`,
		ties: []string{"countback"},
		want: "1 b 3/5 countback, 2 a 3/5 countback",
	}, {
		// Kari and Anne have a above b, Bjørn the other way: a wins the pair.
		// a and c: Kari c, Anne a, Bjørn c: c wins. b and c: Kari c, Anne b, Bjørn b:
		// b wins. One won and one lost each: shared.
		name: "head_to_head: a circle stays shared",
		table: `
			      | a | b | c
			kari  | 6 | 1 | 8
			anne  | 7 | 5 | 2
			bjorn | 2 | 9 | 5`,
		ties: []string{"head_to_head"},
		want: "1 a 1/2 shared, 1 b 1/2 shared, 1 c 1/2 shared",
	}, {
		// Each mean is 5 of 10. Kari and Anne have a above b, Bjørn b above a.
		// Nobody but Eli marked c, so no pair with it is won: a +1, c 0, b −1.
		name: "head_to_head: only jurors who marked both",
		table: `
			      | a | b | c
			kari  | 7 | 6 | -
			anne  | 6 | 5 | -
			bjorn | 2 | 4 | -
			eli   | - | - | 5`,
		ties: []string{"head_to_head"},
		want: "1 a 1/2 head_to_head, 2 c 1/2 head_to_head, 3 b 1/2 head_to_head",
	}} {
		t.Run(c.name, func(t *testing.T) {
			in := judged(t, c.table, c.change)
			in.Edition.Rule.Ties = c.ties
			in.Votes = votes(in, c.votes...)
			if got := order(compute(t, in)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func public(method, weight string) func(*award.Edition) {
	return func(e *award.Edition) { e.Rule.Public = &award.PublicRule{Method: method, Weight: rat(weight)} }
}

func shortlist(top int) func(*award.Edition) {
	return func(e *award.Edition) { e.Rule.Public = &award.PublicRule{Method: award.Shortlist, Top: top} }
}

// After a split the ladder goes on from the next step, inside what is still
// tied: y parts c and a from b and d, and only those two see the other steps.
func TestLadderGoesOnAndNeverBack(t *testing.T) {
	in := judged(t, `
		     | a   | b   | c   | d
		kari | 6 4 | 6 4 | 6 4 | 4 6
		anne | 5 3 | 5 5 | 5 7 | 7 3`, nil)
	// Means on x: 11/2 for a, b, c and 11/2 for d. On y: 7/2, 9/2, 11/2, 9/2.
	in.Edition.Criteria[1].Weight = exact.Rat{} // only x counts
	in.Edition.Rule.Ties = []string{"criterion:y", "median", "criterion:x"}
	r := compute(t, in)
	// y sets c first and a last; b and d stay together at 9/2. Their jurors'
	// totals, x alone, are 6 and 5, and 7 and 4: median 11/20 both. x: the same.
	want := "1 c 11/20 criterion:y, 2 b 11/20 shared, 2 d 11/20 shared, 4 a 11/20 criterion:y"
	if got := order(r); got != want {
		t.Fatalf("got  %s\nwant %s", got, want)
	}
	b := rowOf(t, r, "b")
	steps := []ranking.Step{
		{Name: "criterion:y", Among: []string{"a", "b", "c", "d"}, Value: "9/2", Split: true},
		{Name: "median", Among: []string{"b", "d"}, Value: "11/20"},
		{Name: "criterion:x", Among: []string{"b", "d"}, Value: "11/2"},
	}
	equal(t, b.Ladder, steps)
	equal(t, rowOf(t, r, "c").Ladder, []ranking.Step{
		{Name: "criterion:y", Among: []string{"a", "b", "c", "d"}, Value: "11/2", Split: true},
	})
}

// A step that has nothing to compare is written down, and passes on.
func TestStepThatPassesOn(t *testing.T) {
	in := judged(t, `
		     | a | b
		kari | 5 | 5`, public(award.MinMax, "1/4"))
	in.Edition.Rule.Ties = []string{"public"}
	among := []string{"a", "b"}
	equal(t, compute(t, in).Rows[0].Ladder, []ranking.Step{{Name: "public", Among: among}})
	in.Votes = votes(in, 7, 7)
	equal(t, compute(t, in).Rows[0].Ladder, []ranking.Step{{Name: "public", Among: among, Value: "1/2"}})
}

// Shared places: the next is skipped, or not.
func TestPlaces(t *testing.T) {
	for places, want := range map[award.Places]string{
		award.Competition: "1 a 9/10, 2 b 1/2 shared, 2 c 1/2 shared, 4 d 1/10",
		award.Dense:       "1 a 9/10, 2 b 1/2 shared, 2 c 1/2 shared, 3 d 1/10",
	} {
		in := judged(t, `
			     | a | b | c | d
			kari | 9 | 5 | 5 | 1`, func(e *award.Edition) { e.Rule.Places = places })
		if got := order(compute(t, in)); got != want {
			t.Errorf("%s: %s", places, got)
		}
	}
}

func TestSharedFirstPlaceHasTwoWinners(t *testing.T) {
	r := compute(t, judged(t, `
		     | a | b | c
		kari | 5 | 4 | 5`, nil))
	equal(t, r.Winners, []string{"a", "c"})
	if margin, ok := r.Margin(); !ok || margin.Sign() != 0 {
		t.Errorf("margin %s, %v", margin, ok)
	}
}
