package awardtest

import (
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/exact"
)

// rule draws a rule that does not contradict itself.
func rule(t *rapid.T, e *award.Edition) award.Rule {
	r := award.Rule{
		Jury:    juryRule(t),
		Outcome: rapid.SampledFrom([]award.Outcome{"", award.Binding, award.Advice}).Draw(t, "outcome"),
		Places:  rapid.SampledFrom([]award.Places{"", award.Competition, award.Dense}).Draw(t, "places"),
		Recusal: rapid.SampledFrom([]award.Scope{award.ScopeNominee, award.ScopeEdition}).Draw(t, "recusal"),
	}
	if r.Jury.Combine == award.WeightedSum {
		for i := range e.Criteria {
			e.Criteria[i].Better = award.Higher
		}
	}
	if rapid.Bool().Draw(t, "public") {
		r.Public = &award.PublicRule{
			Method: rapid.SampledFrom([]string{award.Share, award.MinMax, award.RankPoints, award.Added, award.Shortlist}).Draw(t, "method"),
			Weight: Weight(t), Points: points(t), Top: rapid.IntRange(1, 5).Draw(t, "top"),
		}
	}
	switch rapid.IntRange(0, 2).Draw(t, "ties") {
	case 0:
		r.Ties = []string{}
	case 1:
		r.Ties = []string{
			award.TieJury, "criterion:" + e.Criteria[0].ID, "metric:" + e.Metrics[0].ID + "@" + word(t, 40), award.TieChair,
		}
	}
	return r
}

func juryRule(t *rapid.T) award.JuryRule {
	j := award.JuryRule{
		Method: rapid.SampledFrom(append(award.JuryMethods(), "")).Draw(t, "method"),
		Trim:   rapid.IntRange(1, 3).Draw(t, "trim"), Points: points(t),
	}
	margin, ratio := Number(t).Abs(), exact.New(1, rapid.Int64Range(2, 1000).Draw(t, "ratio"))
	j.Margin, j.Ratio = &margin, &ratio
	if j.Method == award.Sum {
		j.Combine = award.WeightedSum
	}
	if !j.Ranks() && rapid.Bool().Draw(t, "rounds") {
		n := rapid.IntRange(0, award.MaxDecimals).Draw(t, "decimals")
		j.Rounding = &award.Rounding{Criterion: &n, Mode: rapid.SampledFrom([]string{"", award.Down}).Draw(t, "mode")}
	}
	return j
}

func points(t *rapid.T) []exact.Rat {
	last := Number(t).Abs()
	return []exact.Rat{last.Add(exact.New(7, 2)), last.Add(exact.Int(1)), last}
}
