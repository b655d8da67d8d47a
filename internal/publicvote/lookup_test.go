package publicvote

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// What is found byte for byte is what the slow way finds, and every text of the
// rule is found, wherever it stands in memory.
func TestLookup(t *testing.T) {
	texts := rapid.SliceOfN(rapid.StringMatching(`|(|a|Sør|nominert|fylkeskommunen i )[abø]{1,12}`), 0, 60)
	rapid.Check(t, func(t *rapid.T) {
		choices, index := map[string]string{}, map[string]int{}
		for i, s := range texts.Draw(t, "choices") {
			id := fmt.Sprint(i % 9)
			choices[s], index[id] = id, i%9
		}
		delete(choices, "")
		l := newLookup(choices, nil, index)
		others := texts.Draw(t, "others")
		for _, s := range slices.Concat(slices.Collect(maps.Keys(choices)), others) {
			id, called := choices[s]
			want := nobody
			if called {
				want = index[id]
			}
			for _, b := range [][]byte{[]byte(s), []byte(s + "\xffmore than this")[:len(s)], []byte(s)[:len(s):len(s)]} {
				if got, known := l.find(b); known != called || known && got != want || l.mean(b) != want {
					t.Fatalf("%q means %d (%v), want %d", s, got, known, want)
				}
			}
		}
	})
}

// One byte that is not ASCII is seen wherever it stands.
func TestASCII(t *testing.T) {
	for n := range 40 {
		text := make([]byte, n)
		if !ascii(text) {
			t.Errorf("%d bytes are ASCII", n)
		}
		for i := range text {
			if text[i] = 0x80; ascii(text) {
				t.Errorf("byte %d of %d is not ASCII", i, n)
			}
			text[i] = 0x7f
		}
	}
}
