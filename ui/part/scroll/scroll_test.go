package scroll

import (
	"testing"

	"pgregory.net/rapid"
)

func TestKeys(t *testing.T) {
	var s Scroll
	for _, c := range []struct {
		key  string
		want int
	}{
		{"up", 0}, {"down", 1}, {"j", 2}, {"k", 1}, {"pgdown", 10}, {" ", 19}, {"pgup", 10}, {"end", 90}, {"down", 90},
		{"home", 0}, {"x", 0},
	} {
		if s.Key(c.key, 100, 10); s.Top != c.want {
			t.Fatalf("%s leads to line %d, wants %d", c.key, s.Top, c.want)
		}
	}
	s.Top = 97 // as after a jump to the last heading
	if s.Key("down", 100, 10); s.Top != 97 {
		t.Errorf("down throws back to line %d", s.Top)
	}
	if s.Key("up", 100, 10); s.Top != 96 {
		t.Errorf("up leads to line %d", s.Top)
	}
}

func TestNoKeyLeavesTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s Scroll
		for range rapid.IntRange(1, 50).Draw(t, "keys") {
			n, h := rapid.IntRange(0, 100).Draw(t, "n"), rapid.IntRange(1, 60).Draw(t, "h")
			s.Clamp(max(n-1, 0))
			s.Key(rapid.SampledFrom(Keys()).Draw(t, "key"), n, h)
			if s.Top < 0 || s.Top > 0 && s.Top >= n {
				t.Fatalf("line %d of %d", s.Top, n)
			}
		}
	})
}
