package room

import (
	"bytes"
	"io"

	"votering/internal/files"
	"votering/internal/publicvote"
)

// beginning is how much of a text file is looked at to know whether it is a
// table of totals, in bytes.
const beginning = 64 << 10

// TotalsIn reports whether the file at path is a table of votes per nominee,
// which ReadTotalsFile reads, by its headings. Nothing is stored. What is no
// regular file, or cannot be read, is E_IO.
func TotalsIn(path string) (bool, error) {
	file, err := files.Look(path)
	if err != nil {
		return false, err
	}
	in, err := file.Open()
	if err != nil {
		return false, err
	}
	defer func() { _ = in.Close() }() // it is only read
	data, err := io.ReadAll(io.LimitReader(in, beginning))
	if err == nil && bytes.HasPrefix(data, []byte("PK")) && file.Size() <= MaxTable {
		var rest []byte
		rest, err = io.ReadAll(in)
		data = append(data, rest...)
	}
	if err != nil {
		return false, err
	}
	return publicvote.AreTotals(data, path), nil
}
