package room

import (
	"slices"
	"strconv"
	"time"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/mailing"
)

// OwnSight is what a juror's own file tells its juror beside the ballot: what
// is still to do, what was sealed, and what the chair confirmed.
type OwnSight struct {
	Missing    []ballot.Cell // cells with neither mark nor abstention, nominee by nominee in the edition's order
	Undeclared []string      // nominees without a declaration or recusal, in the edition's order
	NoComment  int           // cells that have a mark and no comment

	ReplyName, ReplyEmail string // to whom the sealed ballot goes
	ChairKeyFP            string // SHA256:… of the key that signed the invitation
	KeyFP                 string // SHA256:… of the juror's key: the one that sealed last, else the one on the roll; empty: none is known
	KeyPath               string // where a new key of this juror would go

	Sealed   *SealedSight   // the last ballot that was sealed; nil: none yet
	Receipts []ReceiptSight // those that were kept, in the order in which they were
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
	At       time.Time // when it was made, as it says
	Revision int       // of the juror's ballot that it confirms; 0: it confirms none
	Latest   bool      // that is the last one that was sealed
}

// Owner is the juror whose own file this is; empty in the chair's file.
func (r *Room) Owner() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.state.Owner
}

// ownSight fills in what a juror's own file shows its juror. What only the
// chair's file knows is not for this one, also where the juror is the chair.
func (r *Room) ownSight(s *Sight) error {
	s.Owner = r.state.Owner
	if s.Owner == "" {
		return nil
	}
	s.Closing, s.Undecided = nil, nil
	s.Jurors = slices.DeleteFunc(s.Jurors, func(j JurorSight) bool { return j.Juror.ID != s.Owner })
	o := &OwnSight{
		Missing: r.draft(s.Owner).Missing(r.ed), Undeclared: deliberation.Undeclared(r.state, r.ed, s.Owner), NoComment: uncommented(r.draft(s.Owner)),
		ChairKeyFP: KeyFingerprint(r.state.ChairKey), KeyFP: KeyFingerprint(r.ownKeyLine()), KeyPath: r.defaultKey(), Sealed: r.sealedSight(),
	}
	if chair, ok := r.ed.Chair(); ok {
		o.ReplyName, o.ReplyEmail = chair.Name, chair.Email
	}
	kept, err := r.receipts()
	if err != nil {
		return err
	}
	for _, k := range kept {
		mine, _ := k.Of(s.Owner)
		o.Receipts = append(o.Receipts, ReceiptSight{
			Number: k.Number, At: k.At, Revision: mine.Revision, Latest: o.Sealed != nil && mine.BallotSHA256 == o.Sealed.SHA256,
		})
	}
	s.Own = o
	return nil
}

// uncommented counts the marks that stand without a comment.
func uncommented(b *ballot.Ballot) int {
	n := 0
	for c, e := range b.Cells {
		if b.Status(c) == ballot.Marked && e.Comment == "" {
			n++
		}
	}
	return n
}

func (r *Room) sealedSight() *SealedSight {
	last, ok := r.lastSealed()
	if !ok {
		return nil
	}
	return &SealedSight{
		Revision: last.Revision, At: last.At, SHA256: last.Ballot, SealedSHA256: last.Sealed,
		KeyFP: KeyFingerprint(last.Key), Changed: r.changed(), Earlier: len(r.state.SealedOwn) - 1,
	}
}

// lastSealed is the ballot that was sealed last; false: none was.
func (r *Room) lastSealed() (deliberation.HandIn, bool) {
	if n := len(r.state.SealedOwn); n > 0 {
		return r.state.SealedOwn[n-1], true
	}
	return deliberation.HandIn{}, false
}

// changed reports whether the owner's ballot is another one than was sealed
// last.
func (r *Room) changed() bool {
	_, sealed := r.state.HandIns[r.state.Owner]
	return !sealed
}

// receipts are those that the owner keeps, in the order in which they were
// taken in. Each is read once.
func (r *Room) receipts() ([]*mailing.Receipt, error) {
	if r.kept == nil {
		r.kept = map[string]*mailing.Receipt{}
	}
	list := make([]*mailing.Receipt, len(r.state.Kept))
	for i, k := range r.state.Kept {
		if r.kept[k.SHA256] == nil {
			name := receiptDoc(k.Number)
			x, err := mailing.ReadReceipt(r.docs[name], name)
			if err != nil {
				return nil, err
			}
			r.kept[k.SHA256] = x
		}
		list[i] = r.kept[k.SHA256]
	}
	return list, nil
}

// receiptDoc is the name under which a receipt is kept.
func receiptDoc(n int) string { return "receipt-" + strconv.Itoa(n) + ".json" }

// jurorFile is the fault of an act that is not done in a juror's own file, or
// not by that person.
func (r *Room) jurorFile() *fault.Error {
	o := r.state.Owner
	return fault.New(fault.State, "state.juror_file", "juror", o, "name", r.nameOf(o), "present", string(r.state.Phase))
}

// others reports whether this is another juror's own file.
func (r *Room) others(who *award.Juror) bool { return r.state.Owner != "" && who.ID != r.state.Owner }

// asOwner runs what only the juror does whose own file this is, alone in the
// room, and only where that act is allowed.
func (r *Room) asOwner(who string, act deliberation.Act, do func(id string) error) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	me, err := r.person(who)
	switch {
	case err != nil:
		return err
	case r.state.Owner == "":
		return fault.New(fault.State, "state.chair_file", "present", string(r.state.Phase))
	case r.others(me):
		return r.jurorFile()
	}
	if f := deliberation.Allowed(r.state, r.ed, act); f != nil {
		return f
	}
	return do(me.ID)
}

func (r *Room) nameOf(id string) string {
	if j, ok := r.ed.Juror(id); ok {
		return j.Name
	}
	return id
}

func (r *Room) chairName() string {
	if c, ok := r.ed.Chair(); ok {
		return c.Name
	}
	return ""
}
