package award

import (
	"slices"
	"strconv"

	"votering/internal/exact"
	"votering/internal/fault"
)

// rule checks the rule, word by word and then against itself, and fills in its
// defaults.
func (c *checker) rule() {
	r := &c.e.Rule
	n := len(c.faults)
	c.juryWords(&r.Jury)
	if r.Public != nil {
		c.oneOf(r.Public.Method, PublicMethods(), "rule", "public", "method")
	}
	r.Outcome = orElse(r.Outcome, Binding)
	r.Places = orElse(r.Places, Competition)
	c.oneOf(string(r.Outcome), []string{string(Binding), string(Advice)}, "rule", "outcome")
	c.oneOf(string(r.Places), []string{string(Competition), string(Dense)}, "rule", "places")
	c.oneOf(string(r.Recusal), []string{string(ScopeNominee), string(ScopeEdition)}, "rule", "recusal")
	if r.Quorum == 0 {
		r.Quorum = 1
	}
	c.quorum(r.Quorum)
	if r.Ties == nil {
		r.Ties = c.e.DefaultTies()
	}
	c.ties(r.Ties)
	if len(c.faults) > n {
		return // a rule that cannot be read cannot contradict itself
	}
	c.jury(&r.Jury)
	if r.Public != nil {
		c.public(r.Public, &r.Jury)
	}
}

func orElse[T ~string](v, otherwise T) T {
	if v == "" {
		return otherwise
	}
	return v
}

// contradicts reports a rule that cannot be applied.
func (c *checker) contradicts(id string, pairs []string, path ...any) {
	c.add(fault.New(fault.Rule, id, pairs...), append([]any{"rule"}, path...)...)
}

// juryWords fills in what the jury rule leaves out and checks its words.
func (c *checker) juryWords(j *JuryRule) {
	j.Method = orElse(j.Method, Mean)
	j.Output = orElse(j.Output, OutputMean)
	j.Combine = orElse(j.Combine, WeightedMean)
	j.Uncovered = orElse(j.Uncovered, Renormalise)
	if j.Method == Exponential && j.Ratio == nil {
		q := exact.New(8269, 10000)
		j.Ratio = &q
	}
	c.oneOf(j.Method, JuryMethods(), "rule", "jury", "method")
	c.oneOf(j.Output, []string{OutputMean, OutputSum}, "rule", "jury", "output")
	c.oneOf(j.Combine, []string{WeightedMean, WeightedSum}, "rule", "jury", "combine")
	c.oneOf(j.Uncovered, []string{Renormalise, Refuse}, "rule", "jury", "uncovered")
	if j.Rounding != nil {
		j.Rounding.Mode = orElse(j.Rounding.Mode, HalfUp)
		c.oneOf(j.Rounding.Mode, []string{HalfUp, HalfEven, Down}, "rule", "jury", "rounding", "mode")
	}
}

// jury checks the jury rule against itself and the criteria.
func (c *checker) jury(j *JuryRule) {
	switch {
	case j.Trim < 0 || j.Method == Trimmed && j.Trim < 1:
		c.contradicts("edition.trim", nil, "jury", "trim")
	case j.Margin != nil && j.Margin.Sign() < 0:
		c.invalid("edition.margin", nil, "rule", "jury", "margin")
	case j.Ratio != nil && (j.Ratio.Sign() <= 0 || !j.Ratio.Less(exact.Int(1))):
		c.contradicts("edition.ratio_range", nil, "jury", "ratio")
	case j.Method == Exponential && j.Ratio != nil && powersBits(*j.Ratio, len(c.e.Nominees)) > MaxPowers:
		c.contradicts("edition.ratio_long", args("ratio", j.Ratio.String(), "n", strconv.Itoa(len(c.e.Nominees)),
			"digits", strconv.Itoa(MaxPowers*3/10)), "jury", "ratio")
	case j.Method == Points && len(j.Points) == 0:
		c.contradicts("edition.points_missing", nil, "jury", "points")
	}
	c.points(j.Points, "jury", "points")
	if j.Method == Sum && j.Combine != WeightedSum {
		c.contradicts("edition.sum_combine", nil, "jury", "combine")
	}
	if j.Output == OutputSum && j.Method != Trimmed {
		c.contradicts("edition.output_method", nil, "jury", "output")
	} else if j.Output == OutputSum && j.Combine != WeightedSum {
		c.contradicts("edition.sum_combine", nil, "jury", "combine")
	}
	if j.Ranks() && j.Combine == WeightedSum {
		c.contradicts("edition.ranks_combine", args("method", j.Method), "jury", "combine")
	}
	c.rounding(j)
	c.juryCriteria(j)
}

// powersBits is how long the powers of a ratio grow over that many places, in bits.
func powersBits(ratio exact.Rat, places int) int {
	return (places - 1) * ratio.Big().Denom().BitLen()
}

// juryCriteria checks the jury rule against each criterion.
func (c *checker) juryCriteria(j *JuryRule) {
	for i := range c.e.Criteria {
		cr := &c.e.Criteria[i]
		path := []any{"criteria", i}
		if j.Method == Clamp && j.Margin == nil && cr.Margin == nil && cr.ValueFrom == nil {
			c.contradicts("edition.margin_missing", args("criterion", show(cr.ID)), "jury", "margin")
			break
		}
		if cr.Better == Lower && j.Combine == WeightedSum {
			c.add(fault.New(fault.Rule, "edition.lower_sum"), append(path, "better")...)
		}
		if cr.ValueFrom != nil && j.Ranks() {
			c.add(fault.New(fault.Rule, "edition.ranks_measured", "method", j.Method), append(path, "value_from")...)
		}
	}
	if len(c.e.Criteria) > 0 && len(c.e.Marked()) == 0 {
		c.add(fault.New(fault.Rule, "edition.all_measured"), "criteria")
	}
}

func (c *checker) rounding(j *JuryRule) {
	r := j.Rounding
	if r == nil {
		return
	}
	stages := []struct {
		key string
		to  *int
	}{{"mark", r.Mark}, {"criterion", r.Criterion}, {"weighted", r.Weighted}, {"total", r.Total}}
	for _, s := range stages {
		switch {
		case s.to == nil:
		case *s.to < 0 || *s.to > MaxDecimals:
			c.invalid("edition.range", args("min", "0", "max", strconv.Itoa(MaxDecimals)), "rule", "jury", "rounding", s.key)
		case j.Ranks():
			c.contradicts("edition.rounding_ranks", args("method", j.Method), "jury", "rounding", s.key)
		case s.key == "mark" && j.Method != Clamp:
			c.contradicts("edition.rounding_mark", nil, "jury", "rounding", s.key)
		}
	}
}

// points checks a list of points by place: it never rises, also not to the 0 of
// the places past its end.
func (c *checker) points(points []exact.Rat, path ...any) {
	if len(points) > MaxPoints {
		c.size("edition.many", len(points), MaxPoints, append([]any{"rule"}, path...)...)
	}
	for i := range points {
		switch {
		case points[i].Sign() < 0:
			c.contradicts("edition.points_below", nil, append(slices.Clone(path), i)...)
			return
		case i > 0 && points[i-1].Less(points[i]):
			c.contradicts("edition.points_rise", nil, append(slices.Clone(path), i)...)
			return
		}
	}
}

// public checks the public rule against itself and the jury rule.
func (c *checker) public(p *PublicRule, j *JuryRule) {
	if p.NoWeight {
		c.contradicts("edition.weight_missing", args("method", p.Method), "public", "weight")
	}
	if p.Weight.Sign() < 0 || exact.Int(1).Less(p.Weight) {
		c.contradicts("edition.public_weight", nil, "public", "weight")
	}
	c.points(p.Points, "public", "points")
	switch {
	case p.Method == RankPoints && len(p.Points) == 0:
		c.contradicts("edition.points_missing", nil, "public", "points")
	case p.Top < 0 || p.Method == Shortlist && p.Top < 1:
		c.contradicts("edition.top", nil, "public", "top")
	case (p.Method == ShareOfTop || p.Method == RankLinear) && !j.Unit():
		c.contradicts("edition.public_unit", args("method", p.Method), "public", "method")
	}
}

func (c *checker) quorum(q int) {
	voters := len(c.e.Voters())
	switch {
	case q < 1 || q > MaxJurors:
		c.invalid("edition.range", args("min", "1", "max", strconv.Itoa(MaxJurors)), "rule", "quorum")
	case len(c.e.Jurors) > 0 && q > voters:
		c.contradicts("edition.quorum_high", args("n", strconv.Itoa(voters)), "quorum")
	}
}

// DefaultTies is the tie ladder of a rule that names none: the public, the
// criterion with the greatest weight (the first listed among equals), and the
// jurors' preferences between the two.
func (e *Edition) DefaultTies() []string {
	heaviest := -1
	for i := range e.Criteria {
		if heaviest < 0 || e.Criteria[heaviest].Weight.Less(e.Criteria[i].Weight) {
			heaviest = i
		}
	}
	if heaviest < 0 {
		return []string{TiePublic, TieHeadToHead}
	}
	return []string{TiePublic, TieCriterion + ":" + e.Criteria[heaviest].ID, TieHeadToHead}
}

// ties checks the tie ladder.
func (c *checker) ties(ties []string) {
	seen := map[string]bool{}
	for i, s := range ties {
		step, ok := ParseTie(s)
		if !ok {
			c.invalid("edition.tie", args("step", show(s)), "rule", "ties", i)
			continue
		}
		if seen[s] {
			c.contradicts("edition.tie_twice", args("step", show(s)), "ties", i)
		}
		seen[s] = true
		if step.Kind == TieMetric {
			c.number(step.Figure.Metric, "rule", "ties", i)
		}
		if _, ok := c.e.Criterion(step.Criterion); !ok && step.Kind == TieCriterion {
			c.invalid("edition.no_criterion", args("criterion", show(step.Criterion)), "rule", "ties", i)
		}
	}
}
