package room

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/ballot"
	"votering/internal/decision"
)

// The longest row of words that two texts share is what trying all of them finds.
func TestWordsInARow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c"}), 0, 20)
		one, other := words.Draw(t, "one"), words.Draw(t, "other")
		want := 0
		for i := range one {
			for k := i + 1; k <= len(one); k++ {
				for at := 0; at+k-i <= len(other); at++ {
					if slices.Equal(one[i:k], other[at:at+k-i]) {
						want = max(want, k-i)
					}
				}
			}
		}
		r := rowsOf(one)
		if got := r.shared(other); got != want {
			t.Fatalf("%v and %v share %d words in a row, got %d", one, other, want, got)
		}
		if len(r.states) > 2*len(one)+1 {
			t.Fatalf("%d states for %d words", len(r.states), len(one))
		}
	})
}

// A passage that is longer than any comment is from none.
func TestALongPassageIsNobodys(t *testing.T) {
	said := strings.Repeat("lit before four ", ballot.MaxComment/16)
	n := nearby([]decision.Mark{{Juror: "kari", Nominee: "kinn", Comment: said}}, nil)
	if _, ok := n.to(said[:len(said)-1]); !ok {
		t.Error("a passage of a comment is not found")
	}
	if _, ok := n.to(said + said); ok {
		t.Error("a passage longer than any comment is from one")
	}
}
