package editionfile

import (
	"testing"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/award/awardtest"
	"votering/internal/fields"
	"votering/internal/xlsx"
)

// Whatever is changed in a workbook, it is read as an edition or refused with
// the cell; and what is read holds.
func TestAnyWorkbookIsReadOrRefused(t *testing.T) {
	typed := []string{
		"", "title", "title.nb", "id", "weight", "key", "value", "nominees[0]", "criteria[999]", "a; b", "1/3", "25 %", "ja", "=1+1", "#REF!",
		"votering-edition/1", "Kinn", "not-known", "ikke kjent", "2026-11-17", "\u202e", "a\nb", "-", "1e9",
	}
	rapid.Check(t, func(t *rapid.T) {
		books, err := xlsx.Read(workbook(t, awardtest.Edition(t), "nb"), bookLimits)
		if err != nil {
			t.Fatal(err)
		}
		sheets := make([]xlsx.Sheet, len(books))
		for i, b := range books {
			sheets[i] = xlsx.Sheet{Name: b.Name, Rows: rowsOf(b)}
		}
		for range rapid.IntRange(1, 12).Draw(t, "changes") {
			s := &sheets[rapid.IntRange(0, len(sheets)-1).Draw(t, "sheet")]
			row := rapid.IntRange(0, min(len(s.Rows), 8)-1).Draw(t, "row")
			col := rapid.IntRange(0, 12).Draw(t, "column")
			for len(s.Rows[row].Cells) <= col {
				s.Rows[row].Cells = append(s.Rows[row].Cells, xlsx.Cell{})
			}
			s.Rows[row].Cells[col] = xlsx.Cell{Text: rapid.SampledFrom(typed).Draw(t, "text")}
		}
		data, err := xlsx.Write(sheets)
		if err != nil {
			t.Fatal(err)
		}
		e, _, err := ReadSheet(data, "e.xlsx")
		if (e == nil) == (err == nil) {
			t.Fatalf("%v, %v", e, err)
		}
		if e != nil {
			if faults := award.Validate(e.Clone(), nil); len(faults) > 0 {
				t.Fatal(faults)
			}
		}
		if e, _, _, err := ReadAnyDraft(data, "e.xlsx"); (e == nil) == (err == nil) {
			t.Fatalf("as a draft: %v, %v", e, err)
		}
	})
}

// rowsOf are the rows of a sheet that was read, to be written again.
func rowsOf(b xlsx.Content) []xlsx.Row {
	rows := []xlsx.Row{{}}
	for _, c := range b.Cells {
		for len(rows) < c.Row {
			rows = append(rows, xlsx.Row{})
		}
		row := &rows[c.Row-1]
		for len(row.Cells) < c.Col {
			row.Cells = append(row.Cells, xlsx.Cell{})
		}
		row.Cells[c.Col-1] = xlsx.Cell{Text: c.Text}
	}
	return rows
}

// The largest edition there can be goes into a workbook that can be read, and
// one row more than a list may have is refused at its row.
func TestSizesOfSheets(t *testing.T) {
	e, err := Read(Template("en"), "template.yaml")
	if err != nil {
		t.Fatal(err)
	}
	e.References, e.Jurors, e.Rule.Quorum = nil, nil, 1
	e.Nominees = e.Nominees[:1]
	for range award.MaxNominees - 1 {
		at := fields.Add(e, fields.Nominee, 0)
		name := "Nominee " + fields.Path(at, "", "")
		_ = fields.Set(e, at, "name", "", name) // a plain name is always taken
	}
	if _, _, err := ReadSheet(workbook(t, e, "en"), "e.xlsx"); err != nil {
		t.Fatal(err)
	}
	at := fields.Add(e, fields.Nominee, 0)
	_ = fields.Set(e, at, "name", "", "One more") // a plain name is always taken
	_, _, err = ReadSheet(workbook(t, e, "en"), "e.xlsx")
	if got := said(err); got != "e.xlsx!Nominees!A504: edition.many" {
		t.Errorf("one nominee more: %s", got)
	}
}

// A text that no cell holds is named, and nothing is written.
func TestCellsThatAreTooLong(t *testing.T) {
	e := &award.Edition{Notes: award.Plain(string(make([]byte, maxCell+1)))}
	if _, err := WriteSheet(e, "en"); said(err) != "notes: sheet.cell_long" {
		t.Errorf("%v", err)
	}
}
