package room

import (
	"votering/internal/ballot"
	"votering/internal/files"
	"votering/internal/publicvote"
)

// MaxTable bounds a table of marks or totals, in bytes.
const MaxTable = 16 << 20

// ReadTotalsFile is ReadTotals for the file at path.
func (r *Room) ReadTotalsFile(who, path, reason string) (*publicvote.Tally, error) {
	data, err := files.Read(path, MaxTable)
	if err != nil {
		return nil, err
	}
	return r.ReadTotals(who, data, path, reason)
}

// MarkTableFile takes the marks table at path: the rows of one juror, or of
// every juror where juror is empty. It returns how many rows it took.
func (r *Room) MarkTableFile(juror, path string) (int, error) {
	data, err := files.Read(path, MaxTable)
	if err != nil {
		return 0, err
	}
	rows, err := ballot.ReadMarks(data, path, r.Edition())
	if err != nil {
		return 0, err
	}
	if juror != "" {
		rows = only(rows, juror)
	}
	return len(rows), r.MarkTable("", rows)
}

func only(rows []ballot.Row, juror string) []ballot.Row {
	var mine []ballot.Row
	for _, row := range rows {
		if row.Juror == juror {
			mine = append(mine, row)
		}
	}
	return mine
}
