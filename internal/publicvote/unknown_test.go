package publicvote_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/publicvote"
)

// However many texts come before it, one that many rows have is told, and the
// same is told whoever counts.
func TestJunkHidesNoUnknownChoice(t *testing.T) {
	var junk, text strings.Builder
	for i := range 70_000 {
		fmt.Fprintf(&junk, "junk %d\njunk %d\n", i, i)
	}
	text.WriteString("choice\nThe Bay\nThe Bay\n" + junk.String())
	for i := range 300 {
		fmt.Fprintf(&text, "Bodo\nmore %d\nBodo\n", i)
	}
	text.WriteString(junk.String())
	var first *publicvote.Outcome
	for workers := 1; workers <= 3; workers++ {
		o, err := count(rule(), publicvote.Options{Workers: workers}, 32<<10, votes("one.csv", text.String()))
		if err != nil {
			t.Fatal(err)
		}
		if c := o.Unknown[0]; c.Text != "Bodo" || c.Rows > 600 || c.Rows < 500 || !o.More {
			t.Errorf("%+v first, more %v", c, o.More)
		}
		if first == nil {
			first = o
		}
		if !reflect.DeepEqual(o, first) {
			t.Errorf("%d workers tell something else", workers)
		}
	}
}

// What has more than one in 10,000 of the rows is found by those that keep
// account of parts of them, however the others are spread.
func TestNoCommonUnknownChoiceIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.IntRange(1, 5).Draw(t, "parts")
		texts := rapid.IntRange(1, 90_000).Draw(t, "texts")
		skew := rapid.IntRange(1, 40).Draw(t, "skew")
		step := rapid.IntRange(1, 1<<30).Draw(t, "step")
		var all publicvote.Unknowns
		rows, want := 0, map[string]int64{}
		for range parts {
			var part publicvote.Unknowns
			for i := range 30_000 {
				n := rows * step % texts
				if i%skew == 0 {
					n %= 100
				}
				rows++
				want[fmt.Sprint(n)]++
				part.Add(fmt.Sprint(n))
			}
			all.Merge(&part)
		}
		got := map[string]int64{}
		for _, c := range all.Worth() {
			if got[c.Text] = c.Rows; c.Rows > want[c.Text] || !all.More() && c.Rows < want[c.Text] {
				t.Fatalf("%q has %d rows, told are %d", c.Text, want[c.Text], c.Rows)
			}
		}
		for text, n := range want {
			if n > 1 && (n*10_000 > int64(rows) || !all.More()) && got[text] == 0 {
				t.Fatalf("%q with %d of %d rows is lost", text, n, rows)
			}
		}
	})
}
