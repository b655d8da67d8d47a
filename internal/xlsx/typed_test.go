package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

// typedCells are cells of every kind, how we read them back, and what another
// program shows.
var typedCells = []struct {
	cell  Cell
	found Found
	shown string
}{
	{Cell{Number: "4.5"}, Found{Text: "4.5", Number: true}, "4.5"},
	{Cell{Number: "-12", Look: Short}, Found{Text: "-12", Number: true}, "-12"},
	{Cell{Number: "4", Decimals: 2}, Found{Text: "4", Number: true}, "4.00"},
	{Cell{Number: "4.125", Decimals: 1}, Found{Text: "4.125", Number: true}, "4.125"},
	{Cell{Number: "62.5", Percent: true}, Found{Text: "0.625", Number: true, Percent: true}, "62.5%"},
	{Cell{Number: "82", Percent: true, Look: Label}, Found{Text: "0.82", Number: true, Percent: true}, "82%"},
	{Cell{Number: "-0.5", Percent: true}, Found{Text: "-0.005", Number: true, Percent: true}, "-0.5%"},
	{Cell{Date: "2022-11-17"}, Found{Text: "2022-11-17", Date: true}, "2022-11-17"},
	{Cell{Date: "1899-05-01"}, Found{Text: "1899-05-01"}, "1899-05-01"},
	{Cell{Number: "999999999.123456789"}, Found{Text: "999999999.123456789"}, "999999999.123456789"},
	{Cell{Text: "=1+1"}, Found{Text: "=1+1"}, "=1+1"},
	{Cell{Text: "4.5"}, Found{Text: "4.5"}, "4.5"},
	{Cell{Text: "0301"}, Found{Text: "0301"}, "0301"},
	{Cell{Text: "@SUM(A1)"}, Found{Text: "@SUM(A1)"}, "@SUM(A1)"},
}

func typedBook(t *testing.T) []byte {
	t.Helper()
	s := Sheet{Name: "Ark"}
	for _, c := range typedCells {
		s.Rows = append(s.Rows, Row{Cells: []Cell{c.cell}})
	}
	data, err := Write([]Sheet{s})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestTypedCellsComeBack(t *testing.T) {
	data := typedBook(t)
	if again := typedBook(t); !bytes.Equal(data, again) {
		t.Error("the same sheets give other bytes")
	}
	got, err := Read(data, limits)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for i, c := range typedCells {
		want := c.found
		want.Row, want.Col = i+1, 1
		if d := cmp.Diff(want, got[0].Cells[i]); d != "" {
			t.Error(d)
		}
		name := Ref(i+1, 1)
		if shown, err := f.GetCellValue("Ark", name); err != nil || shown != c.shown {
			t.Errorf("%s: another program shows %q, %v; want %q", name, shown, err, c.shown)
		}
		if formula, err := f.GetCellFormula("Ark", name); err != nil || formula != "" {
			t.Errorf("%s: a formula %q, %v", name, formula, err)
		}
	}
}

// Every part is XML that the strictest program reads: no attribute is there
// twice, which many programs take and others refuse the whole part for.
func TestPartsAreWellFormed(t *testing.T) {
	s := Sheet{Name: "A & <b>", Widths: []int{5}, Freeze: 1, Protect: true, Merged: []string{"A1:B1"},
		Lists: []List{{Cells: []string{"A1"}, Choices: []string{"x"}, Title: "<", Message: "&"}}}
	for look := Plain; look <= Long; look++ {
		s.Rows = append(s.Rows, Row{Height: 2, Cells: []Cell{
			{Text: "a", Look: look}, {Number: "1.5", Look: look, Decimals: 3}, {Number: "5", Look: look, Percent: true}, {Date: "2022-11-17", Look: look},
		}})
	}
	for _, sheets := range [][]Sheet{{s}, {{Name: "Tom"}}} {
		data, err := Write(sheets)
		if err != nil {
			t.Fatal(err)
		}
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			wellFormed(t, f)
		}
	}
}

func wellFormed(t *testing.T, f *zip.File) {
	t.Helper()
	r, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for d := xml.NewDecoder(r); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		if e, ok := token.(xml.StartElement); ok {
			seen := map[xml.Name]bool{}
			for _, a := range e.Attr {
				if seen[a.Name] {
					t.Errorf("%s: %s has %s twice", f.Name, e.Name.Local, a.Name.Local)
				}
				seen[a.Name] = true
			}
		}
	}
}

func TestWriteRefuses(t *testing.T) {
	for name, s := range map[string]Sheet{
		"two things":      {Rows: []Row{{Cells: []Cell{{Text: "a", Number: "1"}}}}},
		"a day and more":  {Rows: []Row{{Cells: []Cell{{Date: "2022-11-17", Number: "1"}}}}},
		"no number":       {Rows: []Row{{Cells: []Cell{{Number: "1,5"}}}}},
		"an exponent":     {Rows: []Row{{Cells: []Cell{{Number: "1e5"}}}}},
		"markup":          {Rows: []Row{{Cells: []Cell{{Number: "1</v>"}}}}},
		"a comma":         {Lists: []List{{Cells: []string{"A1"}, Choices: []string{"a,b", "c"}}}},
		"a quote":         {Lists: []List{{Cells: []string{"A1"}, Choices: []string{`a"`}}}},
		"a lot to choose": {Lists: []List{{Cells: []string{"A1"}, Choices: strings.Split(strings.Repeat("abcd ", 60), " ")}}},
	} {
		if _, err := Write([]Sheet{s}); err == nil {
			t.Errorf("%s is written", name)
		}
	}
}

func TestChoicesAreOffered(t *testing.T) {
	data, err := Write([]Sheet{{Name: "Ark", Lists: []List{{Cells: []string{"B2:B9"}, Choices: []string{"høyere", "lavere & mer"}}}}})
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	list, err := f.GetDataValidations("Ark")
	if err != nil || len(list) != 1 {
		t.Fatalf("%d lists, %v", len(list), err)
	}
	if l := list[0]; l.Sqref != "B2:B9" || html.UnescapeString(l.Formula1) != `"høyere,lavere & mer"` {
		t.Errorf("%+v", *l)
	}
}

func TestCodeFormat(t *testing.T) {
	for code, want := range map[string]format{
		"General": general, "0.00": general, "#,##0": general, `#,##0" dager"`: general, `"kr" 0;[Red]-0`: general, "@": general,
		`\d0`: general, "_d0": general, "[h]": general, "0;dd": general, `"open`: general, "General ": general, "": general,
		"0%": percent, "0.0 %": percent, `0\ "%d"`: general, "[Red]0%": percent,
		"dd.mm.yyyy": date, "[$-414]d. mmmm yyyy;@": date, "D/M": date, "h:mm": date, "YYYY": date, `"år" yyyy`: date,
	} {
		if got := codeFormat(code); got != want {
			t.Errorf("%q: %v, want %v", code, got, want)
		}
	}
}

func TestMoment(t *testing.T) {
	for _, c := range []struct {
		number   string
		from1904 bool
		want     string
	}{
		{"61", false, "1900-03-01"}, {"60", false, ""}, {"1", false, ""}, {"0.5", false, ""}, {"44882", false, "2022-11-17"},
		{"44882.5", false, "2022-11-17T12:00:00"}, {"44882.999999999", false, "2022-11-17T23:59:59.999"}, {"44882.9999999999", false, "2022-11-18"},
		{"45908.9999953704", false, "2025-09-08T23:59:59.6"}, {"45901.7499999884", false, "2025-09-01T17:59:59.999"}, {"45901.5566898148", false, "2025-09-01T13:21:38"},
		{"46273.999995", false, "2026-09-08T23:59:59.568"}, {"2958465", false, "9999-12-31"},
		{"2958466", false, ""}, {"1e300", false, ""}, {"NaN", false, ""}, {"-1", false, ""}, {"x", false, ""},
		{"0", true, "1904-01-01"}, {"43420", true, "2022-11-17"}, {"2957003", true, "9999-12-31"}, {"2957004", true, ""},
	} {
		if got, ok := moment(c.number, c.from1904); got != c.want || ok != (c.want != "") {
			t.Errorf("%s: %q, %v; want %q", c.number, got, ok, c.want)
		}
	}
}

// Days and numbers that another program wrote are what we read, whatever
// format it shows them in.
func TestReadTypesThatOthersWrite(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := time.Date(1905, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 70_000).Draw(t, "days"))
		part := fmt.Sprintf("0.%d", rapid.IntRange(1, 999).Draw(t, "per mille"))
		code := rapid.SampledFrom([]string{"dd.mm.yyyy", `yyyy\-mm\-dd`, "[$-414]d. mmm yyyy;@"}).Draw(t, "format")
		f := excelize.NewFile()
		defer f.Close()
		days, err1 := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
		parts, err2 := f.NewStyle(&excelize.Style{NumFmt: 10})
		for _, err := range []error{
			err1, err2, f.SetCellValue("Sheet1", "A1", day), f.SetCellStyle("Sheet1", "A1", "A1", days),
			f.SetCellDefault("Sheet1", "B1", part), f.SetCellStyle("Sheet1", "B1", "B1", parts),
			f.SetCellStr("Sheet1", "C1", part), f.SetCellValue("Sheet1", "D1", day),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		got, err := Read(b.Bytes(), limits)
		if err != nil {
			t.Fatal(err)
		}
		iso := day.Format(dayLayout)
		if d := cmp.Diff([]Found{
			{Row: 1, Col: 1, Text: iso, Date: true}, {Row: 1, Col: 2, Text: part, Number: true, Percent: true},
			{Row: 1, Col: 3, Text: part}, {Row: 1, Col: 4, Text: iso, Date: true},
		}, got[0].Cells); d != "" {
			t.Fatal(d)
		}
	})
}
