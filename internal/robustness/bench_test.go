package robustness_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/ranking"
	"votering/internal/robustness"
)

// sizes are an ordinary jury, a large one, and the largest there may be: many
// jurors, many nominees, many criteria.
var sizes = []size{{12, 20, 10}, {100, 50, 5}, {1000, 50, 4}, {100, 500, 4}, {100, 20, 100}}

type size struct{ jurors, nominees, criteria int }

func (s size) String() string { return fmt.Sprintf("%dx%dx%d", s.jurors, s.nominees, s.criteria) }

// large is a full matrix of marks from 1 to 6 in half steps and votes, under the
// jury method; in one cell of ten there is no mark where gaps are asked for.
func large(s size, method string, gaps bool) ranking.Input {
	e := &award.Edition{ID: "large", Rule: award.Rule{
		Jury:   award.JuryRule{Method: method, Combine: award.WeightedMean, Output: award.OutputMean, Uncovered: award.Renormalise},
		Public: &award.PublicRule{Method: award.MinMax, Weight: rat("1/4")},
		Ties:   []string{"public", "criterion:c0", "head_to_head"},
		Places: award.Competition, Quorum: 1, Recusal: award.ScopeNominee,
	}}
	for k := range s.criteria {
		e.Criteria = append(e.Criteria, award.Criterion{
			ID: fmt.Sprintf("c%d", k), Weight: exact.Int(int64(k%3 + 1)), Better: award.Higher,
			Scale: award.Scale{Min: exact.Int(1), Max: exact.Int(6), Step: rat("1/2")},
		})
	}
	in := ranking.Input{Edition: e, Votes: map[string]exact.Rat{}}
	for i := range s.nominees {
		id := fmt.Sprintf("nominee-%d", i)
		e.Nominees = append(e.Nominees, award.Nominee{ID: id, Name: id})
		in.Votes[id] = exact.Int(int64(1000 + i*37%101))
	}
	chance := uint32(1)
	next := func(n uint32) int64 {
		chance = chance*1664525 + 1013904223
		return int64(chance >> 16 % n)
	}
	for j := range s.jurors {
		b := ballot.New(fmt.Sprintf("juror-%d", j))
		for i := range e.Nominees {
			for k := range e.Criteria {
				mark := exact.New(2+next(11), 2)
				if gaps && next(10) == 0 {
					continue
				}
				b.Put(ballot.Cell{Nominee: e.Nominees[i].ID, Criterion: e.Criteria[k].ID}, ballot.Entry{Set: true, Mark: mark})
			}
		}
		in.Ballots = append(in.Ballots, b)
	}
	return in
}

// against runs the benchmark and says how many plain float passes over the same
// marks each round takes.
func against(b *testing.B, in ranking.Input, run func()) {
	pass := floatPass(in)
	for b.Loop() {
		run()
	}
	const passes = 20
	start := time.Now()
	for range passes {
		pass()
	}
	float := time.Since(start) / passes
	b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(float), "passes/op")
}

// floatPass ranks the same ballots in floating point: means, weights and min–max,
// with no ladder, no explanation and no flags.
func floatPass(in ranking.Input) func() []float64 {
	e := in.Edition
	marks := make([]map[ballot.Cell]float64, len(in.Ballots))
	for j, bl := range in.Ballots {
		marks[j] = map[ballot.Cell]float64{}
		for cell, entry := range bl.Cells {
			marks[j][cell], _ = entry.Mark.Big().Float64()
		}
	}
	return func() []float64 {
		totals := make([]float64, len(e.Nominees))
		for i := range e.Nominees {
			var sum, weights float64
			for k := range e.Criteria {
				var marked, count float64
				for _, m := range marks {
					if x, ok := m[ballot.Cell{Nominee: e.Nominees[i].ID, Criterion: e.Criteria[k].ID}]; ok {
						marked += x
						count++
					}
				}
				w := float64(k%3 + 1)
				sum += w * (marked/count - 1) / 5
				weights += w
			}
			totals[i] = sum / weights
		}
		low, high := slices.Min(totals), slices.Max(totals)
		for i := range totals {
			totals[i] = 0.75*(totals[i]-low)/(high-low) + 0.25*float64(i*37%101)/100
		}
		slices.Sort(totals)
		return totals
	}
}

func BenchmarkCard(b *testing.B) {
	for _, method := range []string{award.Mean, award.Majority} {
		for _, s := range sizes {
			in := large(s, method, false)
			b.Run(method+"/"+s.String(), func(b *testing.B) {
				p := prepare(b, in)
				against(b, in, func() { cardOrFail(b, p) })
			})
		}
	}
}

// BenchmarkCardAdditive measures the method that costs most where marks are
// missing; where too many are, it is refused.
func BenchmarkCardAdditive(b *testing.B) {
	for _, gaps := range []bool{false, true} {
		for _, s := range append(sizes[:3:3], size{100, 50, 1}, size{1000, 10, 1}) {
			in := large(s, award.Additive, gaps)
			b.Run(fmt.Sprintf("%v/gaps=%v", s, gaps), func(b *testing.B) {
				p := prepare(b, in)
				if _, err := p.Compute(ranking.Variation{}); err != nil {
					b.Skip(err)
				}
				against(b, in, func() { cardOrFail(b, p) })
			})
		}
	}
}

func cardOrFail(b *testing.B, p *ranking.Prepared) {
	if _, err := robustness.Of(p); err != nil {
		b.Fatal(err)
	}
}

func BenchmarkAccept(b *testing.B) {
	for _, s := range sizes {
		in := large(s, award.Mean, true)
		b.Run(s.String(), func(b *testing.B) {
			p := prepare(b, in)
			against(b, in, func() {
				if _, err := robustness.Accept(p, 10000, 1); err != nil {
					b.Fatal(err)
				}
			})
		})
	}
}

// BenchmarkCurve is what a screen asks for when a key is pressed: a chart of 120
// columns over a criterion's share.
func BenchmarkCurve(b *testing.B) {
	for _, s := range sizes {
		in := large(s, award.Mean, false)
		b.Run(s.String(), func(b *testing.B) {
			p := prepare(b, in)
			now, err := p.Compute(ranking.Variation{})
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				c := robustness.CriterionCurve(p, now, "c1")
				c.Places(1)
				c.Places(2)
				for x := range int64(120) {
					c.At(exact.New(x, 119))
				}
			}
		})
	}
}
