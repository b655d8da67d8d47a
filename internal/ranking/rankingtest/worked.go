// Package rankingtest is what tests of rankings share.
package rankingtest

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
)

// Worked reads the worked case of testdata/cases, seen from a room two folders below
// the module's root, with the public part given.
func Worked(t testing.TB, public award.PublicRule) ranking.Input {
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
		in.Votes[row[0]] = number(t, row[1])
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
		b.Put(ballot.Cell{Nominee: row[1], Criterion: row[2]}, ballot.Entry{Set: true, Mark: number(t, row[3])})
	}
	return in
}

func number(t testing.TB, s string) exact.Rat {
	t.Helper()
	r, err := exact.Decimal(s)
	if err != nil {
		t.Fatal(err)
	}
	return r
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
