package mailing

import (
	"bytes"
	"encoding/json"
	"path"
	"slices"
	"strconv"
	"time"

	"votering/internal/award"
	"votering/internal/editionfile"
	"votering/internal/fault"
	"votering/internal/strict"
	"votering/internal/text"
	"votering/internal/trust"
)

// InvitationSchema is the name and version of an invitation.
const InvitationSchema = "votering-invitation/1"

// The bounds of the documents that an invitation brings, in bytes.
const (
	MaxDocument  = 256 << 10 // one
	MaxDocuments = 8 << 20   // all together
)

// Invitation is what one juror gets: the edition, who chairs it, and the key
// that ballots are sealed to. It is signed by the chair.
type Invitation struct {
	Schema      string          `json:"schema"`
	Edition     string          `json:"edition"`     // id
	Fingerprint string          `json:"fingerprint"` // of the frozen edition
	At          time.Time       `json:"at"`          // UTC
	Juror       Person          `json:"juror"`       // who is invited
	Chair       Person          `json:"chair"`       // who the ballot goes to
	ChairKey    string          `json:"chair_key"`   // public key line
	SealTo      string          `json:"seal_to"`     // what ballots are sealed to, "age1…"
	EditionJSON json.RawMessage `json:"edition_json"`
	Amendments  []Attached      `json:"amendments"` // so far, by number
	Documents   []Document      `json:"documents"`  // of the nominees
}

// Person is somebody on the roll.
type Person struct {
	ID       string     `json:"id"`
	Name     string     `json:"name"`
	Email    string     `json:"email"` // empty: not known
	Role     award.Role `json:"role"`
	Votes    bool       `json:"votes"`
	Language string     `json:"language,omitempty"` // nb, nn, en; empty: the edition's
	Key      string     `json:"key,omitempty"`      // public key line on the roll; empty: none yet
}

// Attached is a signed document inside another.
type Attached struct {
	Payload []byte       `json:"payload"`
	SSHSIG  strict.Lines `json:"sshsig"`
}

// Attach is a document with its signature file, to stand inside another.
func Attach(payload, sig []byte) Attached {
	return Attached{Payload: bytesOf(payload), SSHSIG: strict.Lines(sig)}
}

// Sig is the signature file.
func (a Attached) Sig() []byte { return signatureFile(a.SSHSIG) }

// Document is a file of a nomination, as it is.
type Document struct {
	File string `json:"file"`
	Data []byte `json:"data"`
}

// Encode is the invitation's bytes, to be signed for trust.NamespaceEdition and
// wrapped with Wrap.
func (i *Invitation) Encode() []byte {
	c := *i
	c.Schema = InvitationSchema
	c.Amendments = append([]Attached{}, i.Amendments...)
	c.Documents = append([]Document{}, i.Documents...)
	for n := range c.Documents {
		c.Documents[n].Data = bytesOf(c.Documents[n].Data)
	}
	return strict.Encode(&c)
}

// Frozen is the frozen edition, edition.json, byte for byte.
func (i *Invitation) Frozen() []byte {
	var b bytes.Buffer
	if err := json.Indent(&b, i.EditionJSON, "", "  "); err != nil {
		panic("mailing: an edition that JSON cannot hold: " + err.Error())
	}
	b.WriteByte('\n')
	return b.Bytes()
}

// AwardEdition is the frozen edition with those of the jury that the
// invitation names: the juror, and the chair if that is another. Amendments are
// not in it.
func (i *Invitation) AwardEdition() (*award.Edition, error) {
	e, err := editionfile.Frozen(i.Frozen())
	if err != nil {
		return nil, err
	}
	e.Jurors = []award.Juror{i.Juror.juror()}
	if i.Chair.ID != i.Juror.ID {
		e.Jurors = append(e.Jurors, i.Chair.juror())
	}
	return e, nil
}

func (p Person) juror() award.Juror {
	return award.Juror{ID: p.ID, Name: p.Name, Email: p.Email, Role: p.Role, Votes: p.Votes, Key: p.Key}
}

// ReadInvitation reads a JUROR.edition and gives the key that signed it; name
// is the file's, for faults. Whether that key is the chair's, nobody but the
// chair can say. It refuses what is not in its form (E_JSON, E_VERSION,
// E_SIZE, E_FORMAT), a signature that is not good (as trust.Verify), one by
// another key than the invitation names (E_KEY), and an edition with another
// fingerprint than it names (E_PIN).
func ReadInvitation(data []byte, name string) (*Invitation, trust.PublicKey, error) {
	payload, sig, err := Unwrap(data, name)
	if err != nil {
		return nil, trust.PublicKey{}, err
	}
	key, err := trust.Verify(sig, payload, trust.NamespaceEdition)
	if err != nil {
		return nil, trust.PublicKey{}, fault.Of(err).At(name)
	}
	i := new(Invitation)
	if err := read(payload, name, InvitationSchema, MaxInvitation, i); err != nil {
		return nil, trust.PublicKey{}, err
	}
	if err := i.check(name, key); err != nil {
		return nil, trust.PublicKey{}, err
	}
	return i, key, nil
}

// check is the first fault of an invitation that key signed.
func (i *Invitation) check(name string, key trust.PublicKey) error {
	if i.ChairKey != key.Line() {
		return fault.New(fault.Key, "mailing.chair_key", "have", key.Fingerprint()).At(name)
	}
	if got := sum(i.Frozen()); got != i.Fingerprint {
		return fault.New(fault.Pin, "mailing.fingerprint", "found", award.Short(got), "stated", award.Short(i.Fingerprint)).At(name)
	}
	e, err := i.AwardEdition()
	if err != nil {
		return fault.Of(err).At(name + ": edition_json: " + fault.Of(err).Where)
	}
	c := &former{name: name}
	c.need(e.ID == i.Edition, "edition", "edition_id", "edition", text.Show(i.Edition))
	c.utc(i.At, "at")
	c.need(i.Juror.Votes, "juror", "no_vote")
	c.need(i.Chair.Role == award.ChairRole, "chair.role", "chair")
	c.need(i.Chair.ID != i.Juror.ID || i.Chair == i.Juror, "chair", "chair")
	for _, p := range []Person{i.Juror, i.Chair} {
		c.need(slices.Contains([]string{"", "nb", "nn", "en"}, p.Language), p.ID+".language", "language")
	}
	c.take(trust.ParseRecipient(i.SealTo), "seal_to")
	if faults := award.ValidateRoll(e.Jurors, nil); len(faults) > 0 {
		c.fail(faults[0], "juror")
	}
	for _, p := range []Person{i.Juror, i.Chair} {
		j, _ := e.Juror(p.ID)
		c.need(j != nil && *j == p.juror(), "juror", "person", "juror", text.Show(p.ID))
	}
	i.documents(c)
	i.amendments(c, key)
	return c.err()
}

// documents checks the names and sizes of what nominees handed in.
func (i *Invitation) documents(c *former) {
	total := 0
	for n, d := range i.Documents {
		at := "documents[" + strconv.Itoa(n) + "]"
		c.take(text.Strict(d.File, award.MaxFile), at)
		c.need(d.File != "" && d.File == path.Base(d.File) && d.File != "." && d.File != "..", at, "file")
		c.need(!slices.ContainsFunc(i.Documents[:n], func(o Document) bool { return o.File == d.File }), at, "file_twice", "file", d.File)
		if total += len(d.Data); len(d.Data) > MaxDocument || total > MaxDocuments {
			c.fail(fault.New(fault.Size, "mailing.documents"), at)
		}
	}
}

// amendments checks that those that came before are the chair's, of this
// edition, and all there.
func (i *Invitation) amendments(c *former, key trust.PublicKey) {
	for n, attached := range i.Amendments {
		at := "amendments[" + strconv.Itoa(n) + "]"
		signer, err := trust.Verify(attached.Sig(), attached.Payload, trust.NamespaceEdition)
		if c.take(err, at); err != nil {
			return
		}
		a, err := ReadAmendment(attached.Payload, at)
		if c.take(err, at); err != nil {
			return
		}
		if !signer.Equal(key) {
			c.fail(fault.New(fault.Key, "mailing.chair_key", "have", signer.Fingerprint()), at)
		}
		c.need(a.Edition == i.Edition && a.Fingerprint == i.Fingerprint && a.Number == n+1, at, "amendment")
	}
}
