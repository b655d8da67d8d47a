package dossier_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"votering/internal/decision/decisiontest"
	"votering/internal/deliberation"
	"votering/internal/dossier"
	"votering/internal/dossier/dossiertest"
	"votering/internal/locale"
	"votering/internal/record"
)

func archived(t testing.TB, d *dossiertest.Decision, profile string, lang locale.Lang, f dossier.Filing) map[string][]byte {
	t.Helper()
	all, err := dossier.Archive(d.Parts, profile, locale.For(lang), f)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// rowsOf are the rows of a table of a set, its header first.
func rowsOf(t testing.TB, all map[string][]byte, name string) [][]string {
	t.Helper()
	if all[name] == nil {
		t.Fatalf("there is no %s", name)
	}
	rows, err := csv.NewReader(bytes.NewReader(all[name])).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return rows
}

// longWinded is the worked case with comments that no cell of an archive takes:
// one too long, one with lines, one that a spreadsheet would compute.
func longWinded(t testing.TB) dossiertest.Case {
	c := dossiertest.Worked(t, cases+"worked")
	rows := strings.Split(strings.TrimSpace(string(c.Marks)), "\n")
	comments := []string{strings.Repeat("æ", dossier.MaxField+1), "to\nlinjer", "=1+1", strings.Repeat("ø", dossier.MaxField)}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	for i, r := range rows {
		cells := strings.Split(r, ",")
		comment := ""
		switch {
		case i == 0:
			comment = "comment"
		case i <= len(comments):
			comment = comments[i-1]
		}
		if err := w.Write(append(cells, comment)); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	c.Marks = b.Bytes()
	return c
}

// fromRows is the worked case with votes that were counted from raw rows.
func fromRows(t testing.TB) dossiertest.Case {
	c := dossiertest.Worked(t, cases+"worked")
	c.Edition.PublicVote, c.Counted = decisiontest.Polling(), decisiontest.Counted()
	return c
}

// What the count of raw rows says is in tables too, and computes nothing.
func TestArchiveOfRows(t *testing.T) {
	c := fromRows(t)
	c.Counted.Counting.Filters[0].Reason = "=1+1"
	all := archived(t, dossiertest.Make(t, c), "public", locale.EN, dossier.Filing{})
	for name, want := range map[string]string{
		"tally-files": "1010", "tally-dropped": "'=1+1", "tally-without": "4990",
	} {
		rows := rowsOf(t, all, "tables/"+name+".csv")
		if !slices.ContainsFunc(rows, func(row []string) bool { return slices.Contains(row, want) }) {
			t.Errorf("%s: no %s in %v", name, want, rows)
		}
	}
}

// What an archive takes: text in UTF-8, neither packed nor with a long cell; and
// the set is the decision's folder for whoever verifies it.
func TestArchive(t *testing.T) {
	for name, d := range map[string]*dossiertest.Decision{
		"worked": dossiertest.Make(t, longWinded(t)), "travelled": travelled(t), "from rows": dossiertest.Make(t, fromRows(t)),
	} {
		for _, profile := range []string{"public", "complete"} {
			for _, lang := range locale.Languages() {
				all := archived(t, d, profile, lang, dossier.Filing{})
				for file, data := range all {
					if !utf8.Valid(data) || bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.ContainsRune(data, 0) {
						t.Errorf("%s, %s: %s is no plain text", name, profile, file)
					}
					if path.Ext(file) != ".csv" {
						continue
					}
					for _, row := range rowsOf(t, all, file) {
						for _, cell := range row {
							if utf8.RuneCountInString(cell) > dossier.MaxField || strings.ContainsAny(cell, "\r\n") {
								t.Errorf("%s, %s: %s has a cell that no archive takes: %.40q", name, profile, file, cell)
							}
						}
					}
				}
				r := dossier.Verify(dossiertest.Folder(all), dossier.Options{Software: dossiertest.Software, Chair: d.Key.Fingerprint()})
				if !r.Good || !r.Authenticated {
					t.Fatalf("%s, %s: %v", name, profile, r.Fault)
				}
				if told(r, dossier.ArchiveSet) == nil || told(r, dossier.Unchecked) != nil || told(r, dossier.Others) != nil {
					t.Errorf("%s, %s: %v", name, profile, r.Loud())
				}
			}
		}
	}
}

// Every file is in the index, with what it is; and the index speaks one
// language.
func TestTheIndexTellsEveryFile(t *testing.T) {
	d := dossiertest.Make(t, longWinded(t))
	filing := dossier.Filing{Basis: "offl. § 14 <b>"}
	for _, lang := range locale.Languages() {
		all := archived(t, d, "complete", lang, filing)
		index := string(all[dossier.IndexName])
		for file := range all {
			dir, _, _ := strings.Cut(file, "/")
			if file != dossier.IndexName && file != dossier.SumsName && !strings.Contains(index, "\n"+file+"\n    ") && !strings.Contains(index, "\n"+dir+"/ (") {
				t.Errorf("%s: the index does not tell what %s is", lang, file)
			}
		}
		for _, want := range []string{"offl. § 14", "SHA256SUMS", record.Hash(d.Public), "texts/ (2)"} {
			if !strings.Contains(index, want) {
				t.Errorf("%s: the index does not say %q:\n%s", lang, want, index)
			}
		}
		for _, never := range []string{"PDF/A", "Noark", "⟦"} {
			if strings.Contains(index, never) {
				t.Errorf("%s: the index says %q", lang, never)
			}
		}
	}
}

// A text that no cell takes is a file, as it was written.
func TestLongTextsAreFiles(t *testing.T) {
	all := archived(t, dossiertest.Make(t, longWinded(t)), "complete", locale.NB, dossier.Filing{})
	rows := rowsOf(t, all, "tables/comments.csv")
	if len(rows) != 5 {
		t.Fatalf("comments: %d", len(rows)-1)
	}
	var told []string
	for _, r := range rows[1:] {
		comment := r[3]
		if strings.HasPrefix(comment, "texts/") {
			comment = strings.TrimSuffix(string(all[comment]), "\n")
		}
		told = append(told, comment)
	}
	for i, want := range []string{strings.Repeat("æ", dossier.MaxField+1), "to\nlinjer", "'=1+1", strings.Repeat("ø", dossier.MaxField)} {
		if told[i] != want {
			t.Errorf("comment %d is %.60q", i+1, told[i])
		}
	}
	if rows := rowsOf(t, all, dossier.MarksName); len(rows[0]) != 4 {
		t.Errorf("marks.csv has %v", rows[0])
	}
}

// The log of what went to whom lies in the complete set alone.
func TestTheArchiveHasTheReleases(t *testing.T) {
	d := dossiertest.Make(t, dossiertest.Worked(t, cases+"worked"))
	at := time.Date(2022, 11, 17, 12, 0, 0, 0, time.UTC)
	f := dossier.Filing{Releases: []deliberation.ReleaseMade{
		{At: at, Who: "kari", Decision: 1, SHA256: strings.Repeat("ab", 32), Release: deliberation.Release{What: "press", Profile: "public", Language: "nn", Files: 1, To: "=Firda", Basis: "pressen"}},
	}}
	rows := rowsOf(t, archived(t, d, "complete", locale.NB, f), "tables/releases.csv")
	want := fmt.Sprint([]string{"2022-11-17T12:00:00Z", "kari", "1", "press", "public", "nn", "1", strings.Repeat("ab", 32), "'=Firda", "pressen"})
	if len(rows) != 2 || fmt.Sprint(rows[1]) != want {
		t.Errorf("%v, wants %v", rows, want)
	}
	for name, data := range archived(t, d, "public", locale.NB, f) {
		if strings.Contains(string(data), "Firda") {
			t.Errorf("%s of the public set tells to whom", name)
		}
	}
}

// The public set holds nothing that the public folder would not.
func TestThePublicArchiveNamesNoJuror(t *testing.T) {
	c, secrets := marked(t)
	for name, data := range archived(t, dossiertest.Make(t, c), "public", locale.NB, dossier.Filing{}) {
		for _, s := range secrets {
			if strings.Contains(string(data), s) {
				t.Errorf("%s holds %q", name, s)
			}
		}
	}
}
