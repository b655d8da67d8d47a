package sheets

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/award/awardtest"
	"votering/internal/ballot"
	"votering/internal/decision"
	"votering/internal/decision/decisiontest"
	"votering/internal/editionfile"
	"votering/internal/editions"
	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/publicvote"
	"votering/internal/tabular"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-golden +written):\n%s", name, diff)
	}
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "cases", "worked", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// worked is the decision of the worked case, public and complete.
func worked(t *testing.T) (public, complete *decision.Document) {
	t.Helper()
	c, err := decisiontest.Worked(read(t, "edition.yaml"), read(t, "marks.csv"), read(t, "tally.csv"))
	if err != nil {
		t.Fatal(err)
	}
	return documents(t, c)
}

func documents(t interface {
	Helper()
	Fatal(...any)
}, c decisiontest.Case) (public, complete *decision.Document) {
	t.Helper()
	b, err := c.Basis("sheets")
	if err != nil {
		t.Fatal(err)
	}
	p, whole, err := decision.Build(b)
	if err != nil {
		t.Fatal(err)
	}
	if public, err = decision.Read(p, "decision.json"); err != nil {
		t.Fatal(err)
	}
	if complete, err = decision.Read(whole, "decision-complete.json"); err != nil {
		t.Fatal(err)
	}
	return public, complete
}

// tables are those of a decision, and the figures of an edition that has some.
func tables(t *testing.T, d *decision.Document, l *locale.Catalog) map[string]*Table {
	t.Helper()
	all := map[string]*Table{}
	for name, make := range map[string]func(*decision.Document, *locale.Catalog) (*Table, error){"marks": Marks, "ranking": Ranking, "tally": Tally} {
		table, err := make(d, l)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = table
	}
	e, err := editionfile.Read(editions.Default().Edition, "edition.yaml")
	if err != nil {
		t.Fatal(err)
	}
	all["metrics"] = Metrics(e, l)
	return all
}

func TestTheWorkedCase(t *testing.T) {
	public, complete := worked(t)
	for name, table := range tables(t, complete, locale.For(locale.NB)) {
		golden(t, name+".plain.csv", table.CSV(Plain))
		golden(t, name+".nb.csv", table.CSV(Norwegian))
	}
	for name, table := range tables(t, public, locale.For(locale.EN)) {
		golden(t, name+".public.en.csv", table.CSV(English))
	}
}

func TestFile(t *testing.T) {
	_, complete := worked(t)
	table, err := Marks(complete, locale.For(locale.EN))
	if err != nil {
		t.Fatal(err)
	}
	for name, begins := range map[string]string{"m.csv": mark, "M.CSV": mark, "m.xlsx": "PK", "m.XLSX": "PK"} {
		if data, err := table.File(name, English); err != nil || !bytes.HasPrefix(data, []byte(begins)) {
			t.Errorf("%s: %q, %v", name, data[:min(4, len(data))], err)
		}
	}
	if _, err := table.File("m.pdf", Plain); !errors.Is(err, &fault.Error{Class: fault.Usage, ID: "export.table"}) {
		t.Error(err)
	}
	if _, err := ParseStyle("fr"); !errors.Is(err, &fault.Error{Class: fault.Usage, ID: "export.style"}) {
		t.Error(err)
	}
	if s, err := ParseStyle(""); s != Plain || err != nil {
		t.Error(s, err)
	}
}

// grid is a table as our own reader finds it in a file.
func grid(t interface {
	Helper()
	Fatal(...any)
}, data []byte) *tabular.Grid {
	t.Helper()
	grids, err := tabular.ReadGrids(data, "t", tabular.Limits{Cell: 40_000, Lines: true})
	if err != nil {
		t.Fatal(err)
	}
	return &grids[0]
}

// Marks come back from every form as they went out, with their comments.
func TestMarksComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, d := documents(t, decisiontest.Random(t))
		e, err := d.AwardEdition()
		if err != nil {
			t.Fatal(err)
		}
		table, err := Marks(d, locale.For(locale.NB))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := ballot.ReadMarks(table.CSV(Plain), "marks.csv", e); err != nil {
			t.Fatal(err)
		}
		book, err := table.XLSX()
		if err != nil {
			t.Fatal(err)
		}
		for name, form := range map[string]struct {
			data []byte
			own  func(value) string // how a number is written
		}{
			"workbook":  {book, func(v value) string { return v.number }},
			"Norwegian": {table.CSV(Norwegian), func(v value) string { return v.csv(Norwegian) }},
			"English":   {table.CSV(English), func(v value) string { return v.csv(English) }},
		} {
			g := grid(t, form.data)
			if len(g.Rows) != len(table.main.rows)+1 {
				t.Fatalf("%s: %d rows, want %d and a header", name, len(g.Rows), len(table.main.rows))
			}
			for i, r := range table.main.rows {
				for k, v := range r {
					want := v.text
					if v.number != "" {
						want = form.own(v)
					}
					if got := g.At(i+1, k); got.Text != want || name == "workbook" && got.Number != (v.number != "") {
						t.Fatalf("%s: %s holds %+v, want %q", name, g.Where(got), got, want)
					}
				}
			}
		}
	})
}

// Votes come back as they went out.
func TestTallyComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, d := documents(t, decisiontest.Random(t))
		table, err := Tally(d, locale.For(locale.EN))
		if d.Tally == nil {
			if !errors.Is(err, &fault.Error{Class: fault.State, ID: "export.no_tally"}) {
				t.Fatal(err)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		e, err := d.AwardEdition()
		if err != nil {
			t.Fatal(err)
		}
		back, err := publicvote.ReadTotals(table.CSV(Plain), "tally.csv", e)
		if err != nil {
			t.Fatal(err)
		}
		book, err := table.XLSX()
		if err != nil {
			t.Fatal(err)
		}
		g := grid(t, book)
		for i, n := range d.Nominees {
			v := d.Tally.Valid[n.ID]
			if !back.Valid[n.ID].Equal(v.Rat) || g.At(i+1, 2).Text != v.Text() {
				t.Fatalf("%s: %s, %s in a workbook; want %s", n.ID, back.Valid[n.ID], g.At(i+1, 2).Text, v)
			}
		}
	})
}

// Every ranking is written, in every form.
func TestRankingsAreWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		public, _ := documents(t, decisiontest.Random(t))
		table, err := Ranking(public, locale.For(locale.NB))
		if err != nil {
			t.Fatal(err)
		}
		book, err := table.XLSX()
		if err != nil {
			t.Fatal(err)
		}
		g := grid(t, book)
		if want := len(public.Ranking.Ranking) + len(public.Ranking.Excluded) + len(public.Ranking.Unranked); len(g.Rows) != want+1 {
			t.Fatalf("%d rows, want %d and a header", len(g.Rows), want)
		}
		for i, r := range public.Ranking.Ranking {
			if got := g.At(i+1, 1).Text; got != r.Nominee {
				t.Fatalf("row %d is %s, want %s", i+1, got, r.Nominee)
			}
			if exact := g.At(i+1, len(table.main.columns)-1-made(public)-2).Text; r.Total != nil && exact != r.Total.String() {
				t.Fatalf("%s has %s, want %s", r.Nominee, exact, r.Total)
			}
		}
	})
}

// made is how many columns say that all is made up.
func made(d *decision.Document) int {
	if d.MadeUp {
		return 1
	}
	return 0
}

// The figures of every edition are written, of those that are being set up too.
func TestMetricsOfAnyEdition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := rapid.Custom(awardtest.Edition).Draw(t, "whole")
		if rapid.Bool().Draw(t, "in part") {
			e = rapid.Custom(awardtest.Partial).Draw(t, "part")
		}
		table := Metrics(e, locale.For(locale.EN))
		book, err := table.XLSX()
		if err != nil {
			t.Fatal(err)
		}
		for _, data := range [][]byte{book, table.CSV(Plain), table.CSV(Norwegian), table.CSV(English)} {
			if g := grid(t, data); len(g.Rows) < len(table.main.rows)+1 {
				t.Fatalf("%d rows, want %d and a header", len(g.Rows), len(table.main.rows))
			}
		}
	})
}

// A missing figure is never zero, and a computed one says of what.
func TestMissingFigures(t *testing.T) {
	e := &award.Edition{
		Language: "nb",
		Metrics: []award.Metric{
			{ID: "a", Title: award.Plain("A"), Unit: award.Persons},
			{ID: "b", Title: award.Plain("B"), Unit: award.Number, Ratio: &award.Ratio{Of: "a", Per: "a"}},
			{ID: "c", Title: award.Plain("C"), Unit: award.Number, Ratio: &award.Ratio{Of: "b", Per: "c"}},
		},
		Nominees: []award.Nominee{{ID: "kinn", Name: "=Kinn", Code: "0301", Values: []award.Value{
			{Metric: "a", Period: "2022", Missing: award.Suppressed, Source: award.Plain("@kilde")},
		}}},
	}
	want := mark + "Id;Navn;Kode;Måltall-id;Måltall;Periode;Enhet;Tall;Hvorfor tallet mangler;Kilde;Per dato;Kjent fra;Merknad\r\n" +
		"kinn;'=Kinn;0301;a;A;2022;personer;;skjult (få personer);'@kilde;;;\r\n" +
		"kinn;'=Kinn;0301;b;B;2022;tall;;skjult (få personer);regnet ut: «A» delt på «A»;;;\r\n"
	if diff := cmp.Diff(want, string(Metrics(e, locale.For(locale.NB)).CSV(Norwegian))); diff != "" {
		t.Error(diff)
	}
	if plain := string(Metrics(e, locale.For(locale.NB)).CSV(Plain)); !strings.Contains(plain, "\nkinn,=Kinn,0301,a,2022,persons,,suppressed,@kilde,") {
		t.Errorf("for programs nothing is put in front:\n%s", plain)
	}
}

// For programs comments stand as they were written.
func TestPlainMarks(t *testing.T) {
	_, d := worked(t)
	d.Marks[0].Comment = "=1+1"
	table, err := Marks(d, locale.For(locale.NB))
	if err != nil {
		t.Fatal(err)
	}
	for style, want := range map[Style]string{Plain: ",=1+1\n", Norwegian: ";'=1+1", English: ",'=1+1"} {
		if got := string(table.CSV(style)); !strings.Contains(got, want) {
			t.Errorf("%s wants %q:\n%s", style, want, got)
		}
	}
}

// A workbook of what must not be known yet says until when.
func TestEmbargo(t *testing.T) {
	_, d := worked(t)
	at := time.Date(2026, 12, 1, 11, 0, 0, 0, time.UTC)
	d.AnnounceAt = &at
	table, err := Ranking(d, locale.For(locale.NB))
	if err != nil {
		t.Fatal(err)
	}
	if want := [2]string{"SPERREFRIST til", "2026-12-01 11:00 UTC"}; !slices.Contains(table.about, want) {
		t.Errorf("it tells %v", table.about)
	}
}
