package room

import "time"

// Mailed is what ballots that travel add to a Sight.
type Mailed struct {
	SealReady     bool                // there is a sealing key: ballots can be sealed and collected
	SealedWaiting []string            // jurors whose sealed ballots opening the marks will open, in the order of the roll
	LastReceipt   int                 // its number; 0: none yet
	Amendments    []AmendmentSight    // oldest first
	Documents     map[string][]string // nomination documents that are in the file, by nominee
	Synced        string              // name of the service whose folder the file lies in; empty: none
}

// MailedJuror is what ballots that travel add to a JurorSight.
type MailedJuror struct {
	Invited      time.Time // zero: not yet
	Origin       string    // of the ballot that is in: "entered", "sealed" or "form"; empty: none
	KeyFP        string    // SHA256:… of the juror's key; empty: not known
	KeyConfirmed bool      // it was confirmed, or stood on the roll from the start
	Held         []HeldSight
	Late         string // why the ballot was admitted after closing
	Confirmed    string // who confirmed that a form is the juror's
	Cosigned     bool
}

// HeldSight is one of several different ballots with the same revision, of
// which none counts before somebody was asked.
type HeldSight struct {
	Revision     int
	SHA256       string
	SealedSHA256 string
	At           time.Time
}
