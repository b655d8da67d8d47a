package accord_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"votering/internal/accord"
	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/editionfile"
	"votering/internal/exact"
	"votering/internal/locale"
	"votering/internal/ranking"
	"votering/internal/text"
)

// caseOf reads a case of an edition with marks.
func caseOf(t testing.TB, name string) ranking.Input {
	t.Helper()
	dir := filepath.Join("..", "..", "testdata", "cases", name)
	e, err := editionfile.ReadFile(filepath.Join(dir, "edition.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, "marks.csv"))
	if err != nil {
		t.Fatal(err)
	}
	return withMarks(t, e, string(data))
}

func withMarks(t testing.TB, e *award.Edition, table string) ranking.Input {
	t.Helper()
	rows, err := ballot.ReadMarks([]byte(table), "marks.csv", e)
	if err != nil {
		t.Fatal(err)
	}
	in := ranking.Input{Edition: e}
	if in.Ballots, err = ballot.FromRows(rows, e); err != nil {
		t.Fatal(err)
	}
	return in
}

func agree(t testing.TB, in ranking.Input) *ranking.Agreement {
	t.Helper()
	a, err := ranking.Agree(in)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func words(lang locale.Lang, e *award.Edition, names bool) accord.Words {
	return accord.Words{L: locale.For(lang), E: e, Show: text.Show, Names: names}
}

// told fails unless the lines are those.
func told(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("%s:\n%s\nwant\n%s", what, g, w)
	}
}

func TestWorkedSentences(t *testing.T) {
	in := caseOf(t, "worked")
	a := agree(t, in)
	told(t, "nb", words(locale.NB, in.Edition, true).Sentences(a),
		"Enige om Vennesla (alle 4,50 til 4,75)", "Også enige om Bodø og Rælingen",
		"Uenige om Kinn, mest på engasjement og fleksibilitet i bosettingen",
		"Bjørn ligger i snitt 0,13 under juryen.",
		"Fem jurymedlemmer er for få til sikre tall, og uenighet er vanlig når alle nominerte er gode.",
		"Tallene sier hvor like poengene er, ikke hvem som har rett. De endrer ingenting i rangeringen.")
	told(t, "en, no names", words(locale.EN, in.Edition, false).Sentences(a),
		"Agreed on Vennesla (all 4.50 to 4.75)", "Also agreed on Bodø and Rælingen",
		"Apart on Kinn, mostly on commitment and flexibility in settlement",
		"Five jurors are too few for firm figures, and disagreement is usual where all nominees are good.",
		"The figures say how alike the marks are, not who is right. They change nothing in the ranking.")
}

// lines are figures and numbers beside each other, as one text each.
func lines(figures []accord.Figure, beside []accord.Line) (all []string) {
	for _, f := range figures {
		all = append(all, f.Name+" "+f.Value)
	}
	for _, l := range beside {
		all = append(all, l.Who+" "+l.Raw+" "+l.Adjusted)
	}
	return all
}

func TestWorkedFigures(t *testing.T) {
	in := caseOf(t, "worked")
	a := agree(t, in)
	w := words(locale.NB, in.Edition, true)
	told(t, "overall", lines(w.Overall(a), nil),
		"Krippendorffs α 0,45", "Kendalls W 0,55", "ICC(2,k) 0,85", "Gjennomsnittlig avvik 0,20")
	told(t, "commitment", lines(w.Criterion(a, "commitment"), nil),
		"Krippendorffs α 0,27", "Kendalls W 0,40", "ICC(2,k) 0,40", "Gjennomsnittlig avvik 0,52")
	if says := w.Overall(a)[3].Says; !strings.Contains(says, "0,83") {
		t.Errorf("a sixth of the scale from 1 to 6 is not named: %s", says)
	}
	told(t, "severity", lines(nil, w.Severities(a)),
		"Kari +0,02 +0,02", "Anne +0,07 +0,07", "Bjørn −0,13 −0,13", "Eli +0,03 +0,03", "Farid +0,02 +0,02")
	told(t, "means", lines(nil, w.Nominees(a)),
		"Bodø 4,50 4,51", "Haugesund 4,25 4,25", "Kinn 4,90 4,90", "Rælingen 4,05 4,05", "Vennesla 4,70 4,70")
	if w.Names = false; len(w.Severities(a)) > 0 || len(w.Severe(a)) > 0 {
		t.Error("jurors are told of without names")
	}
	if got := w.Criterion(a, "nothing"); got != nil {
		t.Errorf("%v of no criterion", got)
	}
}

// edition has three nominees and one criterion from 0 to 10, or two with scales
// that differ.
func edition(t testing.TB, second bool) *award.Edition {
	t.Helper()
	yaml := `
schema: votering-edition/1
id: small
title: Small
scale: {min: 0, max: 10, step: 0.1}
criteria:
  - {id: x, title: NAV and others}
  - {id: y, title: Newness, scale: {min: 0, max: 4, step: 1}}
nominees: [{id: a, name: A}, {id: b, name: B}, {id: c, name: C}]
rule: {jury: {method: mean}, recusal: nominee}
`
	if !second {
		yaml = strings.Replace(yaml, "  - {id: y, title: Newness, scale: {min: 0, max: 4, step: 1}}\n", "", 1)
	}
	e, err := editionfile.Read([]byte(yaml), "edition.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// What is said where the marks are few, all the same, or far apart everywhere.
func TestSentencesAtTheEdges(t *testing.T) {
	for _, c := range []struct {
		name, marks string
		want        []string
	}{
		{"one juror", "kari,a,x,5\nkari,b,x,6\n", []string{
			"Agreement can be measured only where at least two jurors have given marks.",
		}},
		{"all the same", "kari,a,x,5\nkari,b,x,5\nanne,a,x,5\nanne,b,x,5\n", []string{
			"Agreed on A (all 5.00)", "Also agreed on B", "No juror lies more than 0.20 above or below the jury on average.",
			"Two jurors are too few for firm figures, and disagreement is usual where all nominees are good.",
		}},
		{"nobody near, nobody far", "kari,a,x,5\nkari,b,x,5\nanne,a,x,7\nanne,b,x,6.2\n", []string{
			"Closest to agreement on B (5.00 to 6.20)", "No large differences; the largest is on A, NAV and others (5 to 7)",
			"Kari lies 0.80 below the jury on average.",
			"Two jurors are too few for firm figures, and disagreement is usual where all nominees are good.",
		}},
		{"far apart on all", "kari,a,x,1\nkari,b,x,2\nkari,c,x,3\nanne,a,x,9\nanne,b,x,9\nanne,c,x,9\n", []string{
			"Closest to agreement on C (3.00 to 9.00)", "Apart on A, mostly on NAV and others",
			"Apart on B, mostly on NAV and others", "Apart on C, mostly on NAV and others",
			"Kari lies 3.50 below the jury on average.", "Anne lies 3.50 above the jury on average.",
			"Two jurors are too few for firm figures, and disagreement is usual where all nominees are good.",
		}},
	} {
		e := edition(t, false)
		e.Jurors = []award.Juror{{ID: "kari", Name: "Kari Moe", Votes: true}, {ID: "anne", Name: "Anne", Votes: true}}
		in := withMarks(t, e, "juror,nominee,criterion,mark\n"+c.marks)
		got := words(locale.EN, e, true).Sentences(agree(t, in))
		if strings.HasPrefix(got[len(got)-1], "The figures say") {
			got = got[:len(got)-1]
		}
		told(t, c.name, got, c.want...)
	}
}

// Of a large jury a few may lie outside.
func TestALargeJuryAgreesNearly(t *testing.T) {
	e := edition(t, false)
	table := "juror,nominee,criterion,mark\n"
	for j := range 12 {
		table += fmt.Sprintf("j%d,a,x,%d\nj%d,b,x,%d\n", j, 6+j/11*3, j, 1+j%8)
	}
	told(t, "twelve jurors", words(locale.EN, e, true).Agreed(agree(t, withMarks(t, e, table))), "Agreed on A, but for a few jurors")
}

// Where criteria have different scales a total is told per cent.
func TestSentencesPerCent(t *testing.T) {
	e := edition(t, true)
	in := withMarks(t, e, "juror,nominee,criterion,mark\nkari,a,x,5\nkari,a,y,2\nanne,a,x,7\nanne,a,y,4\n")
	a := agree(t, in)
	w := words(locale.EN, e, true)
	told(t, "sentences", w.Sentences(a)[:3],
		"Closest to agreement on A (50.0% to 85.0% of the way from the lowest mark to the highest)", "Apart on A, mostly on newness",
		"anne lies 17.5% of the scale above the jury on average.")
	told(t, "severity", lines(nil, w.Severities(a)), "anne +17.5% +17.5%", "kari −17.5% −17.5%")
}

// Every coefficient that is not defined says why, in every language.
func TestUndefinedSaysWhy(t *testing.T) {
	for _, c := range []struct{ name, marks, alpha, w, icc, deviation string }{
		{"one juror", "kari,a,x,5\nkari,b,x,6\n", "no nominee has marks", "at least two jurors", "at least two jurors", "no nominee has marks"},
		{"all the same", "kari,a,x,5\nkari,b,x,5\nanne,a,x,5\nanne,b,x,5\n", "all the marks are the same", "too little apart", "too little apart", ""},
		{"gaps", "kari,a,x,5\nkari,b,x,6\nanne,a,x,5\n", "all the marks are the same", "from every juror", "from every juror", ""},
	} {
		e := edition(t, false)
		a := agree(t, withMarks(t, e, "juror,nominee,criterion,mark\n"+c.marks))
		figures := words(locale.EN, e, true).Overall(a)
		for i, why := range []string{c.alpha, c.w, c.icc, c.deviation} {
			if f := figures[i]; (f.Value == "–") != (why != "") || !strings.Contains(f.Says, why) {
				t.Errorf("%s: %s %s: %s", c.name, f.Name, f.Value, f.Says)
			}
		}
	}
	a := &ranking.Agreement{}
	a.Overall.TooFine = true
	for _, l := range locale.Languages() {
		for _, f := range words(l, edition(t, false), true).Overall(a) {
			if f.Value != "–" || f.Says != locale.For(l).T("accord.none.fine") {
				t.Errorf("%s: %+v", l, f)
			}
		}
	}
}

// Whether adjusted numbers count is said, and why there are none.
func TestApplied(t *testing.T) {
	w := words(locale.EN, edition(t, false), true)
	for want, a := range map[string]ranking.Agreement{
		"They are not applied: the rule does not adjust for who marked whom.":         {},
		"it ranks by the adjusted means.":                                             {Applied: true},
		"who marked whom. Some of them cannot be worked out: too few jurors":          {Apart: true},
		"adjusted means. Some of them cannot be worked out":                           {Applied: true, Apart: true},
		"who marked whom. Some of them are not worked out: so many marks are missing": {Long: true},
	} {
		if got := w.Applied(&a); !strings.Contains(got, want) {
			t.Errorf("%q is not in %q", want, got)
		}
	}
}

// A juror is never named without leave, and low agreement never called a failure.
func TestNobodyIsNamedAndNothingFails(t *testing.T) {
	in := caseOf(t, "worked")
	a := agree(t, in)
	for i := range a.Criteria {
		zero := exact.Rat{}
		a.Criteria[i].Alpha, a.Overall.Alpha = &zero, &zero
	}
	for _, l := range locale.Languages() {
		w := words(l, in.Edition, false)
		said := append(w.Sentences(a), w.Applied(a))
		for _, f := range append(w.Overall(a), w.Criterion(a, "results")...) {
			said = append(said, f.Name, f.Value, f.Says)
		}
		all := strings.ToLower(strings.Join(said, "\n"))
		for _, j := range in.Edition.Jurors {
			if strings.Contains(all, strings.ToLower(j.Name)) {
				t.Errorf("%s: %s is named:\n%s", l, j.Name, all)
			}
		}
		for _, word := range []string{"fail", "poor", "bad", "weak", "dårlig", "feil", "svak", "mislyk"} {
			if strings.Contains(all, word) {
				t.Errorf("%s: %q is said:\n%s", l, word, all)
			}
		}
	}
}
