package decision

import (
	"time"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/strict"
)

// RollSchema is the name and version of the jury's roll.
const RollSchema = "votering-roll/1"

// JuryRoll is the jury as it was when the edition was opened.
type JuryRoll struct {
	Schema      string `json:"schema"`
	Edition     string `json:"edition"`
	Fingerprint string `json:"fingerprint"` // of the edition, SHA-256, hex
	Jurors      []Seat `json:"jurors"`
	Salt        string `json:"salt"` // so that nobody finds names by trying them against the roll's hash
}

// Seat is a person on the roll.
type Seat struct {
	ID          string     `json:"id"`
	Name        string     `json:"name"`
	Email       string     `json:"email"` // empty: not known
	Role        award.Role `json:"role"`
	Votes       bool       `json:"votes"`
	Key         Maybe      `json:"key"`              // public key line; none is known yet
	ConfirmedAt *time.Time `json:"confirmed_at"`     // when the key was confirmed; nil: it is the one the roll began with
	Former      []Former   `json:"former,omitempty"` // keys that others took the place of, oldest first
}

// Former is a juror's key that another took the place of.
type Former struct {
	Key    string    `json:"key"` // public key line
	Until  time.Time `json:"until"`
	Reason string    `json:"reason"`
}

// Roll is roll.json: the jury of an edition as it is now, with the keys that
// were confirmed, whose hash receipts and the decision carry. e has the
// amendments in it. It is the same whenever it is written.
func Roll(e *award.Edition, fingerprint string, s deliberation.State) []byte {
	r := JuryRoll{Schema: RollSchema, Edition: e.ID, Fingerprint: fingerprint, Jurors: []Seat{}, Salt: s.RollSalt}
	for i := range e.Jurors {
		r.Jurors = append(r.Jurors, seatOf(&e.Jurors[i], s))
	}
	return r.Encode()
}

// Encode is the roll as it is kept and handed on.
func (r *JuryRoll) Encode() []byte { return strict.Encode(r) }

func seatOf(j *award.Juror, s deliberation.State) Seat {
	seat := Seat{ID: j.ID, Name: j.Name, Email: j.Email, Role: j.Role, Votes: j.Votes, Key: Maybe(j.Key)}
	keyed, ok := s.Keys[j.ID]
	if !ok {
		return seat
	}
	at := keyed.At.UTC()
	seat.Key, seat.ConfirmedAt = Maybe(keyed.Line), &at
	for _, f := range keyed.Former {
		seat.Former = append(seat.Former, Former{f.Line, f.Until.UTC(), f.Reason})
	}
	return seat
}

// ReadRoll reads what Roll writes; name is the file's, for faults, which are
// those of strict.Decode, and E_VERSION for another schema.
func ReadRoll(data []byte, name string) (*JuryRoll, error) {
	r := new(JuryRoll)
	if err := strict.Decode(data, name, MaxBytes, r); err != nil {
		return nil, err
	}
	if r.Schema != RollSchema {
		return nil, fault.New(fault.Version, "decision.roll_schema", "schema", r.Schema).At(name)
	}
	return r, nil
}

// Chair is who signs for this jury, and the place of the seat; -1: nobody does.
func (r *JuryRoll) Chair() (Chair, int) {
	for i, j := range r.Jurors {
		if j.Role == award.ChairRole {
			return chairOf(j.Name, j.Email, r.Edition), i
		}
	}
	return Chair{}, -1
}
