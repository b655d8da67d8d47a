package robustness

import (
	"cmp"
	"math/big"
	"math/bits"
	"slices"

	"votering/internal/award"
	"votering/internal/exact"
)

// judge places the rows by what they have of the jury under weights that are
// whole numbers: 0 is first, and those who have the same all take the best place.
type judge interface {
	place(weights []uint64, places []int)
}

// judge is the fastest that is exact for the field.
func (f *field) judge() judge {
	values := f.means
	if f.edition.Rule.Jury.Combine != award.WeightedSum {
		values = f.scaled()
	}
	if r := f.edition.Rule.Jury.Rounding; r != nil && (r.Weighted != nil || r.Total != nil) {
		return newRounding(f.edition.Rule.Jury, values)
	}
	units := wholes(values)
	if narrow, ok := newNarrow(units); ok {
		return narrow
	}
	l := &long{units: units, standing: newStanding[*big.Int](len(units))}
	for i := range l.standing {
		l.standing[i].sum = new(big.Int)
	}
	return l
}

// standing are the rows with what each has, to be sorted. It is used again for
// every sample.
type standing[T any] []score[T]

type score[T any] struct {
	sum T
	row int
}

func newStanding[T any](rows int) standing[T] {
	s := make(standing[T], rows)
	for i := range s {
		s[i].row = i
	}
	return s
}

// place sorts the rows, best first, and says the place of each.
func (s standing[T]) place(places []int, compare func(a, b score[T]) int) {
	slices.SortFunc(s, compare)
	best := 0
	for i := range s {
		if i > 0 && compare(s[i-1], s[i]) != 0 {
			best = i
		}
		places[s[i].row] = best
	}
}

// wholes are the values in the smallest steps by which they differ on each
// criterion, from the lowest one up: that takes as much from every row.
func wholes(values [][]exact.Rat) [][]*big.Int {
	common := big.NewInt(1)
	for _, row := range values {
		for _, v := range row {
			common = denominator(v, common)
		}
	}
	units := make([][]*big.Int, len(values))
	lowest := make([]*big.Int, len(values[0]))
	for i, row := range values {
		units[i] = make([]*big.Int, len(row))
		for k, v := range row {
			units[i][k] = whole(v, common)
			if lowest[k] == nil || units[i][k].Cmp(lowest[k]) < 0 {
				lowest[k] = units[i][k]
			}
		}
	}
	for k, low := range lowest {
		low = new(big.Int).Set(low)
		for i := range units {
			units[i][k].Sub(units[i][k], low)
		}
	}
	return units
}

// narrow adds up in two machine words: the weights add up to 2^53, so that
// numbers of up to 64 bits, weighted, stay below 2^117.
type narrow struct {
	units [][]uint64
	standing[wide]
}

// wide is a number of 128 bits.
type wide struct{ high, low uint64 }

func newNarrow(units [][]*big.Int) (*narrow, bool) {
	n := &narrow{units: make([][]uint64, len(units)), standing: newStanding[wide](len(units))}
	for i, row := range units {
		n.units[i] = make([]uint64, len(row))
		for k, u := range row {
			if !u.IsUint64() {
				return nil, false
			}
			n.units[i][k] = u.Uint64()
		}
	}
	return n, true
}

func (n *narrow) place(weights []uint64, places []int) {
	for i := range n.standing {
		s := &n.standing[i]
		var sum wide
		for k, u := range n.units[s.row] {
			high, low := bits.Mul64(u, weights[k])
			var carry uint64
			sum.low, carry = bits.Add64(sum.low, low, 0)
			sum.high += high + carry
		}
		s.sum = sum
	}
	n.standing.place(places, func(a, b score[wide]) int {
		if a.sum.high != b.sum.high {
			return cmp.Compare(b.sum.high, a.sum.high)
		}
		return cmp.Compare(b.sum.low, a.sum.low)
	})
}

// long adds up numbers of any length.
type long struct {
	units [][]*big.Int
	standing[*big.Int]
}

func (l *long) place(weights []uint64, places []int) {
	var weight, part big.Int
	for _, s := range l.standing {
		s.sum.SetInt64(0)
		for k, u := range l.units[s.row] {
			part.Mul(u, weight.SetUint64(weights[k]))
			s.sum.Add(s.sum, &part)
		}
	}
	l.standing.place(places, func(a, b score[*big.Int]) int { return b.sum.Cmp(a.sum) })
}
