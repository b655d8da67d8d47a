package robustness

import (
	"math"
	"strconv"

	"votering/internal/fault"
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
// and under the rank methods. Faults: those of [ranking.Compute]; E_USAGE for more
// samples than can be drawn in a few seconds where the numbers are long.
func Accept(p *ranking.Prepared, samples int, seed uint64) (*Acceptability, error) {
	now, err := p.Compute(ranking.Variation{})
	if err != nil {
		return nil, err
	}
	f, ok := fieldOf(p, now)
	if !ok {
		return nil, nil
	}
	judge := f.judge()
	if most := f.longest(judge); samples > most {
		return nil, fault.New(fault.Usage, "robust.samples", "n", strconv.Itoa(samples), "max", strconv.Itoa(most))
	}
	a := &Acceptability{Samples: samples, Seed: seed, Counts: make(map[string][]int, len(f.rows))}
	for i, counts := range f.countPlaces(judge, samples, seed) {
		a.Counts[f.rows[i].Nominee] = counts
	}
	return a, nil
}

// mostLong is how many numbers longer than a machine word are weighted in a few
// seconds. In the largest edition 10,000 samples take fewer.
const mostLong = 50_000_000

// longest is how many samples the judge may be asked for.
func (f *field) longest(j judge) int {
	if _, ok := j.(*narrow); ok {
		return math.MaxInt
	}
	return mostLong / (len(f.rows) * len(f.edition.Criteria))
}

// countPlaces counts how often each row takes each place.
func (f *field) countPlaces(judge judge, samples int, seed uint64) [][]int {
	counts := make([][]int, len(f.rows))
	for i := range counts {
		counts[i] = make([]int, len(f.rows))
	}
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
