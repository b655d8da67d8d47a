package editions

import (
	"encoding/json"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/ranking"
)

const cases = "../../testdata/cases"

// The rankings were worked out by hand; each case's README shows how.
func TestRankingsWorkedOutByHand(t *testing.T) {
	prize := Default()
	prize.Marks = []byte(testFile(t, filepath.Join(cases, "prize-2022", MarksFile)))
	prize.Tally = []byte(testFile(t, filepath.Join(cases, "prize-2022", TallyFile)))
	invented, _ := ByID("fjordlyktprisen-2031")
	example, _ := ByID("prisen-2020-eksempel")
	for name, b := range map[string]Bundled{"prize-2022": prize, "made-up": invented, "prize-2020-example": example} {
		t.Run(name, func(t *testing.T) {
			e := read(t, b)
			if len(e.Jurors) == 0 {
				e.Jurors = b.DemoJurors
			}
			r, err := ranking.Compute(input(t, e, b))
			if err != nil {
				t.Fatal(err)
			}
			var want, got map[string]any
			decode(t, []byte(testFile(t, filepath.Join(cases, name, "expected.json"))), &want)
			decode(t, ranking.Document(r, e, award.Fingerprint(e)), &got)
			for key := range want {
				if diff := cmp.Diff(want[key], got[key]); diff != "" {
					t.Errorf("%s (-by hand +computed):\n%s", key, diff)
				}
			}
		})
	}
}

func input(t *testing.T, e *award.Edition, b Bundled) ranking.Input {
	t.Helper()
	rows, err := ballot.ReadMarks(b.Marks, MarksFile, e)
	if err != nil {
		t.Fatal(err)
	}
	ballots, err := ballot.FromRows(rows, e)
	if err != nil {
		t.Fatal(err)
	}
	votes := map[string]exact.Rat{}
	for _, r := range table(t, string(b.Tally)) {
		if votes[r[0]], err = exact.Decimal(r[1]); err != nil {
			t.Fatal(err)
		}
	}
	return ranking.Input{Edition: e, Ballots: ballots, Votes: votes}
}

func decode(t *testing.T, data []byte, v any) {
	t.Helper()
	if err := json.Unmarshal(data, v); err != nil {
		t.Fatal(err)
	}
}

// The example of 2022 has the nominees and figures of the edition that it is an
// example of, and marks and votes that rank as the worked case does.
func TestTheExampleOf2022(t *testing.T) {
	b, _ := ByID("prisen-2022-eksempel")
	e, real := read(t, b), read(t, Default())
	if diff := cmp.Diff(real.Nominees, e.Nominees, cmp.AllowUnexported(award.Nominee{})); diff != "" {
		t.Errorf("the nominees are not those of 2022:\n%s", diff)
	}
	r, err := ranking.Compute(input(t, e, b))
	if err != nil {
		t.Fatal(err)
	}
	var want struct {
		Minmax struct {
			Ranking []struct{ Nominee, Total string }
		}
	}
	decode(t, []byte(testFile(t, filepath.Join(cases, "worked", "expected.json"))), &want)
	if len(r.Rows) != len(want.Minmax.Ranking) {
		t.Fatalf("%d are ranked", len(r.Rows))
	}
	for i, row := range r.Rows {
		if w := want.Minmax.Ranking[i]; row.Nominee != w.Nominee || row.Total.String() != w.Total {
			t.Errorf("place %d is %s with %s, wants %s with %s", i+1, row.Nominee, row.Total, w.Nominee, w.Total)
		}
	}
}
