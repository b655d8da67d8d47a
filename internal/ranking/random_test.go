package ranking_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// draw makes a small random input with few different marks and votes, so that
// ties are common: gates, both scopes of recusal, abstentions and a quorum, any
// rule that is computed.
func draw(t *rapid.T) ranking.Input {
	e := &award.Edition{ID: "random", Language: "en"}
	drawCriteria(t, e)
	for i := range rapid.SampledFrom([]int{4, 3, 5, 6, 2, 1}).Draw(t, "nominees") {
		id := fmt.Sprintf("n%d", i)
		e.Nominees = append(e.Nominees, award.Nominee{ID: id, Name: id})
	}
	in := ranking.Input{Edition: e, JuryAlone: rapid.IntRange(0, 5).Draw(t, "alone") == 5}
	drawGates(t, e, &in)
	drawRule(t, e)
	for i := range rapid.SampledFrom([]int{3, 2, 4, 5, 1, 0}).Draw(t, "jurors") {
		in.Ballots = append(in.Ballots, drawBallot(t, e, fmt.Sprintf("j%d", i)))
	}
	if rapid.IntRange(0, 5).Draw(t, "voted") > 0 {
		in.Votes = map[string]exact.Rat{}
		counts := "0 1 2 3"
		if p := e.Rule.Public; p != nil && p.Method == award.Added {
			counts = "-1 -1/2 0 1/2 1 1" // points as they are given, often level with the jury's
		}
		for i := range e.Nominees {
			in.Votes[e.Nominees[i].ID] = rapid.SampledFrom(rats(counts)).Draw(t, "votes")
		}
	}
	drawCasts(t, e, &in)
	return in
}

// drawCasts makes orders of some or all nominees, for the tie step chair.
func drawCasts(t *rapid.T, e *award.Edition, in *ranking.Input) {
	ids := make([]string, len(e.Nominees))
	for i := range ids {
		ids[i] = e.Nominees[i].ID
	}
	for range rapid.SampledFrom([]int{0, 1, 2}).Draw(t, "casts") {
		cast := rapid.Permutation(ids).Draw(t, "cast")
		in.Casts = append(in.Casts, cast[:rapid.IntRange(1, len(cast)).Draw(t, "cast of")])
	}
}

func drawCriteria(t *rapid.T, e *award.Edition) {
	k := rapid.IntRange(1, 3).Draw(t, "criteria")
	for i := range k {
		low := rapid.SampledFrom([]int64{0, 1, -1}).Draw(t, "low")
		weights := []string{"1", "1", "2", "3/2", "0"}
		if i == 0 {
			weights = weights[:4] // not all are 0
		}
		e.Criteria = append(e.Criteria, award.Criterion{
			ID:     fmt.Sprintf("c%d", i),
			Weight: rat(rapid.SampledFrom(weights).Draw(t, "weight")),
			Better: rapid.SampledFrom([]award.Direction{award.Higher, award.Higher, award.Lower}).Draw(t, "better"),
			Scale: award.Scale{
				Min: exact.Int(low), Max: exact.Int(low + rapid.Int64Range(1, 2).Draw(t, "width")), Step: rat("1/2"),
			},
		})
	}
}

func drawGates(t *rapid.T, e *award.Edition, in *ranking.Input) {
	for i := range rapid.SampledFrom([]int{0, 0, 1, 2}).Draw(t, "gates") {
		metric := fmt.Sprintf("m%d", i)
		bound := rat(rapid.SampledFrom([]string{"0", "1/2", "1"}).Draw(t, "bound"))
		g := award.Gate{Metric: metric, Period: "p", MissingFails: rapid.Bool().Draw(t, "fails")}
		if rapid.Bool().Draw(t, "at least") {
			g.AtLeast = &bound
		} else {
			g.AtMost = &bound
		}
		e.Metrics = append(e.Metrics, award.Metric{ID: metric, Unit: award.Number,
			Better: rapid.SampledFrom([]award.Direction{award.Higher, award.Lower, ""}).Draw(t, "better figure")})
		e.Gates = append(e.Gates, g)
		for j := range e.Nominees {
			n := &e.Nominees[j]
			v := award.Value{Metric: metric, Period: "p", Number: rat(rapid.SampledFrom([]string{"0", "1/2", "1"}).Draw(t, "value"))}
			switch rapid.SampledFrom([]string{"yes", "yes", "yes", "no", "suppressed"}).Draw(t, "stated") {
			case "no":
				continue
			case "suppressed":
				v.Number, v.Missing = exact.Rat{}, award.Suppressed
			}
			n.Values = append(n.Values, v)
			if rapid.IntRange(0, 4).Draw(t, "overridden") == 4 {
				in.Overrides = append(in.Overrides, ranking.Override{Metric: metric, Nominee: n.ID})
			}
		}
	}
}

func drawRule(t *rapid.T, e *award.Edition) {
	e.Rule = award.Rule{
		Jury: drawJury(t), Outcome: award.Binding,
		Places:  rapid.SampledFrom([]award.Places{award.Competition, award.Dense}).Draw(t, "places"),
		Quorum:  rapid.SampledFrom([]int{1, 1, 2}).Draw(t, "quorum"),
		Recusal: rapid.SampledFrom([]award.Scope{award.ScopeNominee, award.ScopeEdition}).Draw(t, "recusal"),
	}
	steps := []string{"public", "public_votes", "jury", "median", "first_places", "countback", "head_to_head", "chair"}
	for i := range e.Criteria {
		steps = append(steps, "criterion:"+e.Criteria[i].ID)
	}
	for i := range e.Metrics {
		steps = append(steps, "metric:"+e.Metrics[i].ID+"@p")
	}
	e.Rule.Ties = rapid.Permutation(steps).Draw(t, "ties")[:rapid.SampledFrom([]int{2, 3, 4, 1, 0}).Draw(t, "steps")]
	j := &e.Rule.Jury
	if !j.Ranks() {
		drawMeasured(t, e)
		if j.Method == award.Sum || j.Output == award.OutputSum || rapid.IntRange(0, 4).Draw(t, "sum") == 4 {
			j.Combine = award.WeightedSum
		}
		j.Rounding = drawRounding(t, j.Method)
	}
	if j.Combine == award.WeightedSum {
		for i := range e.Criteria {
			e.Criteria[i].Better = award.Higher
		}
	}
	drawPublic(t, &e.Rule)
}

// drawJury draws a jury method, with what it needs.
func drawJury(t *rapid.T) award.JuryRule {
	rule := award.JuryRule{Combine: award.WeightedMean, Uncovered: award.Renormalise}
	rule.Method = rapid.SampledFrom([]string{
		award.Mean, award.Additive, award.Sum, award.Median, award.Trimmed, award.Clamp,
		award.Borda, award.Points, award.Exponential, award.Majority,
	}).Draw(t, "jury method")
	switch rule.Method {
	case award.Trimmed:
		rule.Trim = rapid.IntRange(1, 2).Draw(t, "trim")
		rule.Output = rapid.SampledFrom([]string{award.OutputMean, award.OutputSum}).Draw(t, "output")
	case award.Clamp:
		rule.Margin = drawMargin(t)
	case award.Points:
		rule.Points = drawPoints(t)
	case award.Exponential:
		q := rapid.SampledFrom(rats("1/2 2/3 8269/10000")).Draw(t, "ratio")
		rule.Ratio = &q
	}
	if rapid.IntRange(0, 7).Draw(t, "refuse") == 7 {
		rule.Uncovered = award.Refuse
	}
	return rule
}

func drawMargin(t *rapid.T) *exact.Rat {
	m := rapid.SampledFrom(rats("0 1/4 1/3 1")).Draw(t, "margin")
	return &m
}

// drawRounding draws the stages at which a rule rounds; most do not at all.
func drawRounding(t *rapid.T, method string) *award.Rounding {
	if rapid.IntRange(0, 2).Draw(t, "rounds") < 2 {
		return nil
	}
	r := &award.Rounding{Mode: rapid.SampledFrom([]string{award.HalfUp, award.HalfEven, award.Down}).Draw(t, "mode")}
	for _, to := range []**int{&r.Mark, &r.Criterion, &r.Weighted, &r.Total} {
		if decimals := rapid.IntRange(-2, 2).Draw(t, "decimals"); decimals >= 0 && (to != &r.Mark || method == award.Clamp) {
			*to = &decimals
		}
	}
	return r
}

// drawMeasured lets figures stand in for marks on some criteria, but not on the
// first, and gives some their own margin. A figure may be missing.
func drawMeasured(t *rapid.T, e *award.Edition) {
	for k := range e.Criteria {
		c := &e.Criteria[k]
		if e.Rule.Jury.Method == award.Clamp && rapid.IntRange(0, 2).Draw(t, "own margin") == 2 {
			c.Margin = drawMargin(t)
		}
		if k == 0 || rapid.IntRange(0, 3).Draw(t, "measured") < 3 {
			continue
		}
		id := "measure-" + c.ID
		e.Metrics = append(e.Metrics, award.Metric{ID: id, Unit: award.Number})
		c.ValueFrom = &award.Point{Metric: id, Period: "p"}
		for i := range e.Nominees {
			v := award.Value{Metric: id, Period: "p"}
			at := rapid.Int64Range(0, 4).Draw(t, "figure")
			if at == 4 {
				continue
			}
			v.Number = c.Scale.Min.Add(c.Scale.Max.Sub(c.Scale.Min).Mul(exact.New(at, 3)))
			e.Nominees[i].Values = append(e.Nominees[i].Values, v)
		}
	}
}

func drawPoints(t *rapid.T) []exact.Rat {
	return rats(rapid.SampledFrom([]string{"3 2 1", "12 10", "2 2 1 1 0", "1", "1/2 1/4 0"}).Draw(t, "points"))
}

// drawPublic draws a public part, or none. Some want a jury's part of 0 to 1.
func drawPublic(t *rapid.T, rule *award.Rule) {
	methods := append([]string{""}, award.PublicMethods()...)
	if !rule.Jury.Unit() {
		methods = slices.DeleteFunc(methods, func(m string) bool { return m == award.ShareOfTop || m == award.RankLinear })
	}
	method := rapid.SampledFrom(methods).Draw(t, "method")
	if method == "" {
		return
	}
	rule.Public = &award.PublicRule{
		Method: method, Weight: rat(rapid.SampledFrom([]string{"0", "1/4", "1/2", "1"}).Draw(t, "public weight")),
		Top: rapid.IntRange(1, 3).Draw(t, "top"),
	}
	if method == award.RankPoints {
		rule.Public.Points = drawPoints(t)
	}
}

func drawBallot(t *rapid.T, e *award.Edition, juror string) *ballot.Ballot {
	b := ballot.New(juror)
	for i := range e.Nominees {
		n := e.Nominees[i].ID
		if rapid.IntRange(0, 9).Draw(t, "recused") == 9 {
			b.Recused[n] = ballot.Recusal{}
		}
		for k := range e.Criteria {
			c := &e.Criteria[k]
			if c.ValueFrom != nil {
				continue
			}
			cell := ballot.Cell{Nominee: n, Criterion: c.ID}
			switch rapid.SampledFrom([]string{"mark", "mark", "mark", "mark", "abstain", "nothing"}).Draw(t, "cell") {
			case "nothing":
			case "abstain":
				b.Put(cell, ballot.Entry{Abstained: true})
			default:
				steps := rapid.Int64Range(0, 2).Draw(t, "mark")
				b.Put(cell, ballot.Entry{Set: true, Mark: c.Scale.Min.Add(c.Scale.Step.Mul(exact.Int(steps)))})
			}
		}
	}
	return b
}

// The package and the plain reference agree on everything that an answer says.
func TestAgreesWithReference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := draw(t)
		if problems := award.Validate(withTitles(in.Edition), nil); len(problems) > 0 {
			t.Fatalf("not a valid edition: %v", problems)
		}
		want, refused := refer(in)
		r, err := ranking.Compute(in)
		if (err != nil) != (refused != nil) {
			t.Fatalf("computed with %v, the reference with %v", err, refused)
		}
		if err != nil {
			return
		}
		var got ranking.Answer
		if err := json.Unmarshal(ranking.Document(r, in.Edition, "f"), &got); err != nil {
			t.Fatal(err)
		}
		explained := cmpopts.IgnoreFields(ranking.Answer{}, "Schema", "Edition", "Fingerprint", "JuryAlone", "Rule")
		if diff := cmp.Diff(want.Answer, got, explained, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("-reference +got:\n%s", diff)
		}
		if diff := cmp.Diff(want.ToCast, r.ToCast, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("the chair is asked for -reference +got:\n%s", diff)
		}
	})
}

// withTitles fills in what a valid edition must have and no ranking asks for.
func withTitles(e *award.Edition) *award.Edition {
	e.Title = award.Plain("random")
	for i := range e.Criteria {
		e.Criteria[i].Title = award.Plain(e.Criteria[i].ID)
	}
	for i := range e.Metrics {
		e.Metrics[i].Title = award.Plain(e.Metrics[i].ID)
	}
	return e
}
