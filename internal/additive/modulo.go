package additive

import "math/big"

// factored is a table whose equations can be solved modulo a prime p below 2^31.
// Every far node stands for itself and is eliminated first; what remains for the
// near ones, without the one that is kept at 0, is factored into a lower and an
// upper triangle.
type factored struct {
	*table
	p        uint64
	inverse  []uint64   // of the degree, by far node
	triangle [][]uint64 // lower below the diagonal, where it is 1, upper above; the inverse on it
	order    []int      // the rows as the elimination took them
}

// greatestPrime is the greatest prime below 2^31.
const greatestPrime = 1<<31 - 1

// factor takes the greatest prime up to greatest, which is odd, modulo which the
// equations have one solution. They have one over the fractions, so that all but a
// few primes do.
func (t *table) factor(greatest uint64) *factored {
	for p := greatest; ; p -= 2 {
		if p != greatestPrime && !new(big.Int).SetUint64(p).ProbablyPrime(0) {
			continue
		}
		f := &factored{table: t, p: p}
		f.eliminateFar()
		if f.triangulate() {
			return f
		}
	}
}

// eliminateFar sets up degree(k) − Σ 1/degree(i) over the far nodes i that k and l
// both have a cell with.
func (f *factored) eliminateFar() {
	f.inverse = make([]uint64, len(f.far.degree))
	n := f.ground()
	f.triangle = make([][]uint64, n)
	for k := range f.triangle {
		f.triangle[k] = make([]uint64, n)
		f.triangle[k][k] = uint64(f.near.degree[k])
	}
	var all uint64 // of those that have a cell with every near node
	for i, d := range f.far.degree {
		f.inverse[i] = f.invert(uint64(d))
		if f.whole(i) {
			all += f.inverse[i]
			continue
		}
		less, near := f.p-f.inverse[i], f.of(i)
		for a, k := range near {
			if int(k) == n {
				break // the ends are in order
			}
			line := f.triangle[k]
			for _, l := range near[a:] {
				if int(l) == n {
					break
				}
				if line[l] += less; line[l] >= f.p {
					line[l] -= f.p
				}
			}
		}
	}
	all = f.p - all%f.p
	for k, line := range f.triangle {
		for l := range line {
			if l < k {
				line[l] = f.triangle[l][k]
			} else {
				line[l] = (line[l] + all) % f.p
			}
		}
	}
}

// triangulate factors the equations of the near nodes in place; false where they
// have no single solution modulo p.
func (f *factored) triangulate() bool {
	f.order = make([]int, len(f.triangle))
	for k := range f.order {
		f.order[k] = k
	}
	for k := range f.triangle {
		pivot := k
		for pivot < len(f.triangle) && f.triangle[pivot][k] == 0 {
			pivot++
		}
		if pivot == len(f.triangle) {
			return false
		}
		f.triangle[k], f.triangle[pivot] = f.triangle[pivot], f.triangle[k]
		f.order[k], f.order[pivot] = f.order[pivot], f.order[k]
		top := f.triangle[k]
		top[k] = f.invert(top[k])
		for _, line := range f.triangle[k+1:] {
			if line[k] == 0 {
				continue
			}
			factor := line[k] * top[k] % f.p
			line[k] = factor
			less := f.p - factor
			for l := k + 1; l < len(line); l++ {
				line[l] = (line[l] + less*top[l]) % f.p
			}
		}
	}
	return true
}

// solveModulo replaces the right side of the equations of the near nodes, modulo p,
// by their solution.
func (f *factored) solveModulo(near []uint64) {
	y := make([]uint64, len(f.order))
	for k, line := range f.triangle {
		sum := f.dot(line[:k], y[:k])
		y[k] = (near[f.order[k]] + f.p - sum) % f.p
	}
	for k := len(y) - 1; k >= 0; k-- {
		line := f.triangle[k]
		sum := f.dot(line[k+1:], y[k+1:])
		y[k] = (y[k] + f.p - sum) % f.p * line[k] % f.p
	}
	copy(near, y)
	near[f.ground()] = 0
}

// dot is Σ a·b modulo p. Each product is below 2^62; the sum is kept below 2^63
// by taking away a multiple of p.
func (f *factored) dot(a, b []uint64) uint64 {
	most := f.p * f.p * 2
	var sum uint64
	for i, v := range a {
		sum += v * b[i]
		if sum >= most {
			sum -= most
		}
	}
	return sum % f.p
}

// invert is 1/a modulo p, a^(p−2); a must not be 0.
func (f *factored) invert(a uint64) uint64 {
	inverse := uint64(1)
	for e := f.p - 2; e > 0; e >>= 1 {
		if e&1 == 1 {
			inverse = inverse * a % f.p
		}
		a = a * a % f.p
	}
	return inverse
}
