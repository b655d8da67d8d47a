package bars

import (
	"testing"

	"pgregory.net/rapid"

	"votering/internal/exact"
	"votering/internal/text"
)

func rat(t testing.TB, s string) exact.Rat {
	t.Helper()
	r, err := exact.Ratio(s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestBar(t *testing.T) {
	for _, c := range []struct {
		value, most string
		w           int
		want        string
	}{
		{"10", "10", 4, "████"},
		{"5", "10", 4, "██"},
		{"6.3", "10", 4, "██▌"},
		{"0.01", "10", 4, "▌"},
		{"0", "10", 4, ""},
		{"-3", "10", 4, ""},
		{"30", "10", 4, "████"},
		{"1", "0", 4, ""},
		{"1", "1", 0, ""},
	} {
		if got := Bar(rat(t, c.value), rat(t, c.most), c.w); got != c.want {
			t.Errorf("%s of %s in %d: %q, wants %q", c.value, c.most, c.w, got, c.want)
		}
	}
}

func TestAround(t *testing.T) {
	hundred, ten := exact.Int(100), exact.Int(10)
	for _, c := range []struct{ value, want string }{
		{"100", "······●······"},
		{"101.1", "······│●·····"},
		{"98", "·····●│······"},
		{"94.4", "···●··│······"},
		{"90", "●·····│······"},
		{"110", "······│·····●"},
		{"89", "◄·····│······"}, {"89.3", "◄·····│······"}, {"110.1", "······│·····►"},
		{"250", "······│·····►"},
	} {
		if got := Around(rat(t, c.value), hundred, ten, 13); got != c.want {
			t.Errorf("%s: %q, wants %q", c.value, got, c.want)
		}
	}
	if got := Around(hundred, hundred, ten, 2); got != "" {
		t.Errorf("no room: %q", got)
	}
}

func TestReach(t *testing.T) {
	for _, c := range []struct{ value, want string }{
		{"100", "5"}, {"105", "5"}, {"94.4", "10"}, {"79", "25"}, {"151", "100"}, {"0", "100"}, {"400", "500"},
	} {
		if got := Reach(exact.Int(100), []exact.Rat{rat(t, c.value)}); got.String() != c.want {
			t.Errorf("%s: %s, wants %s", c.value, got, c.want)
		}
	}
}

// A longer bar never stands for less, and no drawing leaves its cells.
func TestDrawingsKeepOrderAndRoom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.Custom(func(t *rapid.T) exact.Rat {
			return exact.New(rapid.Int64().Draw(t, "n"), rapid.Int64Range(1, 1e12).Draw(t, "d"))
		})
		a, b, most := number.Draw(t, "a"), number.Draw(t, "b"), number.Draw(t, "most")
		w := rapid.IntRange(0, 60).Draw(t, "w")
		wa, wb := text.Width(Bar(a, most, w)), text.Width(Bar(b, most, w))
		if wa > w || a.Less(b) && wa > wb {
			t.Fatalf("%s is %d and %s is %d cells of %d", a, wa, b, wb, w)
		}
		if got := Around(a, b, most, w); got != "" && text.Width(got) != w {
			t.Fatalf("%q is not %d cells", got, w)
		}
	})
}
