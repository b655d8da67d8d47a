package ranking_test

import (
	"testing"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// gate adds a gate "direct 2021 at least 50", and for one nominee a figure or
// the reason why there is none. The other nominees have 50.
func gate(e *award.Edition, nominee string, missing award.Missing, missingFails bool) {
	fifty := exact.Int(50)
	e.Metrics = []award.Metric{{ID: "direct", Unit: award.Percent}}
	e.Gates = append(e.Gates, award.Gate{Metric: "direct", Period: "2021", AtLeast: &fifty, MissingFails: missingFails})
	for i := range e.Nominees {
		v := award.Value{Metric: "direct", Period: "2021", Number: fifty}
		if e.Nominees[i].ID == nominee {
			v.Number, v.Missing = rat("47.5"), missing
		}
		e.Nominees[i].Values = append(e.Nominees[i].Values, v)
	}
}

const twoNominees = `
	     | a | b
	kari | 8 | 9`

func TestGates(t *testing.T) {
	override := []ranking.Override{{Metric: "direct", Nominee: "b", Reason: "a new programme"}}
	out := func(value string) []ranking.Excluded {
		return []ranking.Excluded{{Nominee: "b", Metric: "direct", Period: "2021", Value: value, Needs: "at_least 50"}}
	}
	for _, c := range []struct {
		name         string
		missing      award.Missing
		missingFails bool
		overrides    []ranking.Override
		excluded     []ranking.Excluded
		flags        []string // of b
	}{
		{"below", "", false, nil, out("95/2"), nil},
		{"below, overridden", "", false, override, nil, []string{ranking.FlagGateOverridden}},
		{"not known, open", award.NotKnown, false, nil, nil, []string{ranking.FlagGateNotKnown}},
		{"not known, open, overridden", award.NotKnown, false, override, nil, []string{ranking.FlagGateNotKnown}},
		{"suppressed, fails", award.Suppressed, true, nil, out(""), nil},
		{"suppressed, fails, overridden", award.Suppressed, true, override, nil, []string{ranking.FlagGateOverridden}},
		{"an override for another", "", false, []ranking.Override{{Metric: "direct", Nominee: "a"}}, out("95/2"), nil},
		{"an override of another gate", "", false, []ranking.Override{{Metric: "settled", Nominee: "b"}}, out("95/2"), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := judged(t, twoNominees, func(e *award.Edition) { gate(e, "b", c.missing, c.missingFails) })
			in.Overrides = c.overrides
			r := compute(t, in)
			equal(t, r.Excluded, c.excluded)
			equal(t, rowOf(t, r, "a").Flags, []string(nil))
			if c.excluded == nil {
				equal(t, rowOf(t, r, "b").Flags, c.flags)
			} else if len(r.Rows) != 1 {
				t.Errorf("ranked: %s", order(r))
			}
		})
	}
}

// A nominee that a gate keeps out leaves before anything is computed: its votes
// are not in the public shares.
func TestExcludedLeavesTheShares(t *testing.T) {
	in := judged(t, `
		     | a | b | c
		kari | 8 | 9 | 4`, public(award.Share, "1/2"))
	gate(in.Edition, "b", "", false)
	in.Votes = votes(in, 10, 90, 30)
	// a: 1/2 · 8/12 + 1/2 · 10/40; c: 1/2 · 4/12 + 1/2 · 30/40.
	if got, want := order(compute(t, in)), "1 c 13/24, 2 a 11/24"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Of two gates that keep a nominee out, the first in the edition is named.
func TestFirstGateIsNamed(t *testing.T) {
	in := judged(t, twoNominees, func(e *award.Edition) {
		gate(e, "b", award.NotKnown, true)
		forty := exact.Int(40)
		e.Gates = append(e.Gates, award.Gate{Metric: "direct", Period: "2021", AtMost: &forty})
	})
	equal(t, compute(t, in).Excluded, []ranking.Excluded{
		{Nominee: "a", Metric: "direct", Period: "2021", Value: "50", Needs: "at_most 40"},
		{Nominee: "b", Metric: "direct", Period: "2021", Needs: "at_least 50"},
	})
}
