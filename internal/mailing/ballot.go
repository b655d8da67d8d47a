package mailing

import (
	"time"

	"votering/internal/ballot"
	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/strict"
	"votering/internal/text"
	"votering/internal/trust"
)

// BallotSchema is the name and version of a ballot.
const BallotSchema = "votering-ballot/1"

// Ballot is a juror's ballot as it is signed. Every cell of the edition is in
// exactly one of Marks, Abstained and (by its nominee) Recused.
type Ballot struct {
	Schema      string         `json:"schema"`
	Edition     string         `json:"edition"`
	Fingerprint string         `json:"fingerprint"`
	Juror       string         `json:"juror"`
	JurorKey    decision.Maybe `json:"juror_key"` // public key line; none for a form, which nobody signed
	SealedTo    string         `json:"sealed_to"` // the recipient it is meant for
	Revision    int            `json:"revision"`  // from 1
	Previous    decision.Maybe `json:"previous_sha256"`
	Salt        string         `json:"salt"` // so that nobody finds the marks by trying them against the ballot's hash
	CreatedAt   time.Time      `json:"created_at"`
	Marks       []Mark         `json:"marks"`
	Abstained   []Cell         `json:"abstained"`
	Recused     []Statement    `json:"recused"`
	Declared    []Declaration  `json:"declared"`
}

// Mark is a mark in a cell.
type Mark struct {
	Nominee   string `json:"nominee"`
	Criterion string `json:"criterion"`
	Mark      string `json:"mark"` // canonical
	Comment   string `json:"comment,omitempty"`
}

// Cell is a cell in which the juror abstains, with a comment where there is
// one.
type Cell struct {
	Nominee   string `json:"nominee"`
	Criterion string `json:"criterion"`
	Comment   string `json:"comment,omitempty"`
}

// Statement is a recusal from a nominee.
type Statement struct {
	Nominee string `json:"nominee"`
	Ground  string `json:"ground"`
}

// Declaration is what a juror declared on a nominee: no conflict of interest,
// or a ground.
type Declaration struct {
	Nominee string `json:"nominee"`
	Ground  string `json:"ground,omitempty"`
}

// Encode is the ballot's bytes, to be signed for trust.NamespaceBallot.
func (b *Ballot) Encode() []byte {
	c := *b
	c.Schema = BallotSchema
	c.Marks = append([]Mark{}, b.Marks...)
	c.Abstained = append([]Cell{}, b.Abstained...)
	c.Recused = append([]Statement{}, b.Recused...)
	c.Declared = append([]Declaration{}, b.Declared...)
	return strict.Encode(&c)
}

// SaltSum is the SHA-256 of the salt, in hex: how a salt is remembered without
// being told.
func (b *Ballot) SaltSum() string { return sum([]byte(b.Salt)) }

// ReadBallot reads what Encode wrote; name is the file's, for faults: E_JSON,
// E_VERSION, E_SIZE, E_FORMAT, and E_SCORE for what is no mark. Whether the
// ballot is one of an edition is for Fits, and whether it may be counted for
// Expect.
func ReadBallot(data []byte, name string) (*Ballot, error) {
	b := new(Ballot)
	if err := read(data, name, BallotSchema, MaxSealed, b); err != nil {
		return nil, saltless(decision.MarkNumber(data, err))
	}
	c := &former{name: name}
	b.head(c)
	for _, m := range b.Marks {
		if _, err := exact.CanonicalMark(m.Mark); err != nil {
			c.fail(fault.New(fault.Score, "mailing.mark_form",
				"nominee", m.Nominee, "criterion", m.Criterion, "mark", m.Mark), "marks")
		}
		c.take(text.StrictLines(m.Comment, ballot.MaxComment), "marks.comment")
	}
	for _, a := range b.Abstained {
		c.take(text.StrictLines(a.Comment, ballot.MaxComment), "abstained.comment")
	}
	return b, c.err()
}

// saltless makes a fault of the ballot itself (E_FORMAT) of a document that has
// no salt at all.
func saltless(err error) error {
	if f := fault.Of(err); f.Class == fault.JSON && f.Args["name"] == "salt" {
		return fault.New(fault.Format, "mailing.hash").At(f.Where).Because(err)
	}
	return err
}

// head checks who made the ballot of what, and for whom.
func (b *Ballot) head(c *former) {
	c.take(text.ValidID(b.Edition), "edition")
	c.hash(b.Fingerprint, "fingerprint")
	c.take(text.ValidID(b.Juror), "juror")
	if b.JurorKey != "" {
		key, err := trust.ParsePublicKey(string(b.JurorKey))
		c.take(err, "juror_key")
		c.need(key.Line() == string(b.JurorKey), "juror_key", "key_line")
	}
	c.take(trust.ParseRecipient(b.SealedTo), "sealed_to")
	c.need(b.Revision >= 1 && b.Revision <= deliberation.MaxRevision, "revision", "revision")
	if b.Previous != "" {
		c.hash(string(b.Previous), "previous_sha256")
	}
	c.hash(b.Salt, "salt")
	c.utc(b.CreatedAt, "created_at")
}
