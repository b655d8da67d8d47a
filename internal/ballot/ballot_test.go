package ballot_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
)

// edition has two nominees, and two criteria to mark beside a measured one.
func edition() *award.Edition {
	return &award.Edition{
		Nominees: []award.Nominee{{ID: "bodo"}, {ID: "kinn"}},
		Criteria: []award.Criterion{
			{ID: "results"}, {ID: "measured", ValueFrom: &award.Point{Metric: "direct"}}, {ID: "effort"},
		},
	}
}

func cell(nominee, criterion string) ballot.Cell {
	return ballot.Cell{Nominee: nominee, Criterion: criterion}
}

func marked(n int64) ballot.Entry { return ballot.Entry{Set: true, Mark: exact.Int(n)} }

func TestStatus(t *testing.T) {
	b := ballot.New("kari")
	b.Put(cell("bodo", "results"), marked(4))
	b.Put(cell("bodo", "effort"), ballot.Entry{Abstained: true})
	b.Put(cell("kinn", "results"), marked(5))
	b.Put(cell("kinn", "effort"), ballot.Entry{Comment: "later"})
	for c, want := range map[ballot.Cell]ballot.Status{
		cell("bodo", "results"): ballot.Marked,
		cell("bodo", "effort"):  ballot.Abstains,
		cell("kinn", "effort"):  ballot.Missing,
		cell("kinn", "other"):   ballot.Missing,
	} {
		if got := b.Status(c); got != want {
			t.Errorf("%v: %v, want %v", c, got, want)
		}
	}
	b.Recused["kinn"] = ballot.Recusal{Ground: "kin"}
	if got := b.Status(cell("kinn", "results")); got != ballot.IsRecused {
		t.Errorf("recused: %v", got)
	}
	if _, ok := b.Mark(cell("kinn", "results")); ok {
		t.Error("the mark of a recused juror counts")
	}
	if m, ok := b.Mark(cell("bodo", "results")); !ok || !m.Equal(exact.Int(4)) {
		t.Errorf("got %v, %v", m, ok)
	}
}

func TestMissingAndProgress(t *testing.T) {
	b := ballot.New("kari")
	b.Put(cell("kinn", "results"), ballot.Entry{Abstained: true})
	want := []ballot.Cell{cell("bodo", "results"), cell("bodo", "effort"), cell("kinn", "effort")}
	if d := cmp.Diff(want, b.Missing(edition())); d != "" {
		t.Error(d)
	}
	if done, of := b.Progress(edition(), "kinn"); done != 1 || of != 2 {
		t.Errorf("%d of %d", done, of)
	}
	b.Recused["bodo"] = ballot.Recusal{Ground: "kin"}
	if d := cmp.Diff(want[2:], b.Missing(edition())); d != "" {
		t.Error(d)
	}
	if done, of := b.Progress(edition(), "bodo"); done != 0 || of != 0 {
		t.Errorf("recused: %d of %d", done, of)
	}
}

func TestStartedAndMarks(t *testing.T) {
	cases := []struct {
		name                   string
		fill                   func(b *ballot.Ballot)
		started, marks, nought bool
	}{
		{"new", func(*ballot.Ballot) {}, false, false, true},
		{"declared", func(b *ballot.Ballot) { b.Declared["bodo"] = ballot.Declaration{} }, false, false, false},
		{"abstained", func(b *ballot.Ballot) { b.Put(cell("bodo", "effort"), ballot.Entry{Abstained: true}) }, true, false, false},
		{"marked", func(b *ballot.Ballot) { b.Put(cell("bodo", "effort"), marked(3)) }, true, true, false},
		{"marked and recused", func(b *ballot.Ballot) {
			b.Put(cell("bodo", "effort"), marked(3))
			b.Recused["bodo"] = ballot.Recusal{Ground: "kin"}
		}, true, false, false},
		{"emptied", func(b *ballot.Ballot) {
			b.Put(cell("bodo", "effort"), marked(3))
			b.Put(cell("bodo", "effort"), ballot.Entry{})
		}, false, false, true},
	}
	for _, c := range cases {
		b := ballot.New("kari")
		c.fill(b)
		if b.Started() != c.started || b.HasMarks() != c.marks || b.Empty() != c.nought {
			t.Errorf("%s: started %v, marks %v, empty %v", c.name, b.Started(), b.HasMarks(), b.Empty())
		}
	}
}

// A clone and what it was made from go their own ways.
func TestCloneIsIndependent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		fill := func(b *ballot.Ballot, label string) {
			n := rapid.SampledFrom([]string{"bodo", "kinn"}).Draw(t, label)
			b.Put(cell(n, "results"), marked(rapid.Int64Range(1, 6).Draw(t, label)))
			b.Recused[n] = ballot.Recusal{Ground: label}
			b.Declared[n] = ballot.Declaration{Ground: label}
		}
		b, same := ballot.New("kari"), ballot.New("kari")
		fill(b, "first")
		for c, e := range b.Cells {
			same.Put(c, e)
		}
		for n := range b.Recused {
			same.Recused[n], same.Declared[n] = b.Recused[n], b.Declared[n]
		}
		c := b.Clone()
		if d := cmp.Diff(b, c, cmpopts.EquateEmpty()); d != "" {
			t.Fatal(d)
		}
		fill(c, "second")
		if d := cmp.Diff(same, b); d != "" {
			t.Fatalf("changing the clone changed the ballot:\n%s", d)
		}
	})
}
