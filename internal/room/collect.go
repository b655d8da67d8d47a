package room

import (
	"context"

	"votering/internal/fault"
)

// CollectOptions are what the chair says about the files that came.
type CollectOptions struct {
	Seal         []byte // passphrase of the sealing key
	Sign         Signing
	AcceptKeys   []string // fingerprints, SHA256:…, that were read aloud
	Reason       string   // why a juror has another key than before
	ConfirmForms []string // jurors, by id, who said that the form is theirs
	By           string   // how that was confirmed, and by whom
	OldVersion   bool     // take forms that were made for an older version
	Late         string   // why ballots are admitted after closing; empty: they are not
	Out          string   // the folder for the receipt; empty: it stays in the file
}

// The results of a file that was collected.
const (
	Accepted = "accepted"
	Already  = "already" // it was there, byte for byte
	Held     = "held"    // somebody has to be asked first
	Refused  = "refused"
)

// CollectedFile is what became of one file.
type CollectedFile struct {
	File         string
	Juror        string // empty where it is not known
	Revision     int
	Result       string
	Fault        *fault.Error // why it is held or refused; nil else
	Problems     fault.List   // every complaint about a form
	SHA256       string       // of the ballot's bytes
	SealedSHA256 string
	KeyFP        string // of the key that signed it
	Form         bool
}

// Collected is what became of all files.
type Collected struct {
	Files   []CollectedFile
	Receipt int // number of the receipt that was made; 0: none was
	Written []string
}

// Collect takes in sealed ballots and forms: files, and folders with such.
// Each is opened in memory and checked. Of those that are good the sealed bytes
// and hashes are kept, of the others a line of the record. All of it is one
// act, with a numbered receipt where any was accepted.
func (r *Room) Collect(ctx context.Context, who string, paths []string, o CollectOptions) (Collected, error) {
	return Collected{}, fault.New(fault.State, "state.unknown_act", "act", "collect")
}

// Choose settles which of a juror's ballots counts, where two different ones
// have the same revision: by the SHA-256 of the ballot, or of the sealed file.
func (r *Room) Choose(who, sha256, reason string) error {
	return fault.New(fault.State, "state.unknown_act", "act", "collect")
}

// SignReceipt takes the signature of the last receipt, made elsewhere, from a
// folder.
func (r *Room) SignReceipt(who, sigsDir string, out string) ([]string, error) {
	return nil, fault.New(fault.State, "state.unknown_act", "act", "collect")
}
