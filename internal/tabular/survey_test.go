package tabular

import (
	"strings"
	"testing"
)

// surveys are made up after the exports of two survey tools: one quotes every
// field and divides by semicolons in UTF-8, the other quotes words alone and
// divides by commas in Latin-1.
var surveys = map[string]struct {
	in, encoding string
	separator    rune
	rows         []string // cells divided by |
}{
	"form.txt": {
		in: "\"$submission_id\";\"$created\";\"favourite\";\"why\";\"number\";\"$answer_time_ms\"\n" +
			"\"101\";\"2026-06-01T20:57:15+02:00\";\"3\";\"fordi; ja\";\"4.5\";\"74630\"\n" +
			"\"102\";\"2026-06-01T20:58:33+02:00\";\"-1\";\"s\u00f8lvi.png\";\"77.0\";\"\"\n",
		encoding: "UTF-8", separator: ';',
		rows: []string{
			"$submission_id|$created|favourite|why|number|$answer_time_ms",
			"101|2026-06-01T20:57:15+02:00|3|fordi; ja|4.5|74630",
			"102|2026-06-01T20:58:33+02:00|-1|sølvi.png|77.0|",
		},
	},
	"structure.csv": {
		in: "questionName,variableName,questionText,choiceValue,choiceText\n" +
			"v_1,v_1_1,\"Hvilke(t) fag, p\xe5 skolen?\",1,\"Natur, milj\xf8 og friluft \"\n" +
			"v_1,v_1_2,\"Hvilke(t) fag, p\xe5 skolen?\",2,\"\"\n",
		encoding: "Windows-1252", separator: ',',
		rows: []string{
			"questionName|variableName|questionText|choiceValue|choiceText",
			"v_1|v_1_1|Hvilke(t) fag, på skolen?|1|Natur, miljø og friluft",
			"v_1|v_1_2|Hvilke(t) fag, på skolen?|2|",
		},
	},
}

// What survey tools export is read cell by cell, quotes, separators inside of
// them, and letters of every encoding included.
func TestReadGridsOfSurveys(t *testing.T) {
	for name, c := range surveys {
		grids, err := ReadGrids([]byte(c.in), name, Limits{})
		if err != nil || len(grids) != 1 {
			t.Fatalf("%s: %d grids, %v", name, len(grids), err)
		}
		g := grids[0]
		if g.Encoding != c.encoding || g.Separator != c.separator || len(g.Rows) != len(c.rows) {
			t.Fatalf("%s: %s, %q, %d rows", name, g.Encoding, g.Separator, len(g.Rows))
		}
		for i, want := range c.rows {
			cells := make([]string, len(g.Rows[i]))
			for j, cell := range g.Rows[i] {
				cells[j] = cell.Text
			}
			if got := strings.Join(cells, "|"); got != want {
				t.Errorf("%s, row %d: %q; want %q", name, i+1, got, want)
			}
		}
	}
}
