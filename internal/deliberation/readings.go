package deliberation

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"votering/internal/publicvote"
)

// Reading is one reading of the public vote, without who got votes: how it was
// read and what that kept out may be chosen until it is opened, so each choice is
// remembered.
type Reading struct {
	At       time.Time
	Rows     int64
	Excluded int64    // rows that filters kept out
	Filters  []string // their ids, in order
	Mapped   int      // texts that were taken for a nominee though the edition does not know them
}

// ReadingOf is the reading in which a public vote was counted so.
func ReadingOf(t *publicvote.Tally, at time.Time) Reading {
	r := Reading{At: at, Rows: t.Rows, Excluded: t.Dropped.Excluded}
	if t.Counting != nil {
		r.Mapped = len(t.Counting.Map)
		for i := range t.Counting.Filters {
			r.Filters = append(r.Filters, t.Counting.Filters[i].ID)
		}
	}
	return r
}

// Tells reports whether a note of [TallyNote] tells of a reading like this one,
// its time aside. A note of totals tells of no rows, and of any reading.
func (r *Reading) Tells(note string) bool {
	told := map[string]string{}
	for pair := range slices.Chunk(strings.Fields(note), 2) {
		if len(pair) == 2 {
			told[pair[0]] = pair[1]
		}
	}
	if told["rows"] == "" {
		return true
	}
	is := func(what string, n int64) bool { return told[what] == count(n) }
	return is("rows", r.Rows) && is("excluded", r.Excluded) && is("mapped", int64(r.Mapped)) && told["filters"] == strings.Join(r.Filters, ",")
}

// count is a number as notes have it, which leave out what there is none of.
func count(n int64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10)
}
