package ranking

import (
	"cmp"
	"slices"
	"sort"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
)

// aggregate works out what every entrant has on every criterion: A[n,c]. Refused
// where a figure does not lie on the scale of its criterion, and where the
// additive model cannot be fitted.
func (c *contest) aggregate() error {
	method := c.edition.Rule.Jury.Method
	if c.edition.Rule.Jury.Ranks() {
		method = award.Mean
	}
	c.gather(method)
	if err := c.checkFigures(); err != nil {
		return err
	}
	if method == award.Additive {
		if err := c.adjust(); err != nil {
			return err
		}
	}
	if at := stagesOf(c.edition.Rule.Jury.Rounding).criterion; at != nil {
		for _, n := range c.entrants {
			for k := range n.aggregates {
				a := &n.aggregates[k]
				a.Value, a.Unrounded = at.keep(a.Value)
			}
		}
	}
	return nil
}

// gather takes the marks together by a method, for additive as mean does.
func (c *contest) gather(method string) {
	g := gathering{method: method, rule: &c.edition.Rule.Jury, mark: stagesOf(c.edition.Rule.Jury.Rounding).mark}
	for _, n := range c.entrants {
		n.aggregates = make([]Aggregate, len(c.edition.Criteria))
		for k := range n.aggregates {
			criterion := &c.edition.Criteria[k]
			if figures := c.table.columns[k].figures; figures != nil {
				n.aggregates[k] = measuredBy(criterion, figures[n.row])
			} else {
				n.aggregates[k] = g.take(criterion, c.cell(k, n))
			}
		}
	}
}

// measuredBy is a figure as what a nominee has on a criterion; nil: it is not known.
func measuredBy(criterion *award.Criterion, figure *exact.Rat) Aggregate {
	a := Aggregate{Criterion: criterion.ID, Measured: criterion.ValueFrom, known: figure != nil}
	if a.known {
		a.Value = *figure
	}
	return a
}

// checkFigures refuses a figure that does not lie on the scale of the criterion
// that it is to measure.
func (c *contest) checkFigures() error {
	for k := range c.edition.Criteria {
		criterion := &c.edition.Criteria[k]
		scale := criterion.Scale
		for _, n := range c.entrants {
			a := &n.aggregates[k]
			if a.Measured != nil && a.known && (a.Value.Less(scale.Min) || scale.Max.Less(a.Value)) {
				return fault.New(fault.Rule, "rank.off_scale", "nominee", n.Name, "criterion", criterion.ID,
					"value", Written(a.Value), "min", scale.Min.Text(), "max", scale.Max.Text())
			}
		}
	}
	return nil
}

// gathering takes marks together by one method, cell by cell.
type gathering struct {
	method string
	rule   *award.JuryRule
	mark   *rounding

	given, counts []int32 // used again for every cell
}

// take takes the marks of one cell together.
func (g *gathering) take(criterion *award.Criterion, cell cell) Aggregate {
	a := Aggregate{Criterion: criterion.ID, Method: g.method, cell: cell}
	g.given = cell.given(g.given)
	a.Jurors = len(g.given)
	if a.known = a.Jurors > 0; !a.known {
		return a
	}
	switch g.method {
	case award.Sum:
		a.total = true
		a.Value = cell.sum(g.given)
	case award.Median:
		a.Value = g.median(cell)
	case award.Trimmed:
		a.trim, a.total = min(g.rule.Trim, (a.Jurors-1)/2), g.rule.Output == award.OutputSum
		a.Value = g.trimmed(cell, a.trim, a.total)
	case award.Clamp:
		a.band = bandOf(criterion, g.rule, cell.over(g.given, a.Jurors), g.mark)
		a.Value = g.clamped(cell, a.band)
	default:
		a.Value = cell.over(g.given, a.Jurors)
	}
	return a
}

// median is the middle mark, or the mean of the two middle ones.
func (g *gathering) median(cell cell) exact.Rat {
	g.sort(cell)
	n := len(g.given)
	middle := g.given[(n-1)/2 : n/2+1]
	return cell.over(middle, len(middle))
}

// trimmed is the mean of the marks without the lowest and the highest, as many of
// each as trim says; or their sum.
func (g *gathering) trimmed(cell cell, trim int, sum bool) exact.Rat {
	g.sort(cell)
	rest := g.given[trim : len(g.given)-trim]
	if sum {
		return cell.sum(rest)
	}
	return cell.over(rest, len(rest))
}

// clamped is the mean of the marks as they count within the band.
func (g *gathering) clamped(cell cell, within *band) exact.Rat {
	g.sort(cell)
	n := len(g.given)
	from := sort.Search(n, func(i int) bool { return !cell.values[g.given[i]].Less(within.low) })
	to := sort.Search(n, func(i int) bool { return within.high.Less(cell.values[g.given[i]]) })
	times := func(v exact.Rat, n int) exact.Rat { return within.mark.of(v).Mul(exact.Int(int64(n))) }
	sum := times(within.low, from).Add(times(within.high, n-to))
	if within.mark == nil {
		sum = sum.Add(cell.sum(g.given[from:to]))
	} else {
		for _, run := range inGroups(g.given[from:to], cmp.Compare[int32]) {
			sum = sum.Add(times(cell.values[run[0]], len(run)))
		}
	}
	return sum.Quo(exact.Int(int64(n)))
}

// sort puts the given marks in order. Of few different ones it counts how many
// there are of each.
func (g *gathering) sort(cell cell) {
	if len(cell.values) > 4*len(g.given) {
		slices.Sort(g.given)
		return
	}
	g.counts = slices.Grow(g.counts[:0], len(cell.values))[:len(cell.values)]
	clear(g.counts)
	for _, v := range g.given {
		g.counts[v]++
	}
	at := 0
	for v, n := range g.counts {
		for range n {
			g.given[at] = int32(v)
			at++
		}
	}
}

// band is how far from the mean a mark counts as it is: clamp draws in those that
// lie farther off, and then rounds all, where the rule does.
type band struct {
	low, high exact.Rat
	mark      *rounding
}

// bandOf is the band around a mean. A criterion's own margin goes before the
// rule's.
func bandOf(criterion *award.Criterion, rule *award.JuryRule, mean exact.Rat, mark *rounding) *band {
	margin := rule.Margin
	if criterion.Margin != nil {
		margin = criterion.Margin
	}
	return &band{low: mean.Sub(*margin), high: mean.Add(*margin), mark: mark}
}

// of is what a mark counts as.
func (b *band) of(mark exact.Rat) exact.Rat {
	switch {
	case mark.Less(b.low):
		mark = b.low
	case b.high.Less(mark):
		mark = b.high
	}
	return b.mark.of(mark)
}
