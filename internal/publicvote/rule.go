package publicvote

import "time"

// Rule is how raw rows become votes. Together with the files it gives the same
// counts always and everywhere.
type Rule struct {
	Window  *Window           // nil: no row is outside
	Zone    *time.Location    // of times that have none; nil: a time without an offset is refused
	Dates   Dates             // how day and month stand where a form of date leaves that open
	Choices map[string]string // what a choice may be, in NFC and without spaces around it, and the nominee's id
	Filters []Filter          // in the order in which they are asked, at most MaxFilters
}

// Window is when votes count: Opens ≤ t < Closes.
type Window struct {
	Opens  time.Time `json:"opens"`
	Closes time.Time `json:"closes"`
}

// Dates is the order of day and month in a date like 8/9/25.
type Dates string

// The orders of day and month.
const (
	DatesUnknown Dates = ""    // such a date is asked about, never guessed
	DayMonth     Dates = "dmy" // 8 September
	MonthDay     Dates = "mdy" // August 9
)

// MaxFilters is how many named filters a rule may have.
const MaxFilters = 5

// The kinds of filters.
const (
	FilterVoters    = "voters"     // rows of voters whose text stands in a list
	FilterPerMinute = "per_minute" // rows for a nominee beyond so many in one minute, in the order of the rows
	FilterColumn    = "column"     // rows that have a certain text in a certain column
)

// Filter is a named reason for which valid rows are not counted. What it holds
// besides the list itself stands in the decision.
type Filter struct {
	ID     string `json:"id"`
	Kind   string `json:"kind"`
	Reason string `json:"reason"`

	ListSHA256 string   `json:"list_sha256,omitempty"` // FilterVoters: of the file with the voters' texts
	Listed     int64    `json:"listed,omitempty"`      // FilterVoters: how many stand there
	Voters     [][]byte `json:"-"`                     // FilterVoters: their texts, as in the voter column; kept nowhere

	AtMost int64 `json:"at_most,omitempty"` // FilterPerMinute

	Column string `json:"column,omitempty"` // FilterColumn: the name in the header
	Text   string `json:"text,omitempty"`   // FilterColumn: without spaces around it, NFC; may be empty
}
