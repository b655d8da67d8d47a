package agreement_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/agreement"
	"votering/internal/exact"
)

// The figures as their definitions read, in fractions and loops over pairs,
// sharing nothing with the package.

func rat(n, d int64) *big.Rat     { return big.NewRat(n, d) }
func add(a, b *big.Rat) *big.Rat  { return new(big.Rat).Add(a, b) }
func sub(a, b *big.Rat) *big.Rat  { return new(big.Rat).Sub(a, b) }
func mul(a, b *big.Rat) *big.Rat  { return new(big.Rat).Mul(a, b) }
func quo(a, b *big.Rat) *big.Rat  { return new(big.Rat).Quo(a, b) }
func square(a *big.Rat) *big.Rat  { return mul(a, a) }
func count(n int) *big.Rat        { return rat(int64(n), 1) }
func mean(xs []*big.Rat) *big.Rat { return quo(total(xs), count(len(xs))) }
func total(xs []*big.Rat) *big.Rat {
	sum := rat(0, 1)
	for _, x := range xs {
		sum = add(sum, x)
	}
	return sum
}

// pairable are the units with at least two values, without the gaps.
func pairable(table [][]*exact.Rat) (units [][]*big.Rat) {
	for _, row := range table {
		var unit []*big.Rat
		for _, x := range row {
			if x != nil {
				unit = append(unit, x.Big())
			}
		}
		if len(unit) >= 2 {
			units = append(units, unit)
		}
	}
	return units
}

// slowAlpha: Do is the mean over values of the mean squared difference to the
// other values of the unit, De the mean squared difference of any two values.
func slowAlpha(table [][]*exact.Rat) *big.Rat {
	observed, expected, n := rat(0, 1), rat(0, 1), 0
	var all []*big.Rat
	for _, unit := range pairable(table) {
		for i, x := range unit {
			for k, y := range unit {
				if i != k {
					observed = add(observed, quo(square(sub(x, y)), count(len(unit)-1)))
				}
			}
		}
		all = append(all, unit...)
	}
	n = len(all)
	for i, x := range all {
		for k, y := range all {
			if i != k {
				expected = add(expected, square(sub(x, y)))
			}
		}
	}
	if expected.Sign() == 0 {
		return nil
	}
	observed, expected = quo(observed, count(n)), quo(expected, count(n*(n-1)))
	return sub(rat(1, 1), quo(observed, expected))
}

func slowDeviation(table [][]*exact.Rat) *big.Rat {
	var units []*big.Rat
	for _, unit := range pairable(table) {
		m := mean(unit)
		var off []*big.Rat
		for _, x := range unit {
			off = append(off, new(big.Rat).Abs(sub(x, m)))
		}
		units = append(units, mean(off))
	}
	if len(units) == 0 {
		return nil
	}
	return mean(units)
}

// complete are the nominees that every juror with any mark marked.
func complete(table [][]*exact.Rat) (rows [][]*big.Rat) {
	marked := map[int]bool{}
	for _, row := range table {
		for j, x := range row {
			if x != nil {
				marked[j] = true
			}
		}
	}
	for _, row := range table {
		var full []*big.Rat
		for j, x := range row {
			if marked[j] && x != nil {
				full = append(full, x.Big())
			}
		}
		if len(marked) >= 2 && len(full) == len(marked) {
			rows = append(rows, full)
		}
	}
	return rows
}

// slowW: 12·S / (m²(n³−n) − m·ΣT), S the squared deviations of the rank sums. A
// rank is one more than the number below, and half of the number of others beside.
func slowW(table [][]*exact.Rat) *big.Rat {
	rows := complete(table)
	n := len(rows)
	if n < 2 {
		return nil
	}
	m := len(rows[0])
	var sums []*big.Rat
	ties := rat(0, 1)
	for _, row := range rows {
		sum := rat(0, 1)
		for j, x := range row {
			below, beside := 0, 0
			for _, other := range rows {
				switch other[j].Cmp(x) {
				case -1:
					below++
				case 0:
					beside++
				}
			}
			sum = add(sum, add(count(below+1), rat(int64(beside-1), 2)))
			ties = add(ties, count(beside*beside-1)) // t members add t³ − t together
		}
		sums = append(sums, sum)
	}
	s := rat(0, 1)
	for _, r := range sums {
		s = add(s, square(sub(r, mean(sums))))
	}
	possible := sub(count(m*m*(n*n*n-n)), mul(count(m), ties))
	if possible.Sign() == 0 {
		return nil
	}
	return quo(mul(rat(12, 1), s), possible)
}

// slowICC is the two-way analysis of variance, mean square by mean square.
func slowICC(table [][]*exact.Rat) *big.Rat {
	rows := complete(table)
	n := len(rows)
	if n < 2 {
		return nil
	}
	k := len(rows[0])
	var byRow, byColumn []*big.Rat
	for _, row := range rows {
		byRow = append(byRow, mean(row))
	}
	for j := range k {
		var column []*big.Rat
		for _, row := range rows {
			column = append(column, row[j])
		}
		byColumn = append(byColumn, mean(column))
	}
	grand := mean(byRow)
	targets, judges, rest := rat(0, 1), rat(0, 1), rat(0, 1)
	for i, row := range rows {
		targets = add(targets, mul(count(k), square(sub(byRow[i], grand))))
		for j, x := range row {
			rest = add(rest, square(add(sub(sub(x, byRow[i]), byColumn[j]), grand)))
		}
	}
	for _, m := range byColumn {
		judges = add(judges, mul(count(n), square(sub(m, grand))))
	}
	bms, jms, ems := quo(targets, count(n-1)), quo(judges, count(k-1)), quo(rest, count((n-1)*(k-1)))
	of := add(bms, quo(sub(jms, ems), count(n)))
	if of.Sign() <= 0 {
		return nil
	}
	return quo(sub(bms, ems), of)
}

// drawTable draws marks of few different values, so that ties are common, with
// gaps.
func drawTable(t *rapid.T) [][]*exact.Rat {
	nominees, jurors := rapid.IntRange(0, 6).Draw(t, "nominees"), rapid.IntRange(1, 5).Draw(t, "jurors")
	gaps := rapid.SampledFrom([]int{0, 1, 4}).Draw(t, "gaps in ten")
	table := make([][]*exact.Rat, nominees)
	for i := range table {
		table[i] = make([]*exact.Rat, jurors)
		for j := range table[i] {
			if rapid.IntRange(1, 10).Draw(t, "gap") > gaps {
				x := exact.New(rapid.Int64Range(-3, 6).Draw(t, "mark"), rapid.SampledFrom([]int64{1, 2, 3, 10}).Draw(t, "of"))
				table[i][j] = &x
			}
		}
	}
	return table
}

func TestFiguresAreTheirDefinitions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := drawTable(t)
		f := agreement.Of(table)
		for name, c := range map[string]struct {
			got  *exact.Rat
			want *big.Rat
		}{
			"alpha": {f.Alpha, slowAlpha(table)}, "W": {f.W, slowW(table)},
			"ICC": {f.ICC, slowICC(table)}, "deviation": {f.Deviation, slowDeviation(table)},
		} {
			if (c.got == nil) != (c.want == nil) || c.got != nil && c.got.Big().Cmp(c.want) != 0 {
				t.Fatalf("%s is %v, by its definition %v", name, c.got, c.want)
			}
		}
	})
}

// The figures depend on how marks lie to each other: not on the order of jurors
// and nominees, nor on where the scale begins; and its width changes the
// deviation alone.
func TestFiguresStayTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := drawTable(t)
		if len(table) == 0 {
			t.Skip("nobody")
		}
		width := exact.New(rapid.Int64Range(1, 9).Draw(t, "width"), 7)
		from := exact.New(rapid.Int64Range(-9, 9).Draw(t, "from"), 4)
		var order []int
		for j := range table[0] {
			order = append(order, j)
		}
		order = rapid.Permutation(order).Draw(t, "jurors")
		other := make([][]*exact.Rat, len(table))
		for i, row := range rapid.Permutation(table).Draw(t, "nominees") {
			for _, j := range order {
				if row[j] == nil {
					other[i] = append(other[i], nil)
					continue
				}
				x := row[j].Mul(width).Add(from)
				other[i] = append(other[i], &x)
			}
		}
		a, b := agreement.Of(table), agreement.Of(other)
		if a.Deviation != nil {
			wider := a.Deviation.Mul(width)
			a.Deviation = &wider
		}
		for name, pair := range map[string][2]*exact.Rat{
			"alpha": {a.Alpha, b.Alpha}, "W": {a.W, b.W}, "ICC": {a.ICC, b.ICC}, "deviation": {a.Deviation, b.Deviation},
		} {
			x, y := pair[0], pair[1]
			if (x == nil) != (y == nil) || x != nil && !x.Equal(*y) {
				t.Fatalf("%s was %v and is %v", name, x, y)
			}
		}
	})
}
