package editionfile

import (
	"votering/internal/award"
	"votering/internal/exact"
)

func (a *at) rule() award.Rule {
	o := a.object("jury", "public", "outcome", "ties", "places", "quorum", "recusal")
	r := award.Rule{
		Outcome: award.Outcome(o.str("outcome")), Ties: o.words("ties"), Places: award.Places(o.str("places")),
		Quorum: orZero(o.whole("quorum", 1, award.MaxJurors)), Recusal: award.Scope(o.str("recusal")),
	}
	if j, ok := o.get("jury"); ok {
		r.Jury = j.juryRule()
	}
	if p, ok := o.get("public"); ok {
		r.Public = p.publicRule()
	}
	return r
}

func (a *at) juryRule() award.JuryRule {
	o := a.object("method", "trim", "margin", "points", "ratio", "output", "combine", "uncovered", "rounding")
	j := award.JuryRule{
		Method: o.str("method"), Trim: orZero(o.whole("trim", 0, award.MaxJurors)), Margin: o.rat("margin", exact.Decimal),
		Points: o.rats("points"), Ratio: o.rat("ratio", exact.Ratio), Output: o.str("output"),
		Combine: o.str("combine"), Uncovered: o.str("uncovered"),
	}
	if r, ok := o.get("rounding"); ok {
		p := r.object("mark", "criterion", "weighted", "total", "mode")
		decimals := func(key string) *int { return p.whole(key, 0, award.MaxDecimals) }
		j.Rounding = &award.Rounding{
			Mark: decimals("mark"), Criterion: decimals("criterion"),
			Weighted: decimals("weighted"), Total: decimals("total"), Mode: p.str("mode"),
		}
	}
	return j
}

// publicRule reads the public's part. Only the file knows whether a weight of
// 0 was meant.
func (a *at) publicRule() *award.PublicRule {
	o := a.object("method", "weight", "points", "top")
	p := &award.PublicRule{
		Method: o.str("method"), Weight: orZero(o.rat("weight", exact.Ratio)),
		Points: o.rats("points"), Top: orZero(o.whole("top", 1, award.MaxNominees)),
	}
	p.NoWeight = award.Weighted(p.Method) && !o.has("weight")
	return p
}
