package ranking_test

import (
	"fmt"
	"slices"
	"testing"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// sizes are an ordinary jury, a large one, and the largest that an edition may have.
var sizes = []struct{ jurors, nominees, criteria int }{{12, 20, 10}, {100, 50, 5}, {1000, 50, 4}}

// large is a full matrix of marks from 1 to 6 in half steps, and votes. tied
// gives every nominee the same marks, so that the whole ladder is asked.
func large(jurors, nominees, criteria int, tied bool) ranking.Input {
	e := &award.Edition{ID: "large", Rule: award.Rule{
		Jury:   award.JuryRule{Method: award.Mean, Combine: award.WeightedMean, Uncovered: award.Renormalise},
		Public: &award.PublicRule{Method: award.MinMax, Weight: rat("1/4")},
		Ties:   []string{"public", "criterion:c0", "median", "first_places", "countback", "head_to_head"},
		Places: award.Competition, Quorum: 1, Recusal: award.ScopeNominee,
	}}
	for k := range criteria {
		e.Criteria = append(e.Criteria, award.Criterion{
			ID: fmt.Sprintf("c%d", k), Weight: exact.Int(int64(k%3 + 1)), Better: award.Higher,
			Scale: award.Scale{Min: exact.Int(1), Max: exact.Int(6), Step: rat("1/2")},
		})
	}
	in := ranking.Input{Edition: e, Votes: map[string]exact.Rat{}}
	for i := range nominees {
		id := fmt.Sprintf("nominee-%d", i)
		e.Nominees = append(e.Nominees, award.Nominee{ID: id, Name: id})
		in.Votes[id] = exact.Int(int64(1000 + i*37%101))
		if tied {
			in.Votes[id] = exact.Int(1000)
		}
	}
	for j := range jurors {
		b := ballot.New(fmt.Sprintf("juror-%d", j))
		for i := range nominees {
			spread := i * 5
			if tied {
				spread = 0
			}
			for k := range criteria {
				mark := exact.New(int64(2+(j*7+spread+k*3)%11), 2)
				b.Put(ballot.Cell{Nominee: e.Nominees[i].ID, Criterion: e.Criteria[k].ID}, ballot.Entry{Set: true, Mark: mark})
			}
		}
		in.Ballots = append(in.Ballots, b)
	}
	return in
}

func BenchmarkCompute(b *testing.B) {
	for _, s := range sizes {
		in := large(s.jurors, s.nominees, s.criteria, false)
		b.Run(fmt.Sprintf("%dx%dx%d", s.jurors, s.nominees, s.criteria), func(b *testing.B) {
			for b.Loop() {
				compute(b, in)
			}
		})
	}
}

// BenchmarkVariation is what another method costs, or the jury without one juror,
// once the marks are read.
func BenchmarkVariation(b *testing.B) {
	for _, s := range sizes {
		in := large(s.jurors, s.nominees, s.criteria, false)
		p, err := ranking.Prepare(in)
		if err != nil {
			b.Fatal(err)
		}
		ask := func(name string, v ranking.Variation) {
			b.Run(fmt.Sprintf("%s-%dx%dx%d", name, s.jurors, s.nominees, s.criteria), func(b *testing.B) {
				for b.Loop() {
					if _, err := p.Compute(v); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
		ask("without", ranking.Variation{Without: []string{"juror-3"}})
		for _, method := range award.JuryMethods() {
			e := *in.Edition
			j, margin, ratio := &e.Rule.Jury, rat("1/2"), rat("8269/10000")
			j.Method, j.Trim, j.Margin, j.Points, j.Ratio = method, 1, &margin, rats("12 10 8 7 6 5 4 3 2 1"), &ratio
			if method == award.Sum {
				j.Combine = award.WeightedSum
			}
			ask(method, ranking.Variation{Edition: &e})
		}
	}
}

// stepped is a large input in which every fifth juror is recused from a nominee.
func stepped(jurors, nominees, criteria int) ranking.Input {
	in := large(jurors, nominees, criteria, false)
	for j, b := range in.Ballots {
		if j%5 == 0 {
			b.Recused[in.Edition.Nominees[j*7%nominees].ID] = ballot.Recusal{}
		}
	}
	return in
}

// BenchmarkAdditive ranks by the additive model where jurors are recused: all of it,
// the jury without one juror, and another public weight, for which the fits are kept.
func BenchmarkAdditive(b *testing.B) {
	for _, s := range sizes {
		in := stepped(s.jurors, s.nominees, s.criteria)
		additive(in.Edition)
		p, err := ranking.Prepare(in)
		if err != nil {
			b.Fatal(err)
		}
		weighed, err := ranking.WithPublicWeight(in.Edition, rat("1/3"))
		if err != nil {
			b.Fatal(err)
		}
		for _, ask := range []struct {
			what string
			ranking.Variation
		}{
			{"all", ranking.Variation{}}, {"without", ranking.Variation{Without: []string{"juror-3"}}}, {"weight", ranking.Variation{Edition: weighed}},
		} {
			b.Run(fmt.Sprintf("%s-%dx%dx%d", ask.what, s.jurors, s.nominees, s.criteria), func(b *testing.B) {
				for b.Loop() {
					if ask.what == "all" {
						compute(b, in)
					} else if _, err := p.Compute(ask.Variation); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkComputeTied is the worst case: all are equal to the end of the
// ladder.
func BenchmarkComputeTied(b *testing.B) {
	for _, s := range sizes {
		in := large(s.jurors, s.nominees, s.criteria, true)
		b.Run(fmt.Sprintf("%dx%dx%d", s.jurors, s.nominees, s.criteria), func(b *testing.B) {
			for b.Loop() {
				compute(b, in)
			}
		})
	}
}

// BenchmarkComputeRanks is the jury methods that go by each juror's order.
func BenchmarkComputeRanks(b *testing.B) {
	for _, s := range sizes {
		for _, method := range []string{award.Borda, award.Points, award.Exponential, award.Majority} {
			in := large(s.jurors, s.nominees, s.criteria, false)
			q := rat("8269/10000")
			in.Edition.Rule.Jury.Method, in.Edition.Rule.Jury.Ratio = method, &q
			in.Edition.Rule.Jury.Points = rats("12 10 8 7 6 5 4 3 2 1")
			b.Run(fmt.Sprintf("%s/%dx%dx%d", method, s.jurors, s.nominees, s.criteria), func(b *testing.B) {
				for b.Loop() {
					compute(b, in)
				}
			})
		}
	}
}

// BenchmarkFloat is what the exact numbers are to be held against: the same
// ballots, means, weights and min–max in floating point, with no ladder, no
// explanation and no flags.
func BenchmarkFloat(b *testing.B) {
	for _, s := range sizes {
		in := large(s.jurors, s.nominees, s.criteria, false)
		marks := make([]map[ballot.Cell]float64, len(in.Ballots))
		for j, bl := range in.Ballots {
			marks[j] = map[ballot.Cell]float64{}
			for cell, entry := range bl.Cells {
				marks[j][cell], _ = entry.Mark.Big().Float64()
			}
		}
		b.Run(fmt.Sprintf("%dx%dx%d", s.jurors, s.nominees, s.criteria), func(b *testing.B) {
			for b.Loop() {
				floatPass(in, marks)
			}
		})
	}
}

func floatPass(in ranking.Input, marks []map[ballot.Cell]float64) []float64 {
	e := in.Edition
	sums := make([][]float64, len(e.Nominees))
	counts := make([][]float64, len(e.Nominees))
	for i := range sums {
		sums[i], counts[i] = make([]float64, len(e.Criteria)), make([]float64, len(e.Criteria))
	}
	for _, m := range marks {
		for i := range e.Nominees {
			for k := range e.Criteria {
				if x, ok := m[ballot.Cell{Nominee: e.Nominees[i].ID, Criterion: e.Criteria[k].ID}]; ok {
					sums[i][k] += x
					counts[i][k]++
				}
			}
		}
	}
	totals := make([]float64, len(e.Nominees))
	for i := range totals {
		var sum, weights float64
		for k := range e.Criteria {
			w := float64(k%3 + 1)
			sum += w * (sums[i][k]/counts[i][k] - 1) / 5
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

// BenchmarkAgree measures the agreement of juries of which a tenth of the marks
// are absent: an ordinary one, a large one, and the largest there may be.
func BenchmarkAgree(b *testing.B) {
	for _, s := range []struct{ jurors, nominees, criteria int }{
		{5, 5, 4}, {100, 100, 1}, {100, 100, 20}, {1000, 20, 10}, {1000, 200, 1}, {400, 500, 1}, {447, 447, 1},
	} {
		in := gaps(s.jurors, s.nominees, s.criteria)
		b.Run(fmt.Sprintf("%dx%dx%d", s.jurors, s.nominees, s.criteria), func(b *testing.B) {
			for b.Loop() {
				agree(b, in)
			}
		})
	}
}
