package robustness_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"testing"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/editionfile"
	"votering/internal/exact"
	"votering/internal/ranking"
	"votering/internal/robustness"
)

// rat reads a number written "3/4" or "0.75".
func rat(s string) exact.Rat {
	r, err := exact.Ratio(s)
	if err != nil {
		panic(s + " is not a number")
	}
	return r
}

func prepare(t testing.TB, in ranking.Input) *ranking.Prepared {
	t.Helper()
	p, err := ranking.Prepare(in)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func of(t testing.TB, in ranking.Input) *robustness.Card {
	t.Helper()
	card, err := robustness.Of(prepare(t, in))
	if err != nil {
		t.Fatal(err)
	}
	return card
}

// worked reads the worked case, with the public part given.
func worked(t testing.TB, public award.PublicRule) ranking.Input {
	t.Helper()
	dir := filepath.Join("..", "..", "testdata", "cases", "worked")
	text, err := os.ReadFile(filepath.Join(dir, "edition.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	e, err := editionfile.Read(text, "edition.yaml")
	if err != nil {
		t.Fatal(err)
	}
	e.Rule.Public = &public
	in := ranking.Input{Edition: e, Votes: map[string]exact.Rat{}}
	for _, row := range table(t, filepath.Join(dir, "tally.csv")) {
		in.Votes[row[0]] = rat(row[1])
	}
	byJuror := map[string]*ballot.Ballot{}
	for _, row := range table(t, filepath.Join(dir, "marks.csv")) {
		b, ok := byJuror[row[0]]
		if !ok {
			b = ballot.New(row[0])
			byJuror[row[0]] = b
			in.Ballots = append(in.Ballots, b)
		}
		if row[3] == "recused" {
			b.Recused[row[1]] = ballot.Recusal{}
			continue
		}
		b.Put(ballot.Cell{Nominee: row[1], Criterion: row[2]}, ballot.Entry{Set: true, Mark: rat(row[3])})
	}
	return in
}

// table reads the rows of a CSV file below its header.
func table(t testing.TB, path string) [][]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}
