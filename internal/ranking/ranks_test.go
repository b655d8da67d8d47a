package ranking_test

import (
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// by is a rule whose jury goes by ranks: points 12 and 10, and a ratio of 1/2.
func by(method string) func(*award.Edition) {
	return func(e *award.Edition) {
		q := rat("1/2")
		e.Rule.Jury.Method, e.Rule.Jury.Points, e.Rule.Jury.Ratio = method, rats("12 10"), &q
	}
}

// Kari has a, b, c. Anne has b first; a and c share the places 2 and 3. Eli has b
// before c, and nothing of a.
const threeOrders = `
	     | a | b | c
	kari | 8 | 6 | 4
	anne | 5 | 7 | 5
	eli  | - | 9 | 3`

// Every rank method by hand, and the sum that a person would write down.
func TestRankMethods(t *testing.T) {
	for method, want := range map[string]struct{ order, a, b, c string }{
		// Kari, of three: 1, 1/2, 0. Anne: b 1, a and c (3 − 5/2)/2 = 1/4. Eli, of two:
		// b 1, c 0. a: the mean of 1 and 1/4; b: of 1/2, 1, 1; c: of 0, 1/4, 0.
		award.Borda: {"1 b 5/6, 2 a 5/8, 3 c 1/12",
			"(1 + 1/4) ÷ 2 = 5/8", "(2 × 1 + 1/2) ÷ 3 = 5/6", "(1/4 + 2 × 0) ÷ 3 = 1/12"},
		// Kari: 12, 10, and none for the third. Anne: b 12, a and c (10 + 0)/2 = 5. Eli:
		// b 12, c 10.
		award.Points: {"1 b 34, 2 a 17, 3 c 15",
			"12 + 5 = 17", "2 × 12 + 10 = 34", "10 + 5 + 0 = 15"},
		// 12, 6, 3. Anne: a and c (6 + 3)/2 = 9/2.
		award.Exponential: {"1 b 30, 2 a 33/2, 3 c 27/2",
			"12 + 9/2 = 33/2", "2 × 12 + 6 = 30", "6 + 9/2 + 3 = 27/2"},
		// Lower medians: a of 5, 8: 5; b of 6, 7, 9: 7; c of 3, 4, 5: 4.
		award.Majority: {"1 b 2, 2 a 1, 3 c 0", "", "", ""},
	} {
		r := compute(t, judged(t, threeOrders, by(method)))
		if got := order(r); got != want.order {
			t.Errorf("%s: got %s, want %s", method, got, want.order)
		}
		for id, sum := range map[string]string{"a": want.a, "b": want.b, "c": want.c} {
			if got := rowOf(t, r, id).JurySum.String(); got != sum {
				t.Errorf("%s: %s has %s, want %s", method, id, got, sum)
			}
		}
		// The aggregates stay the plain means: a has 13/2 of two, b 22/3, c 4.
		equal(t, r.Criteria["a"]["x"].String()+" "+r.Criteria["b"]["x"].String()+" "+r.Criteria["c"]["x"].String(), "13/2 22/3 4")
	}
}

// Where each juror has a nominee, and what that is worth.
func TestRanksExplained(t *testing.T) {
	r := compute(t, judged(t, threeOrders, by(award.Points)))
	told := func(id string) string {
		var parts []string
		for _, k := range rowOf(t, r, id).Ranks {
			parts = append(parts, strings.Join([]string{k.Juror, k.Total.String(), k.Place.String(),
				exact.Int(int64(k.Of)).String(), k.Points.String()}, " "))
		}
		return strings.Join(parts, ", ")
	}
	for id, want := range map[string]string{
		"a": "anne 1/2 5/2 3 5, kari 4/5 1 3 12",
		"b": "anne 7/10 1 3 12, eli 9/10 1 2 12, kari 3/5 2 3 10",
		"c": "anne 1/2 5/2 3 5, eli 3/10 2 2 10, kari 2/5 3 3 0",
	} {
		if got := told(id); got != want {
			t.Errorf("%s: got %s, want %s", id, got, want)
		}
	}
	if r := compute(t, judged(t, threeOrders, nil)); r.Rows[0].Ranks != nil {
		t.Error("a mean goes by no ranks")
	}
}

// A juror's order is by the weighted mean of what there is, over those who are
// ranked: c is below the quorum, and Eli, who marked nobody else but b, has an
// order of one, worth 1/2. Weights 3 and 1: Kari has a (3·2 + 8)/4 = 14/4 and b
// (3·4 + 2)/4 = 14/4, equal, so 1/2 each; Anne has a first by 5 to 4. a: the mean
// of 1/2 and 1; b: of 1/2, 0 and 1/2.
func TestRanksAreOverWhoIsRanked(t *testing.T) {
	in := judged(t, `
		     | a   | b   | c
		kari | 2 8 | 4 2 | 9 9
		anne | 5 - | 4 4 | -
		eli  | -   | 1 1 | -`, func(e *award.Edition) {
		by(award.Borda)(e)
		e.Criteria[0].Weight = exact.Int(3)
		e.Rule.Quorum = 2
	})
	r := compute(t, in)
	equal(t, order(r), "1 a 3/4, 2 b 1/3")
	equal(t, r.Unranked, []ranking.Unranked{{Nominee: "c", Reason: "quorum"}})
}

// Marks on a criterion that weighs nothing make no order.
func TestRanksWithoutWeight(t *testing.T) {
	in := judged(t, `
		     | a   | b
		kari | 5 5 | - 4`, func(e *award.Edition) {
		by(award.Borda)(e)
		e.Criteria[1].Weight = exact.Rat{}
	})
	_, err := ranking.Compute(in)
	if err == nil || err.Error() != `rank.weightless nominee="B" (E_RULE)` {
		t.Fatalf("got %v", err)
	}
}

// The ratio of the Eurovision juries: one juror's points for the first ten places
// are near the 12, 10, 8, 7, 6, 5, 4, 3, 2, 1 of the scoreboard, and five jurors
// who have a first give 60. One who has it last of 26 takes more from it than the
// difference of two places: 4 × 12 + 12·q²⁵ ≈ 48.10, below five seconds' places
// 5 × 12·q ≈ 49.61. In the middle it hardly matters.
func TestEurovisionRatio(t *testing.T) {
	marks := "kari"
	header := ""
	for i := range 26 {
		header += " | n" + exact.Int(int64(i+1)).String()
		marks += " | " + exact.Int(int64(100-i)).String()
	}
	q := rat("8269/10000")
	r := compute(t, judged(t, header+"\n"+marks, func(e *award.Edition) {
		e.Rule.Jury.Method, e.Rule.Jury.Ratio = award.Exponential, &q
	}))
	var points []string
	for _, row := range r.Rows[:10] {
		points = append(points, row.Jury.Round(2))
	}
	equal(t, points, strings.Fields("12.00 9.92 8.21 6.78 5.61 4.64 3.84 3.17 2.62 2.17"))
	equal(t, r.Rows[25].Jury.Round(4), "0.1036")
	if split, seconds := rat("48").Add(*r.Rows[25].Jury), exact.Int(5).Mul(*r.Rows[1].Jury); !split.Less(seconds) {
		t.Errorf("%s is not below %s", split, seconds)
	}
}

// A hundred different portions are written out, and more are only added up: each of
// n jurors has the nominee at another place, so that J = 12 · (1 + 1/2 + …) = 24 −
// 24/2ⁿ.
func TestRanksOfManyPortions(t *testing.T) {
	for _, n := range []int{100, 101} {
		header, rows := "", ""
		for i := range n {
			header += " | n" + exact.Int(int64(i)).String()
			rows += "\nj" + exact.Int(int64(i)).String()
			for k := range n {
				rows += " | " + exact.Int(int64((i+k)%n)).String()
			}
		}
		r := compute(t, judged(t, header+rows, by(award.Exponential)))
		want := exact.Int(12)
		for range n - 1 {
			want = want.Mul(rat("1/2")).Add(exact.Int(12))
		}
		row := rowOf(t, r, "n0")
		if !row.Jury.Equal(want) || !row.JurySum.Total.Equal(want) {
			t.Errorf("%d jurors: J is %s, want %s", n, row.Jury, want)
		}
		if terms := len(row.JurySum.Terms); terms != n%101 {
			t.Errorf("%d jurors: %d terms", n, terms)
		}
	}
}

// Weights and marks that have no common denominator in a machine word, or do not fit
// one, make orders all the same.
func TestTotalsOfEverySize(t *testing.T) {
	for _, weights := range []string{"1/999999937 1/998244353", "123456789012345678/7 1/123456789012345677", "1 1"} {
		in := judged(t, `
			      | a                         | b                     | c
			kari  | 9.000000001 2             | 2 9                   | 5.5 5.500000001
			anne  | 123456.789 -1             | 3 3.000000001         | 3.000000001 3
			bjorn | 999999999.999999999 1     | 999999999.999999998 1 | 4 -
			eli   | 7 -7.000000007            | 7 -7                  | -`, func(e *award.Edition) {
			e.Criteria[0].Weight, e.Criteria[1].Weight = rats(weights)[0], rats(weights)[1]
			e.Rule.Ties = []string{"median", "countback", "head_to_head"}
		})
		for _, method := range []string{award.Borda, award.Points, award.Exponential, award.Majority} {
			by(method)(in.Edition)
			want, refused := refer(in)
			if refused != nil {
				t.Fatal(refused)
			}
			for i, row := range compute(t, in).Rows {
				if w := want.Ranking[i]; row.Nominee != w.Nominee || !row.Jury.Equal(*w.Jury) || row.Place != w.Place {
					t.Errorf("%s by %s: %s at %d with %s, want %s at %d with %s",
						method, weights, row.Nominee, row.Place, row.Jury, w.Nominee, w.Place, w.Jury)
				}
			}
		}
	}
}

// The worked case by the jury's orders. The jurors' totals as marks of 1 to 6:
//
//	       Kinn  Vennesla  Bodø  Haugesund  Rælingen
//	Kari   5.25  4.75      4.50  4.25       3.75
//	Anne   5.25  4.75      4.25  4.50       4.00
//	Bjørn  4.00  4.75      4.50  4.25       4.25
//	Farid  5.25  4.50      4.75  3.75       4.25
//	Eli    4.75  4.75      –     4.50       4.00
//
// Bjørn has Haugesund and Rælingen together at 3 and 4, and Kinn last; Eli has Kinn
// and Vennesla together at 1 and 2 of four. So for Kinn: borda 1, 1, 0, 1 and (4 −
// 3/2)/3 = 5/6; points 12, 12, 6, 12 and (12 + 10)/2 = 11. That nobody asked Eli about
// Bodø costs it a juror's points, and no borda. Lower medians: 5.25, 4.75, 4.50 of
// four, 4.25, 4.00.
func TestWorkedCaseByRanks(t *testing.T) {
	for method, want := range map[string]string{
		award.Borda:    "1 kinn 23/30 shared, 1 vennesla 23/30 shared, 3 bodo 9/16, 4 haugesund 7/24, 5 ralingen 1/8",
		award.Points:   "1 kinn 53, 2 vennesla 51, 3 haugesund 73/2, 4 bodo 35, 5 ralingen 67/2",
		award.Majority: "1 kinn 4, 2 vennesla 3, 3 bodo 2, 4 haugesund 1, 5 ralingen 0",
	} {
		in := worked(t, award.PublicRule{})
		in.Edition.Rule.Public, in.Edition.Rule.Ties = nil, nil
		in.Edition.Rule.Jury.Method, in.Edition.Rule.Jury.Points = method, rats("12 10 8 7 6")
		r := compute(t, in)
		if got := order(r); got != want {
			t.Errorf("%s: got %s, want %s", method, got, want)
		}
		if method == award.Borda {
			equal(t, rowOf(t, r, "kinn").JurySum.String(), "(3 × 1 + 5/6 + 0) ÷ 5 = 23/30")
		}
	}
}
