// Package room is what a juror and a chair do, each act one call. The command
// line and the screen are two doors to it; neither can do what the other
// cannot. It declares the store, the clock and the keyring it needs and knows
// neither terminal nor database.
package room

import (
	"context"
	"time"

	"votering/internal/record"
	"votering/internal/trust"
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
	// Append adds events with their record lines and puts documents; one that
	// is nil is taken away. The first line must continue the stored chain.
	// After an error the changes may be there all the same: Load again before
	// saying that they are not.
	Append(pairs []record.Pair, docs map[string][]byte) error
	// Rewrite puts another file in this one's place, which holds these
	// documents and events alone. The first line must continue the stored
	// chain, of which the lines before are taken away.
	Rewrite(pairs []record.Pair, docs map[string][]byte) error
	// Backup writes a consistent copy to a new file at path.
	Backup(path string) error
	// Close gives the file back.
	Close() error
}

// Keyring finds the keys of the person at the keyboard, and makes new ones:
// see trust.Keyring.
type Keyring interface {
	List(ctx context.Context) ([]trust.Candidate, error)
	Find(ctx context.Context, path string) (trust.Candidate, error)
	Unlock(ctx context.Context, c trust.Candidate, passphrase []byte) (trust.Signer, error)
	Create(path string, passphrase []byte, comment string) (trust.Candidate, error)
}

// Clock tells the time and makes salts; tests bring their own.
type Clock interface {
	Now() time.Time
	Salt() string // 64 hex digits of fresh randomness
}
