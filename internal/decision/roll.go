package decision

import (
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
	Key         Maybe      `json:"key"`          // public key line
	ConfirmedAt Maybe      `json:"confirmed_at"` // when the key was confirmed; none in this version
}

// Roll is roll.json: the jury of an edition, whose hash the decision carries.
// It is the same whenever it is written.
func Roll(e *award.Edition, fingerprint string, s deliberation.State) []byte {
	r := JuryRoll{Schema: RollSchema, Edition: e.ID, Fingerprint: fingerprint, Jurors: []Seat{}, Salt: s.RollSalt}
	for i := range e.Jurors {
		j := &e.Jurors[i]
		r.Jurors = append(r.Jurors, Seat{ID: j.ID, Name: j.Name, Email: j.Email, Role: j.Role, Votes: j.Votes, Key: Maybe(j.Key)})
	}
	return strict.Encode(r)
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
