package agenda_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"votering/internal/agenda"
	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/editionfile"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// tester is a test, by hand or by rapid.
type tester interface {
	Helper()
	Fatal(args ...any)
}

// worked is the worked case: five jurors, five nominees, Eli recused from Bodø.
func worked(t tester) agenda.Input {
	t.Helper()
	dir := filepath.Join("..", "..", "testdata", "cases", "worked")
	source, err := os.ReadFile(filepath.Join(dir, "edition.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	ed, err := editionfile.Read(source, "edition.yaml")
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(filepath.Join(dir, "marks.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var bs []*ballot.Ballot
	byJuror := map[string]*ballot.Ballot{}
	for _, row := range rows[1:] {
		b, ok := byJuror[row[0]]
		if !ok {
			b = ballot.New(row[0])
			byJuror[row[0]], bs = b, append(bs, b)
		}
		put(b, row[1], row[2], row[3])
	}
	return input(t, ed, bs)
}

// put takes in a mark; "recused" recuses, "-" abstains.
func put(b *ballot.Ballot, nominee, criterion, mark string) {
	switch v, _, err := exact.Mark(mark); {
	case mark == "recused":
		b.Recused[nominee] = ballot.Recusal{Ground: "a ground"}
	case err != nil:
		b.Put(ballot.Cell{Nominee: nominee, Criterion: criterion}, ballot.Entry{Abstained: true})
	default:
		b.Put(ballot.Cell{Nominee: nominee, Criterion: criterion}, ballot.Entry{Set: true, Mark: v})
	}
}

// input is what an agenda follows from, of these ballots.
func input(t tester, ed *award.Edition, bs []*ballot.Ballot) agenda.Input {
	t.Helper()
	rk, err := ranking.Compute(ranking.Input{Edition: ed, Ballots: bs, JuryAlone: true})
	if err != nil {
		t.Fatal(err)
	}
	return agenda.Input{Edition: ed, Ballots: bs, Ranking: rk, Recused: agenda.Recused(ed, bs)}
}

// judged makes an input from a table: the nominees a, b, c, …, a row a juror j1,
// j2, …, and for each nominee the marks of the criteria x, y, z: "4 5 | 3 -".
// "R" is recused from the nominee.
func judged(t tester, low, high int64, table string) agenda.Input {
	t.Helper()
	ed := &award.Edition{ID: "test", Language: "en", Rule: award.Rule{
		Jury:   award.JuryRule{Method: award.Mean, Combine: award.WeightedMean, Uncovered: award.Renormalise},
		Places: award.Competition, Quorum: 1, Recusal: award.ScopeNominee, Outcome: award.Advice,
	}}
	var bs []*ballot.Ballot
	for i, line := range strings.Split(strings.TrimSpace(table), "\n") {
		b := ballot.New(fmt.Sprintf("j%d", i+1))
		for n, marks := range strings.Split(line, "|") {
			nominee := string(rune('a' + n))
			if _, ok := ed.Nominee(nominee); !ok {
				ed.Nominees = append(ed.Nominees, award.Nominee{ID: nominee, Name: strings.ToUpper(nominee)})
			}
			for c, mark := range strings.Fields(marks) {
				criterion := string(rune('x' + c))
				if _, ok := ed.Criterion(criterion); !ok {
					ed.Criteria = append(ed.Criteria, award.Criterion{
						ID: criterion, Weight: exact.Int(1), Better: award.Higher,
						Scale: award.Scale{Min: exact.Int(low), Max: exact.Int(high), Step: exact.Int(1)},
					})
				}
				if mark == "R" {
					mark = "recused"
				}
				put(b, nominee, criterion, mark)
			}
		}
		ed.Jurors = append(ed.Jurors, award.Juror{ID: b.Juror, Name: strings.ToUpper(b.Juror), Role: award.JurorRole, Votes: true})
		bs = append(bs, b)
	}
	return input(t, ed, bs)
}

// line is an item on one line: "apart kinn commitment (bjorn) 15".
func line(it agenda.Item) string {
	words := append([]string{string(it.Kind)}, it.Nominees...)
	if it.Criterion != "" {
		words = append(words, it.Criterion)
	}
	if len(it.Apart) > 0 {
		words = append(words, "("+strings.Join(it.Apart, ",")+")")
	}
	if len(it.Leave) > 0 {
		words = append(words, "without", strings.Join(it.Leave, ","))
	}
	return strings.Join(append(words, fmt.Sprint(it.Minutes)), " ")
}

// talk are the items about nominees, without their minutes.
func talk(items []agenda.Item) string {
	var lines []string
	for _, it := range items {
		if len(it.Nominees) > 0 {
			l := line(it)
			lines = append(lines, l[:strings.LastIndex(l, " ")])
		}
	}
	return strings.Join(lines, "; ")
}
