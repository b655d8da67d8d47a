package rehearsal

import (
	"slices"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/ranking"
	"votering/internal/robustness"
)

// What a rule chooses, in the order in which it is told.
const (
	OfJury     = "jury"
	OfRounding = "rounding"
	OfPublic   = "public"
	OfWeight   = "weight"
	OfTop      = "top"
	OfTies     = "ties"
	OfQuorum   = "quorum"
	OfRecusal  = "recusal"
)

// Choice is something that a rule chooses, with what it could choose.
type Choice struct {
	About   string
	Options []Option
}

// Option is one of the things that could be chosen, and what it does to the
// field. All else is as the rule has it.
type Option struct {
	Edition *award.Edition   // with the option
	Now     bool             // it is what the rule has
	Ranking *ranking.Ranking // nil: refused
	Why     *fault.Error     // why it is refused; nil where it is not
}

// Choices are what the rule chooses, each with what else it could choose and
// what that would make of the same marks and votes.
func (h *Rehearsal) Choices() []Choice {
	e := h.Edition
	all := []Choice{{OfJury, h.juries()}, {OfRounding, h.roundings()}}
	if p := e.Rule.Public; p != nil {
		all = append(all, Choice{OfPublic, h.publics()})
		switch {
		case p.Method == award.Shortlist:
			all = append(all, Choice{OfTop, h.tops()})
		case award.Weighted(p.Method):
			all = append(all, Choice{OfWeight, h.weights()})
		}
	}
	all = append(all, Choice{OfTies, h.ladders()}, Choice{OfQuorum, h.quorums()}, Choice{OfRecusal, h.recusals()})
	return slices.DeleteFunc(all, func(c Choice) bool { return len(c.Options) < 2 })
}

// option is the field ranked by another rule.
func (h *Rehearsal) option(e *award.Edition) Option {
	if f := award.Applicable(e); f != nil {
		return Option{Edition: e, Why: f}
	}
	rk, err := h.prepared.Compute(ranking.Variation{Edition: e})
	if err != nil {
		return Option{Edition: e, Why: fault.Of(err)}
	}
	return Option{Edition: e, Ranking: rk}
}

// now is the rule as it is.
func (h *Rehearsal) now() Option {
	return Option{Edition: h.Edition, Now: true, Ranking: h.Ranking}
}

// with is the edition with a changed rule.
func (h *Rehearsal) with(change func(r *award.Rule)) *award.Edition {
	e := *h.Edition
	change(&e.Rule)
	return &e
}

// withPublic is with for the public's part, of which the edition has one.
func (h *Rehearsal) withPublic(change func(p *award.PublicRule)) *award.Edition {
	return h.with(func(r *award.Rule) {
		p := *r.Public
		change(&p)
		r.Public = &p
	})
}

// juries are the jury methods; the plain sum is only compared where the rule
// has it: of what jurors leave out it makes zeros.
func (h *Rehearsal) juries() (options []Option) {
	for _, m := range award.JuryMethods() {
		switch {
		case m == h.Edition.Rule.Jury.Method:
			options = append(options, h.now())
		case m != award.Sum:
			options = append(options, h.option(robustness.WithJury(h.Edition, m)))
		}
	}
	return options
}

// publics are the public methods; adding points is only compared where the
// rule has it: it takes points, and no votes.
func (h *Rehearsal) publics() (options []Option) {
	for _, m := range award.PublicMethods() {
		switch {
		case m == h.Edition.Rule.Public.Method:
			options = append(options, h.now())
		case m != award.Added:
			options = append(options, h.option(robustness.WithPublic(h.Edition, m)))
		}
	}
	return options
}

// weights are some public weights, from none to all.
func (h *Rehearsal) weights() (options []Option) {
	own := h.Edition.Rule.Public.Weight
	all := []exact.Rat{own}
	for _, w := range []exact.Rat{{}, exact.New(1, 10), exact.New(1, 5), exact.New(1, 4), exact.New(1, 3), exact.New(1, 2), exact.New(3, 4), exact.Int(1)} {
		if !w.Equal(own) {
			all = append(all, w)
		}
	}
	slices.SortFunc(all, exact.Rat.Cmp)
	for _, w := range all {
		if w.Equal(own) {
			options = append(options, h.now())
			continue
		}
		options = append(options, h.option(h.withPublic(func(p *award.PublicRule) { p.Weight = w })))
	}
	return options
}

// mostTops is how many lengths of a shortlist are compared.
const mostTops = 9

// tops are lengths of the shortlist.
func (h *Rehearsal) tops() (options []Option) {
	own := h.Edition.Rule.Public.Top
	for top := 1; top <= min(len(h.Edition.Nominees), mostTops) || top <= own; top++ {
		switch {
		case top == own:
			options = append(options, h.now())
		case top <= mostTops:
			options = append(options, h.option(h.withPublic(func(p *award.PublicRule) { p.Top = top })))
		}
	}
	return options
}

// roundings are the rule's own rounding, none, and the two that rule books
// have most.
func (h *Rehearsal) roundings() []Option {
	options := []Option{h.now()}
	j := h.Edition.Rule.Jury
	if j.Ranks() {
		return options
	}
	one, two := 1, 2
	for _, r := range []*award.Rounding{
		nil, {Criterion: &one, Mode: award.HalfUp}, {Total: &two, Mode: award.HalfUp},
	} {
		if !sameRounding(r, j.Rounding) {
			options = append(options, h.option(h.with(func(rule *award.Rule) { rule.Jury.Rounding = r })))
		}
	}
	return options
}

// sameRounding reports whether two rules round alike.
func sameRounding(a, b *award.Rounding) bool {
	if !rounds(a) || !rounds(b) {
		return rounds(a) == rounds(b)
	}
	same := func(x, y *int) bool { return x == nil && y == nil || x != nil && y != nil && *x == *y }
	return a.Mode == b.Mode && same(a.Mark, b.Mark) && same(a.Criterion, b.Criterion) &&
		same(a.Weighted, b.Weighted) && same(a.Total, b.Total)
}

func rounds(r *award.Rounding) bool {
	return r != nil && (r.Mark != nil || r.Criterion != nil || r.Weighted != nil || r.Total != nil)
}

// ladders are the rule's own tie ladder, the same from below, and none.
func (h *Rehearsal) ladders() []Option {
	options := []Option{h.now()}
	if len(h.Edition.Rule.Ties) > 1 {
		options = append(options, h.option(robustness.Reversed(h.Edition)))
	}
	if len(h.Edition.Rule.Ties) > 0 {
		options = append(options, h.option(h.with(func(r *award.Rule) { r.Ties = []string{} })))
	}
	return options
}

// quorums are the rule's own quorum, one juror, half of them, and all.
func (h *Rehearsal) quorums() (options []Option) {
	jurors, own := len(h.Edition.Jurors), h.Edition.Rule.Quorum
	all := []int{1, (jurors + 1) / 2, jurors, own}
	slices.Sort(all)
	for _, q := range slices.Compact(all) {
		if q == own {
			options = append(options, h.now())
		} else {
			options = append(options, h.option(h.with(func(r *award.Rule) { r.Quorum = q })))
		}
	}
	return options
}

// recusals are what a recused juror may leave.
func (h *Rehearsal) recusals() (options []Option) {
	for _, s := range []award.Scope{award.ScopeNominee, award.ScopeEdition} {
		if s == h.Edition.Rule.Recusal {
			options = append(options, h.now())
		} else {
			options = append(options, h.option(h.with(func(r *award.Rule) { r.Recusal = s })))
		}
	}
	return options
}
