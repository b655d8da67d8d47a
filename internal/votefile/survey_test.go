package votefile_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"votering/internal/publicvote"
	"votering/internal/votefile"
)

// A survey in the three files that one tool makes of it: answers as codes, what
// the codes mean, and what was asked.
var (
	surveyRows = [][]string{
		{"v_1_1", "v_1_2", "s_2", "s_3", "email", "stato_4", "merknad: på"},
		{"0", "1", "2", "1", "", "1", ""},
		{"1", "1", "1", "2", "", "1", "å \"ja\""},
		{"0", "0", "3", "2", "", "1", "ø"},
		{"0", "0", "2", "", "", "0", ""},
		{"0", "0", "9", "1", "", "1", ""},
		{"0", "0", "", "1", "", "1", ""},
	}
	surveyLabels = [][]string{
		{"v_1_1", "0", "Ikke valgt"}, {"v_1_1", "1", "Valgt"},
		{"s_2", "1", "Bodø "}, {"s_2", "2", "Kinn"}, {"s_2", "3", "Ingen av dem, \"altså\""},
		{"s_3", "1", "Ja"}, {"s_3", "2", "Nei"},
	}
	surveyStructure = [][]string{
		{"questionName", "variableName", "questionType", "subType", "questionText", "choiceValue", "choiceText"},
		{"v_1", "v_1_1", "Closed", "Multiple", "Hvilke(t), på skolen? ", "1", "Bodø"},
		{"s_2", "s_2", "Closed", "Single", "Hvem bør vinne?", "", ""},
	}
	// By hand: rows 1 and 4 are for Kinn, row 2 is for Bodø; the others name nobody.
	surveyVotes   = map[string]string{"bodo": "1", "kinn": "2"}
	surveyDropped = publicvote.Dropped{UnknownNominee: 3}
)

// The three encodings that the tool offers, with what divides the columns.
var surveyEncodings = map[string]struct{ delimiter, end, encoding string }{
	"comma":     {",", "\n", "windows-1252"},
	"semicolon": {";", "\r\n", "windows-1252"},
	"tab":       {"\t", "\r\n", "utf-16le"},
}

func TestSurveyOfThreeFiles(t *testing.T) {
	e := edition()
	for name, c := range surveyEncodings {
		t.Run(name, func(t *testing.T) {
			file := func(name string, rows [][]string) (votefile.Input, string) {
				data := encodings[c.encoding](written(rows, c.delimiter, c.end))
				return input(name, data), sha(data)
			}
			dataset, _ := file("dataset.csv", surveyRows)
			codes, codesSum := file("labels.csv", surveyLabels)
			structure, _ := file("structure.csv", surveyStructure)
			for _, order := range [][]votefile.Input{{dataset, structure, codes}, {codes, structure, dataset}, {structure, dataset, codes}} {
				for _, ask := range []votefile.Ask{{}, {Choice: "s_2", Delimiter: strings.NewReplacer("\t", "tab").Replace(c.delimiter)}} {
					set := look(t, order, ask, e)
					tally := count(t, set, e, publicvote.Rule{})
					wants(t, tally, surveyVotes, surveyDropped)
					want := publicvote.Reading{
						Format: "surveyxact", Encoding: c.encoding, Delimiter: c.delimiter, Choice: "s_2", LabelsSHA256: codesSum,
					}
					if got := *tally.Files[0].Read; len(tally.Files) != 1 || got != want {
						t.Errorf("read as %+v; want %+v", got, want)
					}
					for i, f := range set.Files {
						role := map[string]string{"dataset.csv": "votes", "labels.csv": "labels", "structure.csv": "structure"}[order[i].Name]
						if f.Role != role || f.Source.Name != order[i].Name {
							t.Errorf("%s is %s; want %s", f.Source.Name, f.Role, role)
						}
					}
					again, err := votefile.Again(order, tally.Files)
					if err != nil {
						t.Fatal(err)
					}
					wants(t, count(t, again, e, publicvote.Rule{}), surveyVotes, surveyDropped)
					_, err = votefile.Again([]votefile.Input{dataset, structure}, tally.Files)
					refused(t, err, "E_PIN", "votes.again.labels", "")
				}
			}
		})
	}
}

// sheet fills a sheet of a workbook, numbers as numbers.
func sheet(t *testing.T, f *excelize.File, name string, rows [][]string) {
	t.Helper()
	if _, err := f.NewSheet(name); err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		for j, cell := range row {
			at, _ := excelize.CoordinatesToCellName(j+1, i+1)
			var v any = cell
			if len(cell) == 1 && cell >= "0" && cell <= "9" {
				v = int(cell[0] - '0')
			}
			if err := f.SetCellValue(name, at, v); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func workbook(t *testing.T, f *excelize.File) []byte {
	t.Helper()
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSurveyInOneWorkbook(t *testing.T) {
	e := edition()
	f := excelize.NewFile()
	sheet(t, f, "Structure", surveyStructure)
	sheet(t, f, "Labels", surveyLabels)
	sheet(t, f, "Dataset", surveyRows)
	data := workbook(t, f)
	in := input("survey.xlsx", data)
	tally := count(t, look(t, []votefile.Input{in}, votefile.Ask{}, e), e, publicvote.Rule{})
	wants(t, tally, surveyVotes, surveyDropped)
	want := publicvote.Reading{
		Format: "surveyxact", Encoding: "utf-8", Sheet: "Dataset", Delimiter: ",", Choice: "s_2", LabelsSHA256: sha(data),
	}
	if got := *tally.Files[0].Read; got != want || tally.Files[0].SHA256 != sha(data) {
		t.Errorf("read as %+v; want %+v", got, want)
	}
	again, err := votefile.Again([]votefile.Input{in}, tally.Files)
	if err != nil {
		t.Fatal(err)
	}
	wants(t, count(t, again, e, publicvote.Rule{}), surveyVotes, surveyDropped)
}
