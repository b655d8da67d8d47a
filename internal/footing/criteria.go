package footing

import (
	"cmp"
	"slices"
	"strconv"

	"votering/internal/award"
	"votering/internal/robustness"
)

// criteria is who is first as the weight of one criterion moves.
func (w Words) criteria(c *robustness.Card) Part {
	p := Part{ID: OfCriteria, Heading: w.L.T("footing.criteria")}
	if c.CriterionWeights == nil {
		if len(w.E.Criteria) > 1 {
			p.Notes = []string{w.L.T("footing.criteria.none." + w.unweighable())}
		}
		return p
	}
	same := true
	for _, x := range c.CriterionWeights {
		same = same && x.Now.Equal(c.CriterionWeights[0].Now)
	}
	if same && len(c.CriterionWeights) > 0 {
		p.Heading = w.L.T("footing.criteria.now", "now", w.Border(c.CriterionWeights[0].Now))
	}
	for _, x := range c.CriterionWeights {
		label := w.rules().Criterion(x.ID)
		if !same {
			label = w.L.T("footing.criterion.now", "criterion", label, "now", w.Border(x.Now))
		}
		if len(x.Segments) == 0 {
			p.Lines = append(p.Lines, Line{Label: label, Text: w.L.T("footing.criterion.only")})
			continue
		}
		text, warn := w.around(c, x.Segments, x.Now)
		p.Lines = append(p.Lines, Line{label, text, warn})
	}
	var all []robustness.Segment
	for _, x := range c.CriterionWeights {
		all = append(all, x.Segments...)
	}
	p.Notes = append([]string{w.L.T("footing.criteria.how")}, w.leveled(all)...)
	return p
}

// unweighable is why the weight of a criterion cannot be moved: the first cause
// that there is in the rule, else that somebody has no marks on a criterion.
func (w Words) unweighable() string {
	j, p := w.E.Rule.Jury, w.public()
	switch r := j.Rounding; {
	case j.Ranks():
		return "ranks"
	case r != nil && (r.Criterion != nil || r.Weighted != nil || r.Total != nil):
		return "rounding"
	case j.Combine == award.WeightedSum:
		return "sum"
	case p != nil && (p.Method == award.RankPoints || p.Method == award.Added || p.Method == award.Shortlist):
		return "public"
	}
	return "uncovered"
}

// chance is how often each nominee is first with criterion weights drawn at
// random; nothing where that was not asked for.
func (w Words) chance(c *robustness.Card) Part {
	p := Part{ID: OfChance, Heading: w.L.T("footing.chance")}
	switch {
	case c.Acceptability != nil:
		p.Lines = w.Accepted(c.Acceptability)
		p.Notes = []string{w.L.T("footing.chance.how",
			"n", w.L.Int(int64(c.Acceptability.Samples)), "seed", strconv.FormatUint(c.Acceptability.Seed, 10))}
	case c.Drawn:
		p.Notes = []string{w.L.T("footing.chance.none")}
	}
	return p
}

// Accepted is how often each nominee is first with criterion weights drawn at
// random, the most often first; those who never are, are left out.
func (w Words) Accepted(a *robustness.Acceptability) []Line {
	var ids []string
	for i := range w.E.Nominees {
		if id := w.E.Nominees[i].ID; len(a.Counts[id]) > 0 && a.Counts[id][0] > 0 {
			ids = append(ids, id)
		}
	}
	slices.SortStableFunc(ids, func(x, y string) int { return cmp.Compare(a.Counts[y][0], a.Counts[x][0]) })
	lines := make([]Line, len(ids))
	for i, id := range ids {
		lines[i] = Line{Label: w.names([]string{id}), Text: w.L.T("footing.chance.first",
			"n", w.L.Int(int64(a.Counts[id][0])), "of", w.L.Int(int64(a.Samples)))}
	}
	return lines
}
