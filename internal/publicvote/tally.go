package publicvote

import (
	"slices"
	"time"

	"votering/internal/exact"
)

// Tally is a counted public vote. It is kept in events in its JSON form, so
// the names there stay.
type Tally struct {
	Rows    int64                `json:"rows"`  // read; header and blank lines are none
	Valid   map[string]exact.Rat `json:"valid"` // votes by nominee id; every nominee is there
	Dropped Dropped              `json:"dropped"`
	Files   []File               `json:"files"`
	Flags   []string             `json:"flags"` // sorted; see the constants
	// Counting is how raw rows were counted; nil where totals were read.
	Counting *Counting `json:"counting,omitempty"`
	// Pace is when the votes came, for the eye; nil where that is not known.
	Pace *Pace `json:"pace,omitempty"`
}

// Flags of a tally.
const (
	FlagTotals    = "totals"          // no raw rows were read: votes were counted elsewhere, by hand or by a tool
	FlagElsewhere = "counted"         // raw rows were counted by another engine after our query
	FlagNoTime    = "no_time_column"  // in some file: no window was held
	FlagNoVoter   = "no_voter_column" // in some file, see Reading.TellsVoters: one voter may have voted more than once
)

// Counting is how raw rows were counted, so that they can be counted again.
type Counting struct {
	Window  *Window           `json:"window,omitempty"`
	Zone    string            `json:"zone,omitempty"`  // IANA name, of times without one; empty: every time had an offset
	Dates   Dates             `json:"dates,omitempty"` //
	Map     map[string]string `json:"map,omitempty"`   // choices that the edition does not know: the nominee's id
	Filters []Filtered        `json:"filters,omitempty"`
	// Without is by cause what each nominee would have had, had that cause not
	// been held against any row: outside_window, excluded, duplicate, and
	// "excluded:ID" for each filter where there are several. A cause that could
	// not drop a row is not there; nor are malformed and unknown_nominee, whose
	// rows are votes for nobody.
	Without map[string]map[string]int64 `json:"without,omitempty"`
	Engine  string                      `json:"engine,omitempty"` // duckdb, postgres: who counted, where not this program
}

// Filtered is a filter and how many rows it dropped.
type Filtered struct {
	Filter
	Rows int64 `json:"rows"`
}

// Pace is when votes came.
type Pace struct {
	Hours  []Hour  `json:"hours"`            // by time, those without a vote left out; at most MaxHours
	Bursts []Burst `json:"bursts,omitempty"` // the strongest first, at most MaxBursts
}

// Bounds of a pace.
const (
	MaxHours  = 10_000
	MaxBursts = 20
)

// Hour is how many votes came in one hour.
type Hour struct {
	At      time.Time `json:"at"`                // its beginning, UTC
	Votes   int64     `json:"votes"`             // valid
	Outside int64     `json:"outside,omitempty"` // dropped as outside_window; those before 1900 and after 2155 stand in no hour
}

// Burst is a minute with far more valid votes for a nominee than is usual.
type Burst struct {
	At      time.Time `json:"at"` // its beginning, UTC
	Nominee string    `json:"nominee"`
	Votes   int64     `json:"votes"`
	Usual   int64     `json:"usual"` // the median of the nominee's minutes that have a vote
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
	SHA256 string   `json:"sha256"` // hex
	Rows   int64    `json:"rows"`
	Read   *Reading `json:"read,omitempty"` // how its rows were read; nil where totals were
}

// Total adds up the valid votes.
func (t *Tally) Total() exact.Rat {
	var sum exact.Rat
	for _, v := range t.Valid {
		sum = sum.Add(v)
	}
	return sum
}
