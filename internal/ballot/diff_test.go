package ballot

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"votering/internal/award"
	"votering/internal/exact"
)

func TestDiff(t *testing.T) {
	scale := award.Scale{Min: exact.Int(1), Max: exact.Int(6), Step: exact.Int(1)}
	e := &award.Edition{
		Nominees: []award.Nominee{{ID: "a"}, {ID: "b"}},
		Criteria: []award.Criterion{{ID: "x", Scale: scale}, {ID: "y", Scale: scale}},
	}
	before, after := New("kari"), New("kari")
	two := Entry{Set: true, Mark: exact.Int(2)}
	before.Put(Cell{"b", "x"}, two)
	after.Put(Cell{"b", "x"}, two)
	if got := Diff(before, after, e); len(got) != 0 {
		t.Errorf("two that are alike: %+v", got)
	}
	after.Put(Cell{"b", "x"}, Entry{Abstained: true})
	after.Put(Cell{"a", "y"}, Entry{Comment: "hm"})
	after.Recused["b"] = Recusal{Ground: "kin"}
	want := []Change{
		{Cell: Cell{Nominee: "b"}, Old: Missing, New: IsRecused},
		{Cell: Cell{"a", "y"}, Old: Missing, New: Missing, After: Entry{Comment: "hm"}, Comment: true},
		{Cell: Cell{"b", "x"}, Old: Marked, New: Abstains, Before: two, After: Entry{Abstained: true}},
	}
	if diff := cmp.Diff(want, Diff(before, after, e)); diff != "" {
		t.Error(diff)
	}
	if back := Diff(after, before, e); len(back) != 3 || back[0].Old != IsRecused || back[2].New != Marked {
		t.Errorf("the other way: %+v", back)
	}
}
