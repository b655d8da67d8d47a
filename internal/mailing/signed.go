package mailing

import (
	"bytes"
	"encoding/base64"
	"strings"

	"votering/internal/fault"
	"votering/internal/strict"
	"votering/internal/trust"
)

// SignedSchema is the name and version of a document in one file with its
// signature.
const SignedSchema = "votering-signed/1"

// signed is a document in one file with its signature.
type signed struct {
	Schema  string       `json:"schema"`
	Payload []byte       `json:"payload"`
	SSHSIG  strict.Lines `json:"sshsig"`
}

// Wrap puts a document and its signature file into one file.
func Wrap(payload, sig []byte) []byte {
	return strict.Encode(signed{Schema: SignedSchema, Payload: bytesOf(payload), SSHSIG: strict.Lines(sig)})
}

// Unwrap gives a document and its signature file out of what Wrap wrote; name
// is the file's, for faults. Whether the signature is good is for trust.Verify.
//
// The document can be large and is anybody's, so it is cut out first, and only
// the little that is left is read as JSON.
func Unwrap(data []byte, name string) (payload, sig []byte, err error) {
	if len(data) > MaxInvitation {
		return nil, nil, strict.Check(data, name, MaxInvitation)
	}
	rest, code := cutPayload(data)
	var s signed
	if err := read(rest, name, SignedSchema, MaxInvitation, &s); err != nil {
		return nil, nil, err
	}
	if len(s.SSHSIG) > trust.MaxSignature {
		return nil, nil, fault.New(fault.Size, "sig.size").At(name)
	}
	payload = make([]byte, base64.StdEncoding.DecodedLen(len(code)))
	n, err := base64.StdEncoding.Strict().Decode(payload, code)
	if err != nil || base64.StdEncoding.EncodedLen(n) != len(code) {
		return nil, nil, fault.New(fault.JSON, "json.binary").At(name + ": payload").Because(err)
	}
	return payload[:n], signatureFile(s.SSHSIG), nil
}

// payloadStart is what stands before the document in a file that Wrap wrote.
var payloadStart, _, _ = bytes.Cut(Wrap(nil, nil), []byte(`"",`))

// cutPayload is a file with an empty document, and the base64 of its own. Where
// it does not begin as Wrap begins, nothing is cut.
func cutPayload(data []byte) (rest, code []byte) {
	start := append(bytes.Clone(payloadStart), '"')
	after, ok := bytes.CutPrefix(data, start)
	if end := bytes.IndexByte(after, '"'); ok && end >= 0 {
		return append(start, after[end:]...), after[:end]
	}
	return data, nil
}

// signatureFile is a signature as its file has it. Its last line end is put
// back where a tool has left it out.
func signatureFile(s strict.Lines) []byte {
	if s == "" || strings.HasSuffix(string(s), "\n") {
		return []byte(s)
	}
	return []byte(s + "\n")
}

// bytesOf is b, and never nil: documents hold no null for bytes.
func bytesOf(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}
