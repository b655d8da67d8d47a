package tabular

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"votering/internal/xlsx"
)

// A table of StatBank as a workbook: the title above, headers stacked, values,
// and footnotes below. Numbers, per cent and days are what the workbook says
// that they are, and every cell names its place.
func TestGridsOfAWorkbook(t *testing.T) {
	cells := func(c ...xlsx.Cell) xlsx.Row { return xlsx.Row{Cells: c} }
	text := func(s string) xlsx.Cell { return xlsx.Cell{Text: s} }
	data, err := xlsx.Write([]xlsx.Sheet{
		{Name: "Tabell", Rows: []xlsx.Row{
			cells(text("10824: Tidligere deltakere, etter region og år")), {}, cells(text(""), text("Begge kjønn")), cells(text(""), text("2021")),
			cells(text("30 Viken"), xlsx.Cell{Number: "1204"}, xlsx.Cell{Number: "62.5", Percent: true}),
			cells(text("54 Troms og Finnmark -\nRomsa ja Finnmárku"), text(".."), xlsx.Cell{Date: "2022-11-30"}),
			{}, cells(text("Sist endret:")), cells(text("=1+1")),
		}},
		{Name: "Tom"},
		{Name: "Ark 2", Rows: []xlsx.Row{cells(xlsx.Cell{}, xlsx.Cell{Number: "0.30000000000004"})}},
	})
	if err != nil {
		t.Fatal(err)
	}
	list := grids(t, string(data), "10824.xlsx")
	if len(list) != 2 || list[0].Sheet != "Tabell" || list[1].Sheet != "Ark 2" || len(list[0].SHA256) != 64 {
		t.Fatalf("%+v", list)
	}
	g := &list[0]
	want := [][]string{
		{"10824: Tidligere deltakere, etter region og år"}, {"", "Begge kjønn"}, {"", "2021"}, {"30 Viken", "1204", "62.5"},
		{"54 Troms og Finnmark - Romsa ja Finnmárku", "..", "2022-11-30"}, {"Sist endret:"}, {"=1+1"},
	}
	if d := cmp.Diff(want, texts(g)); d != "" {
		t.Error(d)
	}
	for _, c := range []struct {
		row, col int
		want     GridCell
		where    string
	}{
		{3, 1, GridCell{Text: "1204", Number: true, Line: 5, Column: 2}, "10824.xlsx!Tabell!B5"},
		{3, 2, GridCell{Text: "62.5", Number: true, Percent: true, Line: 5, Column: 3}, "10824.xlsx!Tabell!C5"},
		{4, 2, GridCell{Text: "2022-11-30", Date: true, Line: 6, Column: 3}, "10824.xlsx!Tabell!C6"},
		{1, 0, GridCell{Line: 3, Column: 1}, "10824.xlsx!Tabell!A3"},
	} {
		if got := g.At(c.row, c.col); got != c.want || g.Where(got) != c.where {
			t.Errorf("%+v at %s, want %+v at %s", got, g.Where(got), c.want, c.where)
		}
	}
	if got := list[1].At(0, 1); got.Text != "0.30000000000004" {
		t.Errorf("%+v", got)
	}
}

// A formula that no program has computed is not an empty cell without a word.
func TestFormulasWithoutValues(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for cell, formula := range map[string]string{"A1": "1+1", "B2": "2+2"} {
		if err := f.SetCellFormula("Sheet1", cell, formula); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetCellStr("Sheet1", "C3", "Kinn"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	want := []Notice{{ID: "formula", Args: map[string]string{"n": "2"}, Where: "f.xlsx!Sheet1!A1"}}
	if d := cmp.Diff(want, grids(t, b.String(), "f.xlsx")[0].Notices); d != "" {
		t.Error(d)
	}
}

// A mark that leads to a note, set above the line, is no digit of the figure.
func TestMarksAboveTheLine(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	small := func(s, align string) excelize.RichTextRun {
		return excelize.RichTextRun{Text: s, Font: &excelize.Font{VertAlign: align}}
	}
	for cell, runs := range map[string][]excelize.RichTextRun{
		"A1": {{Text: "177"}, small("2", "superscript")},
		"B1": {{Text: "1 "}, small("1)", "superscript"), {Text: " 9"}},
		"C1": {{Text: "CO"}, small("2", "subscript"), {Text: "2"}},
		"D1": {small("7", "baseline"), {Text: "8"}},
	} {
		if err := f.SetCellRichText("Sheet1", cell, runs); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([][]string{{"177²", "1 ¹⁾ 9", "CO₂2", "78"}}, texts(&grids(t, b.String(), "f.xlsx")[0])); d != "" {
		t.Error(d)
	}
}

// A sheet that is not shown is told and not read; rows that are not shown are
// read and told.
func TestWhatIsNotShown(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for _, err := range []error{
		f.SetCellStr("Sheet1", "A1", "Kinn"), f.SetCellStr("Sheet1", "A3", "Bodø"), f.SetRowVisible("Sheet1", 3, false),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, err := f.NewSheet("Gammel"); err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{f.SetCellInt("Gammel", "A1", 5), f.SetSheetVisible("Gammel", false)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	list := grids(t, b.String(), "f.xlsx")
	want := []Notice{
		{ID: "hidden_rows", Args: map[string]string{"n": "1"}, Where: "f.xlsx!Sheet1!A3"},
		{ID: "hidden_sheet", Args: map[string]string{"sheet": "Gammel"}, Where: "f.xlsx!Gammel"},
	}
	if len(list) != 1 {
		t.Fatalf("%+v", list)
	}
	if d := cmp.Diff(want, list[0].Notices); d != "" {
		t.Error(d)
	}
}
