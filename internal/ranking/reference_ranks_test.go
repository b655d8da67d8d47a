package ranking_test

import (
	"math/big"
	"sort"

	"votering/internal/award"
	"votering/internal/ballot"
)

// byRanks is J[n] under a method that goes by each juror's order.
func (r *reference) byRanks(n string) (*big.Rat, error) {
	for _, id := range r.field {
		if len(r.totals(id)) == 0 {
			return nil, errReference
		}
	}
	sum, jurors := new(big.Rat), int64(0)
	switch r.e.Rule.Jury.Method {
	case award.Majority:
		return newRat(r.worseJudgments(n), 1), nil
	case award.Borda:
		for _, b := range r.jurors {
			if r.own(b, n) == nil {
				continue
			}
			jurors++
			above, equal, all := r.among(b, n)
			if all == 1 {
				sum = add(sum, newRat(1, 2))
				continue
			}
			place := newRat(2*above+equal+1, 2)
			sum = add(sum, div(sub(newRat(all, 1), place), newRat(all-1, 1)))
		}
		return div(sum, newRat(jurors, 1)), nil
	}
	for _, b := range r.jurors {
		if r.own(b, n) == nil {
			continue
		}
		above, equal, _ := r.among(b, n)
		for place := above + 1; place <= above+equal; place++ {
			sum = add(sum, div(r.points(place), newRat(equal, 1)))
		}
	}
	return sum, nil
}

// among are how many of the field the juror has above n, level with it (with n
// itself), and in all.
func (r *reference) among(b *ballot.Ballot, n string) (above, equal, all int64) {
	own := r.own(b, n)
	for _, other := range r.field {
		total := r.own(b, other)
		if total == nil {
			continue
		}
		all++
		switch total.Cmp(own) {
		case 1:
			above++
		case 0:
			equal++
		}
	}
	return above, equal, all
}

// points are those of one whole place.
func (r *reference) points(place int64) *big.Rat {
	rule := r.e.Rule.Jury
	if rule.Method == award.Points {
		if place > int64(len(rule.Points)) {
			return new(big.Rat)
		}
		return rule.Points[place-1].Big()
	}
	points := newRat(12, 1)
	for range place - 1 {
		points = mul(points, rule.Ratio.Big())
	}
	return points
}

// worseJudgments counts the different majority judgments that are worse than n's.
func (r *reference) worseJudgments(n string) int64 {
	judgments := map[string][]*big.Rat{}
	common := 1
	for _, id := range r.field {
		common = common * len(r.totals(id)) / gcd(common, len(r.totals(id)))
	}
	for _, id := range r.field {
		judgments[id] = judgment(r.totals(id), common)
	}
	var worse [][]*big.Rat
	for _, id := range r.field {
		if countback(judgments[id], judgments[n]) >= 0 {
			continue
		}
		known := false
		for _, w := range worse {
			known = known || countback(w, judgments[id]) == 0
		}
		if !known {
			worse = append(worse, judgments[id])
		}
	}
	return int64(len(worse))
}

// judgment repeats a list until it is that long, and then takes the lower median
// out of it until nothing is left.
func judgment(totals []*big.Rat, length int) (taken []*big.Rat) {
	var list []*big.Rat
	for len(list) < length {
		list = append(list, totals...)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Cmp(list[j]) < 0 })
	for len(list) > 0 {
		m := (len(list) - 1) / 2
		taken = append(taken, list[m])
		list = append(append([]*big.Rat{}, list[:m]...), list[m+1:]...)
	}
	return taken
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
