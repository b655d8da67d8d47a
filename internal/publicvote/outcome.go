package publicvote

import "time"

// Options are how a count is run. None of them changes what is counted.
type Options struct {
	Key      [16]byte       // of the hash under which voters are told apart; random, and used for one run only
	Workers  int            // goroutines that read rows; 0: one for each core
	Progress func(Progress) // called now and then from one goroutine; nil: nobody asks
}

// Progress is how far a count has come.
type Progress struct {
	File  int   // index of the source that is being read
	Files int   // how many there are
	Bytes int64 // read of all files, as they lie on the disk
	Size  int64 // of all files
	Rows  int64 // read so far
}

// Outcome is a count, and what a person should look at. Only the tally is kept.
type Outcome struct {
	Tally *Tally
	// First is by cause ("malformed") the first few rows that it dropped.
	First map[string][]Place
	// Unknown are the commonest choices that name no nominee, as they stand or as
	// the labels of their codes say, commonest first; only those that occur twice or more, at most MaxUnknown.
	Unknown []Choice
	// More is set where there were more such texts than could be held. A text with
	// more than one in 10,000 of the rows that name no nominee was held still, but
	// the numbers are then the least that they can be: each may be too small by one
	// in 20,000 of those rows.
	More bool
	// Joined is how many rows hold line breaks in quotes and are malformed: a
	// stray quote may have swallowed rows.
	Joined int64
	Spread Spread
	Mixed  []Mixed       // files with text in two encodings
	Took   time.Duration // set by whoever has a clock

	unknown []Choice // as Unknown, and all of them
}

// Spread are rows that have line ends in quotes, whatever became of them. That
// is how longer texts stand in a file; but two stray quotes may also make one row
// of all that stand between them.
type Spread struct {
	Rows  int64
	Lines int64 // line ends in them
	// Alike are the rows with a line in quotes that has as many delimiters as a
	// row, so that it may be one.
	Alike int64
	First []Place // the first few of these
}

// Place is where a row begins.
type Place struct {
	File string
	Line int64 // from 1, the header counted
}

// How many unknown choices are told: the commonest, and where nobody may know
// which these are.
const (
	MaxUnknown       = 20
	MaxUnknownVeiled = 100
)

// Choice is a text that was chosen, and in how many rows.
type Choice struct {
	Text string
	Rows int64
}
