package robustness

import (
	"slices"
	"testing"

	"votering/internal/award"
	"votering/internal/exact"
)

// The generator's first numbers for a seed that is published as an example.
func TestGenerator(t *testing.T) {
	g := generator{1234567}
	for _, want := range []uint64{
		6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821,
	} {
		if got := g.next(); got != want {
			t.Errorf("%d, want %d", got, want)
		}
	}
}

// A sample takes one number less than there are weights, and they add up.
func TestDraw(t *testing.T) {
	g, next := generator{9}, generator{9}
	weights := make([]uint64, 3)
	g.draw(weights)
	cuts := []uint64{next.next() >> 11, next.next() >> 11}
	slices.Sort(cuts)
	if want := []uint64{cuts[0], cuts[1] - cuts[0], 1<<53 - cuts[1]}; !slices.Equal(weights, want) || g != next {
		t.Errorf("%d, want %d", weights, want)
	}
	one := make([]uint64, 1)
	if g.draw(one); one[0] != 1<<53 || g != next {
		t.Errorf("a single weight is %d", one[0])
	}
}

// What is weighted is rounded before it is added up: 1.4 + 1.4 is 2, and less
// than 1.6 + 1, which is 3.
func TestRoundingOfWhatIsWeighted(t *testing.T) {
	whole := 0
	r := newRounding(award.JuryRule{Combine: award.WeightedSum, Rounding: &award.Rounding{Weighted: &whole, Mode: award.HalfUp}},
		[][]exact.Rat{{exact.New(7, 5), exact.New(7, 5)}, {exact.New(8, 5), exact.Int(1)}, {exact.Int(2), exact.Int(0)}})
	places := make([]int, 3)
	r.place([]uint64{1, 1}, places)
	if !slices.Equal(places, []int{1, 0, 1}) {
		t.Errorf("%v", places)
	}
}
