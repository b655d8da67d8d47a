package figures_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/figures"
	"votering/internal/tabular"
	"votering/internal/xlsx"
)

// prize is an edition with nominees of every kind: a code that stayed, codes
// that changed, areas that were joined, names that two municipalities have.
func prize() *award.Edition {
	return &award.Edition{
		Language: "nb",
		Metrics: []award.Metric{
			{ID: "settled", Title: award.Text{NB: "Bosatt", EN: "Settled"}, Unit: award.Persons},
			{ID: "direct", Title: award.Plain("Direkte etter"), Unit: award.Percent, Decimals: 1},
			{ID: "population", Title: award.Plain("Innbyggere"), Unit: award.Persons},
			{ID: "per-head", Unit: award.Number, Ratio: &award.Ratio{Of: "settled", Per: "population", Times: exact.Int(1000)}},
			{ID: "plan", Title: award.Plain("Plan"), Unit: award.Words},
		},
		Nominees: []award.Nominee{
			{ID: "bodo", Name: "Bodø", Code: "1804"},
			{ID: "baerum", Name: "Bærum", Code: "3024"},
			{ID: "asker", Name: "Asker", Code: "3025"},
			{ID: "kinn", Name: "Kinn", Code: "4602"},
			{ID: "heroy", Name: "Herøy", Code: "1818"},
			{ID: "valer", Name: "Våler"},
			{ID: "tana", Name: "Tana"},
		},
		References: []award.Reference{
			{ID: "country", Name: award.Text{NB: "Landet", EN: "The whole country"}},
			{ID: "nordland", Name: award.Text{NB: "Nordland fylke", EN: "Nordland"}},
		},
	}
}

// read imports tables, given as name and content, and writes what comes of it:
// a line for each value, then for what is left, asked and told.
func read(t *testing.T, ed *award.Edition, o figures.Options, files ...string) (lines []string, im *figures.Import) {
	t.Helper()
	var grids []tabular.Grid
	for i := 0; i < len(files); i += 2 {
		grids = append(grids, gridsOf(t, []byte(files[i+1]), files[i])...)
	}
	im, err := figures.Read(ed, grids, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range im.Values {
		line := fmt.Sprintf("%s %s %s = %s at %s", v.Nominee, v.Metric, v.Period, shown(v), v.Cell)
		if v.Cells > 1 {
			line += fmt.Sprintf(" to %s (%d)", v.Last, v.Cells)
		}
		if v.Replaces != "" {
			line += " for " + v.Replaces
		}
		lines = append(lines, line)
	}
	for _, u := range im.Unused {
		lines = append(lines, fmt.Sprintf("left %s %q %s", u.Cell, u.Raw, u.Reason))
	}
	for _, q := range im.Questions {
		lines = append(lines, fmt.Sprintf("asked %q %v %s", q.Region, q.Choices, q.Reason))
	}
	for _, n := range im.Notices {
		lines = append(lines, "told "+n.ID)
	}
	return lines, im
}

func expect(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

// workbook is a workbook of one sheet.
func workbook(t *testing.T, sheet string, cells [][]xlsx.Cell) []byte {
	t.Helper()
	rows := make([]xlsx.Row, len(cells))
	for i := range cells {
		rows[i].Cells = cells[i]
	}
	data, err := xlsx.Write([]xlsx.Sheet{{Name: sheet, Rows: rows}})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func take(pairs ...string) figures.Options {
	o := figures.Options{Take: map[string]string{}}
	for i := 0; i < len(pairs); i += 2 {
		o.Take[pairs[i]] = pairs[i+1]
	}
	return o
}

// A StatBank table with a title above the header, in Latin-1.
func TestTitleLine(t *testing.T) {
	lines, im := read(t, prize(), take("Persons", "population"), "t.csv",
		"\"07459: Population, by region, age, contents and year\"\r\n\r\n\"region\";\"age\";\"Persons 2021\"\r\n"+
			"\"K-3025 Asker\";\"0 years\";916\r\n\"K-3025 Asker\";\"1 year or older\";93 999\r\n\"K-3024 B\xe6rum\";\"0 years\";7\r\n\"K-3024 B\xe6rum\";\"1 year or older\";..\r\n"+
			"\"K-21-22 Svalbard and Jan Mayen\";\"0 years\";3\r\n\"K-Rest Divided municipalities and unknown\";\"0 years\";0\r\n")
	expect(t, lines,
		"baerum population 2021 = not-known at t.csv:6:3 to t.csv:7:3 (2)",
		"asker population 2021 = 94915 at t.csv:4:3 to t.csv:5:3 (2)",
		`left t.csv:8:1 "K-21-22 Svalbard and Jan Mayen" region`,
		`left t.csv:9:1 "K-Rest Divided municipalities and unknown" region`,
		"told summed")
	if im.Values[0].Source != "07459: Population, by region, age, contents and year" || im.Values[0].Raw != ".." || im.Values[1].Raw != "916 + … + 93 999" {
		t.Errorf("%+v", im.Values)
	}
}

// Ages that are not all of them are nobody's population.
func TestSomeAges(t *testing.T) {
	for _, ages := range [][2]string{{"1 year", "2 years or older"}, {"0 years", "1 year"}} {
		grids := gridsOf(t, []byte("region;age;Persons 2021\n1804 Bodø;"+ages[0]+";9\n1804 Bodø;"+ages[1]+";8\n"), "t.csv")
		_, err := figures.Read(prize(), grids, take("Persons", "population"))
		if f := fault.Of(err); f == nil || f.Class != fault.Usage || f.ID != "figures.category" {
			t.Errorf("%v: %v", ages, err)
		}
	}
	lines, _ := read(t, prize(), take("Persons", "population"), "t.csv",
		"region;age;Persons 2021\n1804 Bodø;0 years;9\n1804 Bodø;1 year or older;8\n3024 Bærum;0 years;4\n")
	expect(t, lines, "bodo population 2021 = 17 at t.csv:2:3 to t.csv:3:3 (2)", `left t.csv:4:3 "4" sum_incomplete`, "told summed")
}

// A total beside its parts is taken, and nothing is added up.
func TestTotalRow(t *testing.T) {
	lines, _ := read(t, prize(), take("Persons", "population"), "t.csv",
		"region;sex;Persons 2021\n1804 Bodø;Both sexes;17\n1804 Bodø;Males;9\n1804 Bodø;Females;8\n")
	expect(t, lines, "bodo population 2021 = 17 at t.csv:2:3", `left t.csv:3:3 "9" category`, `left t.csv:4:3 "8" category`)
}

// In a workbook a region may stand over several rows; a sum at the end is
// nobody's total.
func TestRegionOverRows(t *testing.T) {
	cell := func(s string) xlsx.Cell { return xlsx.Cell{Text: s} }
	number := func(s string) xlsx.Cell { return xlsx.Cell{Number: s, Decimals: -1} }
	rows := [][]xlsx.Cell{
		{cell("Deltakere")}, {cell(""), cell(""), cell("2020")},
		{cell("1804 Bodø"), cell("Menn"), number("3")}, {cell(""), cell("Kvinner"), number("4")},
		{cell("3025 Asker"), cell("Menn"), number("5")}, {cell(""), cell("Kvinner"), number("6")},
	}
	lines, _ := read(t, prize(), take("Deltakere / Kvinner", "settled"), "b.xlsx", string(workbook(t, "A", rows)))
	expect(t, lines, "bodo settled 2020 = 4 at b.xlsx!A!C4", "asker settled 2020 = 6 at b.xlsx!A!C6",
		`left b.xlsx!A!C3 "3" category`, `left b.xlsx!A!C5 "5" category`)
	rows = append(rows, []xlsx.Cell{cell(""), cell("I alt"), number("18")})
	_, err := figures.Read(prize(), gridsOf(t, workbook(t, "A", rows), "b.xlsx"), take("Deltakere", "settled"))
	if f := fault.Of(err); f == nil || f.ID != "figures.category" {
		t.Errorf("a sum at the end: %v", err)
	}
}

// Years side by side, codes of their time, the years of a code behind a name.
func TestYearsAsColumns(t *testing.T) {
	lines, _ := read(t, prize(), take("Persons", "population"), "t.csv",
		"\"region\"\t\"Persons 2018\"\t\"Persons 2019\"\n\"0219 Bærum\"\t125454\t126841\n\"0220 Asker (-2019)\"\t60926\t61523\n"+
			"\"1939 Storfjord - Omasvuotna - Omasvuono\"\t1\t2\n\"2025 Deatnu - Tana\"\t2922\t2918\n\"0236 Nes (Akershus)\"\t5\t6\n")
	expect(t, lines,
		"baerum population 2018 = 125454 at t.csv:2:2", "baerum population 2019 = 126841 at t.csv:2:3",
		"tana population 2018 = 2922 at t.csv:5:2", "tana population 2019 = 2918 at t.csv:5:3",
		`left t.csv:3:2 "60926" part`, `left t.csv:3:3 "61523" part`,
		"told renumbered", "told by_name", "told others")
}

// A file that was saved so that æ, ø and å are gone: the code is enough, a name
// alone is not.
func TestDamaged(t *testing.T) {
	lines, _ := read(t, prize(), take("Persons", "settled"), "t.csv",
		"region,Persons 2019\n0219 B\ufffdrum,1378\n1804 Bod\ufffd,12\n")
	expect(t, lines, "bodo settled 2019 = 12 at t.csv:3:2", "baerum settled 2019 = 1378 at t.csv:2:2",
		"told damaged", "told renumbered", "told name_lost", "told name_lost")
	lines, _ = read(t, prize(), take("Persons", "settled"), "t.csv", "region,Persons 2019\nB\ufffdrum,1378\nBodø,12\n")
	expect(t, lines, "bodo settled 2019 = 12 at t.csv:3:2", `left t.csv:2:1 "B`+"\ufffd"+`rum" name_lost`, "told damaged", "told by_name")
}

// A table of ssb.no with a title, headers above each other, empty lines between,
// decimal commas, and a note at the end.
func TestStackedText(t *testing.T) {
	lines, im := read(t, prize(), take("I arbeid", "direct"), "t.csv",
		"Deltakere etter programmet. Prosent;;;\n;;;\n;2020;2021;\n;I arbeid;I arbeid;I alt\n;;;\nHele landet;61,5;63;9\n1804 Bodø;70;71,25;8\n;;;\n1 Tall for 2021 er foreløpige.;;;\n")
	expect(t, lines, "bodo direct 2020 = 70 at t.csv:7:2", "bodo direct 2021 = 71.25 at t.csv:7:3",
		"country direct 2020 = 61.5 at t.csv:6:2", "country direct 2021 = 63 at t.csv:6:3",
		`left t.csv:6:4 "9" not_asked`, `left t.csv:7:4 "8" not_asked`)
	if im.Values[0].Source != "Deltakere etter programmet. Prosent" {
		t.Errorf("%+v", im.Values[0])
	}
}

// IMDi's cross table: three rows of headers, codes with a K.
func TestCrossTable(t *testing.T) {
	lines, _ := read(t, prize(), take("Faktisk bosetting", "settled"), "t.csv",
		"Region;Navn;Bosetting: Anmodning om bosetting;Bosetting: Faktisk bosetting;Bosetting: Faktisk bosetting;Bosetting: Faktisk bosetting\n"+
			";;Enhet: Personer;Enhet: Personer;Enhet: Personer;Enhet: Prosent\n;;År: 2021;År: 2021;År: 2016;År: 2021\n"+
			"K1804;Bodø;130;123;126;94.6\nK3024;Bærum;280;: ;218;.\nK3002;Moss (t.o.m. 2019);1;2;3;4\n")
	expect(t, lines,
		"bodo settled 2016 = 126 at t.csv:4:5", "bodo settled 2021 = 123 at t.csv:4:4",
		"baerum settled 2016 = 218 at t.csv:5:5", "baerum settled 2021 = suppressed at t.csv:5:4",
		`left t.csv:4:3 "130" not_asked`, `left t.csv:4:6 "94.6" not_asked`, `left t.csv:5:3 "280" not_asked`, `left t.csv:5:6 "." not_asked`,
		"told carried_back", "told others")
}

// A workbook of the StatBank: a title, headers above each other, no header over
// the regions, notes below.
func TestStackedWorkbook(t *testing.T) {
	cell := func(s string) xlsx.Cell { return xlsx.Cell{Text: s} }
	number := func(s string) xlsx.Cell { return xlsx.Cell{Number: s, Decimals: -1} }
	data := workbook(t, "Deltakere", [][]xlsx.Cell{
		{cell("10824: Tidligere deltakere, etter region, kjønn, statistikkvariabel og år")}, {},
		{cell(""), cell("I arbeid eller utdanning (prosent)")},
		{cell(""), cell("Begge kjønn"), cell(""), cell("Kvinner")},
		{cell(""), cell("2020"), cell("2021"), cell("2021")},
		{cell("0 Hele landet"), number("61.5"), number("63"), number("50")},
		{cell("18 Nordland - Nordlánnda"), number("58"), cell(":"), number("51")},
		{cell("1804 Bodø"), number("70"), number("71.25"), number("60")},
		{}, {cell("Sist endret:")}, {cell("20230125 08:00")}, {cell("Kontakt:")}, {cell("2024 Noen, 22 33 44 55")},
	})
	lines, im := read(t, prize(), take("I arbeid eller utdanning (prosent)", "direct"), "b.xlsx", string(data))
	expect(t, lines,
		"bodo direct 2020 = 70 at b.xlsx!Deltakere!B8", "bodo direct 2021 = 71.25 at b.xlsx!Deltakere!C8",
		"country direct 2020 = 61.5 at b.xlsx!Deltakere!B6", "country direct 2021 = 63 at b.xlsx!Deltakere!C6",
		"nordland direct 2020 = 58 at b.xlsx!Deltakere!B7", "nordland direct 2021 = suppressed at b.xlsx!Deltakere!C7",
		`left b.xlsx!Deltakere!D6 "50" category`, `left b.xlsx!Deltakere!D7 "51" category`, `left b.xlsx!Deltakere!D8 "60" category`)
	if v := im.Values[0]; v.AsOf != "2023-01-25" || !strings.HasPrefix(v.Source, "10824: ") {
		t.Errorf("%+v", v)
	}
}

// A file that Norwegian Excel saved again: decimal commas, line breaks inside
// headers, a zero lost in front of a code.
func TestSavedByExcel(t *testing.T) {
	lines, _ := read(t, prize(), figures.Options{Periods: []string{"2021"}}, "t.csv",
		"\"Kommune\nnummer\";\"Kommune\nnavn\";\"Direkte\netter\";Bosatt\n1804;Bodø;63,350874478;1 204\n219;Bærum;58;1\u00a0300\n3025;Asker;Inf;\u2212\n")
	expect(t, lines,
		"bodo settled 2021 = 1204 at t.csv:5:4", "bodo direct 2021 = 63.350874478 at t.csv:5:3",
		"baerum settled 2021 = 1300 at t.csv:6:4", "baerum direct 2021 = 58 at t.csv:6:3",
		"asker settled 2021 = not-known at t.csv:7:4", "asker direct 2021 = not-known at t.csv:7:3",
		"told renumbered", "told outlived", "told padded", "told dash")
}

// Tables below each other are read each under its own header; a header that
// only stands there again is passed over.
func TestTablesBelowEachOther(t *testing.T) {
	for table, want := range map[string][]string{
		"Kommune;Bosatt 2022\nKinn;177\n;\nBosatte etter kommune;\nKommune;Bosatt 2023\nBodø;220\n": {
			"bodo settled 2023 = 220 at t.csv:6:2", "kinn settled 2022 = 177 at t.csv:2:2", "told by_name", "told by_name"},
		"Kommune;Bosatt 2022;Innbyggere 2022\nKinn;177;180\n\nKommune;Innbyggere 2022;Bosatt 2022\nBodø;220;221\n": {
			"bodo settled 2022 = 221 at t.csv:5:3", "bodo population 2022 = 220 at t.csv:5:2", "kinn settled 2022 = 177 at t.csv:2:2", "kinn population 2022 = 180 at t.csv:2:3", "told by_name", "told by_name"},
		"Kommune;Bosatt 2022\nKinn;177\nKommune;Bosatt 2022\nBodø;220\n": {
			"bodo settled 2022 = 220 at t.csv:4:2", "kinn settled 2022 = 177 at t.csv:2:2", "told by_name", "told by_name"},
		"Kommune;Bosatt 2022\nKinn;177\n;Bosatt 2023\nBodø;220\n": {"kinn settled 2022 = 177 at t.csv:2:2", "told by_name", "told broken_off"},
		"Kommune;Bosatt;Bosatt\n;2021;2022\nKinn;1;2\n;2023;2024\nBodø;3;4\n": {
			"kinn settled 2021 = 1 at t.csv:3:2", "kinn settled 2022 = 2 at t.csv:3:3", "told by_name", "told broken_off"},
		"Kommune;Bosatt\n;2021\nKinn;1\nKommune;Bosatt\n;2021\nKommune;Bosatt 2022\nBodø;2\n": {
			"bodo settled 2022 = 2 at t.csv:7:2", "kinn settled 2021 = 1 at t.csv:3:2", "told by_name", "told by_name"},
		"Kommune;Type;Bosatt 2022\nKinn;kommune;177\nBodø;kommune;220\n": {
			"bodo settled 2022 = 220 at t.csv:3:3", "kinn settled 2022 = 177 at t.csv:2:3", "told by_name", "told by_name"},
	} {
		lines, _ := read(t, prize(), figures.Options{}, "t.csv", table)
		expect(t, lines, want...)
	}
}

// Of tables side by side nothing is taken.
func TestTablesSideBySide(t *testing.T) {
	for _, table := range []string{
		"Kommune;Bosatt 2022;;Kommune;Innbyggere 2022\nKinn;177;;Bodø;300\nAsker;5;;Kinn;6\n",
		"Kommune;Bosatt 2022;;;Innbyggere 2022\nKinn;177;;Bodø;300\nAsker;5;;Kinn;6\n",
		"Kommunenr;Bosatt 2022;Kommunenr;Innbyggere 2022\n4602;177;1804;300\n",
	} {
		lines, _ := read(t, prize(), figures.Options{}, "t.csv", table)
		expect(t, lines, "told side_by_side")
	}
}

// The county beside a municipality is no region of the row.
func TestCountyFirst(t *testing.T) {
	for _, table := range []string{
		"Fylke;Kommune;Bosatt 2022\nVestland;Kinn;177\nNordland;;500\nNordland;Bodø;300\n",
		"Fylke;Kommunenavn;Bosatt 2022\nVestland;Kinn;177\nNordland;;500\nNordland;Bodø;300\n",
		"Fylkesnavn;Kommune;Bosatt 2022\nVestland;Kinn;177\nNordland;;500\nNordland;Bodø;300\n",
	} {
		lines, _ := read(t, prize(), figures.Options{}, "t.csv", table)
		expect(t, lines, "bodo settled 2022 = 300 at t.csv:4:3", "kinn settled 2022 = 177 at t.csv:2:3", "told by_name", "told by_name")
	}
	lines, _ := read(t, prize(), figures.Options{}, "t.csv", "Fylkenr;Fylke;Kommunenr;Kommune;Bosatt 2022\n46;Vestland;4602;Kinn;177\n18;Nordland;1804;Bodø;300\n")
	expect(t, lines, "bodo settled 2022 = 300 at t.csv:3:5", "kinn settled 2022 = 177 at t.csv:2:5")
	lines, _ = read(t, prize(), take("Bosatt / Menn", "settled"), "t.csv", "Fylke;Kommune;Kjønn;Bosatt 2022\nVestland;Kinn;Menn;1\n;;Kvinner;2\nNordland;;Menn;500\n;;Kvinner;400\n")
	expect(t, lines, "kinn settled 2022 = 1 at t.csv:2:4", `left t.csv:3:4 "2" category`, "told by_name")
	lines, _ = read(t, prize(), figures.Options{}, "t.csv", "Fylke;Bosatt 2022\nNordland;500\n")
	expect(t, lines, "nordland settled 2022 = 500 at t.csv:2:2")
}

// A row that does not fit its header moved its figures along.
func TestRaggedRows(t *testing.T) {
	lines, _ := read(t, prize(), figures.Options{}, "t.csv",
		"Kommunenr,Kommune,Bosatt 2022,Innbyggere 2022\n4602,Kinn,1,177,178\n1804,300,310\n3025,Asker,5,6\n")
	expect(t, lines, "asker settled 2022 = 5 at t.csv:4:3", "asker population 2022 = 6 at t.csv:4:4",
		`left t.csv:2:3 "1" ragged`, `left t.csv:2:4 "177" ragged`, `left t.csv:3:3 "310" ragged`, `left t.csv:3:4 "" ragged`)
}

// A part of a year is no year, and a period with a mark is taken where somebody
// asks for it.
func TestPartsOfYears(t *testing.T) {
	lines, _ := read(t, prize(), figures.Options{}, "t.csv", "Kommunenr;År;Kvartal;Bosatt\n4602;2022;1;177\n4602;2022;K2;178\n4602;2022;1. halvår;9\n4602;2022;;355\n")
	expect(t, lines, "kinn settled 2022 = 355 at t.csv:5:4", "kinn settled 2022K1 = 177 at t.csv:2:4", "kinn settled 2022K2 = 178 at t.csv:3:4",
		`left t.csv:4:4 "9" odd_period`)
	lines, _ = read(t, prize(), figures.Options{}, "t.csv", "Kommunenr;Måned;År;Bosatt\n4602;3;2022;177\n4602;11;2022;178\n")
	expect(t, lines, "kinn settled 2022M03 = 177 at t.csv:2:4", "kinn settled 2022M11 = 178 at t.csv:3:4")
	lines, _ = read(t, prize(), figures.Options{}, "t.csv", "Kommunenr;Kvartal;Bosatt\n4602;1;177\n4602;2022K2;178\n")
	expect(t, lines, "kinn settled 2022K2 = 178 at t.csv:3:3", `left t.csv:2:3 "177" odd_period`)
	const table = "Kommunenr;År;Bosatt\n4602;2022*;180\n1804;2022 (foreløpig);9\n3025;2021-2022;8\n"
	lines, _ = read(t, prize(), figures.Options{}, "t.csv", table)
	expect(t, lines, "asker settled 2021-2022 = 8 at t.csv:4:3", `left t.csv:2:3 "180" odd_period`, `left t.csv:3:3 "9" odd_period`)
	lines, _ = read(t, prize(), figures.Options{Periods: []string{"2022*"}}, "t.csv", table)
	expect(t, lines, "kinn settled 2022* = 180 at t.csv:2:3", `left t.csv:3:3 "9" odd_period`, `left t.csv:4:3 "8" other_period`)
	lines, _ = read(t, prize(), figures.Options{}, "t.csv", "Kommunenr;År;Bosatt 2020\n4602;2022;180\n")
	expect(t, lines, `left t.csv:2:3 "180" odd_period`)
}

// Marks that lead to a note are told where they stand.
func TestFootnoteMarks(t *testing.T) {
	lines, _ := read(t, prize(), figures.Options{}, "t.csv", "Kommune;Bosatt 2022\nKinn;177*\nBodø;300²\n")
	expect(t, lines, `left t.csv:2:2 "177*" not_a_number`, `left t.csv:3:2 "300²" not_a_number`)
	lines, _ = read(t, prize(), figures.Options{}, "t.csv", "Kommune;Bosatt 2022\nKinn*;177\nBodø 1);300\nAsker¹;4\n")
	expect(t, lines, `left t.csv:2:2 "177" asked`, `left t.csv:3:2 "300" asked`, `left t.csv:4:2 "4" asked`,
		`asked "Kinn*" [kinn] marked`, `asked "Bodø 1)" [bodo] marked`, `asked "Asker¹" [asker] marked`)
}

// Codes as spreadsheets leave them.
func TestCodesOfSpreadsheets(t *testing.T) {
	lines, _ := read(t, prize(), figures.Options{}, "t.csv", "Kommunenr;Kommune;Bosatt 2022\n1 804;Bodø;1\n\"=\"\"4602\"\"\";Kinn;2\n0000;Landet;3\n")
	expect(t, lines, "bodo settled 2022 = 1 at t.csv:2:3", "kinn settled 2022 = 2 at t.csv:3:3", "country settled 2022 = 3 at t.csv:4:3")
}
