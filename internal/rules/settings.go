package rules

import (
	"votering/internal/award"
)

// Combine says how the criteria become one number for a nominee.
func (w Words) Combine(j award.JuryRule) string {
	if j.Ranks() {
		return w.L.T("rule.means.combine.ranks")
	}
	return w.L.T("rule.means.combine." + j.Combine)
}

// Uncovered says what becomes of a criterion on which nobody marked a nominee.
func (w Words) Uncovered(j award.JuryRule) string {
	return w.L.T("rule.means.uncovered." + j.Uncovered)
}

// Rounding says what is rounded on the way to the jury's number, and how; empty
// where nothing is.
func (w Words) Rounding(r *award.Rounding) string {
	var stages []string
	for _, s := range roundedAt(r) {
		stages = append(stages, w.L.T("rule.rounding."+s.key, "decimals", w.Decimals(s.to)))
	}
	if len(stages) == 0 {
		return ""
	}
	return w.L.T("rule.rounding", "stages", w.L.List(stages)) + " " + w.L.T("rule.rounding.mode."+r.Mode)
}

// stage is where a rule rounds, and to how many decimals.
type stage struct {
	key string
	to  int
}

// roundedAt are the stages at which a rule rounds, in the order of the work.
func roundedAt(r *award.Rounding) (stages []stage) {
	if r == nil {
		return nil
	}
	for i, to := range []*int{r.Mark, r.Criterion, r.Weighted, r.Total} {
		if to != nil {
			stages = append(stages, stage{[]string{"mark", "criterion", "weighted", "total"}[i], *to})
		}
	}
	return stages
}

// Decimals is how fine a rounded number is: "2 decimals", "whole numbers".
func (w Words) Decimals(n int) string {
	if n == 0 {
		return w.L.T("rule.decimals.whole")
	}
	return w.L.N("rule.decimals", n)
}

// Places says how places go on after a shared one.
func (w Words) Places(p award.Places) string { return w.L.T("rule.places." + string(p)) }

// Quorum says how many jurors a nominee needs marks from.
func (w Words) Quorum() string { return w.QuorumOf(w.E.Rule.Quorum) }

// QuorumOf is Quorum for another number of jurors.
func (w Words) QuorumOf(n int) string { return w.L.N("rule.quorum", n) }

// Recusal says what a recused juror leaves, and what that does.
func (w Words) Recusal(s award.Scope) string {
	return w.L.T("rule.recusal."+string(s)) + " " + w.L.T("rule.means.recusal."+string(s))
}

// Outcome says whether the ranking decides, and what the jury may still do.
func (w Words) Outcome(o award.Outcome) string {
	return w.L.T("rule.outcome."+string(o)) + " " + w.L.T("rule.means.outcome."+string(o))
}

// Measured says where the number of a criterion is from that no juror marks;
// empty for one that jurors mark.
func (w Words) Measured(c *award.Criterion) string {
	if c.ValueFrom == nil {
		return ""
	}
	return w.L.T("rule.means.measured", "criterion", w.Title(c.Title), "metric", w.Metric(c.ValueFrom.Metric),
		"period", w.Show(c.ValueFrom.Period), "min", w.L.RatText(c.Scale.Min), "max", w.L.RatText(c.Scale.Max))
}
