package room

import (
	"fmt"
	"path/filepath"
	"strings"

	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/papers"
	"votering/internal/text"
)

// TablePaths are where tables of the decision go; an empty path is not
// written.
type TablePaths struct {
	Marks   string // every mark, by juror: what `rank EDITION --marks` takes
	Ranking string
	Tally   string // votes by nominee: what `rank EDITION --tally` takes
}

// table is a file to be written.
type table struct {
	path string
	data []byte
}

// ExportTables writes tables of the signed decision as CSV, into files that
// are not there yet, and returns their paths. Where one of them cannot be
// written, the others are there.
func (r *Room) ExportTables(who string, to TablePaths) ([]string, error) {
	var tables []table
	err := r.asChair(who, func(string) (err error) {
		if f := deliberation.Allowed(r.state, r.ed, deliberation.ActExport); f != nil {
			return f
		}
		name := papersOf(r.state.Decisions).complete
		d, err := decision.Read(r.docs[name], name)
		if err == nil {
			tables, err = tablesOf(d, to)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	var written []string
	for _, t := range tables {
		if err := files.WriteNew(t.path, t.data); err != nil {
			return written, err
		}
		written = append(written, t.path)
	}
	return written, nil
}

// tablesOf makes all tables before one is written.
func tablesOf(d *decision.Document, to TablePaths) ([]table, error) {
	var tables []table
	add := func(path string, data []byte) {
		if path != "" {
			tables = append(tables, table{path, data})
		}
	}
	add(to.Marks, decision.MarksCSV(d))
	add(to.Ranking, papers.RankingCSV(d))
	if to.Tally != "" && d.Tally == nil {
		return nil, fault.New(fault.State, "export.no_tally")
	}
	if d.Tally != nil {
		add(to.Tally, tallyCSV(d))
	}
	for _, t := range tables {
		if !strings.EqualFold(filepath.Ext(t.path), ".csv") {
			return nil, fault.New(fault.Usage, "export.csv").At(text.Show(t.path))
		}
	}
	return tables, nil
}

// tallyCSV is the counted public vote, in the order of the edition.
func tallyCSV(d *decision.Document) []byte {
	var b strings.Builder
	b.WriteString("nominee,votes\n")
	for _, n := range d.Nominees {
		fmt.Fprintf(&b, "%s,%s\n", n.ID, d.Tally.Valid[n.ID].Text())
	}
	return []byte(b.String())
}
