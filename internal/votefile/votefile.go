// Package votefile finds out how the rows of a public vote stand in the files
// that survey tools and web servers write: unpacked, decoded, with the columns
// that hold choice, time and voter.
//
// [Look] reads the beginning of each file and answers a [Set]: what was found,
// and what only a person can say. [Count] counts it. [Again] makes the same set
// of the files of a decision, from what the decision says of them.
package votefile

import (
	"io"

	"votering/internal/publicvote"
	"votering/internal/tabular"
)

// Input is a file that somebody gave.
type Input struct {
	Name string // for faults and progress; made printable where it is shown
	Size int64  // bytes as it lies on the disk
	// Open begins at the file's beginning, each time anew.
	Open func() (io.ReadCloser, error)
	// SHA256 is that of the file in hex, where it is known already; only Again
	// asks for it.
	SHA256 string
}

// None as the name of a column says that there is none.
const None = "-"

// Ask is what somebody said of the files beforehand. It holds for all of them
// and goes before anything that would be found out; only a byte order mark goes
// before Encoding.
type Ask struct {
	Choice string // the name of a column; empty: find out
	Time   string // the same, or None
	Voter  string // the same, or None

	Delimiter string // one ASCII character, or "tab"; empty: find out
	Encoding  string // utf-8, windows-1252, utf-16le, utf-16be, or another name of one of them; empty: find out
	Dates     publicvote.Dates
	Zone      string            // IANA name, of times without one; empty: ask where there are such times
	Map       map[string]string // choices that the edition does not know: the nominee's id
}

// Set is what was found out of some files.
type Set struct {
	Files     []Found    // one for each input, in their order
	Questions []Question // what only a person can say, each once; none: the set can be counted

	Zone  string            // as asked; empty where no time needs one, or where it is a question
	Dates publicvote.Dates  // as asked
	Map   map[string]string // as asked
}

// The roles of files.
const (
	RoleVotes     = "votes"     // its rows are counted
	RoleLabels    = "labels"    // it says what the codes in another one mean
	RoleStructure = "structure" // it says what the columns of another one are
)

// Found is what was found out of one file.
type Found struct {
	// Source is what publicvote.Count takes. A file that holds no votes has a
	// name and a size there, and nothing else.
	Source  publicvote.Source
	Role    string
	Columns []string         // the names in the header, fit to be shown; one for each of Source.Layout.Header
	First   [][]string       // the first rows, at most MaxFirst, their cells fit to be shown and cut
	Notices []tabular.Notice // what a person should know before counting

	in Input
}

// MaxFirst is how many rows are shown.
const MaxFirst = 20

// The questions.
const (
	QuestionChoice = "choice_column" // which column holds the choice: Options are names of columns
	QuestionTime   = "time_column"   // which column holds the time: Options are names of columns, and None
	QuestionDates  = "dates"         // whether 8/9/25 is in September: Options are publicvote.Dates
	QuestionZone   = "zone"          // where times without a zone were taken: any IANA name
)

// Question is what only a person can say.
type Question struct {
	ID       string   // QuestionChoice, …
	File     string   // the name of the first file that asks it
	Line     int64    // where Example stands; 0: nowhere
	Options  []string // the answers there are; empty: see the ID
	Proposed string   // an answer that is likely right; may be empty
	Example  string   // what raised the question, fit to be shown; may be empty

	unread bool // of QuestionTime: nobody reads what stands in the columns
}

// Votes are the files whose rows are counted.
func (s *Set) Votes() []publicvote.Source {
	var list []publicvote.Source
	for i := range s.Files {
		if s.Files[i].Role == RoleVotes {
			list = append(list, s.Files[i].Source)
		}
	}
	return list
}
