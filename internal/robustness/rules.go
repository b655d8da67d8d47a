package robustness

import (
	"slices"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/ranking"
)

// otherRules ranks by each other jury method, each other public method, and the
// same rule with the tie ladder reversed. The methods sum and added are not
// tried: both ask for marks or votes that were made for them.
func otherRules(p *ranking.Prepared) []Other {
	now := Other{Jury: p.Input().Edition.Rule.Jury.Method}
	public := publicOf(p)
	if public != nil {
		now.Public = public.Method
	}
	var others []Other
	for _, method := range award.JuryMethods() {
		if method != now.Jury && method != award.Sum {
			others = append(others, Other{Jury: method, Public: now.Public})
		}
	}
	if public != nil {
		for _, method := range award.PublicMethods() {
			if method != now.Public && method != award.Added {
				others = append(others, Other{Jury: now.Jury, Public: method})
			}
		}
	}
	others = append(others, Other{Jury: now.Jury, Public: now.Public, Reversed: true})
	for i := range others {
		others[i].ask(p)
	}
	return others
}

// ask ranks by the other rule.
func (o *Other) ask(p *ranking.Prepared) {
	v := By(p, *o)
	if o.Why = award.Applicable(v.Edition); o.Why != nil {
		return
	}
	r, err := p.Compute(v)
	if err != nil {
		o.Why = fault.Of(err)
		return
	}
	o.Winners = r.Winners
	if effective, ok := r.EffectiveWeight(); ok {
		o.Effective = &effective
	}
}

// By is what is asked of p for another rule, as [Card] has it. Whether the rule
// can be applied is for [award.Applicable].
func By(p *ranking.Prepared, o Other) ranking.Variation {
	e := p.Input().Edition
	if o.Jury != e.Rule.Jury.Method {
		e = WithJury(e, o.Jury)
	}
	if o.Public != "" && o.Public != e.Rule.Public.Method {
		e = WithPublic(e, o.Public)
	}
	if o.Reversed {
		e = Reversed(e)
	}
	return ranking.Variation{Edition: e}
}

// The settings of a method for which the rule has none.
var (
	defaultTrim   = 1
	defaultTop    = 3
	defaultRatio  = exact.New(8269, 10000)
	defaultMargin = exact.New(1, 5) // of the width of a criterion's scale
	defaultPoints = []exact.Rat{
		exact.Int(12), exact.Int(10), exact.Int(8), exact.Int(7), exact.Int(6),
		exact.Int(5), exact.Int(4), exact.Int(3), exact.Int(2), exact.Int(1),
	}
)

// WithJury is the edition with another jury method, and that method's settings
// where the rule has none: one mark cut at each end, a margin of a fifth of the
// scale, the points 12, 10, 8 to 1, the ratio 8269/10000. All else stays, but what
// belongs to one method alone: only trimmed may add its marks up, and only clamp
// has marks to round. Whether such a rule can be applied is for
// [award.Applicable]. e itself stays as it is.
func WithJury(e *award.Edition, method string) *award.Edition {
	other := *e
	j := &other.Rule.Jury
	j.Method = method
	switch method {
	case award.Trimmed:
		j.Trim = max(j.Trim, defaultTrim)
	case award.Clamp:
		other.Criteria = withMargins(e)
	case award.Points:
		j.Points = orDefault(j.Points)
	case award.Exponential:
		if j.Ratio == nil {
			j.Ratio = &defaultRatio
		}
	}
	if method != award.Trimmed {
		j.Output = award.OutputMean
	}
	if method != award.Clamp {
		j.Rounding = withoutMarks(j.Rounding)
	}
	return &other
}

// withoutMarks is what a rule rounds but marks; nil where nothing is left.
func withoutMarks(r *award.Rounding) *award.Rounding {
	if r == nil || r.Mark == nil {
		return r
	}
	if r.Criterion == nil && r.Weighted == nil && r.Total == nil {
		return nil
	}
	other := *r
	other.Mark = nil
	return &other
}

// withMargins are the criteria of e, each with a margin of its own where neither
// it nor the rule has one.
func withMargins(e *award.Edition) []award.Criterion {
	if e.Rule.Jury.Margin != nil {
		return e.Criteria
	}
	criteria := slices.Clone(e.Criteria)
	for i := range criteria {
		if c := &criteria[i]; c.Margin == nil {
			margin := c.Scale.Max.Sub(c.Scale.Min).Mul(defaultMargin)
			c.Margin = &margin
		}
	}
	return criteria
}

// WithPublic is the edition with another public method, and that method's
// settings where the rule has none: the points 12, 10, 8 to 1, a shortlist of
// three. The edition must have a public part. e itself stays as it is.
func WithPublic(e *award.Edition, method string) *award.Edition {
	other, public := *e, *e.Rule.Public
	public.Method = method
	switch method {
	case award.RankPoints:
		public.Points = orDefault(public.Points)
	case award.Shortlist:
		if public.Top == 0 {
			public.Top = defaultTop
		}
	}
	other.Rule.Public = &public
	return &other
}

// Reversed is the edition with its tie ladder from the last step to the first.
// e itself stays as it is.
func Reversed(e *award.Edition) *award.Edition {
	other := *e
	other.Rule.Ties = slices.Clone(e.Rule.Ties)
	slices.Reverse(other.Rule.Ties)
	return &other
}

func orDefault(points []exact.Rat) []exact.Rat {
	if len(points) > 0 {
		return points
	}
	return slices.Clone(defaultPoints)
}
