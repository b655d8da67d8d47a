package robustness_test

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// draw makes a small random input under a rule that can be applied: every jury
// and public method, both scopes of recusal, abstentions, a measured criterion,
// rounding, a roll or none. Marks and votes take few values, so that ties are
// common.
func draw(t *rapid.T) ranking.Input {
	e := &award.Edition{ID: "random", Language: "en", Rule: drawRule(t)}
	e.Criteria = drawCriteria(t, &e.Rule)
	for i := range rapid.SampledFrom([]int{4, 3, 5, 2, 1}).Draw(t, "nominees") {
		id := fmt.Sprintf("n%d", i)
		e.Nominees = append(e.Nominees, award.Nominee{ID: id, Name: id})
	}
	if !e.Rule.Jury.Ranks() && rapid.IntRange(0, 3).Draw(t, "measured") == 3 {
		measure(t, e)
	}
	steps := []string{"public", "public_votes", "jury", "median", "first_places", "countback", "head_to_head", "criterion:c0"}
	e.Rule.Ties = rapid.Permutation(steps).Draw(t, "ties")[:rapid.IntRange(0, 3).Draw(t, "steps")]
	if e.Rule.Public != nil && award.Applicable(e) != nil {
		e.Rule.Public.Method = award.MinMax
	}
	if f := award.Applicable(e); f != nil {
		t.Fatalf("drew a rule that cannot be applied: %v", f)
	}
	in := ranking.Input{Edition: e, JuryAlone: rapid.IntRange(0, 7).Draw(t, "alone") == 7}
	drawJury(t, &in)
	if rapid.IntRange(0, 5).Draw(t, "voted") > 0 {
		in.Votes = map[string]exact.Rat{}
		for i := range e.Nominees {
			in.Votes[e.Nominees[i].ID] = exact.Int(rapid.Int64Range(0, 5).Draw(t, "votes"))
		}
	}
	return in
}

func drawRule(t *rapid.T) award.Rule {
	j := award.JuryRule{
		Method:    rapid.SampledFrom(award.JuryMethods()).Draw(t, "jury"),
		Combine:   award.WeightedMean,
		Output:    award.OutputMean,
		Uncovered: award.Renormalise,
		Trim:      1, Points: []exact.Rat{exact.Int(3), exact.Int(1)},
	}
	ratio, margin := rat("1/2"), rat("1/2")
	j.Ratio, j.Margin = &ratio, &margin
	if j.Method == award.Sum || !j.Ranks() && rapid.IntRange(0, 5).Draw(t, "summed") == 5 {
		j.Combine = award.WeightedSum
	}
	if !j.Ranks() && rapid.IntRange(0, 3).Draw(t, "rounds") == 3 {
		j.Rounding = drawRounding(t, j.Method)
	}
	r := award.Rule{
		Jury:    j,
		Outcome: award.Binding,
		Places:  rapid.SampledFrom([]award.Places{award.Competition, award.Dense}).Draw(t, "places"),
		Quorum:  rapid.SampledFrom([]int{1, 1, 2}).Draw(t, "quorum"),
		Recusal: rapid.SampledFrom([]award.Scope{award.ScopeNominee, award.ScopeEdition}).Draw(t, "recusal"),
	}
	methods := append(award.PublicMethods(), award.MinMax, award.Share, "")
	if method := rapid.SampledFrom(methods).Draw(t, "public"); method != "" {
		r.Public = &award.PublicRule{
			Method: method, Top: 2, Points: []exact.Rat{exact.Int(4), exact.Int(2), exact.Int(1)},
			Weight: rat(rapid.SampledFrom([]string{"1/4", "1/2", "0", "1", "2/3"}).Draw(t, "weight")),
		}
	}
	return r
}

// drawRounding rounds at one stage, to one decimal.
func drawRounding(t *rapid.T, method string) *award.Rounding {
	r := &award.Rounding{Mode: rapid.SampledFrom([]string{award.HalfUp, award.HalfEven, award.Down}).Draw(t, "mode")}
	stages := []**int{&r.Criterion, &r.Weighted, &r.Total}
	if method == award.Clamp {
		stages = append(stages, &r.Mark)
	}
	decimals := 1
	*rapid.SampledFrom(stages).Draw(t, "stage") = &decimals
	return r
}

func drawCriteria(t *rapid.T, r *award.Rule) (criteria []award.Criterion) {
	for i := range rapid.IntRange(1, 4).Draw(t, "criteria") {
		weights := []string{"1", "1", "2", "3/2", "0"}
		if i == 0 {
			weights = weights[:4] // not all are 0
		}
		c := award.Criterion{
			ID:     fmt.Sprintf("c%d", i),
			Weight: rat(rapid.SampledFrom(weights).Draw(t, "weight")),
			Better: rapid.SampledFrom([]award.Direction{award.Higher, award.Higher, award.Lower}).Draw(t, "better"),
			Scale:  award.Scale{Min: exact.Int(rapid.Int64Range(-1, 1).Draw(t, "low")), Step: rat("1/2")},
		}
		c.Scale.Max = c.Scale.Min.Add(exact.Int(rapid.Int64Range(1, 3).Draw(t, "width")))
		if r.Jury.Combine == award.WeightedSum {
			c.Better = award.Higher
		}
		criteria = append(criteria, c)
	}
	return criteria
}

// measure adds a criterion that follows from a figure, which may be missing.
func measure(t *rapid.T, e *award.Edition) {
	e.Metrics = []award.Metric{{ID: "m", Unit: award.Number}}
	e.Criteria = append(e.Criteria, award.Criterion{
		ID: "measured", Weight: exact.Int(1), Better: award.Higher,
		Scale:     award.Scale{Max: exact.Int(4), Step: exact.Int(1)},
		ValueFrom: &award.Point{Metric: "m", Period: "p"},
	})
	for i := range e.Nominees {
		v := award.Value{Metric: "m", Period: "p", Number: exact.Int(rapid.Int64Range(0, 4).Draw(t, "figure"))}
		if rapid.IntRange(0, 9).Draw(t, "missing") == 9 {
			v.Missing = award.NotKnown
		}
		e.Nominees[i].Values = []award.Value{v}
	}
}

func drawJury(t *rapid.T, in *ranking.Input) {
	e := in.Edition
	roll := rapid.Bool().Draw(t, "roll")
	full := rapid.Bool().Draw(t, "full") // nobody abstains
	for i := range rapid.SampledFrom([]int{3, 4, 2, 5, 1}).Draw(t, "jurors") {
		id := fmt.Sprintf("j%d", i)
		if roll {
			e.Jurors = append(e.Jurors, award.Juror{ID: id, Votes: i < 4})
		}
		if rapid.IntRange(0, 9).Draw(t, "absent") < 9 {
			in.Ballots = append(in.Ballots, drawBallot(t, e, id, full))
		}
	}
	slices.Reverse(in.Ballots)
}

func drawBallot(t *rapid.T, e *award.Edition, juror string, full bool) *ballot.Ballot {
	b := ballot.New(juror)
	for i := range e.Nominees {
		n := e.Nominees[i].ID
		if !full && rapid.IntRange(0, 9).Draw(t, "recused") == 9 {
			b.Recused[n] = ballot.Recusal{}
			continue
		}
		for _, c := range e.Marked() {
			if full || rapid.IntRange(0, 4).Draw(t, "abstains") < 4 {
				steps := rapid.Int64Range(0, 2).Draw(t, "mark")
				b.Put(ballot.Cell{Nominee: n, Criterion: c.ID},
					ballot.Entry{Set: true, Mark: c.Scale.Min.Add(c.Scale.Step.Mul(exact.Int(steps)))})
			}
		}
	}
	return b
}
