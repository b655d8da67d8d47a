package dossier

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"votering/internal/decision"
	"votering/internal/record"
	"votering/internal/text"
)

// tables adds the tables of a set. Words that people wrote are kept from being
// computed by a spreadsheet; numbers have a decimal point, and are exact.
func (a *archive) tables(p Parts) {
	a.edition()
	a.votes()
	if !a.complete() {
		return
	}
	a.marks()
	a.people()
	a.history(p)
}

// edition are the tables of what was judged.
func (a *archive) edition() {
	rows := [][]string{{"id", "name", "code", "summary", "withdrawn"}}
	figures := [][]string{{"nominee", "metric", "period", "value", "missing", "source", "as_of", "known_from", "note"}}
	for i := range a.e.Nominees {
		n := &a.e.Nominees[i]
		rows = append(rows, []string{n.ID, words(n.Name), words(n.Code), words(a.in(n.Summary)), strconv.FormatBool(n.Withdrawn)})
		for _, v := range n.Values {
			value := v.Number.Text()
			switch {
			case v.Missing != "":
				value = ""
			case !v.Words.Empty():
				value = words(a.in(v.Words))
			}
			figures = append(figures, []string{n.ID, v.Metric, words(v.Period), value, string(v.Missing), words(a.in(v.Source)), v.AsOf, v.KnownFrom, words(a.in(v.Note))})
		}
	}
	a.table("nominees", rows)
	a.table("figures", figures)
	rows = [][]string{{"id", "title", "weight", "lowest", "highest", "step", "better"}}
	for i := range a.e.Criteria {
		c := &a.e.Criteria[i]
		rows = append(rows, []string{c.ID, words(a.in(c.Title)), c.Weight.Text(), c.Scale.Min.Text(), c.Scale.Max.Text(), c.Scale.Step.Text(), string(c.Better)})
	}
	a.table("criteria", rows)
	rows = [][]string{{"id", "title", "unit"}}
	for i := range a.e.Metrics {
		m := &a.e.Metrics[i]
		rows = append(rows, []string{m.ID, words(a.in(m.Title)), string(m.Unit)})
	}
	a.table("metrics", rows)
}

// marks takes the comments out of marks.csv, where they may be long, into a
// table of their own.
func (a *archive) marks() {
	bare, comments := *a.d, [][]string{{"juror", "nominee", "criterion", "comment"}}
	bare.Marks = slices.Clone(a.d.Marks)
	for i := range bare.Marks {
		m := &bare.Marks[i]
		if m.Comment != "" {
			comments = append(comments, []string{m.Juror, m.Nominee, m.Criterion, words(m.Comment)})
		}
		m.Comment = ""
	}
	read, err := csv.NewReader(bytes.NewReader(decision.MarksCSV(&bare))).ReadAll()
	if err != nil {
		panic("dossier: marks that were just written cannot be read: " + err.Error())
	}
	for i := range read {
		read[i] = read[i][:len(read[i])-1]
	}
	a.all[MarksName] = csvOf(read)
	a.table("comments", comments)
}

// people are the jury and what kept somebody from marking.
func (a *archive) people() {
	rows := [][]string{{"id", "name", "role", "votes"}}
	for _, j := range a.d.Jurors {
		rows = append(rows, []string{j.ID, words(j.Name), string(j.Role), strconv.FormatBool(j.Voting())})
	}
	a.table("jurors", rows)
	rows = [][]string{{"juror", "nominee", "state", "ground", "decided_by", "reason"}}
	for _, r := range a.d.Recusals {
		rows = append(rows, []string{r.Juror, r.Nominee, string(r.State), words(r.Ground), strings.Join(r.By, " "), words(r.Reason)})
	}
	a.table("recusals", rows)
}

// history is the record, and what was written out of the decisions.
func (a *archive) history(p Parts) {
	rows := [][]string{{"seq", "at", "who", "kind", "note"}}
	if entries, _, err := record.Verify(p.Record); err == nil {
		for _, e := range entries {
			rows = append(rows, []string{strconv.FormatUint(e.Seq, 10), stamp(e.At), words(e.Who), e.Kind, words(e.Note)})
		}
	}
	a.table("record", rows)
	a.table("releases", a.releases())
}

// releases is the log of what was released to whom, on which basis.
func (a *archive) releases() [][]string {
	rows := [][]string{{"at", "who", "decision", "what", "profile", "language", "files", "sha256", "to", "basis"}}
	for _, r := range a.filing.Releases {
		rows = append(rows, []string{
			stamp(r.At), words(r.Who), strconv.Itoa(r.Decision), r.What, r.Profile, r.Language, strconv.Itoa(r.Files), r.SHA256, words(r.To), words(r.Basis),
		})
	}
	return rows
}

// list adds the table of all files.
func (a *archive) list() {
	rows := [][]string{{"file", "bytes", "sha256"}}
	for _, name := range slices.Sorted(maps.Keys(a.all)) {
		rows = append(rows, []string{name, strconv.Itoa(len(a.all[name])), record.Hash(a.all[name])})
	}
	a.table("files", rows)
}

// words is what somebody wrote, kept from being computed by a spreadsheet.
func words(s string) string { return text.SheetCell(s) }

// table adds a table. A cell that is too long for it, or has several lines,
// becomes a file that the cell names.
func (a *archive) table(name string, rows [][]string) {
	for i, row := range rows[1:] {
		for k, cell := range row {
			if utf8.RuneCountInString(cell) <= MaxField && !strings.ContainsAny(cell, "\r\n") {
				continue
			}
			file := fmt.Sprintf("%s/%s-%04d-%s.txt", textDir, name, i+1, rows[0][k])
			a.all[file] = []byte(strings.TrimSuffix(cell, "\n") + "\n")
			row[k] = file
		}
	}
	a.all[tableDir+"/"+name+".csv"] = csvOf(rows)
}

// csvOf is a table as CSV in UTF-8: commas, LF.
func csvOf(rows [][]string) []byte {
	var b bytes.Buffer
	if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
		panic("dossier: a table that did not write to memory: " + err.Error())
	}
	return b.Bytes()
}
