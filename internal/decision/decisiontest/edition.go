package decisiontest

import (
	"fmt"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/exact"
)

// chairID is the chair of every random case, who may or may not vote.
const chairID = Secret + "chair"

func edition(t *rapid.T) *award.Edition {
	e := &award.Edition{ID: "random", Title: award.Text{NB: "Prøve <&>", EN: "Trial “<&>”"}, Language: "en",
		MadeUp: rapid.Bool().Draw(t, "made up")}
	if rapid.Bool().Draw(t, "embargo") {
		at := Start.AddDate(0, 1, 0)
		e.AnnounceAt = &at
		e.PublicVote = &award.Window{Opens: Start.AddDate(0, 0, -7), Closes: Start}
	}
	for i := range rapid.SampledFrom([]int{3, 2, 4, 1}).Draw(t, "nominees") {
		e.Nominees = append(e.Nominees, award.Nominee{ID: fmt.Sprintf("n%d", i), Name: fmt.Sprintf("Kommune %c", 'A'+i)})
	}
	criteria(t, e)
	gates(t, e)
	jurors(t, e)
	rule(t, e)
	measured(t, e)
	if problems := award.Validate(e, nil); len(problems) > 0 {
		t.Fatalf("drew an edition that is not valid: %v", problems)
	}
	return e
}

func criteria(t *rapid.T, e *award.Edition) {
	for i := range rapid.IntRange(1, 3).Draw(t, "criteria") {
		low := rapid.SampledFrom([]int64{0, 1, -1}).Draw(t, "low")
		weights := []string{"1", "1", "2", "3/2", "0"}
		if i == 0 {
			weights = weights[:4] // not all are 0
		}
		e.Criteria = append(e.Criteria, award.Criterion{
			ID: fmt.Sprintf("c%d", i), Title: award.Plain(fmt.Sprintf("Criterion %d", i)),
			Weight: ratio(t, "weight", weights...),
			Better: rapid.SampledFrom([]award.Direction{award.Higher, award.Higher, award.Lower}).Draw(t, "better"),
			Scale: award.Scale{
				Min: exact.Int(low), Max: exact.Int(low + rapid.Int64Range(1, 2).Draw(t, "width")), Step: exact.New(1, 2),
			},
			Levels: []award.Level{{Mark: exact.Int(low), Text: award.Plain("The lowest.")}},
		})
	}
}

func ratio(t *rapid.T, label string, of ...string) exact.Rat {
	r, err := exact.Ratio(rapid.SampledFrom(of).Draw(t, label))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func gates(t *rapid.T, e *award.Edition) {
	if rapid.IntRange(0, 2).Draw(t, "gate") > 0 {
		return
	}
	bound := ratio(t, "bound", "0", "1/2", "1")
	e.Metrics = []award.Metric{{ID: "m", Title: award.Plain("Metric"), Unit: award.Number}}
	e.Gates = []award.Gate{{Metric: "m", Period: "2021", AtLeast: &bound, MissingFails: rapid.Bool().Draw(t, "fails")}}
	for i := range e.Nominees {
		v := award.Value{Metric: "m", Period: "2021", Number: ratio(t, "value", "0", "1/2", "1"), Source: award.Plain("A source.")}
		switch rapid.SampledFrom([]string{"yes", "yes", "no", "suppressed"}).Draw(t, "stated") {
		case "no":
			continue
		case "suppressed":
			v.Number, v.Missing = exact.Rat{}, award.Suppressed
		}
		e.Nominees[i].Values = []award.Value{v}
	}
}

// jurors are one to five who vote; the chair may be one of them, and there may
// be a secretary.
func jurors(t *rapid.T, e *award.Edition) {
	chair := award.Juror{ID: chairID, Name: "The Chair", Email: "chair@example.org", Role: award.ChairRole, Key: ChairKey,
		Votes: rapid.Bool().Draw(t, "chair votes")}
	e.Jurors = []award.Juror{chair}
	for i := range rapid.IntRange(1, 4).Draw(t, "jurors") {
		j := person(fmt.Sprint(i))
		j.Votes = true
		e.Jurors = append(e.Jurors, j)
	}
	if rapid.Bool().Draw(t, "secretary") {
		j := person("s")
		j.Role = award.SecretaryRole
		e.Jurors = append(e.Jurors, j)
	}
	e.Jurors = rapid.Permutation(e.Jurors).Draw(t, "roll")
}

func person(n string) award.Juror {
	return award.Juror{
		ID: Secret + "id" + n, Name: Secret + "name " + n, Email: Secret + "mail" + n + "@example.org",
		Role: award.JurorRole, Key: "ssh-ed25519 AAAA" + Secret + "key" + n + " " + Secret + "comment",
	}
}
