package decision

import (
	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/strict"
)

// RollSchema is the name and version of the jury's roll.
const RollSchema = "votering-roll/1"

// roll is the jury as it was when the edition was opened.
type roll struct {
	Schema      string      `json:"schema"`
	Edition     string      `json:"edition"`
	Fingerprint string      `json:"fingerprint"`
	Jurors      []rollJuror `json:"jurors"`
	Salt        string      `json:"salt"` // so that nobody finds names by trying them against the roll's hash
}

type rollJuror struct {
	ID          string     `json:"id"`
	Name        string     `json:"name"`
	Email       string     `json:"email"`
	Role        award.Role `json:"role"`
	Votes       bool       `json:"votes"`
	Key         Maybe      `json:"key"`
	ConfirmedAt Maybe      `json:"confirmed_at"` // when the key was confirmed; none in this version
}

// Roll is roll.json: the jury of an edition, whose hash the decision carries.
// It is the same whenever it is written.
func Roll(e *award.Edition, fingerprint string, s deliberation.State) []byte {
	r := roll{Schema: RollSchema, Edition: e.ID, Fingerprint: fingerprint, Jurors: []rollJuror{}, Salt: s.RollSalt}
	for i := range e.Jurors {
		j := &e.Jurors[i]
		r.Jurors = append(r.Jurors, rollJuror{ID: j.ID, Name: j.Name, Email: j.Email, Role: j.Role, Votes: j.Votes, Key: Maybe(j.Key)})
	}
	return strict.Encode(r)
}
