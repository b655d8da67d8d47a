package ranking_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// quarter is a public rule of weight 1/4.
func quarter(method string) award.PublicRule {
	return award.PublicRule{Method: method, Weight: rat("1/4"), Top: 3}
}

var workedMethods = []string{award.MinMax, award.Share, award.ShareOfTop, award.RankLinear, award.Shortlist}

// The answers of the worked case, to the last digit, under every public method.
func TestWorkedCase(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "cases", "worked", "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var expected map[string]map[string]any
	if err := json.Unmarshal(data, &expected); err != nil {
		t.Fatal(err)
	}
	if len(expected) != len(workedMethods) {
		t.Fatalf("%d methods are expected", len(expected))
	}
	for _, method := range workedMethods {
		t.Run(method, func(t *testing.T) {
			in := worked(t, quarter(method))
			document := ranking.Document(compute(t, in), in.Edition, award.Fingerprint(in.Edition))
			var got map[string]any
			if err := json.Unmarshal(document, &got); err != nil {
				t.Fatal(err)
			}
			for _, key := range []string{"edition", "ranking", "winners", "excluded", "unranked", "criteria"} {
				if diff := cmp.Diff(expected[method][key], got[key]); diff != "" {
					t.Errorf("%s (-want +got):\n%s", key, diff)
				}
			}
		})
	}
}

// What a person would write down for the winner, and for a nominee's jury part.
func TestWorkedSums(t *testing.T) {
	want := map[string][2]string{
		award.MinMax: {"3/4 × 1 + 1/4 × 2221/3928 = 14005/15712",
			"3/4 × ((39/50 - 61/100) ÷ (39/50 - 61/100)) + 1/4 × ((3105 - 884) ÷ (4812 - 884)) = 14005/15712"},
		award.Share: {"3/4 × 13/58 + 1/4 × 3105/12638 = 168243/733004",
			"3/4 × (39/50 ÷ 87/25) + 1/4 × (3105 ÷ 12638) = 168243/733004"},
		award.ShareOfTop: {"3/4 × 39/50 + 1/4 × 1035/1604 = 119709/160400",
			"3/4 × 39/50 + 1/4 × (3105 ÷ 4812) = 119709/160400"},
		award.RankLinear: {"3/4 × 39/50 + 1/4 × 3/4 = 309/400",
			"3/4 × 39/50 + 1/4 × ((5 - 2) ÷ (5 - 1)) = 309/400"},
		award.Shortlist: {"39/50", "39/50"},
	}
	for method, sums := range want {
		row := rowOf(t, compute(t, worked(t, quarter(method))), "kinn")
		if got := row.Sum.String(); got != sums[0] {
			t.Errorf("%s: %s, want %s", method, got, sums[0])
		}
		if got := row.Sum.Working(); got != sums[1] {
			t.Errorf("%s: %s, want %s", method, got, sums[1])
		}
	}
	row := rowOf(t, compute(t, worked(t, quarter(award.MinMax))), "kinn")
	// Kinn: means 4, 4.6, 5.8 and 5.2 on a scale of 1 to 6 lie at 3/5, 18/25,
	// 24/25 and 21/25 of it.
	if got, want := row.JurySum.String(), "(3/5 + 18/25 + 24/25 + 21/25) ÷ 4 = 39/50"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := row.Aggregates[1].String(), "23 ÷ 5 = 23/5"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := row.Mean.Round(2); got != "4.90" {
		t.Errorf("mean for the eye is %s, want 4.90", got)
	}
}

// The public weight of 25 % works as 68, 62, 66 and 25 %.
func TestWorkedEffectiveWeight(t *testing.T) {
	for method, want := range map[string]struct {
		percent  string
		misleads bool
	}{
		award.Share: {"68", true}, award.ShareOfTop: {"62", true}, award.RankLinear: {"66", true},
		award.MinMax: {"25", false},
	} {
		r := compute(t, worked(t, quarter(method)))
		effective, ok := r.EffectiveWeight()
		if got := effective.Mul(exact.Int(100)).Round(0); !ok || got != want.percent || r.WeightMisleads() != want.misleads {
			t.Errorf("%s works as %s %%, misleads %v", method, got, r.WeightMisleads())
		}
	}
	r := compute(t, worked(t, quarter(award.Shortlist)))
	if _, ok := r.EffectiveWeight(); ok || r.WeightMisleads() || r.Spread != nil {
		t.Error("a shortlist has no weight")
	}
}

// 14005/15712 − 11/17 = 65253/267104.
func TestWorkedMargin(t *testing.T) {
	margin, ok := compute(t, worked(t, quarter(award.MinMax))).Margin()
	if !ok || margin.String() != "65253/267104" {
		t.Fatalf("margin %s, %v", margin, ok)
	}
}

func TestWorkedJurors(t *testing.T) {
	r := compute(t, worked(t, quarter(award.MinMax)))
	if want := []string{"kari", "anne", "bjorn", "eli", "farid"}; !slices.Equal(r.Jurors, want) {
		t.Fatalf("%v counted, want %v", r.Jurors, want)
	}
}

// Before the public vote is opened the order is that of J, and nothing of the
// public's shows.
func TestWorkedJuryAlone(t *testing.T) {
	for _, method := range workedMethods {
		in := worked(t, quarter(method))
		in.JuryAlone = true
		r := compute(t, in)
		want := "1 kinn 39/50, 2 vennesla 37/50, 3 bodo 7/10, 4 haugesund 13/20, 5 ralingen 61/100"
		if got := order(r); got != want {
			t.Errorf("%s: %s", method, got)
		}
		for _, row := range r.Rows {
			if row.Public != nil || row.PublicPart != nil || row.Votes != nil ||
				slices.Contains(row.Flags, ranking.FlagNoPublicVotes) {
				t.Errorf("%s: %s shows something of the public vote", method, row.Nominee)
			}
		}
		document := ranking.Document(r, in.Edition, "f")
		if r.Spread != nil || !bytes.Contains(document, []byte(`"effective_weight": null`)) ||
			!bytes.Contains(document, []byte(`"jury_alone": true`)) {
			t.Errorf("%s: %s", method, document)
		}
	}
}

func rowOf(t testing.TB, r *ranking.Ranking, nominee string) ranking.Row {
	t.Helper()
	i := slices.IndexFunc(r.Rows, func(row ranking.Row) bool { return row.Nominee == nominee })
	if i < 0 {
		t.Fatalf("%s is not ranked", nominee)
	}
	return r.Rows[i]
}
