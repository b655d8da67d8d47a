package bars

import (
	"testing"

	"pgregory.net/rapid"

	"votering/internal/exact"
)

func TestStack(t *testing.T) {
	for _, c := range []struct {
		first, second, most string
		w, a, b             int
	}{
		{"3/4", "1/10", "17/20", 34, 30, 4},
		{"1/2", "0", "1", 10, 5, 0},
		{"0", "1/2", "1", 10, 0, 5},
		{"0", "0", "1", 10, 0, 0},
		{"1", "1/1000", "1001/1000", 10, 9, 1}, // what is there is seen
		{"1/1000", "1", "1001/1000", 10, 1, 9},
		{"1", "1", "0", 10, 0, 0},
		{"1", "1", "2", 0, 0, 0},
		{"-1/2", "1/2", "1", 10, 0, 5},
	} {
		if a, b := Stack(rat(t, c.first), rat(t, c.second), rat(t, c.most), c.w); a != c.a || b != c.b {
			t.Errorf("%+v: %d and %d", c, a, b)
		}
	}
}

// A larger total never has the shorter bar, and no bar is longer than its
// place.
func TestStacksCanBeCompared(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		part := rapid.Custom(func(t *rapid.T) exact.Rat {
			return exact.New(rapid.Int64Range(0, 1000).Draw(t, "n"), 1000)
		})
		w := rapid.IntRange(2, 60).Draw(t, "w")
		p, q, r, s := part.Draw(t, "p"), part.Draw(t, "q"), part.Draw(t, "r"), part.Draw(t, "s")
		one, two := p.Add(q), r.Add(s)
		most := one
		if one.Less(two) {
			most = two
		}
		a, b := Stack(p, q, most, w)
		c, d := Stack(r, s, most, w)
		if a+b > w || c+d > w {
			t.Fatalf("%d and %d cells in %d", a+b, c+d, w)
		}
		if one.Less(two) && a+b > max(c+d, 2) || two.Less(one) && c+d > max(a+b, 2) {
			t.Fatalf("%s has %d cells, %s has %d", one, a+b, two, c+d)
		}
		if (a == 0) != (p.Sign() == 0) && most.Sign() > 0 || (b == 0) != (q.Sign() == 0) && most.Sign() > 0 {
			t.Fatalf("%s and %s are %d and %d cells", p, q, a, b)
		}
	})
}
