package additive

import (
	"math/big"

	"votering/internal/exact"
)

// solution is the potentials as fractions: y/d of a near node, z/(d · degree) of a
// far one, all in units.
type solution struct {
	*table
	y, z []*big.Int
	d    *big.Int
}

// solution completes the potentials of the near nodes; nil where the normal
// equations do not hold for them, which is checked in whole numbers.
func (t *table) solution(y []*big.Int, d *big.Int) *solution {
	s := &solution{table: t, y: y, z: make([]*big.Int, len(t.far.sum)), d: d}
	common := t.degrees()
	left, x := make([]*big.Int, len(y)), new(big.Int)
	for k, v := range y {
		left[k] = new(big.Int).Mul(v, x.SetInt64(t.near.degree[k]))
		left[k].Sub(left[k], x.Mul(t.near.sum[k], d))
		left[k].Mul(left[k], common)
	}
	whole, parts := sumOf(y), new(big.Int)
	for i, sum := range t.far.sum {
		z := new(big.Int).Mul(sum, d)
		s.z[i] = z
		if t.whole(i) {
			z.Sub(z, whole)
			parts.Add(parts, x.Mul(z, x.Quo(common, x.SetInt64(t.far.degree[i]))))
			continue
		}
		for _, k := range t.of(i) {
			z.Sub(z, y[k])
		}
		x.Mul(z, x.Quo(common, x.SetInt64(t.far.degree[i])))
		for _, k := range t.of(i) {
			left[k].Add(left[k], x)
		}
	}
	for _, v := range left {
		if v.Add(v, parts).Sign() != 0 {
			return nil
		}
	}
	return s
}

func sumOf(vs []*big.Int) *big.Int {
	sum := new(big.Int)
	for _, v := range vs {
		sum.Add(sum, v)
	}
	return sum
}

// degrees is a common multiple of the far nodes' degrees.
func (t *table) degrees() *big.Int {
	common, seen := big.NewInt(1), map[int64]bool{}
	for _, d := range t.far.degree {
		if !seen[d] {
			seen[d] = true
			common = exact.Common(common, big.NewInt(d))
		}
	}
	return common
}

// level is the mean of b, as a fraction of 1/d units.
func (s *solution) level() (n, d *big.Int) {
	if s.swapped {
		return sumOf(s.y), big.NewInt(int64(len(s.y)))
	}
	n, d, x := new(big.Int), s.degrees(), new(big.Int)
	for i, v := range s.z {
		part := x.Quo(d, x.SetInt64(s.far.degree[i]))
		n.Add(n, part.Mul(part, v))
	}
	return n, d.Mul(d, big.NewInt(int64(len(s.z))))
}

// rows are a plus the mean of b.
func (s *solution) rows() []exact.Rat {
	if s.swapped {
		return s.fractions(s.z, s.far.degree, 1)
	}
	return s.fractions(s.y, nil, 1)
}

// cols are b minus the mean of b.
func (s *solution) cols() []exact.Rat {
	if s.swapped {
		return s.fractions(s.y, nil, -1)
	}
	return s.fractions(s.z, s.far.degree, -1)
}

// fractions are the potentials of one side, whose numerators are vs, with sign times
// the level. degree: what each is still to be divided by; nil: nothing.
func (s *solution) fractions(vs []*big.Int, degree []int64, sign int64) []exact.Rat {
	level, by := s.level()
	level.Mul(level, big.NewInt(sign))
	over := new(big.Int).Mul(new(big.Int).Mul(s.d, by), s.unit)
	rs, x := make([]exact.Rat, len(vs)), new(big.Int)
	for i, v := range vs {
		n := new(big.Int).Mul(v, by)
		if degree == nil {
			rs[i] = quotient(n.Add(n, level), over)
			continue
		}
		n.Add(n, x.Mul(level, x.SetInt64(degree[i])))
		rs[i] = quotient(n, new(big.Int).Mul(over, big.NewInt(degree[i])))
	}
	return rs
}

func quotient(a, b *big.Int) exact.Rat { return exact.FromBig(new(big.Rat).SetFrac(a, b)) }
