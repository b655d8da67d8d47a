package room

import (
	"time"

	"votering/internal/ballot"
)

// OwnSight is what a juror's own file tells its juror beside the ballot: what
// is still to do, what was sealed, and what the chair confirmed.
type OwnSight struct {
	Missing    []ballot.Cell // cells with neither mark nor abstention, nominee by nominee in the edition's order
	Undeclared []string      // nominees without a declaration, in the edition's order
	NoComment  int           // cells that have a mark and no comment

	ReplyName, ReplyEmail string // to whom the sealed ballot goes
	ChairKeyFP            string // SHA256:… of the key that signed the invitation
	KeyFP                 string // SHA256:… of the juror's key: the one that sealed last, else the one on the roll; empty: none is known
	KeyPath               string // where a new key of this juror would go

	Sealed   *SealedSight   // the last ballot that was sealed; nil: none yet
	Receipts []ReceiptSight // those that were kept, the lowest number first
}

// SealedSight is a ballot that was sealed.
type SealedSight struct {
	Revision     int
	At           time.Time
	SHA256       string // of the ballot's document
	SealedSHA256 string // of the sealed file
	KeyFP        string // SHA256:… of the key that signed it
	Changed      bool   // the ballot was taken up again since: what is mailed is not what is on the screen
	Earlier      int    // how many were sealed before this one
}

// ReceiptSight is a receipt that the juror keeps.
type ReceiptSight struct {
	Number   int
	At       time.Time
	Revision int  // of the juror's ballot that it confirms; 0: none, the receipt is older
	Latest   bool // that is the last one that was sealed
}

// Owner is the juror whose own file this is; empty in the chair's file.
func (r *Room) Owner() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.owner()
}

func (r *Room) owner() string { return "" }
