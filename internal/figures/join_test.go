package figures_test

import (
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/figures"
)

// A dataset of JSON-stat 2 with municipalities, the country and a status.
func TestCubeWithRegions(t *testing.T) {
	lines, im := read(t, prize(), take("Personer1", "settled"), "t.json",
		`{"version":"2.0","class":"dataset","label":"13000: Bosatte, etter region, statistikkvariabel og år","source":"SSB","updated":"2024-02-01T07:00:00Z",
		"id":["Region","ContentsCode","Tid"],"size":[4,2,2],"role":{"time":["Tid"],"metric":["ContentsCode"]},
		"dimension":{"Region":{"label":"region","category":{"index":{"0":0,"1804":1,"0220":2,"3024":3},"label":{"0":"Hele landet","1804":"Bodø","0220":"Asker (-2019)","3024":"Bærum"}}},
		"ContentsCode":{"label":"statistikkvariabel","category":{"index":["Personer1","Andel"],"label":{"Personer1":"Bosatte","Andel":"Andel (prosent)"}}},
		"Tid":{"label":"år","category":{"index":{"2019":0,"2021":1}}}},
		"value":[100,200,1,2, 10,null,3,4, 50,null,5,6, 20,30,7,8],"status":{"5":":"}}`)
	expect(t, lines,
		"bodo settled 2019 = 10 at t.json:value[4]", "bodo settled 2021 = suppressed at t.json:value[5]",
		"baerum settled 2019 = 20 at t.json:value[12]", "baerum settled 2021 = 30 at t.json:value[13]",
		"country settled 2019 = 100 at t.json:value[0]", "country settled 2021 = 200 at t.json:value[1]",
		`left t.json:value[2] "1" not_asked`, `left t.json:value[3] "2" not_asked`, `left t.json:value[6] "3" not_asked`, `left t.json:value[7] "4" not_asked`,
		`left t.json:value[8] "50" part`, `left t.json:value[9] "null" part`, `left t.json:value[10] "5" not_asked`, `left t.json:value[11] "6" not_asked`,
		`left t.json:value[14] "7" not_asked`, `left t.json:value[15] "8" not_asked`, "told carried_back")
	if im.Values[0].AsOf != "2024-02-01" {
		t.Errorf("as of %q", im.Values[0].AsOf)
	}
}

// What has the metric's name in any language is taken unasked, in the unit that
// fits; anything else is told.
func TestTakenByName(t *testing.T) {
	lines, im := read(t, prize(), figures.Options{}, "t.csv", "region;år;bosatt;Settlement;DIRECT;direkte etter\n1804 Bodø;2021;5;6;7;8\n")
	expect(t, lines, "bodo settled 2021 = 5 at t.csv:2:3",
		`left t.csv:2:4 "6" not_asked`, `left t.csv:2:5 "7" conflict`, `left t.csv:2:6 "8" conflict`)
	if im.Series[1].Suggested != "settled" || im.Series[1].Reason != "not_asked" || im.Series[0].Metric != "settled" {
		t.Errorf("%+v", im.Series)
	}
	lines, _ = read(t, prize(), take("bosatt", figures.Declined), "t.csv", "region;år;bosatt\n1804 Bodø;2021;5\n")
	expect(t, lines, `left t.csv:2:3 "5" declined`)
	lines, _ = read(t, prize(), figures.Options{}, "t.csv", "region;år;enhet;serie;antall\n1804 Bodø;2021;Prosent;Bosatt;5\n1804 Bodø;2021;Personer;Bosatt;6\n1804 Bodø;2021;Personer;Direkte etter;7\n")
	expect(t, lines, "bodo settled 2021 = 6 at t.csv:3:5", `left t.csv:2:5 "5" unit`, `left t.csv:4:5 "7" unit`)
}

// Names stand for regions only where nobody else has them; else a person says.
func TestNamesAlone(t *testing.T) {
	const table = "Kommune;Bosatt 2024\nBodø;1\nHerøy;2\nVåler (Østfold);3\nVåler (Hedmark);4\nTana;5\nAsker;6\nLandet;7\nNordland;8\nOslo;9\n"
	lines, _ := read(t, prize(), figures.Options{}, "t.csv", table)
	expect(t, lines,
		"bodo settled 2024 = 1 at t.csv:2:2", "asker settled 2024 = 6 at t.csv:7:2", "tana settled 2024 = 5 at t.csv:6:2",
		"country settled 2024 = 7 at t.csv:8:2", "nordland settled 2024 = 8 at t.csv:9:2",
		`left t.csv:3:2 "2" asked`, `left t.csv:4:2 "3" asked`, `left t.csv:5:2 "4" asked`,
		`asked "Herøy" [heroy] name_twice`, `asked "Våler (Østfold)" [valer] name_twice`, `asked "Våler (Hedmark)" [valer] name_twice`,
		"told by_name", "told by_name", "told by_name", "told others")
	o := figures.Options{Answers: map[string]string{"herøy": "heroy", "Våler (Østfold)": "valer", "Våler (Hedmark)": "-", "Hvorsomhelst": "-"}}
	lines, _ = read(t, prize(), o, "t.csv", table)
	expect(t, lines,
		"bodo settled 2024 = 1 at t.csv:2:2", "asker settled 2024 = 6 at t.csv:7:2", "heroy settled 2024 = 2 at t.csv:3:2",
		"valer settled 2024 = 3 at t.csv:4:2", "tana settled 2024 = 5 at t.csv:6:2",
		"country settled 2024 = 7 at t.csv:8:2", "nordland settled 2024 = 8 at t.csv:9:2",
		"told by_name", "told answered", "told answered", "told by_name", "told by_name", "told others", "told answer_unused")
	lines, _ = read(t, prize(), figures.Options{}, "t.csv", "Kommune;Bosatt 2019\nAsker;6\nKinn;7\n")
	expect(t, lines, "kinn settled 2019 = 7 at t.csv:3:2", `left t.csv:2:2 "6" part`, "told by_name")
}

// A code says more than a name; where they are two municipalities', a person
// says which is right.
func TestCodesAndNames(t *testing.T) {
	lines, _ := read(t, prize(), figures.Options{}, "t.csv",
		"region;Bosatt 2021\n3024 Asker;1\n1818 Herøy;2\n1515 Herøy;3\n3018 Våler;4\n1804 Bodoe;5\n5441 Deatnu;6\n3025 Oslo;7\n18 Nordland;8\n3 Oslo;9\n")
	expect(t, lines,
		"bodo settled 2021 = 5 at t.csv:6:2", "heroy settled 2021 = 2 at t.csv:3:2", "tana settled 2021 = 6 at t.csv:7:2",
		"nordland settled 2021 = 8 at t.csv:9:2",
		`left t.csv:2:2 "1" asked`, `left t.csv:5:2 "4" asked`, `left t.csv:8:2 "7" asked`,
		`asked "3024 Asker" [baerum asker] code_and_name`, `asked "3018 Våler" [valer] name_twice`, `asked "3025 Oslo" [asker] code_and_name`,
		"told name_differs", "told by_name", "told others")
}

// Figures of areas that were joined or divided are not the nominee's, unless a
// person says so; those of all that were joined are added up then.
func TestJoinedAreas(t *testing.T) {
	const table = "region;Bosatt 2018;Direkte etter 2018\n1401 Flora;40;50\n1439 Vågsøy;20;60\n0220 Asker;55;70\n"
	lines, _ := read(t, prize(), figures.Options{}, "t.csv", table)
	expect(t, lines,
		`left t.csv:2:2 "40" part`, `left t.csv:2:3 "50" part`, `left t.csv:3:2 "20" part`, `left t.csv:3:3 "60" part`,
		`left t.csv:4:2 "55" part`, `left t.csv:4:3 "70" part`)
	o := figures.Options{Answers: map[string]string{"1401": "kinn", "1439 Vågsøy": "kinn", "0220": "-"}}
	lines, _ = read(t, prize(), o, "t.csv", table)
	expect(t, lines,
		"kinn settled 2018 = 60 at t.csv:2:2 to t.csv:3:2 (2)", `left t.csv:2:3 "50" conflict`, `left t.csv:3:3 "60" conflict`,
		"told answered", "told answered", "told joined", "told others")

	old := prize()
	old.Nominees = []award.Nominee{{ID: "asker", Name: "Asker", Code: "0220"}, {ID: "haram", Name: "Haram", Code: "1580"}}
	lines, _ = read(t, old, figures.Options{}, "t.csv", "region;Bosatt 2021\n3025 Asker;1\n1507 Ålesund;2\n")
	expect(t, lines, `left t.csv:2:2 "1" whole`, `left t.csv:3:2 "2" whole`)
}

// Where a code was not in use, a sign says nothing of the nominee; a figure was
// carried back, or the code kept.
func TestBeforeAndAfter(t *testing.T) {
	lines, _ := read(t, prize(), figures.Options{}, "t.csv", "region;Bosatt 2015;Bosatt 2016;Bosatt 2021\n3024 Bærum;7;.;8\n0219 Bærum;;;9\n4602 Kinn;;..;10\n")
	expect(t, lines, "baerum settled 2015 = 7 at t.csv:2:2", "baerum settled 2016 = not-known at t.csv:3:3", "kinn settled 2021 = 10 at t.csv:4:4",
		`left t.csv:2:3 "." absent`, `left t.csv:4:2 "" absent`, `left t.csv:4:3 ".." absent`,
		`left t.csv:3:2 "" other_cell`, `left t.csv:2:4 "8" conflict`, `left t.csv:3:4 "9" conflict`,
		"told carried_back", "told renumbered", "told outlived")
}

// Signs for figures that are missing are taken as such, never as 0, and their
// sign stays with them.
func TestMissingSigns(t *testing.T) {
	for sign, want := range map[string]string{
		".": "not-applicable", "..": "not-known", ":": "suppressed", ": ": "suppressed", "": "not-known", "-": "not-known", "Inf": "not-known", "null": "not-known", "…": "not-known",
	} {
		_, im := read(t, prize(), figures.Options{}, "t.csv", "region;Bosatt 2021\n3025 Asker;7\n1804 Bodø;"+sign+"\n")
		if len(im.Values) != 2 || shown(im.Values[0]) != want || im.Values[0].Raw != strings.TrimSpace(sign) || im.Values[0].Value != nil {
			t.Errorf("%q: %+v", sign, im.Values)
		}
	}
	lines, _ := read(t, prize(), figures.Options{}, "t.csv", "region;Bosatt 2021\n3025 Asker;7\n1804 Bodø;avventer vedtak\n3024 Bærum;7,5\n")
	expect(t, lines, "asker settled 2021 = 7 at t.csv:2:2", `left t.csv:3:2 "avventer vedtak" not_a_number`, `left t.csv:4:2 "7,5" not_whole`)
}

// What the edition has already is left, another figure is told as replaced, and
// no sign takes a figure's place.
func TestStanding(t *testing.T) {
	ed := prize()
	ed.Nominees[0].Values = []award.Value{
		{Metric: "settled", Period: "2019", Number: exact.Int(5)}, {Metric: "settled", Period: "2020", Number: exact.Int(6)},
		{Metric: "settled", Period: "2021", Number: exact.Int(7)}, {Metric: "settled", Period: "2022", Missing: award.NotKnown},
		{Metric: "settled", Period: "2023", Missing: award.NotKnown},
	}
	lines, _ := read(t, ed, figures.Options{}, "t.csv", "region;Bosatt 2019;Bosatt 2020;Bosatt 2021;Bosatt 2022;Bosatt 2023;Bosatt 2024\n1804 Bodø;5;60;:;9;:;..\n")
	expect(t, lines,
		"bodo settled 2020 = 60 at t.csv:2:3 for 6", "bodo settled 2022 = 9 at t.csv:2:5 for not-known",
		"bodo settled 2023 = suppressed at t.csv:2:6 for not-known", "bodo settled 2024 = not-known at t.csv:2:7",
		`left t.csv:2:2 "5" already`, `left t.csv:2:4 ":" stands`)
}

// Tables that disagree are told, and neither is taken; the same figure twice is
// one.
func TestSeveralTables(t *testing.T) {
	lines, _ := read(t, prize(), figures.Options{}, "a.csv", "region;Bosatt 2020;Bosatt 2021\n1804 Bodø;5;6\n", "b.csv", "region,Bosatt 2020,Bosatt 2021\n1804 Bodø,5,7\n")
	expect(t, lines, "bodo settled 2020 = 5 at a.csv:2:2",
		`left b.csv:2:2 "5" again`, `left a.csv:2:3 "6" conflict`, `left b.csv:2:3 "7" conflict`)
}

// One period alone, or the period of a table that states none.
func TestPeriods(t *testing.T) {
	lines, _ := read(t, prize(), figures.Options{Periods: []string{"2020"}}, "t.csv", "region;Bosatt 2020;Bosatt 2021\n1804 Bodø;5;6\n")
	expect(t, lines, "bodo settled 2020 = 5 at t.csv:2:2", `left t.csv:2:3 "6" other_period`)
	lines, _ = read(t, prize(), figures.Options{}, "t.csv", "region;Bosatt\n1804 Bodø;5\n")
	expect(t, lines, `left t.csv:2:2 "5" no_period`)
	lines, _ = read(t, prize(), figures.Options{Periods: []string{"2019", "2021"}}, "t.csv", "region;Bosatt 2019;Bosatt 2020;Bosatt 2021\n1804 Bodø;5;6;7\n")
	expect(t, lines, "bodo settled 2019 = 5 at t.csv:2:2", "bodo settled 2021 = 7 at t.csv:2:4", `left t.csv:2:3 "6" other_period`)
	lines, _ = read(t, prize(), figures.Options{Periods: []string{"våren 2020"}}, "t.csv", "region;Bosatt\n1804 Bodø;5\n")
	expect(t, lines, "bodo settled våren 2020 = 5 at t.csv:2:2")
	lines, _ = read(t, prize(), figures.Options{}, "t.csv", "region;Bosatt 2019-2021\n1804 Bodø;5\n")
	expect(t, lines, `left t.csv:2:2 "5" not_asked`)
}

// Words are taken as words.
func TestWords(t *testing.T) {
	lines, _ := read(t, prize(), take("Arbeid", "plan"), "t.csv", "region;år;Arbeid;Direkte etter\n1804 Bodø;2021;godt i gang;1\n3025 Asker;2021;tok\ufffd igjen;2\n3024 Bærum;2021;;3\n")
	expect(t, lines,
		"bodo direct 2021 = 1 at t.csv:2:4", "bodo plan 2021 = godt i gang at t.csv:2:3",
		"baerum direct 2021 = 3 at t.csv:4:4", "baerum plan 2021 = not-known at t.csv:4:3", "asker direct 2021 = 2 at t.csv:3:4",
		`left t.csv:3:3 "tok`+"\ufffd"+` igjen" letters_lost`, "told damaged")
}

func TestRefusals(t *testing.T) {
	for id, o := range map[string]figures.Options{
		"figures.no_metric":   take("Bosatt", "nothing"),
		"figures.computed":    take("Bosatt", "per-head"),
		"figures.no_series":   take("Something", "settled"),
		"figures.unit":        take("Bosatt / Personer", "direct"),
		"figures.no_row":      {Answers: map[string]string{"1804": "nobody"}},
		"figures.taken_twice": take("Bosatt / Personer", "settled", "bosatt", "population"),
		"figures.category":    take("Vedtak", "population"),
	} {
		grids := gridsOf(t, []byte("region;år;enhet;serie;gruppe;antall\n1804 Bodø;2021;Personer;Bosatt;a;6\n1804 Bodø;2021;Personer;Bosatt;a;6\n1804 Bodø;2021;Personer;Vedtak;a;6\n1804 Bodø;2021;Personer;Vedtak;b;6\n"), "t.csv")
		if id != "figures.category" {
			grids = gridsOf(t, []byte("region;år;enhet;serie;antall\n1804 Bodø;2021;Personer;Bosatt;6\n1804 Bodø;2021;Personer;Vedtak;6\n"), "t.csv")
		}
		_, err := figures.Read(prize(), grids, o)
		if f := fault.Of(err); f == nil || f.Class != fault.Usage || f.ID != id {
			t.Errorf("%s: %v", id, err)
		}
	}
}

// A hyphen within a name sets no names apart, and a name of which nobody knows
// the parts is one.
func TestNamesWithHyphens(t *testing.T) {
	ed := prize()
	ed.Nominees = []award.Nominee{
		{ID: "nord-fron", Name: "Nord-Fron"}, {ID: "nord-odal", Name: "Nord-Odal"}, {ID: "mission", Name: "Bergen - Kirkens Bymisjon"},
		{ID: "cross", Name: "Røde Kors - Oslo"}, {ID: "karasjok", Name: "Karasjok"}, {ID: "bodo", Name: "Bodø"}, {ID: "kinn", Name: "Kinn"},
	}
	lines, _ := read(t, ed, figures.Options{}, "t.csv",
		"Region;Bosatt 2022\n3438 Sør-Fron;1\n3415 Sør-Odal;2\n4601 Bergen;3\n0301 Oslo;4\n5437 Kárášjohka-Karasjok;5\n4601 Kinn;6\n")
	expect(t, lines, "karasjok settled 2022 = 5 at t.csv:6:2", `left t.csv:7:2 "6" asked`, `asked "4601 Kinn" [kinn] code_and_name`, "told by_name", "told others")
	lines, _ = read(t, ed, figures.Options{}, "t.csv", "Kommune;Bosatt 2022\nSør-Fron;1\nBergen;3\nKárášjohka - Karasjok;5\nBodø - Bådåddjo;6\n")
	expect(t, lines, "karasjok settled 2022 = 5 at t.csv:4:2", `left t.csv:5:2 "6" asked`, `asked "Bodø - Bådåddjo" [bodo] name_part`, "told by_name", "told others")
	ed.Nominees = []award.Nominee{{ID: "north", Name: "Nord-Fron", Code: "3436"}, {ID: "south", Name: "Sør-Fron", Code: "3438"}}
	lines, _ = read(t, ed, figures.Options{}, "t.csv", "Kommune;Bosatt 2022\nNord-Fron;1\nSør-Fron;2\n")
	expect(t, lines, "north settled 2022 = 1 at t.csv:2:2", "south settled 2022 = 2 at t.csv:3:2", "told by_name", "told by_name")
}

// A municipality among the references is joined as carefully as a nominee.
func TestMunicipalReferences(t *testing.T) {
	ed := prize()
	ed.Nominees = ed.Nominees[:1]
	ed.References = []award.Reference{{ID: "heroy", Name: award.Plain("Herøy")}, {ID: "oslo", Name: award.Plain("Oslo")}}
	lines, _ := read(t, ed, figures.Options{}, "t.csv", "Kommune;Bosatt 2022\nHerøy;1\nOslo;2\n")
	expect(t, lines, "oslo settled 2022 = 2 at t.csv:3:2", `left t.csv:2:2 "1" asked`, `asked "Herøy" [heroy] name_twice`, "told by_name")
	lines, _ = read(t, ed, figures.Options{}, "t.csv", "Kommunenr;Kommune;Bosatt 2022\n1818;Herøy;1\n0301;Oslo;2\n4601;Oslo;3\n")
	expect(t, lines, "oslo settled 2022 = 2 at t.csv:3:3", `left t.csv:2:3 "1" asked`, `left t.csv:4:3 "3" asked`,
		`asked "1818 Herøy" [heroy] name_twice`, `asked "4601 Oslo" [oslo] code_and_name`, "told by_name")
}

// A name of which the list knows only a part says nothing against a code.
func TestNamesInMoreLanguages(t *testing.T) {
	lines, _ := read(t, prize(), figures.Options{}, "t.csv", "Region;Bosatt 2024\n1804 Bodø - Bådåddjo;1\n")
	expect(t, lines, "bodo settled 2024 = 1 at t.csv:2:2")
}
