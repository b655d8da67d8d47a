package publicvote

import "io"

// Layout is how the rows of one file stand in it, after it was unpacked and
// decoded to UTF-8. The first line that is not blank is the header.
type Layout struct {
	Reading
	Header []string // as it stands, unquoted; a row has as many fields
	// Columns by their index in Header; -1: there is none.
	ChoiceAt, TimeAt, VoterAt int
	// Sure says that the encoding was told or is marked in the file. Where it is
	// not, a field that is no UTF-8 ends the count with ErrEncoding, if it is a
	// choice, a voter or what a filter asks for.
	Sure   bool
	Labels map[string]string // what the codes of the choice column mean; nil: they speak for themselves
}

// Reading is what a decision tells of how the rows of one file were read.
type Reading struct {
	Format       string `json:"format,omitempty"`      // the survey tool whose export was recognised: FormatNettskjema, …
	Encoding     string `json:"encoding"`              // utf-8, windows-1252, utf-16le, utf-16be
	Compression  string `json:"compression,omitempty"` // gzip, zstd
	Sheet        string `json:"sheet,omitempty"`       // of a workbook
	Delimiter    string `json:"delimiter"`             // one ASCII character; of a workbook a comma
	Choice       string `json:"choice"`                // the name of the column
	Time         string `json:"time,omitempty"`        // empty: there is none, and no window
	Voter        string `json:"voter,omitempty"`       // empty: there is none, and no duplicates
	LabelsSHA256 string `json:"labels_sha256,omitempty"`
}

// The exports that are recognised.
const (
	FormatNettskjema = "nettskjema"
	FormatSurveyXact = "surveyxact"
	FormatMicrosoft  = "microsoft-forms"
	FormatGoogle     = "google-forms"
)

// Submission is the column in which Nettskjema numbers what was sent in. It drops
// a row that was exported twice; but who sends several forms has several numbers.
const Submission = "$submission_id"

// TellsVoters reports whether the rows say who voted, so that nobody's second
// vote counts.
func (r *Reading) TellsVoters() bool {
	return r.Voter != "" && !(r.Format == FormatNettskjema && r.Voter == Submission)
}

// Source is one file of raw rows.
type Source struct {
	Name   string // for faults and progress, cleaned
	Size   int64  // bytes as it lies on the disk
	Layout Layout
	// Open begins at the file's beginning, each time anew.
	Open func() (Stream, error)
}

// Stream is the text of a file, in UTF-8 without a byte order mark.
type Stream interface {
	io.ReadCloser
	// Taken is how many bytes of the file were read so far, as it lies on the
	// disk. It may be asked from another goroutine.
	Taken() int64
	// Sum is the SHA-256 of the file as it lies on the disk, in hex; only after
	// io.EOF.
	Sum() string
}
