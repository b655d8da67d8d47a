package robustness

import (
	"cmp"
	"math/big"
	"math/bits"

	"votering/internal/award"
	"votering/internal/exact"
)

// scorer works out what each row has of the jury under weights that are whole
// numbers, as far as it takes to compare them.
type scorer interface {
	score(weights []uint64)
	compare(a, b int) int // −1, 0 or 1 as row a has less, as much or more
}

// scorer is the fastest that is exact for the field.
func (f *field) scorer() scorer {
	values := f.means
	if f.edition.Rule.Jury.Combine != award.WeightedSum {
		values = f.scaled()
	}
	if r := f.edition.Rule.Jury.Rounding; r != nil && (r.Weighted != nil || r.Total != nil) {
		return newRounding(f.edition.Rule.Jury, values)
	}
	units := wholes(values)
	if narrow, ok := newDouble(units); ok {
		return narrow
	}
	return &long{units: units, sums: newInts(len(units))}
}

// wholes are the values in the smallest steps by which they differ on each
// criterion, from the lowest one up: that takes as much from every row.
func wholes(values [][]exact.Rat) [][]*big.Int {
	common := big.NewInt(1)
	for _, row := range values {
		for _, v := range row {
			common = exact.Common(common, v.Big().Denom())
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

// double scores in two machine words: the weights add up to 2^53, so that
// numbers of up to 64 bits, weighted, stay below 2^117.
type double struct {
	units [][]uint64
	sums  [][2]uint64 // high and low
}

func newDouble(units [][]*big.Int) (*double, bool) {
	d := &double{units: make([][]uint64, len(units)), sums: make([][2]uint64, len(units))}
	for i, row := range units {
		d.units[i] = make([]uint64, len(row))
		for k, u := range row {
			if !u.IsUint64() {
				return nil, false
			}
			d.units[i][k] = u.Uint64()
		}
	}
	return d, true
}

func (d *double) score(weights []uint64) {
	for i, row := range d.units {
		var high, low uint64
		for k, u := range row {
			h, l := bits.Mul64(u, weights[k])
			var carry uint64
			low, carry = bits.Add64(low, l, 0)
			high += h + carry
		}
		d.sums[i] = [2]uint64{high, low}
	}
}

func (d *double) compare(a, b int) int {
	x, y := &d.sums[a], &d.sums[b]
	return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1]))
}

// long scores numbers of any length.
type long struct {
	units [][]*big.Int
	sums  []*big.Int
}

func (l *long) score(weights []uint64) {
	var weight, part big.Int
	for i, row := range l.units {
		l.sums[i].SetInt64(0)
		for k, u := range row {
			part.Mul(u, weight.SetUint64(weights[k]))
			l.sums[i].Add(l.sums[i], &part)
		}
	}
}

func (l *long) compare(a, b int) int { return l.sums[a].Cmp(l.sums[b]) }

func newInts(n int) []*big.Int {
	ints := make([]*big.Int, n)
	for i := range ints {
		ints[i] = new(big.Int)
	}
	return ints
}
