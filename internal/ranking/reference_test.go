package ranking_test

import (
	"errors"
	"math/big"
	"slices"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// reference ranks as slowly and plainly as the formulas are written, with
// nothing but big.Rat and loops. It shares no arithmetic with the package.
type reference struct {
	in     ranking.Input
	e      *award.Edition
	rule   *award.PublicRule
	jurors []*ballot.Ballot
	field  []string // ids of those who remain
	flags  map[string][]string
	fitted map[string]map[string]*big.Rat // A by criterion and nominee under additive; nil under mean
	answer referred
}

// referred is what the reference says.
type referred struct {
	ranking.Answer
	ToCast [][]string
}

var errReference = errors.New("refused")

func newRat(n, d int64) *big.Rat      { return big.NewRat(n, d) }
func add(a, b *big.Rat) *big.Rat      { return new(big.Rat).Add(a, b) }
func sub(a, b *big.Rat) *big.Rat      { return new(big.Rat).Sub(a, b) }
func mul(a, b *big.Rat) *big.Rat      { return new(big.Rat).Mul(a, b) }
func div(a, b *big.Rat) *big.Rat      { return new(big.Rat).Quo(a, b) }
func boxed(a *big.Rat) *exact.Rat     { r := exact.FromBig(a); return &r }
func (r *reference) flag(n, f string) { r.flags[n] = append(r.flags[n], f) }

// refer ranks; the error says only that the rule refuses.
func refer(in ranking.Input) (*referred, error) {
	r := &reference{in: in, e: in.Edition, flags: map[string][]string{}}
	if !in.JuryAlone {
		r.rule = in.Edition.Rule.Public
	}
	r.gates()
	r.recusals()
	r.quorum()
	if err := r.fit(); err != nil {
		return nil, err
	}
	if err := r.rank(); err != nil {
		return nil, err
	}
	return &r.answer, nil
}

func (r *reference) gates() {
	for _, n := range r.e.Nominees {
		out := false
		for _, g := range r.e.Gates {
			var value *big.Rat
			for _, v := range n.Values {
				if v.Metric == g.Metric && v.Period == g.Period && v.Missing == "" {
					value = v.Number.Big()
				}
			}
			if value == nil && !g.MissingFails {
				r.flag(n.ID, "gate_not_known")
				continue
			}
			if value != nil && (g.AtLeast == nil || value.Cmp(g.AtLeast.Big()) >= 0) &&
				(g.AtMost == nil || value.Cmp(g.AtMost.Big()) <= 0) {
				continue
			}
			overridden := false
			for _, o := range r.in.Overrides {
				overridden = overridden || o.Nominee == n.ID && o.Metric == g.Metric
			}
			if overridden {
				r.flag(n.ID, "gate_overridden")
				continue
			}
			x := ranking.AnswerExcluded{Nominee: n.ID, Metric: g.Metric, Period: g.Period}
			if value != nil {
				text := value.RatString()
				x.Value = &text
			}
			if g.AtLeast != nil {
				x.Needs = "at_least " + g.AtLeast.String()
			} else {
				x.Needs = "at_most " + g.AtMost.String()
			}
			r.answer.Excluded = append(r.answer.Excluded, x)
			out = true
			break
		}
		if !out {
			r.field = append(r.field, n.ID)
		}
	}
}

func (r *reference) recusals() {
	for _, b := range r.in.Ballots {
		left := false
		for _, n := range r.field {
			if _, recused := b.Recused[n]; recused {
				left = true
				if r.e.Rule.Recusal == award.ScopeNominee {
					r.flag(n, "recused")
				}
			}
		}
		if !left || r.e.Rule.Recusal == award.ScopeNominee {
			r.jurors = append(r.jurors, b)
		}
	}
}

// mark is x[j,n,c]; nil where it is absent.
func (r *reference) mark(b *ballot.Ballot, n, c string) *big.Rat {
	entry := b.Cells[ballot.Cell{Nominee: n, Criterion: c}]
	if _, recused := b.Recused[n]; recused || !entry.Set {
		return nil
	}
	return entry.Mark.Big()
}

func (r *reference) quorum() {
	var stay []string
	for _, n := range r.field {
		marked := 0
		for _, b := range r.jurors {
			any := false
			for _, c := range r.e.Criteria {
				any = any || r.mark(b, n, c.ID) != nil
			}
			if any {
				marked++
			}
		}
		switch {
		case marked == 0:
			r.answer.Unranked = append(r.answer.Unranked, ranking.AnswerUnranked{Nominee: n, Reason: "no_marks"})
		case marked < r.e.Rule.Quorum:
			r.answer.Unranked = append(r.answer.Unranked, ranking.AnswerUnranked{Nominee: n, Reason: "quorum"})
		default:
			stay = append(stay, n)
		}
	}
	r.field = stay
}

func scaled(c award.Criterion, v *big.Rat) *big.Rat {
	s := div(sub(v, c.Scale.Min.Big()), sub(c.Scale.Max.Big(), c.Scale.Min.Big()))
	if c.Better == award.Lower {
		return sub(newRat(1, 1), s)
	}
	return s
}

func (r *reference) jury(n string) (*big.Rat, error) {
	sum, weights := new(big.Rat), new(big.Rat)
	for _, c := range r.e.Criteria {
		a, ok := r.a(n, c)
		if !ok {
			return nil, errReference
		}
		if a == nil {
			if r.e.Rule.Jury.Uncovered == award.Refuse {
				return nil, errReference
			}
			r.flag(n, "uncovered")
			continue
		}
		if r.e.Rule.Jury.Combine == award.WeightedSum {
			sum = add(sum, r.rounded(weighted, mul(c.Weight.Big(), a)))
			continue
		}
		sum = add(sum, r.rounded(weighted, mul(c.Weight.Big(), scaled(c, a))))
		weights = add(weights, c.Weight.Big())
	}
	if r.e.Rule.Jury.Ranks() {
		return r.byRanks(n)
	}
	if r.e.Rule.Jury.Combine == award.WeightedSum {
		return r.rounded(total, sum), nil
	}
	if weights.Sign() == 0 {
		return nil, errReference
	}
	return r.rounded(total, div(sum, weights)), nil
}

// part is one line of the result in the making.
type part struct {
	id                           string
	jury, votes, total           *big.Rat
	public, juryPart, publicPart *big.Rat
	off                          bool // off the shortlist
	decidedBy                    string
}

func (r *reference) rank() error {
	var parts []*part
	for _, n := range r.field {
		j, err := r.jury(n)
		if err != nil {
			return err
		}
		v := r.in.Votes[n]
		parts = append(parts, &part{id: n, jury: j, votes: v.Big()})
	}
	spread, err := r.merge(parts)
	if err != nil {
		return err
	}
	var groups [][]*part
	for _, off := range []bool{false, true} {
		var side []*part
		for _, p := range parts {
			if p.off == off {
				side = append(side, p)
			}
		}
		level := func(p *part) *big.Rat {
			if off {
				return p.votes
			}
			return p.total
		}
		for _, g := range cut(side, func(a, b *part) int { return level(a).Cmp(level(b)) }) {
			groups = append(groups, r.ladder(g, r.e.Rule.Ties)...)
		}
	}
	r.write(groups, spread)
	return nil
}

// cut orders by compare, the best first, with equal ones in one group.
func cut(parts []*part, compare func(a, b *part) int) [][]*part {
	var groups [][]*part
	for rest := parts; len(rest) > 0; {
		var best, others []*part
		for _, p := range rest {
			beaten := false
			for _, q := range rest {
				beaten = beaten || compare(q, p) > 0
			}
			if beaten {
				others = append(others, p)
			} else {
				best = append(best, p)
			}
		}
		groups, rest = append(groups, best), others
	}
	return groups
}

func (r *reference) write(groups [][]*part, spread *ranking.AnswerSpread) {
	r.answer.EffectiveWeight = spread
	r.answer.Criteria = map[string]map[string]exact.Rat{}
	place := 1
	for i, g := range groups {
		for _, p := range g {
			row := ranking.AnswerRow{Place: place, Nominee: p.id, Jury: boxed(p.jury), Flags: []string{}}
			for field, v := range map[**exact.Rat]*big.Rat{
				&row.Total: p.total, &row.Public: p.public, &row.JuryPart: p.juryPart, &row.PublicPart: p.publicPart,
			} {
				if v != nil {
					*field = boxed(v)
				}
			}
			if p.decidedBy != "" {
				row.DecidedBy = &p.decidedBy
			}
			row.Flags = append(row.Flags, r.flags[p.id]...)
			slices.Sort(row.Flags)
			row.Flags = slices.Compact(row.Flags)
			r.answer.Ranking = append(r.answer.Ranking, row)
			if i == 0 {
				r.answer.Winners = append(r.answer.Winners, p.id)
			}
			r.answer.Criteria[p.id] = map[string]exact.Rat{}
			for _, c := range r.e.Criteria {
				if a, _ := r.a(p.id, c); a != nil {
					r.answer.Criteria[p.id][c.ID] = *boxed(a)
				}
			}
		}
		if r.e.Rule.Places == award.Dense {
			place++
		} else {
			place += len(g)
		}
	}
}
