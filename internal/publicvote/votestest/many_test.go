package votestest

import (
	"reflect"
	"testing"
)

// What is known of a file from how it was made is what the plain reader counts.
func TestMany(t *testing.T) {
	for _, hard := range []bool{false, true} {
		m := Many{Rows: 20_000, Hard: hard, Seed: 7}
		file, want := m.File("many.csv")
		got, err := Plain([]File{file}, m.Rule())
		if err != nil {
			t.Fatal(err)
		}
		if got.First = nil; !reflect.DeepEqual(got, want) {
			t.Errorf("hard %v: counted %+v, made %+v", hard, got, want)
		}
		for cause, n := range map[string]int64{
			"malformed": want.Dropped.Malformed, "outside": want.Dropped.OutsideWindow, "unknown": want.Dropped.UnknownNominee,
			"list": want.FilterRows[0], "column": want.FilterRows[1], "duplicate": want.Dropped.Duplicate, "vik": want.Valid["vik"],
		} {
			if n < 20 {
				t.Errorf("hard %v: only %d rows: %s", hard, n, cause)
			}
		}
	}
}

func BenchmarkMany(b *testing.B) {
	for b.Loop() {
		Many{Rows: 100_000, Hard: true}.Write()
	}
}
