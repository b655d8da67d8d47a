package editionfile

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"votering/internal/award"
	"votering/internal/xlsx"
)

// edited is the workbook of the template after a person changed something in
// it with a spreadsheet program.
func edited(t *testing.T, change func(f *excelize.File)) []byte {
	t.Helper()
	data, err := TemplateSheet("en")
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(strings.NewReader(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	change(f)
	out, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// typing puts values into cells: "Criteria!E4".
func typing(t *testing.T, values map[string]any) func(*excelize.File) {
	return func(f *excelize.File) {
		for at, v := range values {
			sheet, cell, _ := strings.Cut(at, "!")
			if err := f.SetCellValue(sheet, cell, v); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// cellOf is the cell of a column, by its key, in a row of a sheet of the template.
func cellOf(t *testing.T, sheet, key string, row int) string {
	t.Helper()
	data, err := TemplateSheet("en")
	if err != nil {
		t.Fatal(err)
	}
	books, err := xlsx.Read(data, bookLimits)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range books {
		for _, c := range s.Cells {
			switch {
			case s.Name != sheet || c.Text != key:
			case row > 0:
				return sheet + "!" + xlsx.Ref(row, c.Col)
			default: // a form
				return sheet + "!" + xlsx.Ref(c.Row, 2)
			}
		}
	}
	t.Fatalf("no %s on %s", key, sheet)
	return ""
}

func TestSheetFaults(t *testing.T) {
	for _, c := range []struct {
		sheet, key string
		row        int
		value      any
		want       string // the path and sentence
	}{
		{"Edition", "id", 0, "Our Prize", "id: id.form"},
		{"Edition", "language", 0, "sv", "language: fields.word"},
		{"Edition", "made_up", 0, "perhaps", "made_up: fields.word"},
		{"Edition", "announce_at", 0, "next week", "announce_at: fields.moment"},
		{"Edition", "announce_at", 0, "2026-10-25 02:30", "announce_at: fields.summer_time"},
		{"Edition", "scale.max", 0, "six", "scale.max: edition.number"},
		{"Edition", "schema", 0, "votering-edition/2", "schema: edition.newer"},
		{"Edition", "schema", 0, "other", "schema: edition.schema"},
		{"Edition", "public_vote.closes", 0, "1.10.2026", "public_vote.closes: edition.window"},
		{"Criteria", "weight", 4, "much", "criteria[0].weight: edition.number"},
		{"Criteria", "weight", 5, -1, "criteria[1].weight: edition.weight_negative"},
		{"Criteria", "better", 4, "sideways", "criteria[0].better: fields.word"},
		{"Criteria", "metrics", 4, "visits; hits", "criteria[0].metrics[1]: edition.no_metric"},
		{"Criteria", "title", 4, "", "criteria[0].title: edition.missing"},
		{"Levels", "criterion", 4, "Resluts", "sheet.no_criterion"},
		{"Levels", "criterion", 4, "", "edition.missing"},
		{"Levels", "mark", 4, 7, "criteria[0].levels[0]: edition.level_off"},
		{"Levels", "text", 4, "", "criteria[0].levels[0]: edition.missing"},
		{"Metrics", "unit", 4, "litres", "metrics[0].unit: fields.word"},
		{"Metrics", "decimals", 6, 10, "metrics[2].decimals: edition.range"},
		{"Gates", "at_most", 4, 60, "gates[0]: edition.gate_bound"},
		{"Gates", "metric", 4, "smiles", "gates[0].metric: edition.no_metric"},
		{"References", "name", 4, "", "references[0].name: edition.missing"},
		{"Values", "nominee", 4, "South Library", "sheet.no_nominee"},
		{"Values", "value", 4, "many", "nominees[0].values[0].value: edition.number"},
		{"Values", "value", 4, "", "nominees[0].values[0].value: edition.value_or_missing"},
		{"Values", "value", 9, 5, "nominees[1].values[2].value: edition.value_or_missing"},
		{"Values", "as_of", 4, "31.02.2026", "nominees[0].values[0].as_of: edition.date"},
		{"Values", "period", 5, "2025-06\n", ""},
		{"Jury", "role", 4, "juror", "jurors: edition.no_chair"},
		{"Jury", "email", 5, "anne at home", "jurors[1].email: edition.email"},
		{"Rule", "public.weight", 0, "250 %", "rule.public.weight: edition.public_weight"},
		{"Rule", "public.weight", 0, "", "rule.public.weight: edition.weight_missing"},
		{"Rule", "jury.points", 0, "8,5", "rule.jury.points: fields.comma"},
		{"Rule", "recusal", 0, "", "rule.recusal: edition.missing"},
		{"Rule", "ties", 0, "public; coin", "rule.ties[1]: edition.tie"},
		{"History", "year", 4, "", "history[0].year: edition.missing"},
	} {
		cell := cellOf(t, c.sheet, c.key, c.row)
		_, _, err := ReadSheet(edited(t, typing(t, map[string]any{cell: c.value})), "e.xlsx")
		want := "e.xlsx!" + cell + ": " + c.want
		if c.want == "" {
			want = ""
		}
		if strings.HasPrefix(c.want, "jurors:") {
			want = "e.xlsx!Jury!A4: " + c.want
		}
		if strings.HasPrefix(c.want, "gates[0]:") {
			want = "e.xlsx!Gates!A4: " + c.want
		}
		if got := said(err); got != want {
			t.Errorf("%v in %s (%s):\n got %s\nwant %s", c.value, cell, c.key, got, want)
		}
	}
}

// What people type means what they mean by it.
func TestSheetTakesWhatPeopleType(t *testing.T) {
	for _, c := range []struct {
		sheet, key string
		row        int
		value      any
		got        func(e *award.Edition) string
		want       string
	}{
		{"Rule", "public.weight", 0, "0,25", func(e *award.Edition) string { return e.Rule.Public.Weight.String() }, "1/4"},
		{"Rule", "public.weight", 0, "25 %", func(e *award.Edition) string { return e.Rule.Public.Weight.String() }, "1/4"},
		{"Rule", "jury.method", 0, "median", func(e *award.Edition) string { return e.Rule.Jury.Method }, "median"},
		{"Rule", "jury.method", 0, "Snitt", func(e *award.Edition) string { return e.Rule.Jury.Method }, "mean"},
		{"Rule", "quorum", 0, 3, func(e *award.Edition) string { return e.DefaultTies()[0] }, "public"},
		{"Edition", "made_up", 0, "nei", madeUp, "no"},
		{"Edition", "made_up", 0, false, madeUp, "no"},
		{"Edition", "made_up", 0, true, madeUp, "yes"},
		{"Edition", "announce_at", 0, "17.11.2026 kl. 12.00", announced, "2026-11-17T11:00:00Z"},
		{"Edition", "announce_at", 0, "2026-07-01T12:00:00+02:00", announced, "2026-07-01T10:00:00Z"},
		{"Values", "value", 4, "41 200", figure, "41200"},
		{"Values", "value", 4, "41\u00a0200,5", figure, "82401/2"},
		{"Values", "value", 4, 41200.5, figure, "82401/2"},
		{"Values", "value", 4, 1.1, figure, "11/10"},
		{"Values", "metric", 4, "Visits", func(e *award.Edition) string { return e.Nominees[0].Values[0].Metric }, "visits"},
		{"Values", "as_of", 4, "1.2.2026", func(e *award.Edition) string { return e.Nominees[0].Values[0].AsOf }, "2026-02-01"},
		{"Values", "period", 4, 2024, func(e *award.Edition) string { return e.Nominees[0].Values[0].Period }, "2024"},
		{"Criteria", "id", 5, "", func(e *award.Edition) string { return e.Criteria[1].ID }, "renewal"},
		{"Nominees", "aliases", 4, "a, b", func(e *award.Edition) string { return strings.Join(e.Nominees[0].Aliases, "|") }, "a|b"},
		{"Nominees", "aliases", 4, "a, b;", func(e *award.Edition) string { return strings.Join(e.Nominees[0].Aliases, "|") }, "a, b"},
	} {
		cell := cellOf(t, c.sheet, c.key, c.row)
		e, _, err := ReadSheet(edited(t, typing(t, map[string]any{cell: c.value})), "e.xlsx")
		if err != nil {
			t.Errorf("%v in %s: %v", c.value, cell, err)
		} else if got := c.got(e); got != c.want {
			t.Errorf("%v in %s is %s, want %s", c.value, cell, got, c.want)
		}
	}
}

func madeUp(e *award.Edition) string { return map[bool]string{true: "yes", false: "no"}[e.MadeUp] }

func announced(e *award.Edition) string { return stamp(*e.AnnounceAt) }

func figure(e *award.Edition) string { return e.Nominees[0].Values[0].Number.String() }

// shaped are workbooks that people made their own, and what is said of them.
var shaped = []struct {
	name    string
	change  func(f *excelize.File) error
	faults  string
	notices string
}{
	{"the columns in another order", func(f *excelize.File) error {
		return errors.Join(moved(f, "Criteria", "A", "P"), moved(f, "Values", "D", "Z"), moved(f, "Rule", "B", "K"), moved(f, "Edition", "G", "H"))
	}, "", ""},
	{"other headings", func(f *excelize.File) error {
		return errors.Join(f.SetCellStr("Criteria", "A1", "What it is called"), f.SetCellStr("Edition", "A4", "Year and name"))
	}, "", ""},
	{"headings of another language", func(f *excelize.File) error {
		return errors.Join(f.SetCellStr("Nominees", "A1", "Navn"), cleared(f, "Nominees", 3), cleared(f, "Criteria", 3))
	}, "", ""},
	{"without help", func(f *excelize.File) error {
		return errors.Join(cleared(f, "Nominees", 2), cleared(f, "Criteria", 2), moved(f, "Edition", "F", ""))
	}, "", ""},
	{"without keys in a form", func(f *excelize.File) error {
		return errors.Join(moved(f, "Rule", "D", ""), cleared(f, "Rule", 2))
	}, "", ""},
	{"sheets in Norwegian", func(f *excelize.File) error {
		return errors.Join(f.SetSheetName("Criteria", "Kriterier"), f.SetSheetName("Jury", "JURYEN"))
	}, "", ""},
	{"a sheet and a column of one's own", func(f *excelize.File) error {
		_, err := f.NewSheet("Budget")
		return errors.Join(err, f.SetCellStr("Budget", "A1", "Cakes"), f.SetCellStr("Nominees", "K1", "Who calls"), f.SetCellStr("Nominees", "K4", "Kari"),
			f.SetCellStr("Rule", "A40", "Why"), f.SetCellStr("Rule", "B40", "because"))
	}, "", "sheet_column e.xlsx!Nominees!K1; sheet_extra e.xlsx!Budget; sheet_row e.xlsx!Rule!B40"},
	{"an empty sheet of one's own", func(f *excelize.File) error { _, err := f.NewSheet("Ark1"); return err }, "", ""},
	{"a mistyped key", func(f *excelize.File) error { return f.SetCellStr("Criteria", "D3", "wieght") },
		"e.xlsx!Criteria!D3: sheet.unknown_key_near", ""},
	{"another key", func(f *excelize.File) error { return f.SetCellStr("Criteria", "D3", "importance") },
		"e.xlsx!Criteria!D3: sheet.unknown_key", ""},
	{"a mistyped field", func(f *excelize.File) error { return f.SetCellStr("Rule", "D3", "jury.methd") },
		"e.xlsx!Rule!D3: sheet.unknown_key_near", ""},
	{"a column twice", func(f *excelize.File) error { return f.SetCellStr("Criteria", "K3", "weight") },
		"e.xlsx!Criteria!K3: sheet.column_twice", ""},
	{"a sheet twice", func(f *excelize.File) error {
		_, err := f.NewSheet("Kriterier")
		return errors.Join(err, f.SetCellStr("Kriterier", "A1", "title"))
	}, "e.xlsx!Kriterier: sheet.twice", ""},
	{"no headings", func(f *excelize.File) error {
		return errors.Join(cleared(f, "Gates", 1), cleared(f, "Gates", 2), cleared(f, "Gates", 3))
	}, "e.xlsx!Gates!A1: sheet.header", ""},
	{"a text for all and one for one language", func(f *excelize.File) error { return f.SetCellStr("Edition", "C4", "Prisen") },
		"e.xlsx!Edition!B4: title: sheet.text_both", ""},
	{"an id in one language", func(f *excelize.File) error { return f.SetCellStr("Edition", "C5", "prisen") },
		"e.xlsx!Edition!C5: id: sheet.one_text", ""},
	{"a formula without a result", func(f *excelize.File) error {
		return f.SetCellFormula("Criteria", "L4", "D4+D5")
	}, "e.xlsx!Criteria!L4: criteria[0].margin: sheet.formula", ""},
	{"a date that was a period", func(f *excelize.File) error {
		return f.SetCellValue("Values", "C4", time.Date(2025, time.June, 1, 0, 0, 0, 0, time.UTC))
	}, "e.xlsx!Values!C4: nominees[0].values[0].period: sheet.date", ""},
	{"dates as dates", func(f *excelize.File) error {
		return errors.Join(f.SetCellValue("Edition", "B9", time.Date(2026, time.November, 17, 12, 0, 0, 0, time.UTC)),
			f.SetCellValue("Values", "G4", time.Date(2026, time.February, 1, 0, 0, 0, 0, time.UTC)))
	}, "", ""},
	{"nothing but one sheet", func(f *excelize.File) error {
		for _, s := range f.GetSheetList() {
			if s != "Levels" {
				if err := f.DeleteSheet(s); err != nil {
					return err
				}
			}
		}
		return cleared(f, "Levels", 4)
	}, "e.xlsx!Edition: id: edition.missing\ne.xlsx!Edition: title: edition.missing\ne.xlsx!Nominees: nominees: edition.no_nominees\n" +
		"e.xlsx!Rule: rule.recusal: edition.missing\ne.xlsx!Levels!A5: sheet.no_criterion", ""},
}

// moved moves the cells of a column; to nowhere where it is empty.
func moved(f *excelize.File, sheet, from, to string) error {
	for row := range 60 {
		cell := from + strconv.Itoa(row+1)
		v, err := f.GetCellValue(sheet, cell)
		if err == nil && to != "" {
			err = f.SetCellStr(sheet, to+strconv.Itoa(row+1), v)
		}
		if err = errors.Join(err, f.SetCellStr(sheet, cell, "")); err != nil {
			return err
		}
	}
	return nil
}

// cleared takes away all that stands in a row.
func cleared(f *excelize.File, sheet string, row int) error {
	for col := range 30 {
		if err := f.SetCellStr(sheet, xlsx.Ref(row, col+1), ""); err != nil {
			return err
		}
	}
	return nil
}

func TestSheetsThatPeopleMadeTheirOwn(t *testing.T) {
	want, err := Read(Template("en"), "template.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range shaped {
		data := edited(t, func(f *excelize.File) {
			if err := c.change(f); err != nil {
				t.Fatal(c.name, err)
			}
		})
		e, notices, err := ReadSheet(data, "e.xlsx")
		if got := said(err); got != c.faults {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.faults)
		}
		var ns []string
		for _, n := range notices {
			ns = append(ns, n.ID+" "+n.Args["where"])
		}
		slices.Sort(ns)
		if got := strings.Join(ns, "; "); got != c.notices && c.faults == "" {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.notices)
		}
		if err == nil && award.Fingerprint(e) != award.Fingerprint(want) {
			t.Errorf("%s: %s", c.name, cmp.Diff(string(Write(want)), string(Write(e))))
		}
	}
}

func TestWhatIsNoWorkbookOfAnEdition(t *testing.T) {
	other, err := xlsx.Write([]xlsx.Sheet{{Name: "Ark1", Rows: []xlsx.Row{{Cells: []xlsx.Cell{{Text: "a"}}}}}})
	if err != nil {
		t.Fatal(err)
	}
	for want, data := range map[string]string{
		"e.xlsx: sheet.none":        "PK\x03\x04 and nothing more",
		"e.xlsx: sheet.old":         "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
		"e.xlsx: sheet.not_edition": string(other),
		"e.xlsx: sheet.none ":       "schema: votering-edition/1\n",
	} {
		_, _, err := ReadAny([]byte(data), "e.xlsx")
		if got := said(err); got != strings.TrimSpace(want) {
			t.Errorf("got %s, want %s", got, want)
		}
		if _, _, _, err := ReadAnyDraft([]byte(data), "e.xlsx"); said(err) != strings.TrimSpace(want) {
			t.Errorf("as a draft: got %s, want %s", said(err), want)
		}
	}
}

// A workbook with next to nothing in it is an edition: ids are made of names.
func TestTheLeastThatIsAnEdition(t *testing.T) {
	data := edited(t, func(f *excelize.File) {
		for _, s := range f.GetSheetList() {
			for row := headRows + 1; row < 40; row++ {
				if s != "Edition" && s != "Rule" {
					if err := cleared(f, s, row); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
		for row := 4; row < 30; row++ {
			if err := errors.Join(f.SetCellStr("Edition", xlsx.Ref(row, 2), ""), f.SetCellStr("Rule", xlsx.Ref(row-1, 2), "")); err != nil {
				t.Fatal(err)
			}
		}
		typing(t, map[string]any{
			"Edition!B4": "Årets Ålesund-pris 2026", cellOf(t, "Edition", "scale.min", 0): 1, cellOf(t, "Edition", "scale.max", 0): 6,
			"Criteria!A4": "Måloppnåelse", "Nominees!A4": "Bodø", "Nominees!A6": "Gáivuotna – Kåfjord", cellOf(t, "Rule", "recusal", 0): "den nominerte",
		})(f)
	})
	e, _, err := ReadSheet(data, "e.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	got := []string{e.ID, e.Criteria[0].ID, e.Nominees[0].ID, e.Nominees[1].ID, e.Rule.Jury.Method, e.Rule.Ties[1]}
	want := []string{"arets-alesund-pris-2026", "maloppnaelse", "bodo", "gaivuotna-kafjord", award.Mean, "criterion:maloppnaelse"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
