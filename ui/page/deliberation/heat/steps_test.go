package heat

import (
	"testing"

	"pgregory.net/rapid"

	"votering/internal/exact"
)

func line(shares ...exact.Rat) Line {
	var l Line
	for _, s := range shares {
		l.Cells = append(l.Cells, Cell{State: Marked, Share: s, Number: s})
	}
	return l
}

func TestStepsOf(t *testing.T) {
	for _, c := range []struct {
		low, high exact.Rat
		want      [3]string
	}{
		{exact.New(11, 20), exact.New(17, 20), [3]string{"3/5", "7/10", "4/5"}}, // 3.75 to 5.25 of 1 to 6
		{exact.New(1, 10), exact.New(19, 20), [3]string{"3/10", "3/5", "9/10"}},
		{exact.Int(0), exact.Int(1), [3]string{"2/5", "7/10", "1"}},
		{exact.New(1, 2), exact.New(1, 2), [3]string{"3/10", "2/5", "1/2"}},
		{exact.Int(0), exact.Int(0), [3]string{"0", "0", "1/10"}},
	} {
		steps := StepsOf([]Line{line(c.low, c.high)})
		for i := range steps {
			if got := steps[i].String(); got != c.want[i] {
				t.Errorf("%s to %s: step %d is %s, wants %s", c.low, c.high, i, got, c.want[i])
			}
		}
	}
}

// A higher number never has a lighter shade, and the best cell is never
// without one where it lies above a tenth of its scale.
func TestShadesRise(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var l Line
		for range rapid.IntRange(1, 12).Draw(t, "n") {
			l.Cells = append(l.Cells, line(exact.New(int64(rapid.IntRange(0, 40).Draw(t, "share")), 40)).Cells...)
		}
		steps := StepsOf([]Line{l})
		best := l.Cells[0].Share
		for _, a := range l.Cells {
			for _, b := range l.Cells {
				if a.Share.Less(b.Share) && steps.level(b.Share) < steps.level(a.Share) {
					t.Fatalf("%s is darker than %s", a.Share, b.Share)
				}
			}
			if best.Less(a.Share) {
				best = a.Share
			}
		}
		if tenth := exact.New(1, 10); !best.Less(tenth) && steps.level(best) != len(steps) {
			t.Fatalf("the best, %s, has shade %d", best, steps.level(best))
		}
	})
}
