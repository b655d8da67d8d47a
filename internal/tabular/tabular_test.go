package tabular

import (
	"bytes"
	"encoding/csv"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
	"pgregory.net/rapid"

	"votering/internal/fault"
)

// utf16le is s as a spreadsheet saves "Unicode text".
func utf16le(s string) string {
	b := []byte("\xff\xfe")
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return string(b)
}

func utf16be(s string) string {
	b := []byte(utf16le(s))
	for i := 0; i < len(b); i += 2 {
		b[i], b[i+1] = b[i+1], b[i]
	}
	return string(b)
}

func windows(t *testing.T, s string) string {
	t.Helper()
	s, err := charmap.Windows1252.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func read(s string, lim Limits) (*Table, error) {
	return ReadCSV(strings.NewReader(s), "t.csv", lim)
}

func TestReadCSV(t *testing.T) {
	plain := "nominee,votes\nbodø,4812\nkinn,3105\n"
	semi := strings.ReplaceAll(plain, ",", ";")
	tabs := strings.ReplaceAll(plain, ",", "\t")
	for name, c := range map[string]struct {
		in, encoding string
		separator    rune
	}{
		"plain":              {plain, "UTF-8", ','},
		"CRLF":               {strings.ReplaceAll(plain, "\n", "\r\n"), "UTF-8", ','},
		"no last line end":   {strings.TrimSpace(plain), "UTF-8", ','},
		"semicolons":         {semi, "UTF-8", ';'},
		"tabs":               {tabs, "UTF-8", '\t'},
		"mark of UTF-8":      {"\ufeff" + semi, "UTF-8", ';'},
		"UTF-16":             {utf16le(tabs), "UTF-16LE", '\t'},
		"UTF-16 big endian":  {utf16be(semi), "UTF-16BE", ';'},
		"Windows-1252":       {windows(t, semi), "Windows-1252", ';'},
		"quotes":             {"\"nominee\", \"votes\"\n\"bodø\", \"4812\"\n\"kinn\", \"3105\"\n", "UTF-8", ','},
		"space around":       {" nominee ; votes\n bodø\u00a0; 4812 \nkinn;3105\n", "UTF-8", ';'},
		"blank lines at end": {plain + "\n \n,\n,,\n", "UTF-8", ','},
		"empty columns":      {"nominee;votes;;\nbodø;4812;;\nkinn;3105;;;;\n", "UTF-8", ';'},
	} {
		got, err := read(c.in, Limits{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got.Encoding != c.encoding || got.Separator != c.separator {
			t.Errorf("%s: found %s with %q; want %s with %q", name, got.Encoding, got.Separator, c.encoding, c.separator)
		}
		if !slices.Equal(got.Header, []string{"nominee", "votes"}) || len(got.Rows) != 2 ||
			!slices.Equal(got.Rows[0].Cells, []string{"bodø", "4812"}) ||
			!slices.Equal(got.Rows[1].Cells, []string{"kinn", "3105"}) {
			t.Errorf("%s: read %q, %v", name, got.Header, got.Rows)
		}
		if got.Rows[0].Line != 2 || got.Rows[1].Line != 3 {
			t.Errorf("%s: lines %d and %d; want 2 and 3", name, got.Rows[0].Line, got.Rows[1].Line)
		}
	}
}

func TestTableKeepsWhatStands(t *testing.T) {
	got, err := read("\n\nname;n;comment\n\nkinn;31\u00a0258;\"a; \"\"b\"\"\"\nbodø;1,234.5;\"one\r\ntwo\"\n;;x\nlast;=1+1;\n",
		Limits{Multiline: []string{"Comment"}})
	if err != nil {
		t.Fatal(err)
	}
	want := []Row{
		{5, []string{"kinn", "31\u00a0258", `a; "b"`}},
		{6, []string{"bodø", "1,234.5", "one\ntwo"}},
		{8, []string{"", "", "x"}},
		{9, []string{"last", "=1+1", ""}},
	}
	if !slices.EqualFunc(got.Rows, want, func(a, b Row) bool { return a.Line == b.Line && slices.Equal(a.Cells, b.Cells) }) {
		t.Errorf("got %v; want %v", got.Rows, want)
	}
}

func TestSHA256IsOfTheBytes(t *testing.T) {
	got, err := read("a,b\n", Limits{})
	want := "5be08c9684a1d25efcee09318204824278b08bbfb4aef973ffefd0b9d7478313"
	if err != nil || got.SHA256 != want {
		t.Fatalf("got %v, %v; want %s", got, err, want)
	}
	if other, err := read("\ufeffa,b\n", Limits{}); err != nil || other.SHA256 == got.SHA256 {
		t.Errorf("a byte order mark does not count: %v", err)
	}
}

func TestReadCSVRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		in, id, where string
		lim           Limits
	}{
		"nothing":              {in: "", id: "csv.empty", where: "t.csv"},
		"blank lines only":     {in: "\n \n,,\n", id: "csv.empty", where: "t.csv"},
		"NUL":                  {in: "a,b\n1,2\n3,x\x00\n", id: "csv.cell", where: "t.csv:3"},
		"UTF-16 without mark":  {in: utf16le("a,b\n1,2\n")[2:], id: "csv.cell", where: "t.csv:1"},
		"escape":               {in: "a,b\n\x1b[2J,2\n", id: "csv.cell", where: "t.csv:2"},
		"hidden in the header": {in: "a,b\u200b\n1,2\n", id: "csv.cell", where: "t.csv:1"},
		"tab first":            {in: "a,b\n1,x\t=1\n", id: "csv.cell", where: "t.csv:2"},
		"half a UTF-16 letter": {in: utf16le("a;b\n1;2") + "x", id: "csv.cell", where: "t.csv:2"},
		"unknown byte":         {in: "a,b\n1,\xe5\x81\n", id: "csv.cell", where: "t.csv:2"},
		"line in a cell":       {in: "a,b\n1,\"x\ny\"\n", id: "csv.cell", where: "t.csv:2"},
		"fake row":             {in: "a,b\n1,x\r2\n", id: "csv.cell", where: "t.csv:2"},
		"a cell too long":      {in: "a,b\n1,aaaaaa\n", id: "csv.cell", where: "t.csv:2", lim: Limits{Cell: 5}},
		"200 columns":          {in: "a" + strings.Repeat(",x", 199) + "\n", id: "csv.columns", where: "t.csv:1"},
		"64 columns and one":   {in: "a,b\n1,\"2\n,,\"" + strings.Repeat(",", 63) + "\n", id: "csv.columns", where: "t.csv:3"},
		"a row cut short":      {in: "a,b\n1,2\n3\n", id: "csv.ragged", where: "t.csv:3"},
		"only empty cells cut": {in: "a,b,c\n1,2\n", id: "csv.ragged", where: "t.csv:2"},
		"a row too long":       {in: "a,b\n1,234,5\n", id: "csv.ragged", where: "t.csv:2"},
		"no name":              {in: "a,,c\n1,2,3\n", id: "csv.unnamed", where: "t.csv:1"},
		"the same name":        {in: "Mark,mark\n1,2\n", id: "csv.column_twice", where: "t.csv:1"},
		"open quote":           {in: "a,b\n1,2\n\"3,4\n5,6\n", id: "csv.quotes", where: "t.csv:3"},
		"quote in the middle":  {in: "a,b\n1,x\"y\n", id: "csv.quotes", where: "t.csv:2"},
		"too many rows":        {in: "a,b\n1,2\n3,4\n", id: "csv.rows", where: "t.csv:3", lim: Limits{Rows: 1}},
	} {
		got, err := read(c.in, c.lim)
		f := fault.Of(err)
		if f == nil || f.Class != fault.CSV || f.ID != c.id || f.Where != c.where || got != nil {
			t.Errorf("%s: %v; want %s at %s", name, err, c.id, c.where)
		}
		if c.id == "csv.cell" && fault.Of(errors.Unwrap(err)) == nil {
			t.Errorf("%s: %v does not say why", name, err)
		}
	}
}

func TestReadCSVIsBounded(t *testing.T) {
	for _, wide := range []string{"a" + strings.Repeat(",", 64), "a,b\n1,2" + strings.Repeat(",", 63)} {
		if _, err := read(wide, Limits{}); !errors.Is(err, &fault.Error{Class: fault.CSV, ID: "csv.columns"}) {
			t.Errorf("65 columns: %v", err)
		}
		if _, err := read(wide[:len(wide)-1], Limits{}); err != nil {
			t.Errorf("64 columns, most of them empty: %v", err)
		}
	}
	_, err := read(strings.Repeat("a,b\n", 300), Limits{Bytes: 1000})
	if !errors.Is(err, &fault.Error{Class: fault.Size, ID: "csv.size"}) {
		t.Errorf("a large file: %v", err)
	}
	if _, err := read("a,b\n1,2\n", Limits{Bytes: 8}); err != nil {
		t.Errorf("a file of just that size: %v", err)
	}
	_, err = ReadCSV(iotest.ErrReader(errors.New("gone")), "t.csv", Limits{})
	if !errors.Is(err, &fault.Error{Class: fault.IO, ID: "csv.read"}) {
		t.Errorf("a file that cannot be read: %v", err)
	}
}

// A table that a program writes comes back as it was.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.StringMatching(`[a-zæøå0-9;,"' ]{0,8}`)
		width := rapid.IntRange(2, 6).Draw(t, "width")
		comma := rapid.SampledFrom([]rune{',', ';', '\t'}).Draw(t, "comma")
		records := [][]string{strings.Split("abcdef", "")[:width]}
		for range rapid.IntRange(0, 5).Draw(t, "rows") {
			row := rapid.SliceOfN(cell, width, width).Draw(t, "row")
			row[0] = "x" + row[0] // not a blank line
			for i := range row {
				row[i] = strings.TrimSpace(row[i])
			}
			records = append(records, row)
		}
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		w.Comma = comma
		if err := w.WriteAll(records); err != nil {
			t.Fatal(err)
		}
		got, err := read(b.String(), Limits{})
		if err != nil {
			t.Fatalf("%q: %v", b.String(), err)
		}
		back := [][]string{got.Header}
		for _, r := range got.Rows {
			back = append(back, r.Cells)
		}
		if !slices.EqualFunc(back, records, slices.Equal[[]string]) {
			t.Fatalf("%q came back as %q", records, back)
		}
	})
}

func FuzzReadCSV(f *testing.F) {
	f.Add([]byte("a,b\n1,2\n"))
	f.Add([]byte(utf16le("a;b\n1;\"x\"\"y\"\n")))
	f.Add([]byte("a\tb\n\xe5\t\"\n\"\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		got, err := ReadCSV(bytes.NewReader(raw), "t.csv", Limits{})
		if err != nil {
			if fault.Of(err) == nil {
				t.Fatalf("%q: %v is no fault", raw, err)
			}
			return
		}
		last := 1
		for _, r := range got.Rows {
			if len(r.Cells) != len(got.Header) || r.Line <= last {
				t.Fatalf("%q: row %v under %q", raw, r, got.Header)
			}
			last = r.Line
		}
	})
}
