package ranking_test

import (
	"errors"
	"math/big"
	"slices"
	"sort"
	"strings"

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
	answer ranking.Answer
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
func refer(in ranking.Input) (*ranking.Answer, error) {
	r := &reference{in: in, e: in.Edition, flags: map[string][]string{}}
	if !in.JuryAlone {
		r.rule = in.Edition.Rule.Public
	}
	r.gates()
	r.recusals()
	r.quorum()
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

// a is A[n,c]; nil where nobody marked.
func (r *reference) a(n, c string) *big.Rat {
	sum, count := new(big.Rat), int64(0)
	for _, b := range r.jurors {
		if x := r.mark(b, n, c); x != nil {
			sum, count = add(sum, x), count+1
		}
	}
	if count == 0 {
		return nil
	}
	return div(sum, newRat(count, 1))
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
		a := r.a(n, c.ID)
		if a == nil {
			if r.e.Rule.Jury.Uncovered == award.Refuse {
				return nil, errReference
			}
			r.flag(n, "uncovered")
			continue
		}
		if r.e.Rule.Jury.Combine == award.WeightedSum {
			sum = add(sum, mul(c.Weight.Big(), a))
			continue
		}
		sum = add(sum, mul(c.Weight.Big(), scaled(c, a)))
		weights = add(weights, c.Weight.Big())
	}
	if r.e.Rule.Jury.Combine == award.WeightedSum {
		return sum, nil
	}
	if weights.Sign() == 0 {
		return nil, errReference
	}
	return div(sum, weights), nil
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

func (r *reference) merge(parts []*part) (*ranking.AnswerSpread, error) {
	if r.rule == nil {
		for _, p := range parts {
			p.total, p.juryPart = p.jury, p.jury
		}
		return nil, nil
	}
	total, top := new(big.Rat), new(big.Rat)
	for _, p := range parts {
		total = add(total, p.votes)
		if p.votes.Cmp(top) > 0 {
			top = p.votes
		}
	}
	if total.Sign() == 0 {
		for _, p := range parts {
			r.flag(p.id, "no_public_votes")
		}
	}
	if r.rule.Method == award.Shortlist {
		r.list(parts)
		return nil, nil
	}
	w := r.rule.Weight.Big()
	if total.Sign() == 0 {
		w = new(big.Rat)
	}
	sum := new(big.Rat)
	for _, p := range parts {
		sum = add(sum, p.jury)
	}
	for _, p := range parts {
		var j, v *big.Rat
		switch r.rule.Method {
		case award.Share:
			if slices.ContainsFunc(parts, func(p *part) bool { return p.jury.Sign() < 0 }) {
				return nil, errReference
			}
			j = newRat(1, int64(len(parts)))
			if sum.Sign() != 0 {
				j = div(p.jury, sum)
			}
			if total.Sign() != 0 {
				v = div(p.votes, total)
			}
		case award.ShareOfTop:
			j = p.jury
			if total.Sign() != 0 {
				v = div(p.votes, top)
			}
		case award.MinMax:
			j = mm(parts, p, func(p *part) *big.Rat { return p.jury })
			v = mm(parts, p, func(p *part) *big.Rat { return p.votes })
		case award.RankLinear:
			j, v = p.jury, linearPlace(parts, p)
		}
		p.juryPart, p.publicPart = mul(sub(newRat(1, 1), w), j), new(big.Rat)
		if total.Sign() != 0 {
			p.public, p.publicPart = v, mul(w, v)
		}
		p.total = add(p.juryPart, p.publicPart)
	}
	if len(parts) == 0 {
		return nil, nil
	}
	return &ranking.AnswerSpread{
		Jury:   *boxed(width(parts, func(p *part) *big.Rat { return p.juryPart })),
		Public: *boxed(width(parts, func(p *part) *big.Rat { return p.publicPart })),
	}, nil
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
		if r.rule != nil && r.rule.Method == award.Shortlist {
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
	x, y := r.a(a.id, id), r.a(b.id, id)
	if c, _ := r.e.Criterion(id); c.Better == award.Lower && x != nil && y != nil {
		return y.Cmp(x)
	}
	return present(x, y)
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
				if a := r.a(p.id, c.ID); a != nil {
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
