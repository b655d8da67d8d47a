package ranking

import (
	"slices"

	"votering/internal/additive"
	"votering/internal/award"
)

// Gaps reports whether marks are missing without which Compute refuses to rank:
// whatever the others are, and whatever the public votes. It is quick where
// Compute takes long.
func Gaps(in Input) bool {
	p, err := Prepare(in)
	if err != nil {
		return false
	}
	c, _ := p.convene(Variation{})
	if in.Edition.Rule.Jury.Method == award.Additive {
		for k := range in.Edition.Criteria {
			cells, rows, cols := marked(c.marksOn(k))
			if len(cells) > 0 && additive.Split(len(rows.of), len(cols.of), cells) != nil {
				return true
			}
		}
	}
	c.gather(award.Mean)
	refused := in.Edition.Rule.Jury.Uncovered == award.Refuse
	for _, n := range c.entrants {
		if refused && slices.ContainsFunc(n.aggregates, func(a Aggregate) bool { return !a.known && a.Measured == nil }) {
			return true
		}
		if _, err := c.jurySum(n, stages{}); err != nil {
			return true
		}
	}
	return false
}
