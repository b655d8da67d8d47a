package figures_test

import (
	"slices"
	"testing"

	"votering/internal/award"
	"votering/internal/figures"
	"votering/internal/xlsx"
)

// Amounts in thousands are not taken as they stand, wherever the table says
// that they are in thousands.
func TestAmountsInThousands(t *testing.T) {
	ed := prize()
	ed.Metrics = append(ed.Metrics, award.Metric{ID: "spent", Title: award.Plain("Utgifter"), Unit: award.NOK})
	for _, table := range []string{
		"Utgifter (1000 kr), etter kommune\nKommunenr;Utgifter 2022\n4602;177\n",
		"Tabell 1\nBeløp i 1 000 kroner\nKommunenr;Utgifter 2022\n4602;177\n",
		"Kommunenr;Utgifter\n;2022\n;1000 kr\n4602;177\n",
		"Kommunenr;Utgifter 2022\n4602;177\n\nAlle tall i mill. kroner\n",
		"Kommunenr;Enhet;Utgifter 2022\n4602;1000 kr;177\n",
	} {
		_, im := read(t, ed, figures.Options{}, "t.csv", table)
		if len(im.Values) != 0 || !slices.ContainsFunc(im.Unused, func(u figures.Unused) bool { return u.Reason == "unit" && u.Raw == "177" }) {
			t.Errorf("%q: %+v, %+v", table, im.Values, im.Unused)
		}
	}
	lines, _ := read(t, ed, figures.Options{}, "t.csv", "Utgifter, etter kommune\nKommunenr;Utgifter 2022\n4602;177\n")
	expect(t, lines, "kinn spent 2022 = 177 at t.csv:3:2")
}

// The name of a sheet is the period of its figures where somebody asks for it.
func TestSheetsOfYears(t *testing.T) {
	var sheets []xlsx.Sheet
	for _, s := range []struct{ year, figure string }{{"2021", "177"}, {"2022", "178"}} {
		sheets = append(sheets, xlsx.Sheet{Name: s.year, Rows: []xlsx.Row{
			{Cells: []xlsx.Cell{{Text: "Kommunenr"}, {Text: "Bosatt"}}}, {Cells: []xlsx.Cell{{Text: "4602"}, {Number: s.figure}}},
		}})
	}
	book, err := xlsx.Write(sheets)
	if err != nil {
		t.Fatal(err)
	}
	lines, _ := read(t, prize(), figures.Options{}, "t.xlsx", string(book))
	expect(t, lines, `left t.xlsx!2021!B2 "177" sheet_period`, `left t.xlsx!2022!B2 "178" sheet_period`)
	lines, _ = read(t, prize(), figures.Options{Periods: []string{"2021"}}, "t.xlsx", string(book))
	expect(t, lines, "kinn settled 2021 = 177 at t.xlsx!2021!B2", `left t.xlsx!2022!B2 "178" other_period`)
	lines, _ = read(t, prize(), figures.Options{Periods: []string{"2021", "2022"}}, "t.xlsx", string(book))
	expect(t, lines, "kinn settled 2021 = 177 at t.xlsx!2021!B2", "kinn settled 2022 = 178 at t.xlsx!2022!B2")
}

// A dataset need not say which of its dimensions is time; a sign that there is
// no figure beside a number is not passed over.
func TestCubeWithoutRoles(t *testing.T) {
	lines, _ := read(t, prize(), figures.Options{}, "t.json",
		`{"version":"2.0","class":"dataset","label":"t","id":["Region","ContentsCode","Tid"],"size":[2,1,2],
		"dimension":{"Region":{"category":{"index":["1804","4602"]}},"ContentsCode":{"category":{"index":["B"],"label":{"B":"Bosatt"}}},"Tid":{"category":{"index":["2021","2022"]}}},
		"value":[1,2,3,4],"status":{"1":":","2":"p"}}`)
	expect(t, lines, "bodo settled 2021 = 1 at t.json:value[0]", "kinn settled 2021 = 3 at t.json:value[2]", "kinn settled 2022 = 4 at t.json:value[3]",
		`left t.json:value[1] "2" signed`)
}

// Only what is counted is added up, and only where all parts of the whole are
// there, each once.
func TestWhatIsNoSum(t *testing.T) {
	for _, c := range []struct {
		table, metric string
		sum           bool
	}{
		{"Kommunenr;Kjønn;F 2022\n1804;Menn;40\n1804;Kvinner;50\n", "settled", true},
		{"Kommunenr;Kjønn;F 2022\n1804;Menn;40\n1804;Kvinner;50\n", "direct", false},
		{"Kommunenr;Kjønn;F 2022\n1804;Menn;40\n1804;Ukjent;50\n", "settled", false},
		{"Kommunenr;Alder;F 2022\n1804;0-17 år;1\n1804;18-66 år;10\n1804;67 år eller eldre;100\n", "settled", true},
		{"Kommunenr;Alder;F 2022\n1804;0-5 år;5\n1804;0-17 år;1\n1804;18-66 år;10\n1804;67 år eller eldre;100\n", "settled", false},
		{"Kommunenr;Alder;F 2022\n1804;0 år;1\n1804;1 år;10\n1804;67 år eller eldre;100\n", "settled", false},
		{"Kommunenr;Alder;F 2022\n1804;0 years;1\n1804;1 year;10\n1804;2 years or older;100\n", "settled", true},
	} {
		grids := gridsOf(t, []byte(c.table), "t.csv")
		im, err := figures.Read(prize(), grids, take("F", c.metric))
		if sum := err == nil && len(im.Values) == 1 && im.Values[0].Cells > 1; sum != c.sum {
			t.Errorf("%q as %s: %+v, %v", c.table, c.metric, im, err)
		}
	}
	o := figures.Options{Answers: map[string]string{"1401": "kinn", "1439": "kinn"}}
	lines, _ := read(t, prize(), o, "t.csv", "Kommunenr;Kommune;Bosatt 2018\n1401;Flora;10\n1439;Vågsøy;..\n")
	expect(t, lines, `left t.csv:2:3 "10" sum_incomplete`, `left t.csv:3:3 ".." sum_incomplete`, "told answered", "told answered")
}
