package robustness

import (
	"votering/internal/ranking"
)

// Acceptability is how often each nominee takes each place where the criterion
// weights are drawn at random.
type Acceptability struct {
	Samples int
	Seed    uint64
	Counts  map[string][]int // by nominee: how often it is first, second, …
}

// Accept ranks by the jury's part alone under as many samples of criterion
// weights, uniform among all that there may be (SMAA: Lahdelma and Salminen,
// 2001). Those who tie all take the best place. The same seed gives the same
// counts to everybody. Nil where a ranked nominee has no value on a criterion,
// and under the rank methods. Faults: those of [ranking.Compute].
func Accept(p *ranking.Prepared, samples int, seed uint64) (*Acceptability, error) {
	now, err := p.Compute(ranking.Variation{})
	if err != nil {
		return nil, err
	}
	f, ok := fieldOf(p, now)
	if !ok {
		return nil, nil
	}
	a := &Acceptability{Samples: samples, Seed: seed, Counts: make(map[string][]int, len(f.rows))}
	for i, counts := range f.countPlaces(samples, seed) {
		a.Counts[f.rows[i].Nominee] = counts
	}
	return a, nil
}

// countPlaces counts how often each row takes each place.
func (f *field) countPlaces(samples int, seed uint64) [][]int {
	counts := make([][]int, len(f.rows))
	for i := range counts {
		counts[i] = make([]int, len(f.rows))
	}
	judge := f.judge()
	g := generator{seed}
	weights := make([]uint64, len(f.edition.Criteria))
	places := make([]int, len(f.rows))
	for range samples {
		g.draw(weights)
		judge.place(weights, places)
		for row, place := range places {
			counts[row][place]++
		}
	}
	return counts
}
