package decisiontest

import (
	"context"
	"strings"
	"time"

	"pgregory.net/rapid"

	"votering/internal/publicvote"
	"votering/internal/publicvote/votestest"
)

// rawTally draws few raw rows in one file or two, and counts them by a rule that
// is drawn too.
func (d *drawer) rawTally() *publicvote.Tally {
	timed, voted := rapid.IntRange(0, 3).Draw(d.T, "timed") > 0, rapid.IntRange(0, 3).Draw(d.T, "voted") > 0
	files := []votestest.File{d.voteFile("one.csv", timed, voted)}
	if d.chance("two files", 3) {
		files = append(files, d.voteFile("two.csv", rapid.Bool().Draw(d.T, "timed too"), rapid.Bool().Draw(d.T, "voted too")))
	}
	choices, err := publicvote.Choices(d.Edition, map[string]string{"Somebody": d.Edition.Nominees[0].ID})
	if err != nil {
		d.Fatal(err)
	}
	rule := publicvote.Rule{Zone: time.FixedZone("Europe/Oslo", 3600), Choices: choices, Filters: d.filters()}
	if w := d.Edition.PublicVote; w != nil {
		rule.Window = &publicvote.Window{Opens: w.Opens, Closes: w.Closes}
	}
	out, err := publicvote.Count(context.Background(), votestest.Sources(files), rule, publicvote.Options{Workers: 1})
	if err != nil {
		d.Fatal(err)
	}
	t := out.Tally
	t.Counting.Zone, t.Counting.Map = "Europe/Oslo", map[string]string{"Somebody": d.Edition.Nominees[0].ID}
	if d.chance("another engine", 4) {
		t.Counting.Engine, t.Pace = "duckdb", nil
		t.Flags = append([]string{publicvote.FlagElsewhere}, t.Flags...)
	}
	return t
}

// voteFile draws a file of rows; no two are the same.
func (d *drawer) voteFile(name string, timed, voted bool) votestest.File {
	header := []string{"choice", "source"}
	layout := publicvote.Layout{
		Reading: publicvote.Reading{Encoding: "utf-8", Delimiter: rapid.SampledFrom([]string{",", "\t", " "}).Draw(d.T, "delimiter"), Choice: "choice"},
		TimeAt:  -1, VoterAt: -1, Sure: true,
	}
	if timed {
		layout.Time, layout.TimeAt, header = "time", len(header), append(header, "time")
	}
	if voted {
		layout.Voter, layout.VoterAt, header = "voter", len(header), append(header, "voter")
	}
	layout.Header = header
	lines := []string{strings.Join(header, layout.Delimiter)}
	for range rapid.IntRange(0, 8).Draw(d.T, "rows") {
		lines = append(lines, strings.Join(d.voteRow(timed, voted), layout.Delimiter))
	}
	d.words++
	return votestest.File{Name: name, Layout: layout, Text: strings.Join(lines, "\n") + strings.Repeat("\n", d.words)}
}

// voteRow draws a row: mostly of a vote.
func (d *drawer) voteRow(timed, voted bool) []string {
	choices := []string{"Somebody", "nobody"}
	for i := range d.Edition.Nominees {
		choices = append(choices, d.Edition.Nominees[i].ID, d.Edition.Nominees[i].ID)
	}
	row := []string{
		rapid.SampledFrom(choices).Draw(d.T, "choice"),
		rapid.SampledFrom([]string{"web", "web", "rehearsal"}).Draw(d.T, "source"),
	}
	if timed {
		at := Start.Add(-time.Duration(rapid.IntRange(1, 3).Draw(d.T, "minute")) * time.Minute)
		row = append(row, rapid.SampledFrom([]string{
			at.Format(time.RFC3339), at.Format(time.RFC3339), Start.Format(time.RFC3339), at.Format("2006-01-02T15:04:05"), "soon",
		}).Draw(d.T, "time"))
	}
	if voted {
		row = append(row, rapid.SampledFrom([]string{"v1", "v2", "v3", "v4"}).Draw(d.T, "voter"))
	}
	return row
}

// filters draws what rows are not counted for.
func (d *drawer) filters() []publicvote.Filter {
	all := []publicvote.Filter{
		{ID: "bots", Kind: publicvote.FilterVoters, Reason: "=A script, so <b>they</b> say.", ListSHA256: Digits("bots"), Listed: 1, Voters: [][]byte{[]byte("v1")}},
		{ID: "burst", Kind: publicvote.FilterPerMinute, Reason: "Too fast for people.", AtMost: 1},
		{ID: "rehearsal", Kind: publicvote.FilterColumn, Reason: "Our own.", Column: "source", Text: "rehearsal"},
	}
	return rapid.Permutation(all).Draw(d.T, "filters")[:rapid.IntRange(0, len(all)).Draw(d.T, "filtered")]
}
