package cursor

import (
	"testing"

	"pgregory.net/rapid"
)

func TestKeys(t *testing.T) {
	var c Cursor
	for _, step := range []struct {
		key  string
		want int
	}{
		{"up", 0}, {"down", 1}, {"j", 2}, {"k", 1}, {"pgdown", 5}, {"pgdown", 9}, {"pgup", 5}, {"end", 9}, {"home", 0}, {"x", 0},
	} {
		if c.Key(step.key, 10, 5); c.At != step.want {
			t.Errorf("%s: at %d, wants %d", step.key, c.At, step.want)
		}
	}
}

// Whatever is pressed, in lists that grow and shrink: the chosen row is there,
// and it is shown.
func TestTheChosenRowIsInSight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var c Cursor
		for range rapid.IntRange(1, 30).Draw(t, "keys") {
			n, h := rapid.IntRange(0, 30).Draw(t, "rows"), rapid.IntRange(0, 12).Draw(t, "lines")
			c.Key(rapid.SampledFrom(Keys()).Draw(t, "key"), n, h)
			from, to := c.Window(n, h)
			if from < 0 || to > n || to-from > h || n > 0 && h > 0 && (c.At < from || c.At >= to) {
				t.Fatalf("%d rows on %d lines: at %d, shown %d to %d", n, h, c.At, from, to)
			}
			if h > 0 && to-from < min(n, h) {
				t.Fatalf("%d rows on %d lines: only %d to %d are shown", n, h, from, to)
			}
		}
	})
}
