package room

import (
	"slices"

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

// MarkTableFile is MarkTable for the file at path. It returns how many rows it
// took.
func (r *Room) MarkTableFile(who, path string) (int, []Notice, error) {
	data, err := files.Read(path, MaxTable)
	if err != nil {
		return 0, nil, err
	}
	rows, err := ballot.ReadMarks(data, path, r.Edition())
	if err != nil {
		return 0, nil, err
	}
	if who != "" {
		rows = slices.DeleteFunc(rows, func(row ballot.Row) bool { return row.Juror != who })
	}
	ns, err := r.MarkTable(who, rows)
	return len(rows), ns, err
}
