package deliberation

import (
	"regexp"
	"slices"
	"strconv"
	"time"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/text"
)

// MaxBasis bounds to whom and on what basis something was released, in
// characters.
const MaxBasis = 1000

// Release is what was written out of a signed decision, and what was said of it
// then. To and Basis are whoever's words who wrote it out: nothing here says
// that they hold.
type Release struct {
	What     string `json:"what"`               // "folder", "press", "letters": a word, see releaseForm
	Profile  string `json:"profile"`            // "public": it names no juror; "complete"
	Language string `json:"language,omitempty"` // of a document: nb, nn or en; empty: none, or several
	Files    int    `json:"files"`              // how many
	To       string `json:"to,omitempty"`       // to whom, as it was said
	Basis    string `json:"basis,omitempty"`    // on what basis, as it was said
}

// ReleaseMade is a release as the file keeps it.
type ReleaseMade struct {
	At       time.Time
	Who      string
	Decision int    // which of the decisions that were signed in this file, from 1
	SHA256   string // of the one file, or of the list of checksums of all of them
	Release
}

var (
	releaseForm = regexp.MustCompile(`^[a-z]{1,20}$`)
	langForm    = regexp.MustCompile(`^(?:[a-z]{2})?$`)
)

// profiles are whom a release may be for.
var profiles = []string{"public", "complete"}

// planReleased plans the record of a release. Its number is that of the decision
// that stands.
func planReleased(s State, ed *award.Edition, e Event) (step, error) {
	if f := Allowed(s, ed, ActExport); f != nil {
		return nil, f
	}
	r := e.Release
	if r == nil || !isSHA256(e.SHA256) || e.Number != s.Decisions || r.Files < 1 ||
		!releaseForm.MatchString(r.What) || !langForm.MatchString(r.Language) || !slices.Contains(profiles, r.Profile) {
		return nil, fault.New(fault.Log, "event.form")
	}
	for _, words := range []string{r.To, r.Basis} {
		if err := text.Strict(words, MaxBasis); err != nil {
			return nil, err
		}
	}
	return func(next *State) {
		next.Releases = append(next.Releases, ReleaseMade{At: e.At, Who: e.Who, Decision: e.Number, SHA256: e.SHA256, Release: *r})
	}, nil
}

// releaseNote is the note of a release: what, for whom it may be, and of which
// decision. To whom it went does not stand in it.
func (e *Event) releaseNote() []string {
	if e.Release == nil {
		return nil
	}
	return []string{e.Release.What, e.Release.Profile, strconv.Itoa(e.Number), HashNote(e.SHA256)}
}

// tellRelease reads what releaseNote wrote.
func (e *Event) tellRelease(w *words) {
	e.Release = &Release{What: w.next(), Profile: w.next()}
	e.Number, e.SHA256 = w.number(), w.last()
}

// refusesRelease says why something could not have been released so: of another
// decision than the one that stood.
func (t *Trace) refusesRelease(e Event) *fault.Error {
	if e.Number != t.s.Decisions {
		return fault.New(fault.Log, "event.form")
	}
	return nil
}
