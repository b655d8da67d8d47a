package agreement

import (
	"math/big"
	"slices"

	"votering/internal/exact"
)

// alpha is 1 − Do/De for squared differences. With m marks of a nominee, n marks
// in all, and pairs(X) = |X|·Σx² − (Σx)², the sum of squared differences of the
// pairs in X:
//
//	α = 1 − (n − 1) · Σ pairs(nominee)/(m − 1) ÷ pairs(all)
func (g *grid) alpha() *exact.Rat {
	var all moments
	apart := fractions{}
	for _, row := range g.rows {
		marks := present(row)
		if len(marks) < 2 {
			continue
		}
		var own moments
		for _, x := range marks {
			own.add(x)
		}
		all.join(&own)
		apart.add(own.pairs(), int64(len(marks)-1))
	}
	expected := all.pairs()
	if expected.Sign() == 0 {
		return nil
	}
	share := apart.sum().Mul(exact.Int(all.n - 1)).Quo(whole(expected))
	return pointer(exact.Int(1).Sub(share))
}

// deviation is the mean over nominees of Σ|x − mean|/m = Σ|m·x − Σx|/m².
func (g *grid) deviation() *exact.Rat {
	apart, nominees := fractions{}, int64(0)
	for _, row := range g.rows {
		marks := present(row)
		m := int64(len(marks))
		if m < 2 {
			continue
		}
		var own moments
		for _, x := range marks {
			own.add(x)
		}
		total, d := new(big.Int), new(big.Int)
		for _, x := range marks {
			d.Sub(d.Mul(x, big.NewInt(m)), &own.sum)
			total.Add(total, d.Abs(d))
		}
		apart.add(total, m*m)
		nominees++
	}
	if nominees == 0 {
		return nil
	}
	return pointer(apart.sum().Quo(exact.Int(nominees)).Quo(whole(g.unit)))
}

// concordance is Kendall's W of m jurors' orders of n nominees. R is a
// nominee's sum of ranks, equal marks share the mean of their ranks, and t is the
// size of each such group:
//
//	W = (12·ΣR² − 3·m²·n·(n+1)²) ÷ (m²·n·(n²−1) − m·Σ(t³−t))
//
// Ranks are counted in halves, so that they are whole numbers.
func concordance(rows [][]*big.Int) *exact.Rat {
	n, m := int64(len(rows)), int64(len(rows[0]))
	sums := make([]int64, n)
	var ties int64
	order := make([]int, n)
	for j := range rows[0] {
		for i := range order {
			order[i] = i
		}
		slices.SortFunc(order, func(a, b int) int { return rows[a][j].Cmp(rows[b][j]) })
		for from := 0; from < len(order); {
			to := from + 1
			for to < len(order) && rows[order[to]][j].Cmp(rows[order[from]][j]) == 0 {
				to++
			}
			for _, i := range order[from:to] {
				sums[i] += int64(from + 1 + to)
			}
			t := int64(to - from)
			ties += t*t*t - t
			from = to
		}
	}
	var squares int64
	for _, r := range sums {
		squares += r * r
	}
	possible := m*m*n*(n*n-1) - m*ties
	if possible == 0 {
		return nil
	}
	return pointer(exact.New(3*squares-3*m*m*n*(n+1)*(n+1), possible))
}

// intraclass is ICC(2,k) from the mean squares of nominees, jurors and the rest,
// n nominees by k jurors, each mean square times n·k·(n−1)·(k−1):
//
//	ICC(2,k) = (MSn − MSe) ÷ (MSn + (MSj − MSe)/n)
func intraclass(rows [][]*big.Int) *exact.Rat {
	n, k := int64(len(rows)), int64(len(rows[0]))
	var all, nominees, jurors moments
	columns := make([]big.Int, k)
	for _, row := range rows {
		var own moments
		for j, x := range row {
			own.add(x)
			columns[j].Add(&columns[j], x)
		}
		all.join(&own)
		nominees.add(&own.sum)
	}
	for j := range columns {
		jurors.add(&columns[j])
	}
	square := times(&all.sum, &all.sum)
	between := new(big.Int).Sub(scaled(&nominees.squares, n), square)
	among := new(big.Int).Sub(scaled(&jurors.squares, k), square)
	rest := scaled(&all.squares, n*k)
	rest.Sub(rest.Sub(rest, between), among).Sub(rest, square)
	between, among = scaled(between, k-1), scaled(among, n-1)

	part := scaled(new(big.Int).Sub(between, rest), n)
	of := scaled(between, n)
	of.Sub(of.Add(of, among), rest)
	if of.Sign() <= 0 {
		return nil
	}
	return pointer(whole(part).Quo(whole(of)))
}
