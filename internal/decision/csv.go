package decision

import (
	"bytes"
	"encoding/csv"

	"votering/internal/text"
)

// MarksCSV is marks.csv of a complete document: what `rank EDITION --marks`
// takes, and ranks as the decision does. An abstention is an empty mark.
// Comments are kept from being computed by a spreadsheet.
func MarksCSV(d *Document) []byte { return marksCSV(d, text.SheetCell) }

// PlainMarks is MarksCSV for programs alone: comments stand as they were written.
func PlainMarks(d *Document) []byte { return marksCSV(d, func(s string) string { return s }) }

func marksCSV(d *Document, comment func(string) string) []byte {
	rows := [][]string{{"juror", "nominee", "criterion", "mark", "comment"}}
	for _, m := range d.Marks {
		mark := m.Mark
		if mark == Abstains {
			mark = ""
		}
		rows = append(rows, []string{m.Juror, m.Nominee, m.Criterion, mark, comment(m.Comment)})
	}
	in := map[string]bool{}
	for _, b := range d.Standing() {
		in[b.Juror] = true
	}
	for _, r := range d.Recusals {
		if r.Counts() && in[r.Juror] {
			rows = append(rows, []string{r.Juror, r.Nominee, "*", "recused", comment(r.Ground)})
		}
	}
	var b bytes.Buffer
	if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
		panic("decision: a table that did not write to memory: " + err.Error())
	}
	return b.Bytes()
}
