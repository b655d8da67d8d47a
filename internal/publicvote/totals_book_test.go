package publicvote_test

import (
	"errors"
	"testing"

	"github.com/xuri/excelize/v2"

	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/xlsx"
)

// sheet is a sheet with cells of text, and of numbers where they begin with #.
func sheet(name string, rows ...[]string) xlsx.Sheet {
	s := xlsx.Sheet{Name: name}
	for _, r := range rows {
		var cells []xlsx.Cell
		for _, c := range r {
			switch {
			case len(c) > 1 && c[0] == '#' && c[len(c)-1] == '%':
				cells = append(cells, xlsx.Cell{Number: c[1 : len(c)-1], Percent: true})
			case len(c) > 1 && c[0] == '#':
				cells = append(cells, xlsx.Cell{Number: c[1:]})
			default:
				cells = append(cells, xlsx.Cell{Text: c})
			}
		}
		s.Rows = append(s.Rows, xlsx.Row{Cells: cells})
	}
	return s
}

func book(t *testing.T, sheets ...xlsx.Sheet) []byte {
	t.Helper()
	data, err := xlsx.Write(sheets)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A workbook is read as the same table in text: the sheet that has totals,
// wherever on it the table stands.
func TestTotalsOfAWorkbook(t *testing.T) {
	about := sheet("About", []string{"Rows", "3"})
	for name, s := range map[string]xlsx.Sheet{
		"plain":  sheet("Votes", []string{"nominee", "votes"}, []string{"north", "#10"}, []string{"south", "#2"}),
		"names":  sheet("Røyster", []string{"Votes", "", "Nominee"}, []string{"10", "", "Nordby"}, []string{}, []string{"#2", "", "Sør"}),
		"codes":  sheet("Stemmer", []string{"", "Kommune", "Antall stemmer"}, []string{"", "#4602", "#10"}, []string{"", "=Sør", "#2.0"}),
		"shares": sheet("Stemmer", []string{"Nominert-id", "Nominert", "Publikumsstemmer", "Andel (%)"}, []string{"north", "Nordby", "#10", "#83.3%"}, []string{"south", "=Sør", "#2", "#16.7%"}),
	} {
		tally, err := publicvote.ReadTotals(book(t, about, s), "t.xlsx", edition())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if n, s := tally.Valid["north"].String(), tally.Valid["south"].String(); n != "10" || s != "2" || tally.Rows != 2 || len(tally.Files[0].SHA256) != 64 {
			t.Errorf("%s: %s and %s of %d rows in %v", name, n, s, tally.Rows, tally.Files)
		}
	}
}

func TestTotalsOfAWorkbookRefused(t *testing.T) {
	head := []string{"nominee", "votes"}
	for _, c := range []struct {
		id, where string
		sheets    []xlsx.Sheet
	}{
		{"totals.number", "t.xlsx!V!B2", []xlsx.Sheet{sheet("V", head, []string{"north", "#-1"})}},
		{"totals.number", "t.xlsx!V!B3", []xlsx.Sheet{sheet("V", head, []string{"north", "#1"}, []string{"south", "#50%"})}},
		{"totals.number", "t.xlsx!V!B2", []xlsx.Sheet{sheet("V", head, []string{"north", "1 000"})}},
		{"totals.number", "t.xlsx!V!B2", []xlsx.Sheet{sheet("V", head, []string{"north"})}},
		{"totals.twice", "t.xlsx!V!A3", []xlsx.Sheet{sheet("V", head, []string{"north", "#1"}, []string{"#4602", "#1"})}},
		{"totals.nominee", "t.xlsx!V!A2", []xlsx.Sheet{sheet("V", head, []string{"Sum", "#1"})}},
		{"totals.beside", "t.xlsx!V!D2", []xlsx.Sheet{sheet("V", head, []string{"north", "#1", "", "checked"})}},
		{"totals.beside", "t.xlsx!V!B2", []xlsx.Sheet{sheet("V", []string{"nominee", "", "votes"}, []string{"north", "#3", "#1"})}},
		{"totals.column", "t.xlsx!V!C1", []xlsx.Sheet{sheet("V", []string{"nominee", "votes", "time"}, []string{"north", "#1", "x"})}},
		{"totals.sheets", "t.xlsx", []xlsx.Sheet{sheet("V", head, []string{"north", "#1"}), sheet("W", head, []string{"north", "#2"})}},
		{"totals.column", "t.xlsx!V!A1", []xlsx.Sheet{sheet("V", []string{"id of it"}), sheet("W", []string{"x"})}},
	} {
		_, err := publicvote.ReadTotals(book(t, c.sheets...), "t.xlsx", edition())
		if f := fault.Of(err); !errors.Is(err, fault.New(fault.CSV, c.id)) || f.Where != c.where {
			t.Errorf("%v, wants %s at %s", err, c.id, c.where)
		}
	}
}

// A header tells totals from raw rows.
func TestIsTotals(t *testing.T) {
	for _, c := range []struct {
		header []string
		want   bool
	}{
		{[]string{"nominee", "votes"}, true},
		{[]string{"Nominert-id", "Nominert", "Publikumsstemmer", "Andel (%)", "Oppdiktet"}, true},
		{[]string{"choice", "time", "voter"}, false},
		{[]string{"nominee"}, false},
		{[]string{"nominee", "votes", "time"}, false},
		{nil, false},
	} {
		if got := publicvote.IsTotals(c.header); got != c.want {
			t.Errorf("%q: %v", c.header, got)
		}
	}
}

// A filtered sheet looks as if the rows that are not shown were not there.
func TestTotalsOfHiddenRows(t *testing.T) {
	f := excelize.NewFile()
	for cell, v := range map[string]any{"A1": "nominee", "B1": "votes", "A2": "north", "B2": 1, "A3": "south", "B3": 2} {
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetRowVisible("Sheet1", 3, false); err != nil {
		t.Fatal(err)
	}
	data, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	_, err = publicvote.ReadTotals(data.Bytes(), "t.xlsx", edition())
	if f := fault.Of(err); !errors.Is(err, fault.New(fault.CSV, "totals.hidden")) || f.Where != "t.xlsx!Sheet1!A3" {
		t.Errorf("%v", err)
	}
}

// A file is known by its headings, however much of it is there.
func TestAreTotals(t *testing.T) {
	utf16 := "\xff\xfen\x00o\x00m\x00i\x00n\x00e\x00e\x00,\x00v\x00o\x00t\x00e\x00s\x00\r\x00\n\x00a\x00"
	for _, c := range []struct {
		data []byte
		want bool
	}{
		{[]byte("nominee,votes\nnorth,1\n\"cut sho"), true},
		{[]byte("\r\n\nNominert;Stemmer"), true},
		{[]byte(utf16), true},
		{[]byte("choice,time,voter\nnorth,,a\n"), false},
		{[]byte("nominee,time\nnorth,1\n"), false},
		{nil, false},
		{book(t, sheet("V", []string{"nominee", "votes"}, []string{"north", "#1"})), true},
		{book(t, sheet("V", []string{"choice"}, []string{"north"})), false},
	} {
		if got := publicvote.AreTotals(c.data, "t"); got != c.want {
			t.Errorf("%.40q: %v", c.data, got)
		}
	}
}
