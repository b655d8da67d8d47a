package sheets

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"votering/internal/decision"
	"votering/internal/decision/decisiontest"
	"votering/internal/deliberation"
	"votering/internal/locale"
	"votering/internal/publicvote"
	"votering/internal/tabular"
)

// fromRows is the decision of the worked case whose votes were counted from raw
// rows, with that reason for the filters.
func fromRows(t *testing.T, reason string) *decision.Document {
	t.Helper()
	c, err := decisiontest.WorkedFromRows(read(t, "edition.yaml"), read(t, "marks.csv"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range c.Events {
		if e.Kind == deliberation.TallyRead && reason != "" {
			for i := range e.Tally.Counting.Filters {
				e.Tally.Counting.Filters[i].Reason = reason
			}
		}
	}
	public, _ := documents(t, c)
	return public
}

// The totals without each cause stand beside the votes in tables for people, and
// programs read what they always did.
func TestVotesFromRows(t *testing.T) {
	d := fromRows(t, "")
	for style, lang := range map[Style]locale.Lang{Norwegian: locale.NB, English: locale.EN, Plain: locale.EN} {
		table, err := Tally(d, locale.For(lang))
		if err != nil {
			t.Fatal(err)
		}
		golden(t, "rows."+string(style)+".csv", table.CSV(style))
		e, err := d.AwardEdition()
		if err != nil {
			t.Fatal(err)
		}
		back, err := publicvote.ReadTotals(table.CSV(style), "tally.csv", e)
		if err != nil {
			t.Fatalf("%s does not come back: %v", style, err)
		}
		for id, v := range d.Tally.Valid {
			if !back.Valid[id].Equal(v.Rat) {
				t.Errorf("%s: %s comes back as %s", style, id, back.Valid[id])
			}
		}
	}
}

// What somebody wrote of a count is text in a workbook, and computes nothing.
func TestReasonsOfFiltersAreText(t *testing.T) {
	for _, formula := range []string{`=HYPERLINK("http://x","y")`, "@SUM(A1)", "+1", "-1+1", "＝1"} {
		table, err := Tally(fromRows(t, formula), locale.For(locale.NB))
		if err != nil {
			t.Fatal(err)
		}
		book, err := table.XLSX()
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(unpacked(t, book), []byte("<f")) {
			t.Errorf("%s is computed", formula)
		}
		grids, err := tabular.ReadGrids(book, "t", tabular.Limits{Cell: 40_000})
		if err != nil {
			t.Fatal(err)
		}
		count, found := &grids[1], false
		for row := range count.Rows {
			found = found || count.At(row, 2).Text == formula
		}
		if !found {
			t.Errorf("%s is not in %+v", formula, count.Rows)
		}
	}
}

// unpacked is all that is in the sheets of a workbook.
func unpacked(t *testing.T, book []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	var all bytes.Buffer
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, "xl/worksheets/") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, r); err != nil {
			t.Fatal(err)
		}
	}
	return all.Bytes()
}
