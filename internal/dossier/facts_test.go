package dossier_test

import (
	"slices"
	"testing"
	"time"

	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/dossier"
	"votering/internal/publicvote"
)

// What a reader should know of who took part is told, from the document alone.
func TestFactsOfTheJury(t *testing.T) {
	type document = decision.Document
	at := time.Date(2022, 11, 10, 11, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		change func(d *document)
		id     string
		arg    [2]string
	}{
		"an absent juror votes": {func(d *document) {
			d.JuryVote.Votes = append(d.JuryVote.Votes, decision.Vote{Juror: d.Absent[0].Juror, Nominee: "kinn"})
		}, "absent_voted", [2]string{"name", "Ola"}},
		"an absent juror decides": {func(d *document) { d.Recusals[0].By = []string{"ola"} }, "absent_decided", [2]string{"juror", "Eli Strand"}},
		"no file of votes":        {func(d *document) { d.Tally.Files = nil }, "no_vote_file", [2]string{}},
		"rows kept out":           {func(d *document) { d.Tally.Dropped.Excluded = 3 }, "votes_excluded", [2]string{"n", "3"}},
		"another engine":          {func(d *document) { d.Tally.Counting = &publicvote.Counting{Engine: "duckdb"} }, "votes_engine", [2]string{}},
		"nobody known to vote":    {func(d *document) { d.Tally.Flags = []string{publicvote.FlagNoVoter} }, "votes_no_voter", [2]string{}},
		"against the ranking": {func(d *document) {
			d.Winners, d.Departure, d.JuryVote.Counts = []string{"bodo"}, "x", map[string]int{"bodo": 4, "kinn": 2}
		}, "departure_ranking", [2]string{}},
		"against the votes": {func(d *document) { d.Departure, d.JuryVote.Counts = "x", map[string]int{"bodo": 4, "kinn": 2} }, "departure_votes", [2]string{}},
		"against both": {func(d *document) {
			d.Winners, d.Departure, d.JuryVote.Counts = []string{"bodo"}, "x", map[string]int{"bodo": 2, "kinn": 4}
		}, "departure_both", [2]string{}},
		"a secret vote": {func(d *document) { d.JuryVote.Secret = true }, "secret_vote", [2]string{}},
		"a mark was changed": {func(d *document) {
			d.Rounds = []decision.Round{{Changes: make([]decision.Revised, 2)}, {Changes: make([]decision.Revised, 3), Void: true}}
		}, "revised", [2]string{"n", "2"}},
		"undeclared":              {func(*document) {}, "undeclared", [2]string{"n", "5"}},
		"a name of two alphabets": {func(d *document) { d.Chair.Name = "Kаri Moe" }, "mixed_scripts", [2]string{"mix", "Latin + Cyrillic (U+0430)"}},
		"opened again":            {func(d *document) { d.Reopened = []decision.Reopening{{At: at, To: deliberation.Open, Reason: "x"}} }, "reopened", [2]string{"to", "open"}},
		"opened again after votes": {func(d *document) {
			d.Reopened = []decision.Reopening{{At: at, To: deliberation.Closed, TallySeen: true}}
		}, "reopened_seen", [2]string{"to", "closed"}},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := decision.Read(worked(t).Complete, dossier.CompleteName)
			if err != nil {
				t.Fatal(err)
			}
			c.change(d)
			facts := dossier.Facts(d)
			if !slices.ContainsFunc(facts, func(f dossier.Fact) bool {
				return f.ID == c.id && (c.arg[0] == "" || f.Args[c.arg[0]] == c.arg[1])
			}) {
				t.Errorf("%v", facts)
			}
		})
	}
}
