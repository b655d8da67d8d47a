package figures

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/tabular"
)

// written writes n hundredths as a person may: with a decimal mark, and with
// something between thousands.
func written(n int64, decimals int, mark, between string) string {
	s := exact.New(n, 100).Round(decimals)
	whole, fraction, _ := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	var groups []string
	for len(whole) > 3 && between != "" {
		whole, groups = whole[:len(whole)-3], append([]string{whole[len(whole)-3:]}, groups...)
	}
	out := strings.Join(append([]string{whole}, groups...), between)
	if decimals > 0 {
		out += mark + fraction
	}
	if strings.HasPrefix(s, "-") {
		out = "-" + out
	}
	return out
}

// TestNumbersAsWritten: what a column of numbers says is what was meant,
// however it is written, or it is refused; it is never another number.
func TestNumbersAsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		style := rapid.SampledFrom([][2]string{{",", ""}, {".", ""}, {",", " "}, {",", "\u00a0"}, {",", "\u202f"}, {".", " "}, {",", "."}, {".", ","}}).Draw(t, "style")
		decimals := rapid.IntRange(0, 2).Draw(t, "decimals")
		unit := map[int]int64{0: 100, 1: 10, 2: 1}[decimals]
		numbers := rapid.SliceOfN(rapid.Int64Range(-1e12, 1e12), 1, 20).Draw(t, "numbers")
		var column marking
		var texts []string
		for i := range numbers {
			numbers[i] -= numbers[i] % unit
			texts = append(texts, written(numbers[i], decimals, style[0], style[1]))
			column.see(texts[i])
		}
		for i, s := range texts {
			got, reason := column.number(s)
			if want := exact.New(numbers[i], 100); reason == "" && !got.Equal(want) {
				t.Fatalf("%q among %q is %s, want %s", s, texts, got, want)
			}
			if reason != "" && (decimals > 0 || style[1] != "." && style[1] != ",") {
				t.Fatalf("%q among %q: %s", s, texts, reason)
			}
		}
	})
}

// TestMixedMarksAreRefused: a column with both marks before decimals says
// nothing at all.
func TestMixedMarksAreRefused(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.StringMatching(`[1-9][0-9]{0,5},[0-9]{1,2}`).Draw(t, "comma")
		b := rapid.StringMatching(`[1-9][0-9]{0,5}\.[0-9]{1,2}`).Draw(t, "point")
		rest := rapid.SliceOf(rapid.StringMatching(`[0-9]{1,6}`)).Draw(t, "rest")
		var column marking
		for _, s := range append(rest, a, b) {
			column.see(s)
		}
		for _, s := range append(rest, a, b) {
			if r, reason := column.number(s); reason != "mixed_marks" {
				t.Fatalf("%q is %s", s, r)
			}
		}
	})
}

func TestNumberForms(t *testing.T) {
	for _, c := range []struct {
		column string // cells, divided by |
		want   string // the number or the reason of each
	}{
		{"1 234|12,5", "1234|12.5"}, {"1.234,5|7", "1234.5|7"}, {"1,234.5|7|1,000", "1234.5|7|1000"}, {"1.234.567|2.000", "1234567|2000"},
		{"1,234", "unclear_mark"}, {"1.234|5", "unclear_mark|5"}, {"1,234|5,5", "1.234|5.5"}, {"1,234|5.5", "unclear_mark|5.5"}, {"1.234|5,5", "unclear_mark|5.5"},
		{"0,123", "0.123"}, {"0.500|1.250", "0.5|1.25"}, {"3,350874478", "3.350874478"}, {"12 34", "not_a_number"}, {"1  234", "not_a_number"}, {"63,5 %|70%", "63.5|70"},
		{"−5,5", "-5.5"}, {"-0", "0"}, {"007", "7"}, {"1e3", "not_a_number"}, {"0x10", "not_a_number"}, {"1,2,3", "not_a_number"}, {"+5", "not_a_number"}, {"½", "not_a_number"},
		{"1 234 567,25", "1234567.25"}, {"1 234,567", "1234.567"}, {".5", "not_a_number"}, {"5.", "not_a_number"}, {"٣", "not_a_number"},
	} {
		var column marking
		cells := strings.Split(c.column, "|")
		for _, s := range cells {
			column.see(s)
		}
		var got []string
		for _, s := range cells {
			r, reason := column.number(s)
			if reason == "" {
				reason = r.Text()
			}
			got = append(got, reason)
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q: %s, want %s", c.column, s, c.want)
		}
	}
}

// TestAnyGrid: whatever stands in a table, reading it does not fail in another
// way than by a fault, takes nothing twice, and keeps to its cells.
func TestAnyGrid(t *testing.T) {
	ed := &award.Edition{
		Language:   "nb",
		Metrics:    []award.Metric{{ID: "bosatt", Unit: award.Persons}, {ID: "andel", Unit: award.Percent}, {ID: "ord", Unit: award.Words}},
		Nominees:   []award.Nominee{{ID: "bodo", Name: "Bodø", Code: "1804"}, {ID: "asker", Name: "Asker", Code: "3025"}, {ID: "os", Name: "Os"}, {}},
		References: []award.Reference{{ID: "landet", Name: award.Plain("Landet")}, {}},
	}
	words := rapid.SampledFrom([]string{
		"", "region", "Kommune", "Kommunenr", "Navn", "år", "2020", "2021", "Enhet", "Personer", "Prosent", "Bosatt", "Andel", "Ord", "alder", "0 år", "1 år eller eldre", "I alt",
		"1804 Bodø", "K-3025 Asker", "0220 Asker", "1804", "Os", "Landet", "0 Hele landet", "Bod\ufffd", "12", "1 204", "3,5", "3.5", "1.234", ":", "..", ".", "-", "Inf", "År: 2020", "Enhet: Personer", "Bosatt 2021", "=1+1", "K-Rest x",
	})
	rapid.Check(t, func(t *rapid.T) {
		g := tabular.Grid{File: "t.csv", Separator: ';'}
		for i := range rapid.IntRange(0, 8).Draw(t, "rows") {
			var row []tabular.GridCell
			for j := range rapid.IntRange(1, 6).Draw(t, "columns") {
				row = append(row, tabular.GridCell{Text: words.Draw(t, "cell"), Line: i + 1, Column: j + 1})
			}
			g.Rows = append(g.Rows, row)
		}
		o := Options{Take: map[string]string{}, Answers: map[string]string{}, Periods: rapid.SliceOfN(rapid.SampledFrom([]string{"2020", "2021"}), 0, 2).Draw(t, "periods")}
		for _, s := range rapid.SliceOfN(words, 0, 2).Draw(t, "take") {
			o.Take[s] = rapid.SampledFrom([]string{"bosatt", "andel", "ord"}).Draw(t, "as")
		}
		if s := words.Draw(t, "answer"); s != "" {
			o.Answers[s] = rapid.SampledFrom([]string{"bodo", "asker", "landet", "-"}).Draw(t, "row")
		}
		im, err := Read(ed, []tabular.Grid{g}, o)
		if err != nil {
			return
		}
		seen := map[string]bool{}
		for _, v := range im.Values {
			key := v.Nominee + "|" + v.Metric + "|" + v.Period
			if seen[key] || v.Metric == "" || v.Nominee == "" || v.Period == "" {
				t.Fatalf("%+v", v)
			}
			seen[key] = true
			if v.Cells == 1 && !stands(&g, v.Cell, v.Raw) {
				t.Fatalf("%q does not stand at %s", v.Raw, v.Cell)
			}
		}
		if _, err := Apply(ed, im); err != nil {
			t.Fatal(err)
		}
	})
}

// stands reports whether a text stands in a cell.
func stands(g *tabular.Grid, where, raw string) bool {
	var line, column int
	if _, err := fmt.Sscanf(where, "t.csv:%d:%d", &line, &column); err != nil {
		return false
	}
	return g.At(line-1, column-1).Text == raw
}
