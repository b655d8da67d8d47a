package robustness

import "slices"

// generator draws numbers, each following from the one before.
type generator struct{ state uint64 }

func (g *generator) next() uint64 { return SplitMix64(&g.state) }

// SplitMix64 takes the state on and gives its next number. The numbers look drawn,
// follow from the first state alone, and are the same on every machine: Steele,
// Lea and Flood, 2014.
func SplitMix64(state *uint64) uint64 {
	*state += 0x9e3779b97f4a7c15
	z := *state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// whole is what all weights of a sample add up to: 2^53.
const wholeBits = 53

// draw fills weights with a sample, uniform among all that add up to 2^53: the
// distances between as many sorted numbers as it takes to cut the whole.
func (g *generator) draw(weights []uint64) {
	cuts := weights[:len(weights)-1]
	for i := range cuts {
		cuts[i] = g.next() >> (64 - wholeBits)
	}
	slices.Sort(cuts)
	last := uint64(0)
	for i, cut := range cuts {
		weights[i], last = cut-last, cut
	}
	weights[len(cuts)] = 1<<wholeBits - last
}
