package votefile_test

import (
	"cmp"
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

// A workbook keeps the times of votes to the millisecond, and nothing of them moves
// over the border of the window.
func TestWorkbookTimesAtTheBorder(t *testing.T) {
	f := excelize.NewFile()
	sheet(t, f, "Svar", [][]string{{"time", "choice"}, {"", "Bodø"}, {"", "Bodø"}, {"", "kinn"}, {"", "kinn"}})
	style, err := f.NewStyle(&excelize.Style{NumFmt: 22})
	if err != nil {
		t.Fatal(err)
	}
	// 8 September 23:59:59.600, 1 September 17:59:59.999 and 18:00, 9 September 00:00.
	for row, serial := range map[string]float64{"2": 45908.999995370374, "3": 45901.749999988424, "4": 45901.75, "5": 45909} {
		if err := cmp.Or(f.SetCellValue("Svar", "A"+row, serial), f.SetCellStyle("Svar", "A"+row, "A"+row, style)); err != nil {
			t.Fatal(err)
		}
	}
	window := &publicvote.Window{Opens: time.Date(2025, 9, 1, 18, 0, 0, 0, time.UTC), Closes: time.Date(2025, 9, 9, 0, 0, 0, 0, time.UTC)}
	set := look(t, []votefile.Input{input("svar.xlsx", workbook(t, f))}, votefile.Ask{Zone: "UTC"}, edition())
	tally := count(t, set, edition(), publicvote.Rule{Zone: time.UTC, Window: window})
	wants(t, tally, map[string]string{"bodo": "1", "kinn": "1"}, publicvote.Dropped{OutsideWindow: 2})
}

// Numbers of which a spreadsheet keeps not all digits tell no voters apart; as text
// they do.
func TestLongNumbersAreNoVoters(t *testing.T) {
	f := excelize.NewFile()
	sheet(t, f, "Svar", [][]string{{"voter", "choice"}, {"1", "Bodø"}, {"2", "kinn"}})
	for row, n := range map[string]int{"2": 12345678901234567, "3": 12345678901234568} {
		if err := f.SetCellValue("Svar", "A"+row, n); err != nil {
			t.Fatal(err)
		}
	}
	in := []votefile.Input{input("svar.xlsx", workbook(t, f))}
	_, err := votefile.Look(in, votefile.Ask{}, edition())
	refused(t, err, "E_CSV", "votes.voter_digits", "svar.xlsx!Svar:2")
	look(t, in, votefile.Ask{Voter: votefile.None}, edition())
	sheet(t, f, "Svar", [][]string{{"voter", "choice"}, {"12345678901234567", "Bodø"}, {"12345678901234568", "kinn"}})
	set := look(t, []votefile.Input{input("svar.xlsx", workbook(t, f))}, votefile.Ask{}, edition())
	wants(t, count(t, set, edition(), publicvote.Rule{}), map[string]string{"bodo": "1", "kinn": "1"}, publicvote.Dropped{})
}
