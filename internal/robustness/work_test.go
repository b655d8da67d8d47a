package robustness_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/robustness"
)

// Leaving each of very many jurors out is refused, with the reason, where the
// additive method would take minutes; a table without gaps costs nothing.
func TestTooMuchWork(t *testing.T) {
	in := large(size{210, 100, 1}, award.Additive, false)
	absent := ballot.Cell{Nominee: in.Edition.Nominees[0].ID, Criterion: in.Edition.Criteria[0].ID}
	full := in.Ballots[0]
	in.Ballots[0] = full.Clone()
	delete(in.Ballots[0].Cells, absent)
	card := of(t, in)
	if len(card.LeaveOneOut) != 210 {
		t.Fatalf("%d jurors", len(card.LeaveOneOut))
	}
	for _, w := range card.LeaveOneOut {
		if w.Winners != nil || w.Why == nil || w.Why.Class != fault.Size {
			t.Fatalf("%+v", w)
		}
	}
	if !strings.Contains(string(robustness.JSON(card)), `"juror-209":null`) {
		t.Error("a juror who was not left out is not null")
	}

	in.Ballots[0] = full
	for _, w := range of(t, in).LeaveOneOut {
		if w.Winners == nil || w.Why != nil {
			t.Fatalf("%+v", w)
		}
	}
}

// Samples whose numbers do not fit in machine words are bounded.
func TestTooManySamples(t *testing.T) {
	in := large(size{12, 20, 10}, award.Mean, true)
	decimals := 2
	in.Edition.Rule.Jury.Rounding = &award.Rounding{Total: &decimals, Mode: award.HalfUp}
	p := prepare(t, in)
	if _, err := robustness.Accept(p, 1_000_000, 1); fault.ClassOf(err) != fault.Usage {
		t.Errorf("%v", err)
	}
	if a, err := robustness.Accept(p, 100, 1); err != nil || a.Samples != 100 {
		t.Errorf("%+v, %v", a, err)
	}
}

// Numbers of every length are placed as whole rankings place them: marks whose
// denominators are primes make the steps long. The last two nominees tie.
func TestNumbersOfEveryLength(t *testing.T) {
	for name, marks := range map[string][]string{
		"one word":     {"1", "2", "3", "3"},
		"two words":    {"100/1000000007", "200/999999937", "150/1000000007", "150/1000000007"},
		"more of them": {"100/1000000007", "200/999999937", "150/998244353", "150/998244353"},
	} {
		in := contest("0", [2]int64{4, 1}, [2]int64{3, 1}, [2]int64{2, 1}, [2]int64{2, 1})
		second := in.Edition.Criteria[0]
		second.ID, second.Scale.Max = "second", exact.Int(10)
		in.Edition.Criteria[0].Scale.Max = exact.Int(10)
		in.Edition.Criteria = append(in.Edition.Criteria, second)
		for i, mark := range marks {
			in.Ballots[0].Put(ballot.Cell{Nominee: in.Edition.Nominees[i].ID, Criterion: "second"},
				ballot.Entry{Set: true, Mark: rat(mark)})
		}
		a, err := robustness.Accept(prepare(t, in), 200, 7)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(naive(t, in, 200, 7), a.Counts); diff != "" {
			t.Errorf("%s (-naive +got):\n%s", name, diff)
		}
	}
}
