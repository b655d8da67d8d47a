package ranking_test

import (
	"math/big"
	"sort"
	"strings"

	"votering/internal/award"
	"votering/internal/ballot"
)

func (r *reference) ladder(group []*part, steps []string) [][]*part {
	if len(group) == 1 {
		return [][]*part{group}
	}
	if len(steps) == 0 {
		for _, p := range group {
			p.decidedBy = "shared"
		}
		return [][]*part{group}
	}
	if steps[0] == "chair" && r.castOf(group) == nil {
		var ids []string
		for _, p := range group {
			ids = append(ids, p.id)
		}
		r.answer.ToCast = append(r.answer.ToCast, ids)
	}
	split := cut(group, func(a, b *part) int { return r.better(steps[0], group, a, b) })
	var groups [][]*part
	for _, g := range split {
		if len(split) > 1 {
			for _, p := range g {
				p.decidedBy = steps[0]
			}
		}
		groups = append(groups, r.ladder(g, steps[1:])...)
	}
	return groups
}

// better is positive where the step prefers a to b.
func (r *reference) better(step string, group []*part, a, b *part) int {
	kind, id, _ := strings.Cut(step, ":")
	switch kind {
	case "public":
		if r.rule != nil && (r.rule.Method == award.Shortlist || r.rule.Method == award.Added) {
			return a.votes.Cmp(b.votes)
		}
		if r.rule == nil || a.public == nil {
			return 0
		}
		return a.public.Cmp(b.public)
	case "public_votes":
		if r.rule == nil {
			return 0
		}
		return a.votes.Cmp(b.votes)
	case "jury":
		return a.jury.Cmp(b.jury)
	case "criterion":
		return r.betterOn(id, a, b)
	case "metric":
		return r.betterFigure(id, a, b)
	case "chair":
		at := r.castOf(group)
		return at[b.id] - at[a.id]
	case "median":
		return present(r.median(a.id), r.median(b.id))
	case "first_places":
		return r.firsts(a.id) - r.firsts(b.id)
	case "countback":
		return countback(r.totals(a.id), r.totals(b.id))
	case "head_to_head":
		return r.duels(group, a) - r.duels(group, b)
	}
	panic("no step " + step)
}

// present compares where nil comes last.
func present(a, b *big.Rat) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return -1
	case b == nil:
		return 1
	}
	return a.Cmp(b)
}

func (r *reference) betterOn(id string, a, b *part) int {
	k, _ := r.e.Criterion(id)
	x, _ := r.a(a.id, *k)
	y, _ := r.a(b.id, *k)
	if c, _ := r.e.Criterion(id); c.Better == award.Lower && x != nil && y != nil {
		return y.Cmp(x)
	}
	return present(x, y)
}

// betterFigure compares figures that are stated; the drawn ones are never ratios.
func (r *reference) betterFigure(id string, a, b *part) int {
	metric, period, _ := strings.Cut(id, "@")
	figure := func(id string) *big.Rat {
		n, _ := r.e.Nominee(id)
		for _, v := range n.Values {
			if v.Metric == metric && v.Period == period && v.Missing == "" {
				return v.Number.Big()
			}
		}
		return nil
	}
	x, y := figure(a.id), figure(b.id)
	if m, _ := r.e.Metric(metric); m.Better == award.Lower && x != nil && y != nil {
		return y.Cmp(x)
	}
	return present(x, y)
}

// castOf is the first of the chair's orders that has the whole group: places by id.
func (r *reference) castOf(group []*part) map[string]int {
	for _, order := range r.in.Casts {
		at := map[string]int{}
		for i, id := range order {
			at[id] = i + 1
		}
		all := true
		for _, p := range group {
			all = all && at[p.id] > 0
		}
		if all {
			return at
		}
	}
	return nil
}

// own is the juror's total of n; nil where there is none.
func (r *reference) own(b *ballot.Ballot, n string) *big.Rat {
	sum, weights := new(big.Rat), new(big.Rat)
	for _, c := range r.e.Criteria {
		if x := r.mark(b, n, c.ID); x != nil {
			sum = add(sum, mul(c.Weight.Big(), scaled(c, x)))
			weights = add(weights, c.Weight.Big())
		}
	}
	if weights.Sign() == 0 {
		return nil
	}
	return div(sum, weights)
}

// totals are the jurors' totals of n, sorted down.
func (r *reference) totals(n string) []*big.Rat {
	var ts []*big.Rat
	for _, b := range r.jurors {
		if t := r.own(b, n); t != nil {
			ts = append(ts, t)
		}
	}
	sort.Slice(ts, func(i, j int) bool { return ts[i].Cmp(ts[j]) > 0 })
	return ts
}

func (r *reference) median(n string) *big.Rat {
	ts := r.totals(n)
	switch k := len(ts); {
	case k == 0:
		return nil
	case k%2 == 1:
		return ts[k/2]
	default:
		return div(add(ts[k/2-1], ts[k/2]), newRat(2, 1))
	}
}

func (r *reference) firsts(n string) (count int) {
	for _, b := range r.jurors {
		own := r.own(b, n)
		first := own != nil
		for _, other := range r.field {
			if t := r.own(b, other); first && t != nil && t.Cmp(own) > 0 {
				first = false
			}
		}
		if first {
			count++
		}
	}
	return count
}

func countback(a, b []*big.Rat) int {
	for i := 0; i < len(a) && i < len(b); i++ {
		if d := a[i].Cmp(b[i]); d != 0 {
			return d
		}
	}
	return len(a) - len(b)
}

func (r *reference) duels(group []*part, a *part) (balance int) {
	for _, b := range group {
		for_, against := 0, 0
		for _, j := range r.jurors {
			x, y := r.own(j, a.id), r.own(j, b.id)
			if x == nil || y == nil {
				continue
			}
			switch x.Cmp(y) {
			case 1:
				for_++
			case -1:
				against++
			}
		}
		switch {
		case for_ > against:
			balance++
		case for_ < against:
			balance--
		}
	}
	return balance
}
