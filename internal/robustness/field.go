package robustness

import (
	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// field is the ranked nominees with their values on every criterion: what J is
// made of, before it is weighted.
type field struct {
	edition *award.Edition
	public  *award.PublicRule // nil: none
	now     *ranking.Ranking
	rows    []*ranking.Row // in the edition's order
	means   [][]exact.Rat  // A[n,c], by row and criterion
}

// fieldOf takes the values of a ranking together; false where J does not follow
// from them by weights alone: under a rank method, where a nominee has no value
// on a criterion, and where nobody is ranked.
func fieldOf(p *ranking.Prepared, now *ranking.Ranking) (*field, bool) {
	f := &field{edition: p.Input().Edition, public: publicOf(p), now: now, rows: inOrder(p, now)}
	if f.edition.Rule.Jury.Ranks() || len(f.rows) == 0 {
		return nil, false
	}
	for _, row := range f.rows {
		means := make([]exact.Rat, len(f.edition.Criteria))
		for k := range means {
			a, ok := now.Criteria[row.Nominee][f.edition.Criteria[k].ID]
			if !ok {
				return nil, false
			}
			means[k] = a
		}
		f.means = append(f.means, means)
	}
	return f, true
}

// scaled are the values on their criteria's scales: 0 at the bad end, 1 at the
// good one.
func (f *field) scaled() [][]exact.Rat {
	all := make([][]exact.Rat, len(f.means))
	for i, means := range f.means {
		all[i] = make([]exact.Rat, len(means))
		for k := range means {
			all[i][k] = onScale(&f.edition.Criteria[k], means[k])
		}
	}
	return all
}

func onScale(c *award.Criterion, v exact.Rat) exact.Rat {
	bad, good := c.Scale.Min, c.Scale.Max
	if c.Better == award.Lower {
		bad, good = good, bad
	}
	return v.Sub(bad).Quo(good.Sub(bad))
}

// rounds reports whether the rule rounds after the marks are put together: at
// the criteria, where they are weighted, or at J.
func (f *field) rounds() bool {
	r := f.edition.Rule.Jury.Rounding
	return r != nil && (r.Criterion != nil || r.Weighted != nil || r.Total != nil)
}
