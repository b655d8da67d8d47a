package room

import (
	"context"

	"votering/internal/trust"
)

// Sealed is a ballot that was sealed, as its file lies there to be mailed.
type Sealed struct {
	Path         string
	Revision     int
	SHA256       string // of the ballot's document
	SealedSHA256 string // of the file
	KeyFP        string // SHA256:… of the key that signed
	Again        bool   // nothing had changed: it is the same file as before
}

// SealWith signs the ballot of a juror's own file with a key that was chosen,
// and seals it to the edition's key into the file at path; empty: ID.ballot
// beside the juror's file. Cells still empty become abstentions. Where nothing
// changed since the last time the same file is written again, and no key is
// needed. A file at path that this room sealed earlier is replaced; any other
// stays, and that is an error (E_IO). The passphrase is nil where the key needs
// none. Unlocking may take half a minute.
func (r *Room) SealWith(ctx context.Context, who string, k KeyChoice, passphrase []byte, path string) (Sealed, error) {
	return Sealed{}, notYet()
}

// SealIn writes the ballot out, to be signed elsewhere with that key: into a
// folder that is new or empty, with SIGN.txt, which tells how. It returns the
// files' paths.
func (r *Room) SealIn(who, dir string, key trust.PublicKey, g Guide) ([]string, error) {
	return nil, notYet()
}

// SealFrom is SealWith with the signature that lies in the folder, of the
// ballot that SealIn wrote.
func (r *Room) SealFrom(who, dir, path string) (Sealed, error) { return Sealed{}, notYet() }
