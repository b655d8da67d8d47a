// Package room is what a juror and a chair do, each act one call. The command
// line and the screen are two doors to it; neither can do what the other
// cannot. It declares the store and the clock it needs and knows neither
// terminal nor database.
package room

import (
	"time"

	"votering/internal/record"
)

// Store keeps one edition's deliberation. Append is all or nothing: the
// events, their record lines and the documents are there together after it
// returns nil, synced to disk.
type Store interface {
	// Path is the file's name, for people.
	Path() string
	// Load reads everything: documents by name, and the events with their
	// record lines, verified against the chain.
	Load() (*record.Stored, error)
	// Append adds events with their record lines and puts documents. The
	// first line must continue the stored chain. After an error the changes
	// may be there all the same: Load again before saying that they are not.
	Append(pairs []record.Pair, docs map[string][]byte) error
	// Backup writes a consistent copy to a new file at path.
	Backup(path string) error
	// Close gives the file back.
	Close() error
}

// The documents a store keeps by name.
const (
	DocSource  = "edition.yaml" // the edition as it was brought, draft only
	DocEdition = "edition.json" // the frozen edition
	DocRoll    = "roll.json"    // the jury
	DocRanking = "ranking.json" // the final ranking, once the public vote is opened
)

// Clock tells the time and makes salts; tests bring their own.
type Clock interface {
	Now() time.Time
	Salt() string // 64 hex digits of fresh randomness
}
