package ranking_test

import (
	"math/big"

	"votering/internal/award"
	"votering/internal/ballot"
)

// additive is A[n,c] of every nominee on one criterion: the marks' least squares
// by elimination in fractions, with the jurors' b adding up to 0; false where there
// is no single solution.
func (r *reference) additive(c string) (map[string]*big.Rat, bool) {
	type given struct {
		nominee, juror int
		mark           *big.Rat
	}
	var marks []given
	nominees, jurors := map[string]int{}, map[*ballot.Ballot]int{}
	for _, n := range r.field {
		for _, b := range r.jurors {
			if x := r.mark(b, n, c); x != nil {
				if _, ok := nominees[n]; !ok {
					nominees[n] = len(nominees)
				}
				if _, ok := jurors[b]; !ok {
					jurors[b] = len(jurors)
				}
				marks = append(marks, given{nominees[n], jurors[b], x})
			}
		}
	}
	n := len(nominees) + len(jurors)
	lines := make([][]*big.Rat, n+1)
	for i := range lines {
		lines[i] = make([]*big.Rat, n+1)
		for k := range lines[i] {
			lines[i][k] = new(big.Rat)
		}
	}
	one := newRat(1, 1)
	for _, g := range marks {
		for _, i := range []int{g.nominee, len(nominees) + g.juror} {
			lines[i][g.nominee] = add(lines[i][g.nominee], one)
			lines[i][len(nominees)+g.juror] = add(lines[i][len(nominees)+g.juror], one)
			lines[i][n] = add(lines[i][n], g.mark)
		}
	}
	for j := range len(jurors) {
		lines[n][len(nominees)+j] = one
	}
	if !eliminate(lines, n) {
		return nil, false
	}
	means := map[string]*big.Rat{}
	for id, i := range nominees {
		means[id] = div(lines[i][n], lines[i][i])
	}
	return means, true
}

// eliminate brings n unknowns into a diagonal; false where one is free.
func eliminate(lines [][]*big.Rat, n int) bool {
	for k := range n {
		pivot := k
		for pivot < len(lines) && lines[pivot][k].Sign() == 0 {
			pivot++
		}
		if pivot == len(lines) {
			return false
		}
		lines[k], lines[pivot] = lines[pivot], lines[k]
		for i := range lines {
			if i == k {
				continue
			}
			factor := div(lines[i][k], lines[k][k])
			for l := range lines[i] {
				lines[i][l] = sub(lines[i][l], mul(factor, lines[k][l]))
			}
		}
	}
	return true
}

// fit works out the additive means where the rule ranks by them.
func (r *reference) fit() error {
	if r.e.Rule.Jury.Method != award.Additive {
		return nil
	}
	r.fitted = map[string]map[string]*big.Rat{}
	for _, c := range r.e.Criteria {
		if c.ValueFrom != nil {
			continue
		}
		means, ok := r.additive(c.ID)
		if !ok {
			return errReference
		}
		r.fitted[c.ID] = means
	}
	return nil
}
