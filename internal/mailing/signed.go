package mailing

import (
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
func Unwrap(data []byte, name string) (payload, sig []byte, err error) {
	var s signed
	if err := read(data, name, SignedSchema, MaxInvitation, &s); err != nil {
		return nil, nil, err
	}
	if len(s.SSHSIG) > trust.MaxSignature {
		return nil, nil, fault.New(fault.Size, "sig.size").At(name)
	}
	return s.Payload, signatureFile(s.SSHSIG), nil
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
