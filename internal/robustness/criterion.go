package robustness

import (
	"slices"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// criterionWeights are the winners over each criterion's share of all weights;
// nil where what decides is not linear in it.
func criterionWeights(p *ranking.Prepared, now *ranking.Ranking) []Weighting {
	w, ok := weigh(p, now)
	if !ok {
		return nil
	}
	all := make([]Weighting, len(w.edition.Criteria))
	for k := range all {
		c := w.curve(k)
		all[k] = Weighting{ID: c.Criterion, Now: c.Now}
		if c.defined() {
			all[k].Segments = c.Places(1)
		}
	}
	return all
}

// CriterionCurve is what the totals are over one criterion's share of all
// weights; nil where that is not defined, as in [Card].
func CriterionCurve(p *ranking.Prepared, now *ranking.Ranking, criterion string) *Curve {
	k := slices.IndexFunc(p.Input().Edition.Criteria, func(c award.Criterion) bool { return c.ID == criterion })
	w, ok := weigh(p, now)
	if k < 0 || !ok {
		return nil
	}
	if c := w.curve(k); c.defined() {
		return c
	}
	return nil
}

// weighing is a field of which J follows from the criterion weights as a mean,
// and the total from J without a leap.
type weighing struct {
	*field
	weighted [][]exact.Rat // value on its scale times the weight, by row and criterion
	sums     []exact.Rat   // of the weighted values, by row
	weight   exact.Rat     // of all criteria together
}

// weigh takes a ranking's weighted values together; false where its total is
// not linear in a criterion's share between two borders.
func weigh(p *ranking.Prepared, now *ranking.Ranking) (*weighing, bool) {
	f, ok := fieldOf(p, now)
	if !ok || f.rounds() || f.edition.Rule.Jury.Combine == award.WeightedSum || !f.continuous() {
		return nil, false
	}
	w := &weighing{field: f, weighted: f.scaled()}
	for _, row := range w.weighted {
		var sum exact.Adder
		for k := range row {
			row[k] = row[k].Mul(f.edition.Criteria[k].Weight)
			sum.Add(row[k])
		}
		w.sums = append(w.sums, sum.Sum())
	}
	for k := range f.edition.Criteria {
		w.weight = w.weight.Add(f.edition.Criteria[k].Weight)
	}
	return w, true
}

// curve is the curve of criterion k. J goes from the mean by the other criteria
// to the value on this one.
func (w *weighing) curve(k int) *Curve {
	criterion := &w.edition.Criteria[k]
	c := &Curve{Criterion: criterion.ID, Now: criterion.Weight.Quo(w.weight)}
	if w.now.Weight != nil {
		c.weight, c.method = *w.now.Weight, w.public.Method
	}
	rest := w.weight.Sub(criterion.Weight)
	for i, row := range w.rows {
		c.Nominees = append(c.Nominees, row.Nominee)
		side, _ := row.Sum.Term(ranking.RolePublic)
		c.public = append(c.public, side.Value)
		if rest.Sign() > 0 {
			c.jury = append(c.jury, Line{
				Zero: w.sums[i].Sub(w.weighted[i][k]).Quo(rest),
				One:  onScale(criterion, w.means[i][k]),
			})
		}
	}
	return c
}

// continuous reports whether the total follows J without a leap.
func (f *field) continuous() bool {
	return f.public == nil ||
		!slices.Contains([]string{award.RankPoints, award.Shortlist, award.Added}, f.public.Method)
}
