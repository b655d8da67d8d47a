package tabular

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"

	"votering/internal/fault"
)

func sample(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "samples", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func grids(t testing.TB, data, name string) []Grid {
	t.Helper()
	list, err := ReadGrids([]byte(data), name, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// texts are the cells of a grid, by row.
func texts(g *Grid) [][]string {
	rows := make([][]string, len(g.Rows))
	for i, r := range g.Rows {
		for _, c := range r {
			rows[i] = append(rows[i], c.Text)
		}
	}
	return rows
}

// Every cell of the samples is what stands in the file, taken apart by the
// simplest means, and names its place.
func TestSamples(t *testing.T) {
	for _, c := range []struct {
		name, encoding string
		separator      string
		quotes         bool
		notices        []Notice
	}{
		{"imdi_bosatt_anmodede_long_latin1_excerpt.csv", "Windows-1252", ";", false, nil},
		{"imdi_regions_2018_comma_bom_crlf.csv", "UTF-8", ",", false, nil},
		{"imdi_regions_damaged_fffd_crlf.csv", "UTF-8", ",", false, []Notice{
			{ID: "damaged", Args: fault.Pairs("n", "607"), Where: "imdi_regions_damaged_fffd_crlf.csv:2:4"}}},
		{"imdi_regions_semicolon_utf8.csv", "UTF-8", ";", false, nil},
		{"klass131_2024_latin1_lossy_sami.csv", "Windows-1252", ";", false, []Notice{
			{ID: "asked", Args: fault.Pairs("n", "2"), Where: "klass131_2024_latin1_lossy_sami.csv:81:2"}}},
		{"ssb_07459_2020_tab_latin1_excerpt.csv", "Windows-1252", "\t", true, nil},
	} {
		data := sample(t, c.name)
		g := &grids(t, string(data), c.name)[0]
		if g.Encoding != c.encoding || string(g.Separator) != c.separator {
			t.Errorf("%s: %s, %q", c.name, g.Encoding, g.Separator)
		}
		if d := cmp.Diff(c.notices, g.Notices); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
		if c.encoding != "UTF-8" {
			decoded, err := charmap.ISO8859_1.NewDecoder().Bytes(data)
			if err != nil {
				t.Fatal(err)
			}
			data = decoded
		}
		row := 0
		for n, line := range strings.Split(strings.TrimPrefix(strings.ReplaceAll(string(data), "\r", ""), "\ufeff"), "\n") {
			if strings.Trim(line, c.separator) == "" {
				continue
			}
			for i, cell := range strings.Split(line, c.separator) {
				if c.quotes {
					cell = strings.Trim(cell, `"`)
				}
				got := g.At(row, i)
				where := c.name + ":" + strconv.Itoa(n+1) + ":" + strconv.Itoa(i+1)
				if got.Text != strings.TrimSpace(cell) || g.Where(got) != where {
					t.Fatalf("%s holds %q at %s, want %q", where, got.Text, g.Where(got), cell)
				}
			}
			row++
		}
		if row != len(g.Rows) {
			t.Errorf("%s: %d rows, want %d", c.name, len(g.Rows), row)
		}
	}
}

// The shapes in which a table comes from a statistics bank, and what people
// make of them.
func TestShapes(t *testing.T) {
	want := [][]string{{"region", "age", "Persons 2021"}, {"K-3005 Drammen", "0 years", "916"}, {"K-3020 Nordre Follo", "0 years", "1 577"}}
	table := "\"region\";\"age\";\"Persons 2021\"\n\"K-3005 Drammen\";\"0 years\";916\n\"K-3020 Nordre Follo\";\"0 years\";1 577\n"
	title := "\"07459: Population, by region, age, contents and year\"\n\n"
	for name, c := range map[string]struct {
		text  string
		title bool
		line  int // of the header
	}{
		"bare":              {table, false, 1},
		"a title":           {title + table, true, 3},
		"a title unquoted":  {strings.ReplaceAll(title, `"`, "") + table, true, 3},
		"tabs":              {strings.ReplaceAll(table, ";", "\t"), false, 1},
		"rows of nothing":   {";;\n" + table + ";;\n", false, 2},
		"what separates":    {"sep=;\r\n" + table, false, 2},
		"lines of a Mac":    {strings.ReplaceAll(table, "\n", "\r"), false, 1},
		"UTF-16":            {utf16le(title + table), true, 3},
		"UTF-16 unmarked":   {strings.TrimPrefix(utf16be(title+table), "\xfe\xff"), true, 3},
		"a mark and CRLF":   {"\ufeff" + strings.ReplaceAll(title+table, "\n", "\r\n"), true, 3},
		"no end":            {strings.TrimSpace(table), false, 1},
		"a line in a cell":  {strings.Replace(table, `"region"`, "\"region\n\"", 1), false, 1},
		"room around":       {strings.ReplaceAll(strings.ReplaceAll(table, ";", " ; "), `"`, ""), false, 1},
		"what is not seen":  {strings.Replace(table, "Drammen", "Dram\u00admen", 1), false, 1},
		"letters in pieces": {strings.ReplaceAll(table, "Å", "A\u030a"), false, 1},
	} {
		g := &grids(t, c.text, "t.csv")[0]
		got := texts(g)
		if c.title {
			if !strings.HasPrefix(got[0][0], "07459: Population") {
				t.Errorf("%s: no title in %q", name, got[0])
			}
			got, g.Rows = got[1:], g.Rows[1:]
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		if g.Rows[0][0].Line != c.line {
			t.Errorf("%s: the header is on line %d, want %d", name, g.Rows[0][0].Line, c.line)
		}
	}
}

// Lines of a cell are kept where they are asked for.
func TestLinesAreKept(t *testing.T) {
	list, err := ReadGrids([]byte("a;b\n1;\"one\r\ntwo\x1b[2J\"\n"), "t.csv", Limits{Lines: true})
	if err != nil {
		t.Fatal(err)
	}
	if got := list[0].At(1, 1).Text; got != "one\ntwo" {
		t.Errorf("%q", got)
	}
	if n := list[0].Notices; len(n) != 1 || n[0].ID != "unfit" || n[0].Where != "t.csv:2:2" {
		t.Errorf("%+v", n)
	}
}

func TestSeparators(t *testing.T) {
	for text, want := range map[string]rune{
		"navn;tall\nKinn;3,5\nBodø;4,2\n":                        ';',
		"navn;tall\nKinn;3,5":                                    ';',
		"a,b,c,d\nnavn;tall\nKinn;3\nBodø;4":                     ';',
		"\"a;b;c\",d\n\"e;f;g\",h\n":                             ',',
		"a\tb,c\nd\te,f\n":                                       '\t',
		"navn\nKinn\n":                                           ',',
		"x,y\n\"one\ntwo;three\nfour;five\nsix;seven\nend\",2\n": ',',
	} {
		if got := commonSeparator([]byte(text)); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestAsking(t *testing.T) {
	for s, want := range map[string]bool{
		"Kárá?johka - Karasjok": true, "Evenes - Evená??i": true, "?": false, "Hvorfor?": false, "Hva? Hvem?": false, "a ? b": false, "??": false,
		"??johka": true, "joh??": true, "Er det slik?)": false, "2?3": false, "": false,
	} {
		if got := asking(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

func TestPlainNumbers(t *testing.T) {
	for s, want := range map[string]string{
		"0": "0", "-0.0": "0", "12": "12", "1.50": "1.5", "1.5e3": "1500", "1.5E-3": "0.0015", "-2e+2": "-200", "0.1": "0.1", "00.5": "0.5", "1e40": "1" + strings.Repeat("0", 40),
		"63.07692308": "63.07692308", "5.": "5", ".5": "0.5",
	} {
		if got, ok := plainNumber(s); got != want || !ok {
			t.Errorf("%s: %q, %v; want %q", s, got, ok, want)
		}
	}
	for _, s := range []string{"", "-", "e5", "1e41", "1e-41", "1,5", "Inf", "NaN", "0x10", "1_0", "+1", "1e", "1.2.3", "--1"} {
		if got, ok := plainNumber(s); ok {
			t.Errorf("%q is %s", s, got)
		}
	}
	for _, c := range []struct {
		s           string
		hundredfold bool
		want        string
	}{
		{"1.1000000000000001", false, "1.1"}, {"0.30000000000000004", false, "0.3"}, {"62.5", false, "62.5"}, {"0.63500000000000001", true, "63.5"},
		{"0.999999999999999999", false, "1"}, {"1234567890123456", false, "1234567890123460"}, {"9.9999999999999995e-5", false, "0.0001"}, {"1", true, "100"},
	} {
		if got, ok := shownNumber(c.s, c.hundredfold); got != c.want || !ok {
			t.Errorf("%s: %q, want %q", c.s, got, c.want)
		}
	}
}

func TestReadGridsRefuses(t *testing.T) {
	wide := strings.Repeat(";", GridLimits.Columns)
	for name, c := range map[string]struct {
		data, id, where string
		class           fault.Class
	}{
		"nothing":          {"", "csv.empty", "t", fault.CSV},
		"blank lines":      {"\n;;\n\n", "csv.empty", "t", fault.CSV},
		"an old workbook":  {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "table.old_excel", "t", fault.CSV},
		"a PDF":            {"%PDF-1.7\n", "table.pdf", "t", fault.CSV},
		"a page":           {"\ufeff\n <!DOCTYPE html><html>", "table.html", "t", fault.CSV},
		"a PX file":        {"CHARSET=\"ANSI\";\nAXIS-VERSION=\"2013\";", "table.px", "t", fault.CSV},
		"some other zip":   {"PK\x03\x04abc", "table.workbook", "t", fault.CSV},
		"columns":          {"a\n" + wide, "csv.columns", "t:2", fault.CSV},
		"a cell":           {"a;b\n1;" + strings.Repeat("x", 4001), "csv.cell", "t:2:2", fault.CSV},
		"a cell in pieces": {"a;b\n1;\x00" + strings.Repeat("x", 4001), "csv.cell", "t:2:2", fault.CSV},
		"an endless quote": {"a;b\n\"" + strings.Repeat("x;y\n", 2000), "csv.cell", "t:2:1", fault.CSV},
		"rows":             {strings.Repeat("a\n", GridLimits.Rows+1), "csv.rows", "t:200001", fault.CSV},
		"cells":            {strings.Repeat(strings.Repeat("a;", 1000)+"\n", maxCells/1000), "table.cells", "t", fault.Size},
		"JSON cut off":     {`{"class":"dataset","id":["a"]`, "table.json", "t", fault.CSV},
		"JSON of its own":  {`{"a":1}`, "table.jsonstat", "t", fault.CSV},
		"a list of JSON":   {`[{"aar":2018}]`, "table.jsonstat", "t", fault.CSV},
		"a member twice":   {`{"class":"dataset","class":"dataset"}`, "table.json", "t", fault.CSV},
	} {
		list, err := ReadGrids([]byte(c.data), "t", Limits{})
		f := fault.Of(err)
		if f == nil || f.Class != c.class || f.ID != c.id || f.Where != c.where || list != nil {
			t.Errorf("%s: %v; want %s at %s", name, err, c.id, c.where)
		}
	}
	if _, err := ReadGrids(make([]byte, 11), "t", Limits{Bytes: 10}); !errors.Is(err, &fault.Error{Class: fault.Size, ID: "csv.size"}) {
		t.Errorf("a large file: %v", err)
	}
}

// A quotation mark that stands where none should is text, and a person is told.
func TestQuotesInACell(t *testing.T) {
	g := &grids(t, "a;b\nden \"beste\";2\n", "t.csv")[0]
	if g.At(1, 0).Text != `den "beste"` || len(g.Notices) != 1 || g.Notices[0].ID != "quotes" || g.Notices[0].Where != "t.csv:2" {
		t.Errorf("%q, %+v", texts(g), g.Notices)
	}
}

func TestAt(t *testing.T) {
	g := &grids(t, "a;b\nc\n", "t.csv")[0]
	for _, at := range [][2]int{{-1, 0}, {0, -1}, {2, 0}, {1, 1}} {
		if c := g.At(at[0], at[1]); c != (GridCell{}) {
			t.Errorf("%v: %+v", at, c)
		}
	}
}

func FuzzReadGrids(f *testing.F) {
	f.Add([]byte("\"a title, with commas\"\n\na;b\n1;2\n"))
	f.Add([]byte(utf16le("a\tb\n1\t\"x\"\"y\"\n")))
	f.Add([]byte(`{"class":"dataset","id":["a"],"size":[2],"dimension":{"a":{"category":{"index":{"x":0,"y":1}}}},"value":{"0":1.5},"status":["..",null]}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		list, err := ReadGrids(raw, "t", Limits{Rows: 1000, Columns: 100})
		if err != nil {
			if fault.Of(err) == nil {
				t.Fatalf("%q: %v is no fault", raw, err)
			}
			return
		}
		for i := range list {
			last := 0
			for _, r := range list[i].Rows {
				if r[0].Line <= last || !slices.ContainsFunc(r, func(c GridCell) bool { return !c.Empty() }) {
					t.Fatalf("%q: row %v after line %d", raw, r, last)
				}
				last = r[0].Line
				for k, c := range r {
					if c.Column != k+1 || c.Line < last || bytes.ContainsAny([]byte(c.Text), "\x00\x1b\n\r") {
						t.Fatalf("%q: %+v", raw, c)
					}
				}
			}
		}
	})
}
