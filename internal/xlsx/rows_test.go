package xlsx

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRowsAreThoseThatHoldSomething(t *testing.T) {
	c := Content{Cells: []Found{{Row: 2, Col: 1}, {Row: 2, Col: 3}, {Row: 5, Col: 2}}}
	want := [][]Found{{{Row: 2, Col: 1}, {Row: 2, Col: 3}}, {{Row: 5, Col: 2}}}
	if d := cmp.Diff(want, c.Rows()); d != "" {
		t.Error(d)
	}
	if rows := (&Content{}).Rows(); rows != nil {
		t.Errorf("an empty sheet has the rows %v", rows)
	}
}
