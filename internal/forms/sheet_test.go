package forms_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"html"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"

	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/forms"
	"votering/internal/locale"
)

const form = "Poengskjema"

// sheet is a sheet with something of everything in it, as another program
// opens it.
func sheet(t *testing.T, b *ballot.Ballot) *excelize.File {
	t.Helper()
	data, err := forms.WriteSheet(edition(t), head, locale.For(locale.NB), b)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("another program cannot open the sheet: %v", err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// saved is the workbook as that program saves it: in its own parts, with
// shared strings.
func saved(t *testing.T, f *excelize.File) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// cellOf finds the cell in a column of the row with a key.
func cellOf(t *testing.T, f *excelize.File, key, column string) string {
	t.Helper()
	rows, err := f.GetRows(form)
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range rows {
		if len(r) > 0 && r[0] == key {
			name, _ := excelize.CoordinatesToCellName(1, i+1)
			return column + name[1:]
		}
	}
	t.Fatalf("no row %q", key)
	return ""
}

// What another program finds in the sheet: the answers, the help, cells that
// are locked and cells that are not, and lists to choose from.
func TestSheetAsOthersSeeIt(t *testing.T) {
	f := sheet(t, filled(edition(t)))
	if got := f.GetSheetList(); !slices.Equal(got, []string{form, "Hjelp"}) {
		t.Errorf("sheets %q", got)
	}
	for cell, want := range map[string]string{
		cellOf(t, f, "kinn/results", "D"): "5",
		cellOf(t, f, "kinn/effort", "D"):  "4,5",
		cellOf(t, f, "kinn/results", "E"): "sterk vekst\n\nsærlig i 2022",
		cellOf(t, f, "bodo", "E"):         "bor der",
		cellOf(t, f, "kinn/effort", "B"):  "Innsats: [ny]",
	} {
		if got, err := f.GetCellValue(form, cell); err != nil || got != want {
			t.Errorf("%s: %q, %v; want %q", cell, got, err, want)
		}
	}
	for cell, locked := range map[string]bool{"A1": true, cellOf(t, f, "kinn/results", "A"): true, cellOf(t, f, "kinn", "D"): true,
		cellOf(t, f, "kinn/results", "D"): false, cellOf(t, f, "kinn/results", "E"): false, cellOf(t, f, "kinn", "E"): false} {
		id, err := f.GetCellStyle(form, cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if open := style.Protection != nil && !style.Protection.Locked; open == locked {
			t.Errorf("%s: locked %v", cell, !open)
		}
	}
	if p, err := f.GetSheetProtection(form); err != nil || p.EditObjects {
		t.Errorf("the sheet is not protected: %+v, %v", p, err)
	}
	lists, err := f.GetDataValidations(form)
	if err != nil || len(lists) != 2 {
		t.Fatalf("%d lists, %v", len(lists), err)
	}
	help, err := f.GetCols("Hjelp")
	if err != nil || !slices.Equal(help[2][:8], []string{"Resultater", "1", "2", "3", "4", "5", "6", "-"}) || !slices.Contains(help[3], "4,5") {
		t.Errorf("%q, %v", help, err)
	}
	if want := "'Hjelp'!$C$2:$C$8"; html.UnescapeString(lists[0].Formula1) != want || lists[0].Sqref != cellOf(t, f, "kinn/results", "D")+" "+cellOf(t, f, "bodo/results", "D") {
		t.Errorf("%+v", lists[0])
	}
}

// Another program's way to save the sheet changes nothing of what it says.
func TestSheetSavedByOthers(t *testing.T) {
	e := edition(t)
	f := sheet(t, filled(e))
	rows, err := f.GetRows(form)
	do(t)(err)
	for i, row := range rows {
		for j, s := range row {
			cell, err := excelize.CoordinatesToCellName(j+1, i+1)
			do(t)(err)
			do(t)(f.SetCellStr(form, cell, s))
		}
	}
	data := saved(t, f)
	if names := parts(t, data); !slices.Contains(names, "xl/sharedStrings.xml") {
		t.Fatalf("no shared strings in %q: this tries nothing new", names)
	}
	got, err := forms.Read(data, "kari.xlsx", e)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(filled(e), got.Ballot, cmpopts.EquateEmpty()); d != "" {
		t.Error(d)
	}
}

func parts(t *testing.T, data []byte) []string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
	}
	return names
}

// do is a change of a workbook that must go well.
func do(t *testing.T) func(error) {
	return func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
}

// What spreadsheets and their users do to a form is understood.
func TestSheetIsForgiving(t *testing.T) {
	e := edition(t)
	must := do(t)
	f := sheet(t, nil)
	must(f.SetCellValue(form, cellOf(t, f, "kinn/results", "D"), 4))                        // a number, not a text
	must(f.SetCellValue(form, cellOf(t, f, "kinn/effort", "D"), 7.5))                       // with decimals
	must(f.SetCellStr(form, cellOf(t, f, "kinn", "D"), " Nei "))                            // in the narrow cell beside it
	must(f.SetCellStr(form, cellOf(t, f, "bodo", "E"), "bor\nder"))                         // over two lines
	must(f.SetCellRichText(form, cellOf(t, f, "kinn/results", "E"), []excelize.RichTextRun{ // in two looks
		{Text: "sterk "}, {Text: "vekst", Font: &excelize.Font{Bold: true}}}))
	must(f.SetCellStr("Hjelp", "F9", "mine notater"))
	must(f.InsertRows(form, 18, 2))
	must(f.InsertCols(form, "C", 1))
	must(f.SetSheetName(form, "Mitt skjema"))
	must(f.MoveSheet("Hjelp", "Mitt skjema"))
	got, err := forms.Read(saved(t, f), "kari.xlsx", e)
	if err != nil {
		t.Fatal(err)
	}
	m1, _ := got.Ballot.Mark(at("kinn", "results"))
	m2, _ := got.Ballot.Mark(at("kinn", "effort"))
	if !m1.Equal(exact.Int(4)) || !m2.Equal(exact.New(15, 2)) || got.Ballot.Recused["bodo"].Ground != "bor der" ||
		got.Ballot.Cells[at("kinn", "results")].Comment != "sterk vekst" || len(got.Undeclared)+len(got.Empty) != 0 {
		t.Errorf("%+v", got)
	}
}

// All that is wrong in a sheet is said at once, each with its cell.
func TestSheetComplaints(t *testing.T) {
	must := do(t)
	for name, c := range map[string]struct {
		edit func(*excelize.File)
		want []string
	}{
		"no mark": {func(f *excelize.File) {
			must(f.SetCellStr(form, cellOf(t, f, "kinn/results", "D"), "fire"))
			must(f.SetCellStr(form, cellOf(t, f, "kinn/effort", "D"), "11"))
		}, []string{"Poengskjema!D19 form.mark", "Poengskjema!D20 form.scale"}},
		"a date": {func(f *excelize.File) {
			must(f.SetCellValue(form, cellOf(t, f, "kinn/results", "D"), 44652))
		}, []string{"Poengskjema!D19 form.scale"}},
		"a formula": {func(f *excelize.File) {
			must(f.SetCellFormula(form, cellOf(t, f, "kinn/results", "D"), "2+2"))
			must(f.SetCellFormula(form, cellOf(t, f, "kinn/results", "E"), `HYPERLINK("http://example.org")`))
		}, []string{"Poengskjema!D19 form.formula", "Poengskjema!E19 form.formula"}},
		"a row gone":  {func(f *excelize.File) { must(f.RemoveRow(form, 19)) }, []string{"Poengskjema!A24 form.no_cell"}},
		"a row twice": {func(f *excelize.File) { must(f.DuplicateRow(form, 19)) }, []string{"Poengskjema!A20 form.twice"}},
		"key gone": {func(f *excelize.File) {
			must(f.SetCellStr(form, "A19", ""))
			must(f.SetCellStr(form, "D19", "4"))
		}, []string{"Poengskjema!D19 form.row", "Poengskjema!A25 form.no_cell"}},
		"key changed": {func(f *excelize.File) {
			must(f.SetCellStr(form, "A18", "knin"))
			must(f.SetCellStr(form, "A19", "kinn/measured"))
		}, []string{"Poengskjema!A18 mark.nominee", "Poengskjema!A19 mark.criterion", "Poengskjema!A25 form.no_conflict", "Poengskjema!A25 form.no_cell"}},
		"merged over rows": {func(f *excelize.File) { must(f.MergeCell(form, "D19", "D20")) }, []string{"Poengskjema!D19 form.merged"}},
		"merged in a row":  {func(f *excelize.File) { must(f.MergeCell(form, "B19", "C19")) }, nil},
		"both": {func(f *excelize.File) {
			must(f.SetCellStr(form, "E18", "bror er ordfører"))
			must(f.SetCellStr(form, "D19", "-"))
		}, []string{"Poengskjema!D19 form.recused"}},
		"two answers on a conflict": {func(f *excelize.File) {
			must(f.SetCellStr(form, "E18", "bror er ordfører"))
			must(f.SetCellStr(form, "D18", "nei"))
		}, []string{"Poengskjema!D18 form.row"}},
		"other edition": {func(f *excelize.File) { must(f.SetCellStr(form, "B11", "prisen-2021")) }, []string{"Poengskjema!B11 form.edition"}},
		"newer":         {func(f *excelize.File) { must(f.SetCellStr(form, "B10", "votering-form/2")) }, []string{"Poengskjema!B10 form.schema"}},
		"no headers": {func(f *excelize.File) { must(f.SetCellStr(form, "D16", "x")) }, []string{
			"Poengskjema!B25 form.headers", "Poengskjema!B25 form.no_conflict", "Poengskjema!B25 form.no_cell", "Poengskjema!B25 form.no_cell",
			"Poengskjema!B25 form.no_conflict", "Poengskjema!B25 form.no_cell", "Poengskjema!B25 form.no_cell"}},
		"hidden": {func(f *excelize.File) {
			must(f.SetCellStr(form, "E19", "ja\u200b"))
			must(f.SetSheetName(form, "a\u202eb"))
		}, []string{`a\u202eb!E19 text.invisible`}},
		"no form": {func(f *excelize.File) {
			must(f.SetSheetName(form, "x"))
			_, err := f.NewSheet("y")
			must(err)
			must(f.DeleteSheet("x"))
		}, []string{"form.none"}},
	} {
		f := sheet(t, nil)
		c.edit(f)
		_, err := forms.Read(saved(t, f), "k.xlsx", edition(t))
		if got := complaints(t, err); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// bomb is a workbook whose first sheet is size bytes large, packed to next to
// nothing, and says that it is as large as said.
func bomb(t testing.TB, size int, said uint64) []byte {
	t.Helper()
	data, err := forms.WriteSheet(edition(t), head, locale.For(locale.NB), nil)
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var packed bytes.Buffer
	deflate, err := flate.NewWriter(&packed, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = io.WriteString(deflate, `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>`)
	for chunk := bytes.Repeat([]byte(" "), 1<<20); size > 0; size -= len(chunk) {
		_, _ = deflate.Write(chunk)
	}
	_ = deflate.Close()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		if f.Name != "xl/worksheets/sheet1.xml" {
			if err := w.Copy(f); err != nil {
				t.Fatal(err)
			}
			continue
		}
		part, err := w.CreateRaw(&zip.FileHeader{Name: f.Name, Method: zip.Deflate,
			CompressedSize64: uint64(packed.Len()), UncompressedSize64: said})
		if err != nil {
			t.Fatal(err)
		}
		_, _ = part.Write(packed.Bytes())
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A workbook that unpacks to a gigabyte is refused before it is unpacked, and
// one that lies about it is unpacked as far as it says.
func TestSheetBombs(t *testing.T) {
	e := edition(t)
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"a gigabyte":                {bomb(t, 1<<20, 1<<30), "form.unpacked"},
		"just above":                {bomb(t, 33<<20, 33<<20), "form.unpacked"},
		"more than it says":         {bomb(t, 64<<20, 1000), "form.none"},
		"a size beyond all numbers": {bomb(t, 1<<20, 1<<64-1), "form.unpacked"},
		"too large a file":          {append([]byte("PK\x03\x04"), make([]byte, forms.MaxSheet)...), "form.size"},
		"no zip":                    {append([]byte("PK\x03\x04"), make([]byte, 1000)...), "form.none"},
	} {
		_, err := forms.Read(c.data, "k.xlsx", e)
		if got := complaints(t, err); !slices.Equal(got, []string{c.want}) {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func BenchmarkBomb(b *testing.B) {
	e := edition(b)
	for name, data := range map[string][]byte{"said": bomb(b, 33<<20, 33<<20), "hushed": bomb(b, 64<<20, 1000), "full": bomb(b, 31<<20, 31<<20)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := forms.Read(data, "k.xlsx", e); err == nil {
					b.Fatal("read")
				}
			}
		})
	}
}

// A number in a sheet is the one that was typed, whatever the program made of
// it, and what is none stays as it is.
func TestNumbersAsSpreadsheetsKeepThem(t *testing.T) {
	for kept, want := range map[string]string{
		"4": "4", "4.5": "9/2", "1.1000000000000001": "", "2.4999999999999996": "5/2", "5E-1": "1/2", "45E-1": "9/2", "4.5e0": "9/2",
		"1E99": "", "4,5": "9/2", "1/2": "", "0x4": "", strings.Repeat("4", 50): "", "-0": "0", "NaN": "",
	} {
		f := sheet(t, nil)
		cell := cellOf(t, f, "kinn/effort", "D")
		do(t)(f.SetCellDefault(form, cell, "77777"))
		data := bytes.Replace(unpacked(t, saved(t, f)), []byte("77777"), []byte(kept), 1)
		got, err := forms.Read(repacked(t, f, data), "k.xlsx", edition(t))
		text := ""
		if err == nil {
			if m, ok := got.Ballot.Mark(at("kinn", "effort")); ok {
				text = m.String()
			}
		}
		if text != want {
			t.Errorf("%s: %q, %v; want %q", kept, text, err, want)
		}
	}
}

// unpacked is the sheet's own part of a workbook.
func unpacked(t *testing.T, data []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := z.Open("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	part, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return part
}

// repacked is the workbook with another part in the sheet's place.
func repacked(t *testing.T, f *excelize.File, sheet []byte) []byte {
	t.Helper()
	data := saved(t, f)
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range z.File {
		if part.Name != "xl/worksheets/sheet1.xml" {
			do(t)(w.Copy(part))
			continue
		}
		to, err := w.Create(part.Name)
		do(t)(err)
		_, err = to.Write(sheet)
		do(t)(err)
	}
	do(t)(w.Close())
	return out.Bytes()
}
