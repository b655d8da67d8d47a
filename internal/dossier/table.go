package dossier

import (
	"bytes"
	"slices"
	"strings"

	"votering/internal/fault"
	"votering/internal/tabular"
)

// table checks that a table says what the decision says: the same rows, in
// whatever order and form a spreadsheet saved them, and nothing beside it.
// Columns that an earlier version did not write may be missing, but not those
// in need.
func (v *verification) table(check, name string, want []byte, need ...string) {
	data, ok := v.folder.Files[name]
	if !ok {
		return
	}
	if len(data) > 4*len(want)+roomInTable { // no form of the same table is as large
		v.fails(check, "file", fault.New(fault.Pin, "dossier.file", "name", name).At(name))
		return
	}
	mine, err := readTable(want, name)
	if err != nil {
		v.fails(check, "file", at(err, name))
		return
	}
	theirs, err := readTable(data, name)
	if err != nil {
		v.fails(check, "file", at(err, name))
		return
	}
	var shared, strange []string
	for _, c := range theirs.Header {
		if slices.Contains(mine.Header, c) {
			shared = append(shared, c)
		} else {
			strange = append(strange, c)
		}
	}
	if len(strange) > 0 {
		v.fails(check, "file", fault.New(fault.Pin, "dossier.columns", "name", name, "columns", names(strange)).At(name))
		return
	}
	for _, c := range need {
		if !slices.Contains(shared, c) {
			v.fails(check, "file", fault.New(fault.Pin, "dossier.column", "column", c).At(name))
			return
		}
	}
	if !slices.Equal(rows(mine, shared), rows(theirs, shared)) {
		v.fails(check, "file", fault.New(fault.Pin, "dossier.file", "name", name).At(name))
		return
	}
	v.holds(check, "file", "name", name)
}

// roomInTable is how many bytes a table may have more than it needs, however
// small it is.
const roomInTable = 64 << 10

func readTable(data []byte, name string) (*tabular.Table, error) {
	return tabular.ReadCSV(bytes.NewReader(data), name, tabular.Limits{Bytes: MaxDecision, Cell: 40_000, Multiline: []string{"comment"}})
}

// rows are the rows of a table in those columns, sorted, each as one text.
func rows(t *tabular.Table, columns []string) []string {
	at := make([]int, len(columns))
	for i, c := range columns {
		at[i] = slices.Index(t.Header, c)
	}
	all := make([]string, len(t.Rows))
	for i, r := range t.Rows {
		cells := make([]string, len(at))
		for k, c := range at {
			cells[k] = r.Cells[c]
		}
		all[i] = strings.Join(cells, "\x00")
	}
	slices.Sort(all)
	return all
}
