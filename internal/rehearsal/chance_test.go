package rehearsal

import "testing"

// The numbers are those that the authors of splitmix64 publish.
func TestChance(t *testing.T) {
	c := chance{1234567}
	for i, want := range []uint64{6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821} {
		if got := c.next(); got != want {
			t.Errorf("number %d is %d, not %d", i, got, want)
		}
	}
}

func TestAround(t *testing.T) {
	c, seen := chance{1}, map[int64]int{}
	for range 10_000 {
		seen[c.around(3)]++
	}
	for v := int64(-3); v <= 3; v++ {
		if seen[v] == 0 || v != 0 && seen[v] > seen[0] {
			t.Errorf("%d came up %d times, 0 %d times", v, seen[v], seen[0])
		}
	}
	if len(seen) != 7 {
		t.Errorf("%v", seen)
	}
}
