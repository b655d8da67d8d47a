package xlsx

import (
	"strings"
	"testing"

	"votering/internal/tooltest"
)

// An office program of a Norwegian shows what we mean: numbers and per cent as
// such, days as days, and text (in quotes here) as text, whatever it begins
// with.
func TestOfficeShowsWhatWeMean(t *testing.T) {
	office := tooltest.NewOffice(t, "nb-NO")
	files := office.Convert(t, "book.xlsx", typedBook(t), "", tooltest.AllSheets)
	got := strings.Split(strings.TrimSpace(string(files["book-Ark.csv"])), "\n")
	if len(got) != len(typedCells) {
		t.Fatalf("%q", got)
	}
	for i, c := range typedCells {
		want := `"` + c.found.Text + `"`
		switch {
		case c.found.Number && c.found.Percent:
			want = strings.Replace(c.shown, ".", ",", 1)
		case c.found.Number:
			want = strings.Replace(c.found.Text, ".", ",", 1)
		case c.found.Date:
			want = c.shown
		}
		if got[i] != want {
			t.Errorf("%+v is shown as %s, want %s", c.cell, got[i], want)
		}
	}
}

// What an office program saves of our workbook, and of nothing but text, is
// what we read: the same cells of the same kinds.
func TestReadWhatOfficeSaves(t *testing.T) {
	office := tooltest.NewOffice(t, "nb-NO")
	saved := office.Convert(t, "book.xlsx", typedBook(t), "", "xlsx")["book.xlsx"]
	sheets, err := Read(saved, limits)
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range typedCells {
		want := c.found
		want.Row, want.Col = i+1, 1
		if got := sheets[0].Cells[i]; got != want {
			t.Errorf("%+v came back as %+v", want, got)
		}
	}
}
