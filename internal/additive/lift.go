package additive

import (
	"math/big"
)

// lift finds the potentials of all nodes as whole numbers y over one common
// denominator d, in units.
func (f *factored) lift() (y []*big.Int, d *big.Int) {
	l := &lifting{factored: f, power: big.NewInt(1), p: new(big.Int).SetUint64(f.p), y: zeros(len(f.flow)), rest: clone(f.flow)}
	enough := f.enough()
	for goal := 64; ; goal *= 2 {
		for l.power.BitLen() <= min(goal, enough) {
			l.digit()
		}
		if y, d, ok := l.fractions(); ok && f.satisfied(y, d) {
			return y, d
		}
		if goal >= enough {
			panic("additive: lifted to the bound without a solution")
		}
	}
}

// spare is by how many bits a modulus must exceed what a fraction needs, so that
// what is no solution hardly ever looks like one.
const spare = 40

// enough is how many bits of the modulus make sure of a solution. The common
// denominator is the number of spanning trees, at most the product of the degrees
// of all nodes but one; and no potential exceeds what flows in all.
func (t *table) enough() int {
	trees := big.NewInt(1)
	for i, d := range t.degree {
		if i != t.ground() {
			trees.Mul(trees, big.NewInt(d))
		}
	}
	return 2*(trees.BitLen()+t.reach.BitLen()) + 2*spare
}

// satisfied checks the normal equations of y/d in whole numbers.
func (t *table) satisfied(y []*big.Int, d *big.Int) bool {
	left := zeros(len(y))
	for i, v := range y {
		left[i].Mul(v, big.NewInt(t.degree[i]))
	}
	for i, r := range t.row {
		c := t.col[i]
		left[r].Sub(left[r], y[c])
		left[c].Sub(left[c], y[r])
	}
	flow := new(big.Int)
	for i, v := range left {
		if v.Cmp(flow.Mul(t.flow[i], d)) != 0 {
			return false
		}
	}
	return true
}

// lifting is a solution modulo a power of a prime. With rest what the equations
// still lack, divided by that power, the next digit is the solution for rest
// modulo the prime.
type lifting struct {
	*factored
	p, power *big.Int
	y        []*big.Int
	rest     []*big.Int
}

// digit adds one digit to the solution, base p.
func (l *lifting) digit() {
	x, m := make([]uint64, len(l.rest)), new(big.Int)
	for i, r := range l.rest {
		x[i] = m.Mod(r, l.p).Uint64()
	}
	l.solveModulo(x)
	lacks := make([]int64, len(x))
	for i, v := range x {
		lacks[i] = l.degree[i] * int64(v)
		l.y[i].Add(l.y[i], m.Mul(l.power, m.SetUint64(v)))
	}
	for i, r := range l.row {
		c := l.col[i]
		lacks[r] -= int64(x[c])
		lacks[c] -= int64(x[r])
	}
	for i, r := range l.rest {
		r.Quo(r.Sub(r, m.SetInt64(lacks[i])), l.p)
	}
	l.power.Mul(l.power, l.p)
}

// fractions writes the solution with one small common denominator, where there
// is one: y/d has the remainder of the solution.
func (l *lifting) fractions() (y []*big.Int, d *big.Int, ok bool) {
	half := (l.power.BitLen() - spare) / 2
	middle := new(big.Int).Rsh(l.power, 1)
	y, d = zeros(len(l.y)), big.NewInt(1)
	for i, v := range l.y {
		n := y[i].Mod(y[i].Mul(v, d), l.power)
		if n.Cmp(middle) > 0 {
			n.Sub(n, l.power)
		}
		if n.BitLen() <= half {
			continue
		}
		numerator, more := l.fraction(n, half)
		d.Mul(d, more)
		if numerator.BitLen() > half || d.BitLen() > half {
			return nil, nil, false
		}
		for _, earlier := range y[:i] {
			earlier.Mul(earlier, more)
		}
		y[i] = numerator
	}
	return y, d, true
}

// fraction finds n/d with the remainder a modulo the power, |n| below 2^half, and
// d as small as that allows: Euclid's algorithm, stopped half way.
func (l *lifting) fraction(a *big.Int, half int) (n, d *big.Int) {
	r0, r1 := new(big.Int).Set(l.power), new(big.Int).Mod(a, l.power)
	t0, t1 := new(big.Int), big.NewInt(1)
	q, r := new(big.Int), new(big.Int)
	for r1.BitLen() > half {
		q.QuoRem(r0, r1, r)
		r0, r1, r = r1, r, r0
		t0.Sub(t0, q.Mul(q, t1))
		t0, t1 = t1, t0
	}
	if t1.Sign() < 0 {
		return r1.Neg(r1), t1.Neg(t1)
	}
	return r1, t1
}

func zeros(n int) []*big.Int {
	v := make([]*big.Int, n)
	for i := range v {
		v[i] = new(big.Int)
	}
	return v
}

func clone(v []*big.Int) []*big.Int {
	c := make([]*big.Int, len(v))
	for i, x := range v {
		c[i] = new(big.Int).Set(x)
	}
	return c
}
