package mailing

import (
	"strconv"
	"time"

	"votering/internal/award"
	"votering/internal/strict"
	"votering/internal/text"
)

// AmendmentSchema is the name and version of an amendment.
const AmendmentSchema = "votering-amendment/1"

// Amendment is a change of an edition that voids no ballot. Numbers rise by
// one with each.
type Amendment struct {
	Schema      string         `json:"schema"`
	Edition     string         `json:"edition"`
	Fingerprint string         `json:"fingerprint"` // of the frozen edition, which stays
	Number      int            `json:"number"`      // from 1
	At          time.Time      `json:"at"`          // UTC
	Reason      string         `json:"reason"`
	Changes     []award.Change `json:"changes"`
}

// Encode is the amendment's bytes, to be signed for trust.NamespaceEdition.
func (a *Amendment) Encode() []byte {
	c := *a
	c.Schema = AmendmentSchema
	c.Changes = append([]award.Change{}, a.Changes...)
	return strict.Encode(&c)
}

// maxPath is the longest path of a change, in characters.
const maxPath = 400

// ReadAmendment reads what Encode wrote; name is the file's, for faults:
// E_JSON, E_VERSION, E_SIZE, E_FORMAT. Whether the changes can be made is for
// award.Amend.
func ReadAmendment(data []byte, name string) (*Amendment, error) {
	a := new(Amendment)
	if err := read(data, name, AmendmentSchema, MaxAmendment, a); err != nil {
		return nil, err
	}
	c := &former{name: name}
	c.take(text.ValidID(a.Edition), "edition")
	c.hash(a.Fingerprint, "fingerprint")
	c.need(a.Number >= 1, "number", "number")
	c.need(a.Reason != "", "reason", "empty")
	c.need(len(a.Changes) > 0, "changes", "empty")
	c.utc(a.At, "at")
	for i, x := range a.Changes {
		at := "changes[" + strconv.Itoa(i) + "].path"
		c.need(x.Path != "", at, "empty")
		c.take(text.Strict(x.Path, maxPath), at)
	}
	return a, c.err()
}
