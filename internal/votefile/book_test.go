package votefile_test

import (
	"io"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"votering/internal/publicvote"
	"votering/internal/votefile"
)

// answers is a workbook as Microsoft Forms makes it, with times that are typed.
func answers(t *testing.T) *excelize.File {
	t.Helper()
	f := excelize.NewFile()
	sheet(t, f, "Svar", [][]string{
		{"ID", "Starttidspunkt", "Fullføringstidspunkt", "E-postadresse", "Navn", "Hvem bør vinne?", "Kode"},
		{"1", "", "", "a@example.org", "A", "Bodø", ""},
		{"2", "", "", "b@example.org", "", "Kinn", ""},
		{}, // somebody emptied it
		{"3", "", "", "c@example.org", "C, \"D\"", "Vågå"},
		{"4", "", "", "a@example.org", "", "Kinn"},
	})
	midnight := time.Date(2026, 9, 1, 0, 0, 0, 0, time.UTC)
	style, err := f.NewStyle(&excelize.Style{NumFmt: 22})
	if err != nil {
		t.Fatal(err)
	}
	for row, at := range map[string]time.Time{"2": midnight, "3": midnight.Add(-time.Second), "5": midnight.Add(90 * time.Minute), "6": midnight} {
		for _, column := range []string{"B", "C"} {
			if err := f.SetCellValue("Svar", column+row, at); err != nil {
				t.Fatal(err)
			}
			if err := f.SetCellStyle("Svar", column+row, column+row, style); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.SetCellValue("Svar", "G5", 123456789012); err != nil {
		t.Fatal(err)
	}
	return f
}

func TestWorkbookOfAnswers(t *testing.T) {
	e := edition()
	data := workbook(t, answers(t))
	set := look(t, []votefile.Input{input("svar.xlsx", data)}, votefile.Ask{Zone: "UTC"}, e)
	opens := time.Date(2026, 9, 1, 0, 0, 0, 0, time.UTC)
	tally := count(t, set, e, publicvote.Rule{Zone: time.UTC, Window: &publicvote.Window{Opens: opens, Closes: opens.Add(time.Hour * 24)}})
	wants(t, tally, map[string]string{"bodo": "1", "vaga": "1"}, publicvote.Dropped{OutsideWindow: 1, Duplicate: 1})
	stream, err := set.Files[0].Source.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer stream.Close()
	text, err := io.ReadAll(stream)
	const want = `ID,Starttidspunkt,Fullføringstidspunkt,E-postadresse,Navn,Hvem bør vinne?,Kode
1,2026-09-01 00:00:00,2026-09-01 00:00:00,a@example.org,A,Bodø,
2,2026-08-31 23:59:59,2026-08-31 23:59:59,b@example.org,,Kinn,

3,2026-09-01 01:30:00,2026-09-01 01:30:00,c@example.org,"C, ""D""",Vågå,123456789012
4,2026-09-01 00:00:00,2026-09-01 00:00:00,a@example.org,,Kinn,
`
	if string(text) != want || err != nil || stream.Sum() != sha(data) || stream.Taken() != int64(len(data)) {
		t.Errorf("%s\nwant\n%s (%v)", text, want, err)
	}
}

// Of several sheets the one is counted in which the choice is.
func TestSheetOfVotes(t *testing.T) {
	e := edition()
	f := answers(t)
	sheet(t, f, "Forklaring", [][]string{{"hva", "hvor"}, {"alt", "her"}, {"mer", "der"}, {"mest", "da"}, {"x", "y"}, {"x", "y"}})
	sheet(t, f, "Tom", [][]string{{"choice", "time"}})
	data := workbook(t, f)
	ask := votefile.Ask{Zone: "UTC", Time: votefile.None, Voter: votefile.None}
	tally := count(t, look(t, []votefile.Input{input("svar.xlsx", data)}, ask, e), e, publicvote.Rule{})
	wants(t, tally, map[string]string{"bodo": "1", "vaga": "1", "kinn": "2"}, publicvote.Dropped{})
	if got := tally.Files[0].Read.Sheet; got != "Svar" {
		t.Errorf("counts the sheet %q", got)
	}
	again, err := votefile.Again([]votefile.Input{input("svar.xlsx", data)}, tally.Files)
	if err != nil {
		t.Fatal(err)
	}
	wants(t, count(t, again, e, publicvote.Rule{}), votes(tally), tally.Dropped)

	sheet(t, f, "Nok en", [][]string{{"choice"}, {"kinn"}})
	data = workbook(t, f)
	_, err = votefile.Look([]votefile.Input{input("svar.xlsx", data)}, ask, e)
	refused(t, err, "E_CSV", "votes.sheets", "svar.xlsx")
	set := look(t, []votefile.Input{input("svar.xlsx", data)}, votefile.Ask{Choice: "Hvem bør vinne?", Zone: "UTC"}, e)
	if got := set.Files[0].Source.Layout.Sheet; got != "Svar" {
		t.Errorf("the column that was asked for is found in the sheet %q", got)
	}
}
