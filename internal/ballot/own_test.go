package ballot

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/exact"
)

// jury makes an edition of n nominees and criteria with the given weights, on
// a scale from 1 to 6.
func jury(n int, weights ...int64) *award.Edition {
	e := &award.Edition{}
	for i := range n {
		e.Nominees = append(e.Nominees, award.Nominee{ID: fmt.Sprint("n", i)})
	}
	for i, w := range weights {
		e.Criteria = append(e.Criteria, award.Criterion{
			ID: fmt.Sprint("c", i), Weight: exact.Int(w), Better: award.Higher,
			Scale: award.Scale{Min: exact.Int(1), Max: exact.Int(6), Step: exact.Int(1)},
		})
	}
	return e
}

// put fills a ballot row by row: a mark, 0 to abstain, -1 to leave empty.
func put(rows ...[]int64) *Ballot {
	b := New("kari")
	for i, row := range rows {
		for j, m := range row {
			cell := Cell{fmt.Sprint("n", i), fmt.Sprint("c", j)}
			switch {
			case m > 0:
				b.Cells[cell] = Entry{Set: true, Mark: exact.Int(m)}
			case m == 0:
				b.Cells[cell] = Entry{Abstained: true}
			}
		}
	}
	return b
}

// show writes an own ranking in short.
func show(rows []OwnRow) []string {
	var lines []string
	for _, r := range rows {
		mean := "none"
		switch {
		case r.Mean != nil:
			mean = r.Mean.String()
		case r.Share != nil:
			mean = "share " + r.Share.String()
		}
		lines = append(lines, fmt.Sprintf("%d %s %s %d+%d/%d %v", r.Place, r.Nominee, mean, r.Marked, r.Empty, r.Of, r.Recused))
	}
	return lines
}

func TestOwn(t *testing.T) {
	lower := jury(2, 1, 1)
	lower.Criteria[1].Better = award.Lower
	recused := put([]int64{6, 6}, []int64{1, 2})
	recused.Recused["n0"] = Recusal{"born there"}
	for name, c := range map[string]struct {
		e    *award.Edition
		b    *Ballot
		want []string
	}{
		"thirds stay thirds": {jury(2, 1, 1, 1), put([]int64{4, 4, 5}, []int64{5, 5, 4}),
			[]string{"1 n1 14/3 3+0/3 false", "2 n0 13/3 3+0/3 false"}},
		"weights": {jury(2, 3, 1), put([]int64{4, 6}, []int64{5, 1}),
			[]string{"1 n0 9/2 2+0/2 false", "2 n1 4 2+0/2 false"}},
		"empty and abstained cells weigh nothing": {jury(2, 1, 1), put([]int64{5, -1}, []int64{0, 6}),
			[]string{"1 n1 6 1+0/2 false", "2 n0 5 1+1/2 false"}},
		"equal ones share a place": {jury(3, 1), put([]int64{4}, []int64{5}, []int64{5}),
			[]string{"1 n1 5 1+0/1 false", "1 n2 5 1+0/1 false", "3 n0 4 1+0/1 false"}},
		"nothing marked, recused": {jury(3, 1, 1), recused,
			[]string{"1 n1 3/2 2+0/2 false", "0 n2 none 0+2/2 false", "0 n0 none 0+0/2 true"}},
		"a scale turned round has no mean": {lower, put([]int64{6, 6}, []int64{4, 1}),
			[]string{"1 n1 share 4/5 2+0/2 false", "2 n0 share 1/2 2+0/2 false"}},
	} {
		if diff := cmp.Diff(c.want, show(Own(c.b, c.e))); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

func TestOwnLeavesMeasuredCriteriaOut(t *testing.T) {
	e := jury(1, 1, 1)
	e.Criteria[1].ValueFrom = &award.Point{Metric: "m", Period: "2021"}
	if got := Own(put([]int64{4}), e)[0]; got.Of != 1 || got.Mean.String() != "4" {
		t.Errorf("%+v", got)
	}
}

// Whoever stands higher has the higher share; every nominee is there once; and
// the weights' unit does not matter.
func TestOwnLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		weights := rapid.SliceOfN(rapid.Int64Range(0, 5), 1, 5).Draw(t, "weights")
		n := rapid.IntRange(1, 6).Draw(t, "nominees")
		rows := rapid.SliceOfN(rapid.SliceOfN(rapid.Int64Range(-1, 6), len(weights), len(weights)), n, n).Draw(t, "marks")
		b := put(rows...)
		if rapid.Bool().Draw(t, "recused") {
			b.Recused["n0"] = Recusal{}
		}
		own := Own(b, jury(n, weights...))
		seen := map[string]bool{}
		for i, r := range own {
			seen[r.Nominee] = true
			if i > 0 && r.Place > 0 {
				before := own[i-1]
				higher := r.Share.Less(*before.Share)
				if before.Place == 0 || higher != (before.Place < r.Place) || !higher && !r.Share.Equal(*before.Share) {
					t.Fatalf("%+v comes after %+v", r, before)
				}
			}
		}
		if len(seen) != n {
			t.Fatalf("%d nominees ranked of %d", len(seen), n)
		}
		for i := range weights {
			weights[i] *= 7
		}
		if diff := cmp.Diff(show(own), show(Own(b, jury(n, weights...)))); diff != "" {
			t.Fatalf("seven times the weights change the ranking:\n%s", diff)
		}
	})
}

func TestSpread(t *testing.T) {
	b := put([]int64{6, 3, 0}, []int64{3, -1, 4})
	var got []string
	for _, c := range Spread(b, jury(2, 1, 1, 1)) {
		got = append(got, fmt.Sprint(c.Mark, "x", c.Count))
	}
	if diff := cmp.Diff([]string{"3x2", "4x1", "6x1"}, got); diff != "" {
		t.Error(diff)
	}
}
