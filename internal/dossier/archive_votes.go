package dossier

import (
	"strconv"

	"votering/internal/publicvote"
)

// votes are the tables of the public vote: what each nominee has, and of raw rows
// the files, what was dropped by which cause and filter, and what the totals would
// be without each cause.
func (a *archive) votes() {
	t := a.d.Tally
	if t == nil {
		return
	}
	rows := [][]string{{"nominee", "votes"}}
	for _, n := range a.d.Nominees {
		rows = append(rows, []string{n.ID, t.Valid[n.ID].Text()})
	}
	a.table("tally", rows)
	if t.Counting == nil {
		return
	}
	count := func(n int64) string { return strconv.FormatInt(n, 10) }
	rows = [][]string{{"sha256", "rows", "format", "encoding", "delimiter", "choice", "time", "voter"}}
	for _, f := range t.Files {
		var r publicvote.Reading
		if f.Read != nil {
			r = *f.Read
		}
		rows = append(rows, []string{f.SHA256, count(f.Rows), r.Format, r.Encoding, words(r.Delimiter), words(r.Choice), words(r.Time), words(r.Voter)})
	}
	a.table("tally-files", rows)
	rows = [][]string{{"cause", "filter", "rows", "kind", "reason", "list_sha256", "at_most", "column", "text"}}
	for _, cause := range t.Dropped.Causes() {
		rows = append(rows, []string{cause.ID, "", count(cause.N), "", "", "", "", "", ""})
	}
	for _, f := range t.Counting.Filters {
		most := ""
		if f.Kind == publicvote.FilterPerMinute {
			most = count(f.AtMost)
		}
		rows = append(rows, []string{publicvote.CauseExcluded, f.ID, count(f.Rows), f.Kind, words(f.Reason), f.ListSHA256, most, words(f.Column), words(f.Text)})
	}
	a.table("tally-dropped", rows)
	rows = [][]string{{"without", "nominee", "votes"}}
	for _, cause := range t.Counting.Scenarios() {
		for _, n := range a.d.Nominees {
			if of := t.Counting.Without[cause]; of != nil {
				rows = append(rows, []string{cause, n.ID, count(of[n.ID])})
			}
		}
	}
	a.table("tally-without", rows)
}
