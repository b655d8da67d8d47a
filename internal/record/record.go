// Package record is the chain of what happened: one line an entry, each
// carrying the SHA-256 of the line before, so that an edit, a drop or a swap
// is found at its line. It holds hashes and names, never marks.
//
// Anybody can check it with a shell: the prev of line n is what
// `sed -n "$((n-1))p" record.jsonl | sha256sum` prints.
package record

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"
)

// Genesis is the head of an empty record, and the prev of its first line.
var Genesis = strings.Repeat("0", 2*sha256.Size)

// Entry is one line of the record.
type Entry struct {
	Seq  uint64    `json:"seq"`  // from 1
	Prev string    `json:"prev"` // SHA-256 of the line before with its newline; 64 zeros first
	At   time.Time `json:"at"`   // UTC, whole seconds; a claim: the order is that of Seq
	Kind string    `json:"kind"` // as the event's
	Who  string    `json:"who"`  // as the event's
	Ref  string    `json:"ref"`  // SHA-256 of the event's bytes, hex
	Note string    `json:"note"`
}

// Hash is the SHA-256 of b in hex: of a line with its newline it is the head
// that the next line carries as prev, of an event it is the line's ref.
func Hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// Backwards lists the entries whose time lies before that of the entry before
// them: the clock was set back. That is worth a warning; it breaks nothing.
func Backwards(entries []Entry) []uint64 {
	var seqs []uint64
	for i := 1; i < len(entries); i++ {
		if entries[i].At.Before(entries[i-1].At) {
			seqs = append(seqs, entries[i].Seq)
		}
	}
	return seqs
}
