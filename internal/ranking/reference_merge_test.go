package ranking_test

import (
	"math/big"
	"slices"

	"votering/internal/award"
	"votering/internal/ranking"
)

func (r *reference) merge(parts []*part) (*ranking.AnswerSpread, error) {
	if r.rule == nil {
		for _, p := range parts {
			p.total, p.juryPart = p.jury, p.jury
		}
		return nil, nil
	}
	votes := sumOf(parts, func(p *part) *big.Rat { return new(big.Rat).Abs(p.votes) })
	if votes.Sign() == 0 {
		for _, p := range parts {
			r.flag(p.id, "no_public_votes")
		}
	}
	if r.rule.Method == award.Shortlist {
		r.list(parts)
		return nil, nil
	}
	if len(parts) == 0 {
		return nil, nil
	}
	negative := slices.ContainsFunc(parts, func(p *part) bool { return p.jury.Sign() < 0 })
	if r.rule.Method == award.Share && negative {
		return nil, errReference
	}
	for _, p := range parts {
		j := r.jurySide(parts, p)
		if votes.Sign() == 0 {
			p.juryPart, p.publicPart = j, new(big.Rat)
		} else {
			jury, public := sub(newRat(1, 1), r.rule.Weight.Big()), r.rule.Weight.Big()
			if r.rule.Method == award.Added {
				jury, public = newRat(1, 1), newRat(1, 1)
			}
			p.public = r.publicSide(parts, p)
			p.juryPart, p.publicPart = mul(jury, j), mul(public, p.public)
		}
		p.total = add(p.juryPart, p.publicPart)
	}
	return &ranking.AnswerSpread{
		Jury:   *boxed(width(parts, func(p *part) *big.Rat { return p.juryPart })),
		Public: *boxed(width(parts, func(p *part) *big.Rat { return p.publicPart })),
	}, nil
}

func (r *reference) jurySide(parts []*part, p *part) *big.Rat {
	jury := func(p *part) *big.Rat { return p.jury }
	switch r.rule.Method {
	case award.Share:
		sum := sumOf(parts, jury)
		if sum.Sign() == 0 {
			return newRat(1, int64(len(parts)))
		}
		return div(p.jury, sum)
	case award.MinMax:
		return mm(parts, p, jury)
	case award.RankPoints:
		return r.placePoints(parts, p, jury)
	}
	return p.jury
}

// publicSide is asked for only where there are votes.
func (r *reference) publicSide(parts []*part, p *part) *big.Rat {
	votes := func(p *part) *big.Rat { return p.votes }
	switch r.rule.Method {
	case award.Share:
		return div(p.votes, sumOf(parts, votes))
	case award.ShareOfTop:
		top := new(big.Rat)
		for _, q := range parts {
			if q.votes.Cmp(top) > 0 {
				top = q.votes
			}
		}
		return div(p.votes, top)
	case award.MinMax:
		return mm(parts, p, votes)
	case award.RankPoints:
		return r.placePoints(parts, p, votes)
	case award.Added:
		return p.votes
	}
	return linearPlace(parts, p)
}

func sumOf(parts []*part, of func(*part) *big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, p := range parts {
		sum = add(sum, of(p))
	}
	return sum
}

func width(parts []*part, of func(*part) *big.Rat) *big.Rat {
	lo, hi := of(parts[0]), of(parts[0])
	for _, p := range parts {
		if of(p).Cmp(lo) < 0 {
			lo = of(p)
		}
		if of(p).Cmp(hi) > 0 {
			hi = of(p)
		}
	}
	return sub(hi, lo)
}

func mm(parts []*part, p *part, of func(*part) *big.Rat) *big.Rat {
	w := width(parts, of)
	if w.Sign() == 0 {
		return newRat(1, 2)
	}
	above := new(big.Rat) // how far p is above the lowest: the most it is above anybody
	for _, q := range parts {
		if d := sub(of(p), of(q)); d.Cmp(above) > 0 {
			above = d
		}
	}
	return div(above, w)
}

func linearPlace(parts []*part, p *part) *big.Rat {
	n := int64(len(parts))
	if n == 1 {
		return newRat(1, 2)
	}
	better, equal := int64(0), int64(0)
	for _, q := range parts {
		switch q.votes.Cmp(p.votes) {
		case 1:
			better++
		case 0:
			equal++
		}
	}
	place := newRat(2*better+equal+1, 2) // the mean of better+1 … better+equal
	return div(sub(newRat(n, 1), place), newRat(n-1, 1))
}

func (r *reference) placePoints(parts []*part, p *part, of func(*part) *big.Rat) *big.Rat {
	better, equal := 0, 0
	for _, q := range parts {
		switch of(q).Cmp(of(p)) {
		case 1:
			better++
		case 0:
			equal++
		}
	}
	sum := new(big.Rat)
	for place := better; place < better+equal && place < len(r.rule.Points); place++ {
		sum = add(sum, r.rule.Points[place].Big())
	}
	return div(sum, newRat(int64(equal), 1))
}

func (r *reference) list(parts []*part) {
	for _, p := range parts {
		ahead := 0
		for _, q := range parts {
			if q.votes.Cmp(p.votes) > 0 {
				ahead++
			}
		}
		if p.off = ahead >= r.rule.Top; p.off {
			r.flag(p.id, "not_on_shortlist")
		} else {
			p.total, p.juryPart = p.jury, p.jury
		}
	}
}
