package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func packed(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, s := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(s)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// book1 is a workbook in the manner of other programs: prefixes, absolute
// targets, cells without names, shared texts in pieces.
func book1() map[string]string {
	return map[string]string{
		"_rels/.rels":     `<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml": `<?xml version="1.0"?><x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="En &amp; to" sheetId="1" r:id="s1"/><x:sheet name="Tom" sheetId="2" r:id="s2"/></x:sheets></x:workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="s1" Type="http://x/worksheet" Target="worksheets/sheet9.xml"/>` +
			`<Relationship Id="s2" Type="http://x/worksheet" Target="/xl/worksheets/Sheet2.xml"/>` +
			`<Relationship Id="s3" Type="http://x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="s4" Type="http://x/styles" Target="styles.xml"/></Relationships>`,
		"xl/styles.xml":        `<styleSheet><numFmts/><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/></cellXfs></styleSheet>`,
		"xl/sharedStrings.xml": `<sst><si><t>hel</t></si><si><r><t xml:space="preserve">to </t></r><r><rPr><b/></rPr><t>deler</t></r><rPh sb="0" eb="1"><t>uttale</t></rPh></si><si><t>a_x000a_b _x005F_x0041_ _x41_</t></si></sst>`,
		"xl/worksheets/sheet9.xml": `<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c></x:row>` +
			`<x:row r="5"><x:c r="C5" t="s"><x:v>2</x:v></x:c><x:c r="D5"><x:v>1.1000000000000001</x:v></x:c><x:c r="E5" t="b"><x:v>1</x:v></x:c>` +
			`<x:c r="F5"><x:f>1+1</x:f><x:v>2</x:v></x:c><x:c r="G5" t="str"><x:f/><x:v>x</x:v></x:c><x:c r="H5" s="3"/></x:row></x:sheetData>` +
			`<x:mergeCells><x:mergeCell ref="A1:B3"/></x:mergeCells></x:worksheet>`,
		"xl/worksheets/sheet2.xml": `<worksheet/>`,
	}
}

func TestReadOthersWorkbooks(t *testing.T) {
	got, err := Read(packed(t, book1()), limits)
	if err != nil {
		t.Fatal(err)
	}
	want := []Content{{
		Name: "En & to",
		Cells: []Found{
			{Row: 1, Col: 1, Text: "hel"}, {Row: 1, Col: 2, Text: "to deler"}, {Row: 5, Col: 3, Text: "a\nb _x0041_ _x41_"},
			{Row: 5, Col: 4, Text: "1.1000000000000001", Number: true}, {Row: 5, Col: 5, Text: "TRUE"},
			{Row: 5, Col: 6, Text: "2", Number: true, Formula: true}, {Row: 5, Col: 7, Text: "x", Formula: true},
		},
		Merged: []Area{{1, 1, 3, 2}},
	}, {Name: "Tom"}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// relations are so many, each to a part of its own.
func relations(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(`<Relationship Id="n` + Ref(i+1, 1) + `" Target="x"/>`)
	}
	return b.String()
}

// formats are so many, each with a number of its own.
func formats(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<numFmt numFmtId="%d" formatCode="0"/>`, i)
	}
	return b.String()
}

func TestReadRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		part, old, new string
		want           error
	}{
		"a part missing":      {"xl/worksheets/sheet9.xml", "", "-", ErrForm},
		"no main part":        {"_rels/.rels", "officeDocument", "image", ErrForm},
		"a sheet without one": {"xl/workbook.xml", `r:id="s2"`, `r:id="s5"`, ErrForm},
		"no such text":        {"xl/worksheets/sheet9.xml", "<x:v>2</x:v></x:c><x:c r=\"D5\"", "<x:v>3</x:v></x:c><x:c r=\"D5\"", ErrForm},
		"a text before all":   {"xl/worksheets/sheet9.xml", "<x:v>0</x:v>", "<x:v>-1</x:v>", ErrForm},
		"a row too far":       {"xl/worksheets/sheet9.xml", `r="5"`, `r="99999999"`, ErrForm},
		"no cell":             {"xl/worksheets/sheet9.xml", `r="C5"`, `r="5C"`, ErrForm},
		"a row below all":     {"xl/worksheets/sheet9.xml", `r="C5"`, `r="C0"`, ErrForm},
		"a cell twice":        {"xl/worksheets/sheet9.xml", `r="D5"`, `r="C5"`, ErrForm},
		"a row twice":         {"xl/worksheets/sheet9.xml", `r="5"`, `r="1"`, ErrForm},
		"a row before all":    {"xl/worksheets/sheet9.xml", `r="5"`, `r="-5"`, ErrForm},
		"a cell in no row":    {"xl/worksheets/sheet2.xml", "<worksheet/>", "<worksheet><c><v>1</v></c></worksheet>", ErrForm},
		"a cell in a cell":    {"xl/worksheets/sheet2.xml", "<worksheet/>", "<worksheet><row><c><c/></c></row></worksheet>", ErrForm},
		"no cell to end":      {"xl/worksheets/sheet2.xml", "<worksheet/>", "<worksheet><row></c></row></worksheet>", ErrForm},
		"two main parts":      {"_rels/.rels", "</R", `<Relationship Id="b" Type="/officeDocument" Target="x"/></R`, ErrForm},
		"two lists of texts":  {"xl/_rels/workbook.xml.rels", "</R", `<Relationship Id="b" Type="/sharedStrings" Target="x"/></R`, ErrForm},
		"a relation twice":    {"xl/_rels/workbook.xml.rels", `"s3"`, `"s2"`, ErrForm},
		"many relations":      {"_rels/.rels", "</R", relations(maxRelations) + "</R", ErrSize},
		"a long name":         {"xl/workbook.xml", "Tom", strings.Repeat("o", maxSheetName+1), ErrSize},
		"no UTF-8":            {"xl/worksheets/sheet2.xml", "<worksheet/>", "<worksheet>\xf8</worksheet>", ErrForm},
		"another encoding":    {"xl/worksheets/sheet2.xml", "<worksheet/>", "\x00<\x00w\x00/\x00>", ErrForm},
		"kinds of its own":    {"xl/worksheets/sheet2.xml", "<worksheet/>", `<!DOCTYPE w [<!ENTITY a "b">]><worksheet/>`, ErrForm},
		"many merged":         {"xl/worksheets/sheet2.xml", "<worksheet/>", "<worksheet>" + strings.Repeat(`<mergeCell ref="A1:B2"/>`, limits.Cells) + "</worksheet>", ErrSize},
		"large":               {"xl/worksheets/sheet2.xml", "<worksheet/>", "<worksheet/>" + strings.Repeat(" ", limits.Unpacked), ErrSize},
		"half a file":         {"xl/worksheets/sheet9.xml", `</x:row></x:sheetData>`, `<`, ErrForm},
		"an entity":           {"xl/worksheets/sheet9.xml", "<x:v>0</x:v>", "<x:v>&all;</x:v>", ErrForm},
		"many sheets":         {"xl/workbook.xml", "</x:sheets>", strings.Repeat(`<x:sheet name="y" r:id="s2"/>`, maxSheets), ErrSize},
		"many cells":          {"xl/worksheets/sheet2.xml", "<worksheet/>", "<worksheet>" + strings.Repeat("<row><c><v>1</v></c></row>", limits.Cells) + "</worksheet>", ErrSize},
		"a column too far":    {"xl/worksheets/sheet2.xml", "<worksheet/>", "<worksheet><row>" + strings.Repeat("<c/>", maxColumn+1) + "</row></worksheet>", ErrForm},
		"many styles":         {"xl/styles.xml", "<xf/>", strings.Repeat("<xf/>", maxStyles+1), ErrSize},
		"many formats":        {"xl/styles.xml", "<numFmts/>", formats(maxFormats + 1), ErrSize},
		"a long format":       {"xl/styles.xml", "<numFmts/>", `<numFmt numFmtId="200" formatCode="` + strings.Repeat("0", maxCode+1) + `"/>`, ErrSize},
		"two lists of styles": {"xl/_rels/workbook.xml.rels", "</R", `<Relationship Id="b" Type="/styles" Target="x"/></R`, ErrForm},
		"many texts":          {"xl/sharedStrings.xml", "</sst>", strings.Repeat("<si/>", limits.Cells+1), ErrSize},
	} {
		parts := book1()
		if c.new == "-" {
			delete(parts, c.part)
		} else if s := strings.Replace(parts[c.part], c.old, c.new, 1); s == parts[c.part] {
			t.Fatalf("%s: nothing changed", name)
		} else {
			parts[c.part] = s
		}
		if _, err := Read(packed(t, parts), limits); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	names := book1()
	for i := range maxParts {
		names[Ref(i+1, 1)] = ""
	}
	if _, err := Read(packed(t, names), limits); !errors.Is(err, ErrSize) {
		t.Errorf("many parts: %v", err)
	}
	if _, err := Read(packed(t, map[string]string{strings.Repeat("x", 60_000): "", "y": strings.Repeat("z", 10), strings.Repeat("a", 60_000): "",
		strings.Repeat("b", 60_000): "", strings.Repeat("c", 60_000): "", strings.Repeat("d", 60_000): ""}), limits); !errors.Is(err, ErrSize) {
		t.Errorf("long names: %v", err)
	}
}

func TestRef(t *testing.T) {
	for ref, want := range map[string][2]int{"A1": {1, 1}, "Z9": {9, 26}, "AA10": {10, 27}, "XFD1048576": {maxRow, maxColumn}} {
		row, col, ok := parseRef(ref)
		if !ok || row != want[0] || col != want[1] || Ref(row, col) != ref {
			t.Errorf("%s: %d, %d, %v", ref, row, col, ok)
		}
	}
	for _, s := range []string{"", "A", "1", "a1", "A0", "A-1", "A+1", "AAAA1", "XFE1", "A1048577", "A1:B2", "A 1"} {
		if _, _, ok := parseRef(s); ok {
			t.Errorf("%q is a cell", s)
		}
	}
	if got := Range("O'Hara", "B2", "AA10"); got != "'O''Hara'!$B$2:$AA$10" {
		t.Error(got)
	}
}

// Any text that XML can hold comes back as it was.
func TestTextsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.SampledFrom([]string{"_x0041_", "_x005F_x0041_", "__x000D_", " a ", "<&>\"'", "]]>", "a\nb", "\t", "日本 🏆"}).Draw(t, "odd") +
			rapid.StringMatching(`[ -~\nÀ-ÿ]{0,20}`).Draw(t, "text")
		data, err := Write([]Sheet{{Name: "x", Rows: []Row{{}, {Cells: []Cell{{}, {Text: s, Look: Long}}}}}})
		if err != nil {
			t.Fatal(err)
		}
		got, err := Read(data, limits)
		if err != nil || len(got) != 1 || len(got[0].Cells) != 1 || got[0].Cells[0] != (Found{Row: 2, Col: 2, Text: s}) {
			t.Fatalf("%q: %+v, %v", s, got, err)
		}
	})
}

// Every look has its style.
func TestLooksHaveStyles(t *testing.T) {
	_, after, _ := strings.Cut(styles, "<cellXfs ")
	list, _, _ := strings.Cut(after, "</cellXfs>")
	if n := strings.Count(list, "<xf "); n != int(Long)+1 {
		t.Errorf("%d styles", n)
	}
}

// FuzzRead holds that nothing but cells in order, within the limits, comes of
// any workbook. It changes what is in the parts: a change of the zip itself is
// a wrong checksum more often than not.
func FuzzRead(f *testing.F) {
	parts := book1()
	f.Add(parts["xl/workbook.xml"], parts["xl/_rels/workbook.xml.rels"], parts["xl/sharedStrings.xml"], parts["xl/worksheets/sheet9.xml"],
		`<styleSheet><numFmts><numFmt numFmtId="164" formatCode="d/m"/></numFmts><cellXfs><xf/><xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="14"/></cellXfs></styleSheet>`)
	small := Limits{Packed: 1 << 20, Unpacked: 1 << 20, Text: 1000, Cells: 100}
	f.Fuzz(func(t *testing.T, main, rels, texts, cells, styles string) {
		data := stored(t,
			entry{"_rels/.rels", parts["_rels/.rels"]}, entry{"xl/workbook.xml", main}, entry{"xl/_rels/workbook.xml.rels", rels},
			entry{"xl/sharedStrings.xml", texts}, entry{"xl/styles.xml", styles}, entry{"xl/worksheets/sheet9.xml", cells}, entry{"xl/worksheets/sheet2.xml", cells})
		sheets, err := Read(data, small)
		if err != nil && !errors.Is(err, ErrForm) && !errors.Is(err, ErrSize) {
			t.Fatal(err)
		}
		number, length := 0, 0
		for _, s := range sheets {
			row, col := 0, 0
			for _, c := range s.Cells {
				if r, k, ok := parseRef(Ref(c.Row, c.Col)); !ok || r != c.Row || k != c.Col || r < row || r == row && k <= col {
					t.Fatalf("a cell at %d, %d after %d, %d", c.Row, c.Col, row, col)
				}
				row, col, length = c.Row, c.Col, length+len(c.Text)
			}
			number += len(s.Cells) + len(s.Merged)
		}
		if number > small.Cells || length > small.Text {
			t.Fatalf("%d cells with %d bytes of text", number, length)
		}
	})
}
