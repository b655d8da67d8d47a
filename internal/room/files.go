package room

import (
	"votering/internal/files"
	"votering/internal/marksheet"
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

// MarkTableFile stores the marks of a file, those of who, or every juror's
// where who is empty: PreviewMarks and TakeMarks in one. It returns how many
// rows it took.
func (r *Room) MarkTableFile(who, path string) (int, []Notice, error) {
	p, err := r.PreviewMarks(who, who, path, marksheet.Options{})
	if err != nil {
		return 0, nil, err
	}
	ns, err := r.TakeMarks(p)
	return p.Rows(), ns, err
}
