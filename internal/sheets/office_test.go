package sheets

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/locale"
	"votering/internal/tooltest"
)

// shown are the cells of a CSV that an office program wrote: text, which stands
// in quotes there, with one in front, numbers and days as they are.
func shown(data []byte) [][]string {
	var rows [][]string
	var row []string
	cell, inside := "", false
	text := strings.TrimPrefix(strings.ReplaceAll(string(data), `""`, "\x00"), mark)
	for _, r := range text {
		switch {
		case r == '"':
			if inside = !inside; inside {
				cell = "'"
			}
		case r == ';' && !inside:
			row, cell = append(row, cell), ""
		case r == '\n' && !inside:
			rows, row, cell = append(rows, append(row, cell)), nil, ""
		case r == 0:
			cell += `"`
		default:
			cell += string(r)
		}
	}
	return rows
}

// hostile is an edition whose texts are what a spreadsheet would compute.
func hostile() *award.Edition {
	return &award.Edition{
		ID: "x", Title: award.Plain("=1+1"), Language: "nb",
		Metrics: []award.Metric{
			{ID: "direct", Title: award.Plain("@direkte"), Unit: award.Percent, Decimals: 1},
			{ID: "word", Title: award.Plain("Ord"), Unit: award.Words},
		},
		Nominees: []award.Nominee{{ID: "kinn", Name: "=HYPERLINK(\"http://x\")", Code: "0301", Values: []award.Value{
			{Metric: "direct", Period: "2021", Number: exact.New(125, 2), AsOf: "2022-11-17", Source: award.Plain("+47 22")},
			{Metric: "word", Period: "2021", Words: award.Plain("-1+1")},
		}}},
	}
}

// A Norwegian's office program shows numbers as numbers, days as days, and what
// somebody wrote as text; from the workbook, and from the CSV.
func TestOfficeShowsWhatWeMean(t *testing.T) {
	office := tooltest.NewOffice(t, "nb-NO")
	table := Metrics(hostile(), locale.For(locale.NB))
	book, err := table.XLSX()
	if err != nil {
		t.Fatal(err)
	}
	files := office.Convert(t, "m.xlsx", book, "", tooltest.AllSheets)
	for name, rows := range map[string][][]string{
		"workbook": shown(files["m-Måltall.csv"]),
		"CSV":      shown(office.Convert(t, "m.csv", table.CSV(Norwegian), "CSV:59,34,76,1,,1044,false,true", tooltest.AllSheets)["m-m.csv"]),
	} {
		guard, code := "'", "'0301"
		if name == "CSV" {
			guard, code = "''", "301" // nothing in a CSV keeps a spreadsheet from taking a code for a number
		}
		for i, want := range [][]string{
			{"'kinn", guard + `=HYPERLINK("http://x")`, code, "'direct", guard + "@direkte", "'2021", "'prosent", "62,5", "", guard + "+47 22", "2022-11-17", "", ""},
			{"'kinn", guard + `=HYPERLINK("http://x")`, code, "'word", "'Ord", "'2021", "'tekst", guard + "-1+1", "", "", "", "", ""},
		} {
			if name == "CSV" {
				want[5] = "2021"
			}
			if diff := cmp.Diff(want, rows[i+1]); diff != "" {
				t.Errorf("%s, row %d (-want +shown):\n%s", name, i+1, diff)
			}
		}
	}
	if aside := shown(files["m-Side om side.csv"]); aside[1][2] != "62,5%" {
		t.Errorf("%q", aside)
	}
	if about := string(files["m-Om.csv"]); !strings.Contains(about, `"Pris";"=1+1"`) {
		t.Errorf("%s", about)
	}
}

// Every table of a real edition opens, with all its rows.
func TestOfficeOpensEveryTable(t *testing.T) {
	office := tooltest.NewOffice(t, "nb-NO")
	_, complete := worked(t)
	for name, table := range tables(t, complete, locale.For(locale.NB)) {
		book, err := table.XLSX()
		if err != nil {
			t.Fatal(err)
		}
		rows := shown(office.Convert(t, "b.xlsx", book, "", tooltest.AllSheets)["b-"+table.main.name+".csv"])
		if len(rows) != len(table.main.rows)+1 {
			t.Fatalf("%s: %d rows, want %d and a header", name, len(rows), len(table.main.rows))
		}
		for i, r := range table.main.rows {
			for k, v := range r {
				if v.number != "" && !v.percent && rows[i+1][k] != v.csv(Norwegian) {
					t.Errorf("%s, row %d: %s, want %s", name, i+1, rows[i+1][k], v.csv(Norwegian))
				}
			}
		}
	}
}
