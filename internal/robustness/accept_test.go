package robustness_test

import (
	"math/big"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/ranking"
	"votering/internal/robustness"
)

// naive draws weights as the method is described, one number after the other,
// and makes a whole ranking of the jury's part for each sample.
func naive(t interface{ Fatal(...any) }, in ranking.Input, samples int, seed uint64) map[string][]int {
	next := splitmix(seed)
	counts := map[string][]int{}
	for range samples {
		cuts := []uint64{0, 1 << 53}
		for range len(in.Edition.Criteria) - 1 {
			cuts = append(cuts, next()>>11)
		}
		slices.Sort(cuts)
		e := *in.Edition
		e.Rule.Ties, e.Rule.Places = nil, award.Competition
		e.Criteria = slices.Clone(e.Criteria)
		for k := range e.Criteria {
			e.Criteria[k].Weight = exact.Int(int64(cuts[k+1] - cuts[k]))
		}
		in.Edition, in.JuryAlone = &e, true
		r, err := ranking.Compute(in)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range r.Rows {
			if counts[row.Nominee] == nil {
				counts[row.Nominee] = make([]int, len(r.Rows))
			}
			counts[row.Nominee][row.Place-1]++
		}
	}
	return counts
}

// splitmix is the generator in numbers of any size, cut to 64 bits.
func splitmix(seed uint64) func() uint64 {
	word := new(big.Int).Lsh(big.NewInt(1), 64)
	constant := func(hex string) *big.Int {
		n, _ := new(big.Int).SetString(hex, 16)
		return n
	}
	state := new(big.Int).SetUint64(seed)
	mix := func(z *big.Int, shift uint) *big.Int { return z.Xor(z, new(big.Int).Rsh(z, shift)) }
	times := func(z *big.Int, hex string) *big.Int { return z.Mod(z.Mul(z, constant(hex)), word) }
	return func() uint64 {
		state.Mod(state.Add(state, constant("9e3779b97f4a7c15")), word)
		z := new(big.Int).Set(state)
		times(mix(z, 30), "bf58476d1ce4e5b9")
		times(mix(z, 27), "94d049bb133111eb")
		return mix(z, 31).Uint64()
	}
}

// The generator is the published one: its first numbers for a seed that others
// give as an example.
func TestGeneratorIsThePublishedOne(t *testing.T) {
	next := splitmix(1234567)
	for _, want := range []uint64{
		6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821,
	} {
		if got := next(); got != want {
			t.Errorf("%d, want %d", got, want)
		}
	}
}

func TestAcceptabilityAgreesWithRankings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := draw(t)
		r, err := ranking.Compute(in)
		if err != nil {
			t.Skip("refused")
		}
		seed := rapid.Uint64().Draw(t, "seed")
		got, err := robustness.Accept(prepared(t, in), 12, seed)
		if err != nil {
			t.Fatal(err)
		}
		if in.Edition.Rule.Jury.Ranks() || len(r.Rows) == 0 || !covered(in, r) {
			if got != nil {
				t.Fatalf("%+v", got)
			}
			return
		}
		want := &robustness.Acceptability{Samples: 12, Seed: seed, Counts: naive(t, in, 12, seed)}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("-naive +got:\n%s", diff)
		}
	})
}

// The worked case under many weights, as whole rankings place it: also where the
// rule adds up and where it rounds, for which the weights are the whole numbers
// that are drawn.
func TestAcceptabilityOfTheWorkedCase(t *testing.T) {
	decimals := 1
	for name, change := range map[string]func(j *award.JuryRule){
		"as it is": func(*award.JuryRule) {},
		"added up": func(j *award.JuryRule) { j.Combine = award.WeightedSum },
		"weighted": func(j *award.JuryRule) { j.Rounding = &award.Rounding{Weighted: &decimals, Mode: award.Down} },
		"total":    func(j *award.JuryRule) { j.Rounding = &award.Rounding{Total: &decimals, Mode: award.HalfEven} },
		"total added up": func(j *award.JuryRule) {
			j.Combine, j.Rounding = award.WeightedSum, &award.Rounding{Total: &decimals, Mode: award.HalfUp}
		},
	} {
		in := worked(t, award.PublicRule{Method: award.MinMax, Weight: rat("1/4")})
		in.Edition.Criteria[0].Scale.Max = exact.Int(11) // one scale is not like the others
		change(&in.Edition.Rule.Jury)
		got, err := robustness.Accept(prepare(t, in), 300, 1)
		if err != nil {
			t.Fatal(err)
		}
		want := &robustness.Acceptability{Samples: 300, Seed: 1, Counts: naive(t, in, 300, 1)}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-naive +got):\n%s", name, diff)
		}
		if firsts := got.Counts["kinn"][0]; firsts == 0 || firsts == 300 {
			t.Errorf("%s: Kinn is first in %d of 300 draws, which tries nothing", name, firsts)
		}
	}
}
