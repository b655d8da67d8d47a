package publicvote_test

import (
	"context"
	"fmt"
	"reflect"
	"testing"

	"votering/internal/publicvote"
	"votering/internal/publicvote/votestest"
)

// A million rows, and every count is known beforehand.
func TestAMillionRows(t *testing.T) {
	rows := 1_000_000
	if testing.Short() {
		rows = 50_000
	}
	for _, hard := range []bool{false, true} {
		t.Run(fmt.Sprintf("hard=%v", hard), func(t *testing.T) {
			t.Parallel()
			m := votestest.Many{Rows: rows, Hard: hard, Seed: 2026}
			file, want := m.File("many.csv")
			o, err := publicvote.Count(context.Background(), []publicvote.Source{file.Source()}, m.Rule(), publicvote.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if f := o.Tally.AddsUp(m.Edition()); f != nil {
				t.Error(f)
			}
			got := votestest.Of(o)
			if got.First = nil; !reflect.DeepEqual(got, want) {
				t.Errorf("counted %+v, made %+v", got, want)
			}
		})
	}
}
