package dossier

import (
	"votering/internal/fault"
)

// JurorView is what a juror knows of an edition from their own file, and holds
// against a decision before signing it.
type JurorView struct {
	ID, KeyLine  string // the juror, and the public key line of their ballots
	ChairKeyFP   string // of the key that signed the invitation
	Fingerprint  string // of the edition, SHA-256, hex
	Revision     int    // of the ballot that was sealed last; 0: none was
	BallotSHA256 string // of that ballot
	Receipts     []NamedFile
}

// ForJuror says why the juror cannot sign a decision; nil: nothing that they
// know stands against it.
func ForJuror(f *Folder, j JurorView) *fault.Error {
	r := Verify(f, Options{Chair: j.ChairKeyFP, Receipts: j.Receipts})
	return r.Fault
}
