package additive

import (
	"math/big"
	"math/bits"
)

// spare is by how many bits a modulus must exceed what a fraction needs, so that
// what is no solution hardly ever looks like one.
const spare = 40

// lift finds the potentials of all nodes.
func (f *factored) lift() *solution {
	l := &lifting{factored: f, nearRest: newRest(f.near), farRest: newRest(f.far), prime: new(big.Int).SetUint64(f.p)}
	enough, bitsOfDigit := f.enough(), bits.Len64(f.p)-1
	for goal := 64; ; goal *= 2 {
		for len(l.digits)*bitsOfDigit <= min(goal, enough) {
			l.digit()
		}
		if y, d, ok := l.fractions(); ok {
			if s := f.solution(y, d); s != nil {
				return s
			}
		}
		if goal >= enough {
			panic("additive: lifted to the bound without a solution")
		}
	}
}

// lifting is a solution modulo a power of a prime, base p, of the near nodes; those
// of the far ones follow from it. With rest what the equations still lack, divided
// by that power, the next digit is the solution for rest modulo the prime.
type lifting struct {
	*factored
	nearRest, farRest rest
	digits            [][]uint64 // by power and near node
	prime             *big.Int   // p
}

// rest is what the equations of one side lack: the digits of the sums that are not
// yet used, and what was carried over.
type rest struct {
	sum     []*big.Int
	carried []int64
	lacks   []int64  // the last digit of the sum, and what was carried
	modulo  []uint64 // the same modulo p
}

func newRest(s side) rest {
	r := rest{make([]*big.Int, len(s.sum)), make([]int64, len(s.sum)), make([]int64, len(s.sum)), make([]uint64, len(s.sum))}
	for i, v := range s.sum {
		r.sum[i] = new(big.Int).Set(v)
	}
	return r
}

// next takes the next digit of the sums.
func (r *rest) next(p, digit *big.Int) {
	prime := p.Int64()
	for i, v := range r.sum {
		r.lacks[i] = r.carried[i]
		if v.Sign() != 0 {
			v.DivMod(v, p, digit)
			r.lacks[i] += digit.Int64()
		}
		m := r.lacks[i] % prime
		if m < 0 {
			m += prime
		}
		r.modulo[i] = uint64(m)
	}
}

// digit adds one digit to the solution. What an equation lacks beyond its sum stays
// below the number of its cells plus two, whatever is carried, so that all of this
// is done in machine words.
func (l *lifting) digit() {
	digit := new(big.Int)
	l.nearRest.next(l.prime, digit)
	l.farRest.next(l.prime, digit)
	u := l.flow(func(i int) uint64 { return l.farRest.modulo[i] * l.inverse[i] % l.p })
	for k, m := range l.nearRest.modulo {
		u[k] = (m + l.p - u[k]%l.p) % l.p
	}
	l.solveModulo(u)
	l.digits = append(l.digits, u)
	var all uint64
	for _, v := range u {
		all += v
	}
	prime := int64(l.p)
	flow := l.flow(func(i int) uint64 {
		sum := all
		if !l.whole(i) {
			sum = 0
			for _, k := range l.of(i) {
				sum += u[k]
			}
		}
		v := (l.farRest.modulo[i] + l.p - sum%l.p) * l.inverse[i] % l.p
		l.farRest.carried[i] = (l.farRest.lacks[i] - l.far.degree[i]*int64(v) - int64(sum)) / prime
		return v
	})
	for k := range u {
		l.nearRest.carried[k] = (l.nearRest.lacks[k] - l.near.degree[k]*int64(u[k]) - int64(flow[k])) / prime
	}
}

// flow adds up what comes to every near node from the far ones that it has a cell
// with.
func (t *table) flow(from func(far int) uint64) []uint64 {
	flow := make([]uint64, len(t.near.degree))
	var all uint64
	for i := range t.far.degree {
		v := from(i)
		if t.whole(i) {
			all += v
			continue
		}
		for _, k := range t.of(i) {
			flow[k] += v
		}
	}
	for k := range flow {
		flow[k] += all
	}
	return flow
}

// fractions writes the solution with one small common denominator, where there
// is one: y/d has the remainder of the solution.
func (l *lifting) fractions() (y []*big.Int, d *big.Int, ok bool) {
	power := new(big.Int).Exp(l.prime, big.NewInt(int64(len(l.digits))), nil)
	half := (power.BitLen() - spare) / 2
	middle := new(big.Int).Rsh(power, 1)
	y, d = make([]*big.Int, len(l.nearRest.sum)), big.NewInt(1)
	for k := range y {
		n := l.number(k)
		y[k] = n
		n.Mod(n.Mul(n, d), power)
		if n.Cmp(middle) > 0 {
			n.Sub(n, power)
		}
		if n.BitLen() <= half {
			continue
		}
		numerator, more := fraction(n, power, half)
		d.Mul(d, more)
		if numerator.BitLen() > half || d.BitLen() > half {
			return nil, nil, false
		}
		for _, earlier := range y[:k] {
			earlier.Mul(earlier, more)
		}
		y[k] = numerator
	}
	return y, d, true
}

// number is the solution of a near node as far as it is known.
func (l *lifting) number(k int) *big.Int {
	n, digit := new(big.Int), new(big.Int)
	for i := len(l.digits) - 1; i >= 0; i-- {
		n.Add(n.Mul(n, l.prime), digit.SetUint64(l.digits[i][k]))
	}
	return n
}

// fraction finds n/d with the remainder a modulo the power, |n| below 2^half, and
// d as small as that allows: Euclid's algorithm, stopped half way.
func fraction(a, power *big.Int, half int) (n, d *big.Int) {
	r0, r1 := new(big.Int).Set(power), new(big.Int).Mod(a, power)
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
