// Package publicvote turns what the public voted into a tally: how many valid
// votes each nominee has, and what was dropped and why.
package publicvote

import "votering/internal/exact"

// Tally is a counted public vote.
type Tally struct {
	Rows    int64                // rows read, header and blank lines not counted
	Valid   map[string]exact.Rat // votes by nominee id; every nominee is there
	Dropped Dropped
	Files   []File
	Flags   []string // sorted; "totals": no raw rows were read
}

// Dropped counts the rows that are no valid vote, by cause.
type Dropped struct {
	Malformed, OutsideWindow, UnknownNominee, Excluded, Duplicate int64
}

// File is one file that was read.
type File struct {
	SHA256 string // hex
	Rows   int64
}

// Total adds up the valid votes.
func (t *Tally) Total() exact.Rat {
	var sum exact.Rat
	for _, v := range t.Valid {
		sum = sum.Add(v)
	}
	return sum
}
