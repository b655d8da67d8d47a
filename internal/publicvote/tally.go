// Package publicvote turns what the public voted into a tally: how many valid
// votes each nominee has, and what was dropped and why.
package publicvote

import (
	"slices"

	"votering/internal/exact"
)

// Tally is a counted public vote. It is kept in events in its JSON form, so
// the names there stay.
type Tally struct {
	Rows    int64                `json:"rows"`  // read; header and blank lines are none
	Valid   map[string]exact.Rat `json:"valid"` // votes by nominee id; every nominee is there
	Dropped Dropped              `json:"dropped"`
	Files   []File               `json:"files"`
	Flags   []string             `json:"flags"` // sorted; "totals": no raw rows were read
}

// Dropped counts the rows that are no valid vote, by cause.
type Dropped struct {
	Malformed      int64 `json:"malformed"`
	OutsideWindow  int64 `json:"outside_window"`
	UnknownNominee int64 `json:"unknown_nominee"`
	Excluded       int64 `json:"excluded"`
	Duplicate      int64 `json:"duplicate"`
}

// Sum adds the causes up.
func (d Dropped) Sum() int64 {
	return d.Malformed + d.OutsideWindow + d.UnknownNominee + d.Excluded + d.Duplicate
}

// Cause is why rows were dropped, and how many.
type Cause struct {
	ID string // as in the tally: "outside_window"
	N  int64
}

// Causes lists the causes that dropped a row, in their order.
func (d Dropped) Causes() []Cause {
	all := []Cause{
		{"malformed", d.Malformed}, {"outside_window", d.OutsideWindow}, {"unknown_nominee", d.UnknownNominee},
		{"excluded", d.Excluded}, {"duplicate", d.Duplicate},
	}
	return slices.DeleteFunc(all, func(c Cause) bool { return c.N == 0 })
}

// File is one file that was read.
type File struct {
	SHA256 string `json:"sha256"` // hex
	Rows   int64  `json:"rows"`
}

// Total adds up the valid votes.
func (t *Tally) Total() exact.Rat {
	var sum exact.Rat
	for _, v := range t.Valid {
		sum = sum.Add(v)
	}
	return sum
}
