package mailing

import (
	"bytes"
	"strconv"

	"votering/internal/fault"
	"votering/internal/strict"
	"votering/internal/trust"
)

// EnvelopeSchema is the name and version of what is inside a sealed ballot.
const EnvelopeSchema = "votering-envelope/1"

// pageSize is the step, in bytes, in which envelopes grow, so that the length
// of a sealed ballot does not tell who wrote long comments.
const pageSize = 4096

// envelope is a ballot with its signature, and with the form that it was made
// from where there is one.
type envelope struct {
	Schema  string       `json:"schema"`
	Payload []byte       `json:"payload"`
	SSHSIG  strict.Lines `json:"sshsig"` // empty where a form takes its place
	Form    *Form        `json:"form,omitempty"`
}

// Form is a form that was filled in, as it came.
type Form struct {
	Name string `json:"name"` // of the file
	Data []byte `json:"data"`
}

// Opened is a sealed ballot that was opened.
type Opened struct {
	Sealed       []byte // the sealed file in its one form: what to keep
	SealedSHA256 string // of Sealed
	Bytes        []byte // the ballot's: what was signed
	SHA256       string // of Bytes
	Sig          []byte // the signature file; empty for a form
	Form         *Form  // nil: it was signed
	Ballot       *Ballot
	Key          trust.PublicKey // that signed; zero for a form
}

// Seal puts a ballot and its signature file into an envelope and seals it to
// recipient. For a ballot made from a form, sig is empty. What would be larger
// than Open takes is E_SIZE.
func Seal(ballot, sig []byte, form *Form, recipient string) ([]byte, error) {
	sealed, err := trust.SealTo(recipient, pack(ballot, sig, form))
	if err == nil && len(sealed) > MaxSealed {
		err = fault.New(fault.Size, "mailing.sealed_size", "kib", strconv.Itoa(len(sealed)>>10), "max", strconv.Itoa(MaxSealed>>10))
	}
	if err != nil {
		return nil, err
	}
	return sealed, nil
}

// pack writes an envelope: as long as a multiple of pageSize.
func pack(ballot, sig []byte, form *Form) []byte {
	e := envelope{Schema: EnvelopeSchema, Payload: bytesOf(ballot), SSHSIG: strict.Lines(sig)}
	if form != nil {
		e.Form = &Form{Name: form.Name, Data: bytesOf(form.Data)}
	}
	return pad(strict.Encode(e))
}

func pad(b []byte) []byte {
	return append(b, bytes.Repeat([]byte(" "), (pageSize-len(b)%pageSize)%pageSize)...)
}

// Open opens a sealed ballot with the sealing key and checks everything about
// it that needs no knowledge of the edition: the seal (E_SEALED, E_SIZE), the
// envelope and the ballot (E_JSON, E_VERSION, E_FORMAT, E_SCORE), and that the
// signature is good (as trust.Verify). name is the file's, for faults. Who
// signed, and whether it may be counted, is for Expect.
func Open(sealed []byte, name string, id trust.Identity) (*Opened, error) {
	plain, err := id.Open(sealed, MaxSealed)
	if err != nil {
		return nil, fault.Of(err).At(name)
	}
	canonical, err := trust.CanonicalSealed(sealed)
	if err != nil {
		return nil, fault.Of(err).At(name)
	}
	o, err := unpack(plain, name)
	if err != nil {
		return nil, err
	}
	o.Sealed, o.SealedSHA256 = canonical, sum(canonical)
	return o, nil
}

// unpack reads what was sealed: an envelope in its one form, and the ballot in
// it.
func unpack(plain []byte, name string) (*Opened, error) {
	var e envelope
	document := bytes.TrimRight(plain, " ")
	if err := read(document, name, EnvelopeSchema, MaxSealed, &e); err != nil {
		return nil, err
	}
	if len(pad(document)) != len(plain) {
		return nil, fault.New(fault.Format, "mailing.padding").At(name)
	}
	b, err := ReadBallot(e.Payload, name)
	if err != nil {
		return nil, err
	}
	o := &Opened{Bytes: e.Payload, SHA256: sum(e.Payload), Sig: signatureFile(e.SSHSIG), Form: e.Form, Ballot: b}
	formed := e.Form != nil
	if formed != (e.SSHSIG == "") || formed != (b.JurorKey == "") {
		return nil, fault.New(fault.Format, "mailing.form_or_key").At(name)
	}
	if formed {
		return o, nil
	}
	if o.Key, err = trust.Verify(o.Sig, o.Bytes, trust.NamespaceBallot); err != nil {
		return nil, fault.Of(err).At(name)
	}
	return o, nil
}
