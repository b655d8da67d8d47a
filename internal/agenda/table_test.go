package agenda_test

import (
	"fmt"
	"strings"
	"testing"

	"votering/internal/agenda"
	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// rowLine is a row on one line, rounded for the eye.
func rowLine(r agenda.Row) string {
	words := []string{r.Nominee + r.Criterion + ":"}
	for _, v := range append(r.Values, r.Mean, r.Spread) {
		if v == nil {
			words = append(words, "–")
			continue
		}
		words = append(words, v.Round(2))
	}
	return strings.Join(words, " ")
}

// The heat map of the worked case: own means, the jury's mean, the spread.
func TestWorkedTable(t *testing.T) {
	in := worked(t)
	table := agenda.TableOf(in.Edition, in.Ballots, nil)
	if got := strings.Join(table.Jurors, " "); got != "kari anne bjorn eli farid" {
		t.Errorf("columns %s", got)
	}
	want := []string{
		"kinn: 5.25 5.25 4.00 4.75 5.25 4.90 1.25",
		"vennesla: 4.75 4.75 4.75 4.75 4.50 4.70 0.25",
		"bodo: 4.50 4.25 4.50 – 4.75 4.50 0.50",
		"haugesund: 4.25 4.50 4.25 4.50 3.75 4.25 0.75",
		"ralingen: 3.75 4.00 4.25 4.00 4.25 4.05 0.50",
	}
	for i, r := range table.Rows {
		if got := rowLine(r); got != want[i] {
			t.Errorf("%s, want %s", got, want[i])
		}
	}
	want = []string{
		"kinnresults: 4.00 4.00 4.00 3.00 5.00 4.00 2.00",
		"kinncommitment: 5.00 6.00 2.00 5.00 5.00 4.60 4.00",
		"kinndevelopment: 6.00 6.00 5.00 6.00 6.00 5.80 1.00",
		"kinnindividual: 6.00 5.00 5.00 5.00 5.00 5.20 1.00",
	}
	for i, r := range agenda.CriteriaOf(in.Edition, in.Ballots, "kinn").Rows {
		if got := rowLine(r); got != want[i] {
			t.Errorf("%s, want %s", got, want[i])
		}
	}
}

// The jury's mean of the table is the one of the ranking.
func TestTableAgreesWithTheRanking(t *testing.T) {
	in := worked(t)
	for i, r := range agenda.TableOf(in.Edition, in.Ballots, nil).Rows {
		if row := in.Ranking.Rows[i]; row.Nominee != r.Nominee || !row.Mean.Equal(*r.Mean) {
			t.Errorf("%s %s, in the ranking %s %s", r.Nominee, r.Mean, row.Nominee, row.Mean)
		}
	}
}

// Where scales are unlike, means are parts of a scale; where low is good, the
// low mark comes first.
func TestTableOfOtherScales(t *testing.T) {
	in := judged(t, 1, 6, "1 6 | 6 6\n6 - | 6 6")
	in.Edition.Criteria[1].Scale.Max = exact.Int(11)
	table := agenda.TableOf(in.Edition, in.Ballots, nil)
	for i, want := range []string{"b: 0.75 0.75 0.75 0.00", "a: 0.25 1.00 0.50 0.75"} {
		if got := rowLine(table.Rows[i]); got != want || table.Rows[i].Scale != nil {
			t.Errorf("%s, want %s", got, want)
		}
	}
	in = judged(t, 1, 6, "5 | 2 | -\n4 | 3 | -")
	in.Edition.Criteria[0].Better = award.Lower
	var got []string
	for _, r := range agenda.TableOf(in.Edition, in.Ballots, nil).Rows {
		got = append(got, rowLine(r))
	}
	if want := "b: 2.00 3.00 2.50 1.00, a: 5.00 4.00 4.50 1.00, c: – – – –"; strings.Join(got, ", ") != want {
		t.Errorf("%s, want %s", strings.Join(got, ", "), want)
	}
}

// A large jury's differences are those that eight of ten make.
func TestLargeJury(t *testing.T) {
	var rows []string
	for i := range 100 {
		mark := 4
		switch {
		case i < 10:
			mark = 1 + i%3
		case i < 20:
			mark = 6
		case i < 40:
			mark = 5
		}
		rows = append(rows, fmt.Sprint(mark))
	}
	in := judged(t, 1, 6, strings.Join(rows, "\n"))
	if got := talk(agenda.Propose(in)); got != "" {
		t.Errorf("%s: eighty of a hundred give 4 or 5", got)
	}
	f := agenda.FiguresOf(in.Edition, in.Ballots, nil, agenda.Item{Kind: agenda.Differ, Nominees: []string{"a"}, Criterion: "x"})
	if !f.Most || f.Low.Text() != "4" || f.High.Text() != "5" {
		t.Errorf("%+v", f)
	}
}

// Where the rule adjusts means for who marked, the table and an item tell the
// adjusted ones, in the order of the ranking; a nominee that is not ranked has its
// plain mean.
func TestTableTellsTheMeansOfTheRanking(t *testing.T) {
	in := judged(t, 0, 10, "9 | 6 | - | -\n7 | 4 | 8 | -")
	in.Edition.Rule.Jury.Method = award.Additive
	rk, err := ranking.Compute(ranking.Input{Edition: in.Edition, Ballots: in.Ballots, JuryAlone: true})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range agenda.TableOf(in.Edition, in.Ballots, rk).Rows {
		got = append(got, rowLine(r))
	}
	if want := "c: – 8.00 9.00 0.00, a: 9.00 7.00 8.00 2.00, b: 6.00 4.00 5.00 2.00, d: – – – –"; strings.Join(got, ", ") != want {
		t.Errorf("%s, want %s", strings.Join(got, ", "), want)
	}
	f := agenda.FiguresOf(in.Edition, in.Ballots, rk, agenda.Item{Kind: agenda.Close, Nominees: []string{"c", "a"}})
	if len(f.Means) != 2 || f.Means[0].Text() != "9" || f.Means[1].Text() != "8" {
		t.Errorf("%v", f.Means)
	}
	rk.Rows = rk.Rows[1:] // as if a gate kept c out
	if f := agenda.FiguresOf(in.Edition, in.Ballots, rk, agenda.Item{Kind: agenda.Agreed, Nominees: []string{"c"}}); f.Means[0].Text() != "8" {
		t.Errorf("%v", f.Means)
	}
}
