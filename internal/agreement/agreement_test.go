package agreement_test

import (
	"strings"
	"testing"

	"votering/internal/agreement"
	"votering/internal/exact"
)

// byJuror reads a table that has a line for each juror and a column for each
// nominee; "." is no mark.
func byJuror(t testing.TB, text string) [][]*exact.Rat {
	t.Helper()
	var table [][]*exact.Rat
	for j, line := range strings.Split(strings.TrimSpace(text), "\n") {
		for i, mark := range strings.Fields(line) {
			if j == 0 {
				table = append(table, nil)
			}
			if mark == "." {
				table[i] = append(table[i], nil)
				continue
			}
			v, err := exact.Ratio(mark)
			if err != nil {
				t.Fatalf("%s: %v", mark, err)
			}
			table[i] = append(table[i], &v)
		}
	}
	return table
}

func shown(r *exact.Rat, decimals int) string {
	if r == nil {
		return "none"
	}
	return r.Round(decimals)
}

// Krippendorff, K. (2011), "Computing Krippendorff's Alpha-Reliability",
// University of Pennsylvania, section C: 4 observers, 12 units, values missing;
// the same data are the example of kripp.alpha in the R package irr. The paper
// gives 0.849 for interval data.
const krippendorff = `
1 2 3 3 2 1 4 1 2 . . .
1 2 3 3 2 2 4 1 2 5 . 3
. 3 3 3 2 3 4 2 2 5 1 .
1 2 3 3 2 4 4 1 2 5 1 .`

// The computational example of Wikipedia's article "Krippendorff's alpha": 3
// coders, 15 units. For interval data it gives 0.811, and the tests of the Python
// package krippendorff 0.810845.
const wikipedia = `
. . . . . 3 4 1 2 1 1 3 3 . 3
1 . 2 1 3 3 4 3 . . . . . . .
. . 2 1 3 4 4 . 2 1 1 3 3 . 4`

func TestAlphaPublished(t *testing.T) {
	f := agreement.Of(byJuror(t, krippendorff))
	if got := shown(f.Alpha, 3); got != "0.849" {
		t.Errorf("Krippendorff 2011: %s, want 0.849", got)
	}
	// Of the 12 units one has a single value, so that 40 values pair.
	if f.Jurors != 4 || f.Nominees != 11 || f.Marks != 40 || f.Complete != 8 {
		t.Errorf("Krippendorff 2011 rests on %+v", f)
	}
	if got := shown(agreement.Of(byJuror(t, wikipedia)).Alpha, 6); got != "0.810845" {
		t.Errorf("Wikipedia: %s, want 0.810845", got)
	}
}

// Siegel, S. (1956), "Nonparametric Statistics for the Behavioral Sciences",
// page 234: three rankings of ten with ties, W = 0.828. It is the example of
// routine g08daf of the NAG Library, which gives 0.828 too.
const siegel = `
1   4.5 2   4.5 3   7.5 6 9   7.5 10
2.5 1   2.5 4.5 4.5 8   9 6.5 10  6.5
2   1   4.5 4.5 4.5 4.5 8 8   8   10`

func TestConcordancePublished(t *testing.T) {
	if got := shown(agreement.Of(byJuror(t, siegel)).W, 3); got != "0.828" {
		t.Errorf("Siegel 1956: %s, want 0.828", got)
	}
}

// Shrout, P. E. and Fleiss, J. L. (1979), "Intraclass Correlations: Uses in
// Assessing Rater Reliability", Psychological Bulletin 86: table 2, four judges of
// six targets. Table 4 gives ICC(2,4) = .62.
const shroutFleiss = `
9 6 8 7 10 6
2 1 4 1  5 2
5 3 6 2  6 4
8 2 8 6  9 7`

func TestIntraclassPublished(t *testing.T) {
	if got := shown(agreement.Of(byJuror(t, shroutFleiss)).ICC, 2); got != "0.62" {
		t.Errorf("Shrout and Fleiss 1979: %s, want 0.62", got)
	}
}

// By hand: of the first nominee 2, 4, 6 with mean 4 lie 4/3 off on average, of
// the second 5, 6 with mean 11/2 lie 1/2 off; one mark alone lies off nothing and
// does not count. (4/3 + 1/2) ÷ 2 = 11/12.
func TestDeviationByHand(t *testing.T) {
	f := agreement.Of(byJuror(t, `
		2 5 3
		4 6 .
		6 . .`))
	if f.Deviation == nil || f.Deviation.String() != "11/12" {
		t.Errorf("deviation %v, want 11/12", f.Deviation)
	}
}

// What is not defined is nil, and the figures beside it are not.
func TestUndefined(t *testing.T) {
	for name, c := range map[string]struct{ table, alpha, w, icc, deviation string }{
		"nobody":                       {"", "none", "none", "none", "none"},
		"no marks":                     {". .\n. .", "none", "none", "none", "none"},
		"one juror":                    {"1 2 3", "none", "none", "none", "none"},
		"one nominee":                  {"1\n2", "0.00", "none", "none", "0.50"},
		"all the same":                 {"3 3\n3 3", "none", "none", "none", "0.00"},
		"no nominee has two":           {"1 .\n. 2", "none", "none", "none", "none"},
		"no nominee is complete":       {"1 2 .\n1 . 2\n. 2 2", "1.00", "none", "none", "0.00"},
		"nobody tells them apart":      {"3 3\n4 4", "-0.50", "none", "0.00", "0.50"},
		"the orders are opposed":       {"1 2\n2 1", "-0.50", "0.00", "none", "0.50"},
		"all agree":                    {"1 2 3\n1 2 3", "1.00", "1.00", "1.00", "0.00"},
		"a juror who marked none":      {"1 2 3\n. . .\n1 2 3", "1.00", "1.00", "1.00", "0.00"},
		"the same order, further down": {"2 3 4\n1 2 3", "0.55", "1.00", "0.80", "0.50"},
	} {
		f := agreement.Of(byJuror(t, c.table))
		got := [4]string{shown(f.Alpha, 2), shown(f.W, 2), shown(f.ICC, 2), shown(f.Deviation, 2)}
		if want := [4]string{c.alpha, c.w, c.icc, c.deviation}; got != want {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

// Marks whose common denominator nobody could write down are counted and not
// measured.
func TestTooFine(t *testing.T) {
	var table [][]*exact.Rat
	denominator := exact.Int(1)
	for range 10 {
		denominator = denominator.Mul(exact.Int(1 << 60)).Add(exact.Int(1))
		x, y := exact.Int(1).Quo(denominator), exact.Int(2)
		table = append(table, []*exact.Rat{&x, &y})
	}
	f := agreement.Of(table)
	if !f.TooFine || f.Alpha != nil || f.W != nil || f.ICC != nil || f.Deviation != nil {
		t.Errorf("%+v is measured", f)
	}
	if f.Jurors != 2 || f.Nominees != 10 || f.Marks != 20 || f.Complete != 10 {
		t.Errorf("%+v is not counted", f)
	}
}
