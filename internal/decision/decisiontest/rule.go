package decisiontest

import (
	"slices"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/exact"
)

// rule draws any rule that does not contradict itself.
func rule(t *rapid.T, e *award.Edition) {
	e.Rule = award.Rule{
		Jury:    juryRule(t, e),
		Outcome: rapid.SampledFrom([]award.Outcome{award.Binding, award.Advice}).Draw(t, "outcome"),
		Places:  rapid.SampledFrom([]award.Places{award.Competition, award.Dense}).Draw(t, "places"),
		Quorum:  min(rapid.SampledFrom([]int{1, 1, 2}).Draw(t, "quorum"), len(e.Voters())),
		Recusal: rapid.SampledFrom([]award.Scope{award.ScopeNominee, award.ScopeEdition}).Draw(t, "recusal"),
	}
	if e.Rule.Jury.Combine == award.WeightedSum {
		for i := range e.Criteria {
			e.Criteria[i].Better = award.Higher
		}
	}
	publicRule(t, e)
	ties(t, e)
}

// juryRule draws the jury's part: as often as not the mean.
func juryRule(t *rapid.T, e *award.Edition) award.JuryRule {
	j := award.JuryRule{
		Method: rapid.SampledFrom(append(slices.Repeat([]string{award.Mean}, 6), award.JuryMethods()...)).Draw(t, "jury"),
		Output: award.OutputMean, Combine: award.WeightedMean, Uncovered: award.Renormalise,
	}
	if rapid.IntRange(0, 9).Draw(t, "refuse") == 9 {
		j.Uncovered = award.Refuse
	}
	switch j.Method {
	case award.Sum:
		j.Combine = award.WeightedSum
	case award.Trimmed:
		j.Trim = rapid.IntRange(1, 2).Draw(t, "trim")
		if rapid.Bool().Draw(t, "added up") {
			j.Output, j.Combine = award.OutputSum, award.WeightedSum
		}
	case award.Clamp:
		margins(t, e, &j)
	case award.Points:
		j.Points = points(t)
	case award.Exponential:
		q := ratio(t, "ratio", "1/2", "8269/10000")
		j.Ratio = &q
	}
	if !j.Ranks() {
		if rapid.IntRange(0, 4).Draw(t, "sum") == 4 {
			j.Combine = award.WeightedSum
		}
		j.Rounding = rounding(t, j.Method)
	}
	return j
}

// margins draws the margin of the rule, or one for each criterion.
func margins(t *rapid.T, e *award.Edition, j *award.JuryRule) {
	margin := ratio(t, "margin", "0", "1/2", "1")
	if j.Margin = &margin; rapid.Bool().Draw(t, "each its own") {
		j.Margin = nil
		for i := range e.Criteria {
			own := ratio(t, "own margin", "1/2", "3/2")
			e.Criteria[i].Margin = &own
		}
	}
}

// points draws points by place.
func points(t *rapid.T) []exact.Rat {
	return rapid.SampledFrom([][]exact.Rat{
		{exact.Int(12), exact.Int(10), exact.Int(8)}, {exact.Int(3), exact.New(3, 2)}, {exact.Int(1)},
	}).Draw(t, "points")
}

// rounding draws at which stages a rule rounds; mostly at none.
func rounding(t *rapid.T, method string) *award.Rounding {
	if rapid.IntRange(0, 2).Draw(t, "rounded") > 0 {
		return nil
	}
	decimals := func(stage string) *int {
		n := rapid.IntRange(-1, 2).Draw(t, stage)
		if n < 0 {
			return nil
		}
		return &n
	}
	r := &award.Rounding{
		Criterion: decimals("criterion decimals"), Weighted: decimals("weighted decimals"), Total: decimals("total decimals"),
		Mode: rapid.SampledFrom([]string{award.HalfUp, award.HalfEven, award.Down}).Draw(t, "mode"),
	}
	if method == award.Clamp {
		r.Mark = decimals("mark decimals")
	}
	return r
}

// publicRule draws the public's part, or none.
func publicRule(t *rapid.T, e *award.Edition) {
	methods := slices.DeleteFunc(award.PublicMethods(), func(m string) bool {
		return !e.Rule.Jury.Unit() && (m == award.ShareOfTop || m == award.RankLinear)
	})
	method := rapid.SampledFrom(append(methods, "")).Draw(t, "method")
	if method == "" {
		return
	}
	e.Rule.Public = &award.PublicRule{Method: method, Weight: ratio(t, "public weight", "0", "1/4", "1/2", "1"),
		Top: rapid.IntRange(1, 3).Draw(t, "top")}
	if method == award.RankPoints {
		e.Rule.Public.Points = points(t)
	}
}

// ties draws a tie ladder of few steps, every other time with the chair.
func ties(t *rapid.T, e *award.Edition) {
	steps := []string{award.TiePublic, award.TieVotes, award.TieJury, award.TieMedian, award.TieFirstPlaces, award.TieCountback, award.TieHeadToHead}
	for i := range e.Criteria {
		steps = append(steps, award.TieCriterion+":"+e.Criteria[i].ID)
	}
	if len(e.Metrics) > 0 {
		steps = append(steps, award.TieMetric+":"+e.Metrics[0].ID+"@2021")
	}
	e.Rule.Ties = rapid.Permutation(steps).Draw(t, "ties")[:rapid.IntRange(0, 3).Draw(t, "steps")]
	if rapid.Bool().Draw(t, "chair decides") {
		at := rapid.IntRange(0, len(e.Rule.Ties)).Draw(t, "chair's step")
		e.Rule.Ties = slices.Insert(e.Rule.Ties, at, award.TieChair)
	}
}

// measured adds a criterion that no juror marks, now and then, which not every
// nominee has a figure for.
func measured(t *rapid.T, e *award.Edition) {
	if e.Rule.Jury.Ranks() || rapid.IntRange(0, 3).Draw(t, "measured") > 0 {
		return
	}
	margin := exact.New(1, 2)
	e.Metrics = append(e.Metrics, award.Metric{ID: "figure", Title: award.Plain("Figure"), Unit: award.Percent})
	e.Criteria = append(e.Criteria, award.Criterion{
		ID: "measured", Title: award.Plain("Measured"), Weight: exact.Int(1), Margin: &margin, Better: award.Higher,
		Scale:     award.Scale{Min: exact.Int(0), Max: exact.Int(100), Step: exact.Int(1)},
		ValueFrom: &award.Point{Metric: "figure", Period: "2022"},
	})
	for i := range e.Nominees {
		if rapid.IntRange(0, 3).Draw(t, "no figure") == 0 {
			continue
		}
		e.Nominees[i].Values = append(e.Nominees[i].Values, award.Value{
			Metric: "figure", Period: "2022", Number: ratio(t, "figure", "0", "50", "99.5"), Source: award.Plain("A source."),
		})
	}
}
