package ranking_test

import (
	"testing"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// Three nominees with J 4/5, 2/5 and 3/10 and votes 10, 50 and 40 (of 100),
// w = 1/4, by hand under every public method.
func TestPublicMethods(t *testing.T) {
	for method, want := range map[string]string{
		// ΣJ = 3/2. a: 3/4 · 8/15 + 1/4 · 1/10 = 2/5 + 1/40; b: 3/4 · 4/15 + 1/4 · 1/2
		// = 1/5 + 1/8; c: 3/4 · 1/5 + 1/4 · 2/5 = 3/20 + 1/10.
		award.Share: "1 a 17/40, 2 b 13/40, 3 c 1/4",
		// max v = 50. a: 3/5 + 1/4 · 1/5; b: 3/10 + 1/4; c: 9/40 + 1/4 · 4/5.
		award.ShareOfTop: "1 a 13/20, 2 b 11/20, 3 c 17/40",
		// J from 3/10 to 4/5, v from 10 to 50. a: 3/4 + 0; b: 3/4 · 1/5 + 1/4;
		// c: 0 + 1/4 · 3/4.
		award.MinMax: "1 a 3/4, 2 b 2/5, 3 c 3/16",
		// Places by votes: b 1, c 2, a 3. a: 3/5 + 0; b: 3/10 + 1/4; c: 9/40 + 1/8.
		award.RankLinear: "1 a 3/5, 2 b 11/20, 3 c 7/20",
		// Points 10, 6, 1. Places by J: a, b, c; by votes b, c, a. a: 3/4 · 10 + 1/4 · 1;
		// b: 3/4 · 6 + 1/4 · 10; c: 3/4 · 1 + 1/4 · 6.
		award.RankPoints: "1 a 31/4, 2 b 7, 3 c 9/4",
		// As they are: 4/5 + 10, 2/5 + 50, 3/10 + 40.
		award.Added: "1 b 252/5, 2 c 403/10, 3 a 54/5",
		// The two with most votes are b and c; a follows.
		award.Shortlist: "1 b 2/5, 2 c 3/10, 3 a",
	} {
		in := judged(t, `
			     | a | b | c
			kari | 8 | 4 | 3`, func(e *award.Edition) {
			e.Rule.Public = &award.PublicRule{Method: method, Weight: rat("1/4"), Top: 2, Points: rats("10 6 1")}
		})
		in.Votes = votes(in, 10, 50, 40)
		if got := order(compute(t, in)); got != want {
			t.Errorf("%s: got %s, want %s", method, got, want)
		}
	}
}

// No valid votes: as if the public weight were 0, and every nominee says so.
// Votes for somebody who is not ranked are no votes.
func TestNoValidVotes(t *testing.T) {
	for method, want := range map[string]string{
		award.Share:      "1 a 8/13, 2 b 5/13",
		award.ShareOfTop: "1 a 4/5, 2 b 1/2",
		award.MinMax:     "1 a 1, 2 b 0",
		award.RankLinear: "1 a 4/5, 2 b 1/2",
		award.RankPoints: "1 a 3, 2 b 1",
		award.Added:      "1 a 4/5, 2 b 1/2",
		award.Shortlist:  "1 a 4/5, 2 b 1/2", // all tie for the last place on the list
	} {
		in := judged(t, `
			     | a | b | c
			kari | 8 | 5 | -`, func(e *award.Edition) {
			e.Rule.Public = &award.PublicRule{Method: method, Weight: rat("1/4"), Top: 1, Points: rats("3 1")}
			e.Rule.Ties = []string{"public"}
		})
		for _, vs := range []map[string]exact.Rat{nil, votes(in, 0, 0, 0), votes(in, 0, 0, 7)} {
			in.Votes = vs
			r := compute(t, in)
			if got := order(r); got != want {
				t.Errorf("%s: got %s, want %s", method, got, want)
			}
			for _, row := range r.Rows {
				equal(t, row.Flags, []string{ranking.FlagNoPublicVotes})
				if row.Public != nil || row.Votes.Sign() != 0 {
					t.Errorf("%s: %s has a public side", method, row.Nominee)
				}
			}
			if r.WeightMisleads() {
				t.Errorf("%s: a weight that was not used does not mislead", method)
			}
		}
	}
}

// Where a side sets nobody apart.
func TestAllAlike(t *testing.T) {
	for _, c := range []struct {
		name, table, method string
		votes               []int64
		want                string
	}{
		// ΣJ = 0: each has 1/2 of the jury. a: 1/2 · 1/2 + 1/2 · 3/4 = 5/8.
		{"share of nothing", " | a | b\nkari | 0 | 0", award.Share, []int64{3, 1}, "1 a 5/8, 2 b 3/8"},
		// J alike: 1/2 each. a: 1/2 · 1/2 + 1/2 · 1 = 3/4.
		{"minmax of equal marks", " | a | b\nkari | 7 | 7", award.MinMax, []int64{3, 1}, "1 a 3/4, 2 b 1/4"},
		{"minmax of equal votes", " | a | b\nkari | 7 | 2", award.MinMax, []int64{3, 3}, "1 a 3/4, 2 b 1/4"},
		// Both take the mean of the places 1 and 2: (2 − 3/2) ÷ (2 − 1) = 1/2.
		{"equal places", " | a | b\nkari | 8 | 2", award.RankLinear, []int64{3, 3}, "1 a 13/20, 2 b 7/20"},
		{"minmax of one", " | a\nkari | 8", award.MinMax, []int64{3}, "1 a 1/2"},
		// 1/2 · 4/5 + 1/2 · 1/2.
		{"places of one", " | a\nkari | 8", award.RankLinear, []int64{3}, "1 a 13/20"},
		{"share of one", " | a\nkari | 8", award.Share, []int64{3}, "1 a 1"},
		{"nobody is ranked", " | a\nkari | -", award.Share, []int64{3}, ""},
		{"nobody is on the list", " | a\nkari | -", award.Shortlist, []int64{3}, ""},
	} {
		in := judged(t, c.table, func(e *award.Edition) {
			e.Rule.Public = &award.PublicRule{Method: c.method, Weight: rat("1/2"), Top: 1}
		})
		in.Votes = votes(in, c.votes...)
		if got := order(compute(t, in)); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// All who tie for the last place on the list are on it; the others follow by
// votes, and the ladder serves both parts.
func TestShortlist(t *testing.T) {
	in := judged(t, `
		     | a   | b   | c   | d   | e   | f
		kari | 3 3 | 5 5 | 6 4 | 9 9 | 2 8 | 8 2`, shortlist(2))
	in.Edition.Rule.Ties = []string{"criterion:y"}
	in.Votes = votes(in, 9, 5, 5, 3, 2, 2)
	r := compute(t, in)
	want := "1 b 1/2 criterion:y, 2 c 1/2 criterion:y, 3 a 3/10, 4 d, 5 e criterion:y, 6 f criterion:y"
	if got := order(r); got != want {
		t.Fatalf("got  %s\nwant %s", got, want)
	}
	d := rowOf(t, r, "d")
	equal(t, d.Flags, []string{ranking.FlagNotOnShortlist})
	if d.Total != nil || d.JuryPart != nil || d.Jury.String() != "9/10" || d.Sum.String() != "" {
		t.Errorf("off the list: %+v", d)
	}
}

// The jury part with weights 3 and 1, a lower-is-better criterion, and one that
// nobody marked.
func TestJuryPart(t *testing.T) {
	in := judged(t, `
		     | a   | b   | c
		kari | 8 6 | 7 2 | 9 -
		anne | 9 2 | 8 - | 8 -`, func(e *award.Edition) {
		e.Criteria[0].Weight = exact.Int(3)
		e.Criteria[1].Better = award.Lower
	})
	// a: x 17/2, y 4, scaled 17/20 and 1 − 4/10: (3 · 17/20 + 3/5) ÷ 4 = 63/80.
	// b: x 15/2, y 2: (3 · 3/4 + 4/5) ÷ 4 = 61/80. c: x 17/2 alone: 17/20.
	r := compute(t, in)
	if got, want := order(r), "1 c 17/20, 2 a 63/80, 3 b 61/80"; got != want {
		t.Fatalf("got  %s\nwant %s", got, want)
	}
	for nominee, want := range map[string]string{
		"a": "(3 × 17/20 + 3/5) ÷ 4 = 63/80", "c": "(3 × 17/20) ÷ 3 = 17/20",
	} {
		if got := rowOf(t, r, nominee).JurySum.String(); got != want {
			t.Errorf("%s: got %s, want %s", nominee, got, want)
		}
	}
	if got, want := rowOf(t, r, "a").JurySum.Working(), "(3 × (17/2 ÷ 10) + ((10 - 4) ÷ (10 - 0))) ÷ 4 = 63/80"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	equal(t, rowOf(t, r, "c").Flags, []string{ranking.FlagUncovered})
	if _, there := r.Criteria["c"]["y"]; there || len(r.Criteria["a"]) != 2 {
		t.Errorf("means are %v", r.Criteria)
	}
	if rowOf(t, r, "a").Mean != nil {
		t.Error("scales that run in opposite directions have no common mean")
	}
}

// weighted_sum: J = Σ w · A, neither scaled nor divided.
func TestWeightedSum(t *testing.T) {
	in := judged(t, `
		     | a   | b
		kari | 8 6 | 7 2
		anne | 9 2 | 8 -`, func(e *award.Edition) {
		e.Criteria[0].Weight = rat("3/2")
		e.Rule.Jury.Combine = award.WeightedSum
	})
	// a: 3/2 · 17/2 + 4 = 67/4; b: 3/2 · 15/2 + 2 = 53/4.
	r := compute(t, in)
	if got, want := order(r), "1 a 67/4, 2 b 53/4"; got != want {
		t.Fatalf("got %s, want %s", got, want)
	}
	if got, want := rowOf(t, r, "a").JurySum.String(), "3/2 × 17/2 + 4 = 67/4"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	// For the eye: 67/4 ÷ (3/2 + 1).
	if got := rowOf(t, r, "a").Mean.String(); got != "67/10" {
		t.Errorf("mean %s", got)
	}
}

// The order of work: a recusal from a nominee that a gate keeps out does not
// take the juror out of the whole edition.
func TestRecusalScopes(t *testing.T) {
	const table = `
		     | a | b | c
		kari | 8 | 2 | R
		anne | 4 | 6 | 5`
	for _, c := range []struct {
		scope award.Scope
		gate  bool
		want  string
		flags []string
	}{
		{award.ScopeNominee, false, "1 a 3/5, 2 c 1/2, 3 b 2/5", []string{ranking.FlagRecused}},
		{award.ScopeEdition, false, "1 b 3/5, 2 c 1/2, 3 a 2/5", nil},
		{award.ScopeEdition, true, "1 a 3/5, 2 b 2/5", nil},
	} {
		in := judged(t, table, func(e *award.Edition) {
			e.Rule.Recusal = c.scope
			if c.gate {
				gate(e, "c", award.NotKnown, true)
			}
		})
		r := compute(t, in)
		if got := order(r); got != c.want {
			t.Errorf("%s, gate %v: got %s, want %s", c.scope, c.gate, got, c.want)
		}
		if !c.gate {
			equal(t, rowOf(t, r, "c").Flags, c.flags)
		}
	}
}

// Too few jurors, or none: one mark on one criterion counts as having marked.
func TestQuorum(t *testing.T) {
	in := judged(t, `
		      | a   | b   | c   | d
		kari  | 8 8 | 7 7 | R   | 6 -
		anne  | 8 8 | R   | - - | - 6
		bjorn | 8 8 | - - | - - | - -`, func(e *award.Edition) { e.Rule.Quorum = 2 })
	r := compute(t, in)
	if got, want := order(r), "1 a 4/5, 2 d 3/5"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	equal(t, r.Unranked, []ranking.Unranked{{Nominee: "b", Reason: "quorum"}, {Nominee: "c", Reason: "no_marks"}})
}

// The marks of who is on the roll without a vote do not count, and the jurors
// are named in the order of the roll.
func TestRoll(t *testing.T) {
	in := judged(t, `
		       | a | b
		kari   | 8 | 2
		anne   | 6 | 4
		sverre | 0 | 9
		eli    | - | -`, func(e *award.Edition) {
		e.Jurors = []award.Juror{{ID: "anne", Votes: true}, {ID: "sverre"}, {ID: "eli", Votes: true}, {ID: "kari", Votes: true}}
	})
	r := compute(t, in)
	if got, want := order(r), "1 a 7/10, 2 b 3/10"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	equal(t, r.Jurors, []string{"anne", "kari"})
}

// A weight misleads when it is off by more than half of itself. Under share of
// top with w = 1/4 the jury's part spans 3/4 · 1/2 = 3/8; the public's part
// spans 1/4 · 1 = 1/4 and works as 2/5, or 1/4 · 9/10 = 9/40 and works as 3/8.
func TestWeightMisleads(t *testing.T) {
	for votesOfB, want := range map[int64]struct {
		effective string
		misleads  bool
	}{0: {"2/5", true}, 1: {"3/8", false}} {
		in := judged(t, " | a | b\nkari | 8 | 3", public(award.ShareOfTop, "1/4"))
		in.Votes = votes(in, 10, votesOfB)
		r := compute(t, in)
		if got, ok := r.EffectiveWeight(); !ok || got.String() != want.effective || r.WeightMisleads() != want.misleads {
			t.Errorf("works as %s, misleads %v, want %+v", got, r.WeightMisleads(), want)
		}
	}
}

// Another public weight goes through a copy; the edition keeps its own.
func TestWithPublicWeight(t *testing.T) {
	in := worked(t, quarter(award.MinMax))
	other, err := ranking.WithPublicWeight(in.Edition, rat("3/5"))
	if err != nil {
		t.Fatal(err)
	}
	whatIf := in
	whatIf.Edition = other
	// Bodø: 2/5 · 9/17 + 3/5 · 1 = 69/85; Kinn: 2/5 · 1 + 3/5 · 2221/3928 = 14519/19640.
	r := compute(t, whatIf)
	if got := rowOf(t, r, "bodo"); got.Place != 1 || got.Total.String() != "69/85" {
		t.Errorf("bodo is %d with %s", got.Place, got.Total)
	}
	if got := rowOf(t, r, "kinn"); got.Place != 2 || got.Total.String() != "14519/19640" {
		t.Errorf("kinn is %d with %s", got.Place, got.Total)
	}
	equal(t, compute(t, in).Winners, []string{"kinn"})
}
