package trust

import (
	"bytes"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"

	"golang.org/x/crypto/ssh"

	"votering/internal/fault"
)

const (
	magic   = "SSHSIG"
	version = 1
	columns = 70 // of the armor, as ssh-keygen writes it
	header  = "-----BEGIN SSH SIGNATURE-----"
	footer  = "-----END SSH SIGNATURE-----"
)

// envelope is a signature file inside its armor (OpenSSH's PROTOCOL.sshsig).
type envelope struct {
	Magic     [len(magic)]byte
	Version   uint32
	Key       []byte
	Namespace string
	Reserved  []byte
	Hash      string
	Signature []byte
}

// hashes are the ways to make a message short. Signatures are made with
// SHA-512; the other is taken, for PROTOCOL.sshsig allows it.
var hashes = map[string]func([]byte) []byte{
	"sha512": func(b []byte) []byte { sum := sha512.Sum512(b); return sum[:] },
	"sha256": func(b []byte) []byte { sum := sha256.Sum256(b); return sum[:] },
}

const ourHash = "sha512"

// signedBytes is what the key signs: never the message itself.
func signedBytes(namespace, hash string, message []byte) []byte {
	return append([]byte(magic), ssh.Marshal(struct {
		Namespace string
		Reserved  string
		Hash      string
		Digest    []byte
	}{namespace, "", hash, hashes[hash](message)})...)
}

// armor writes a signature file in its one form: LF, lines of 70 columns, one
// final newline.
func armor(blob []byte) []byte {
	code := base64.StdEncoding.EncodeToString(blob)
	var b bytes.Buffer
	b.WriteString(header + "\n")
	for len(code) > columns {
		b.WriteString(code[:columns] + "\n")
		code = code[columns:]
	}
	b.WriteString(code + "\n" + footer + "\n")
	return b.Bytes()
}

// dearmor reads a signature file. It takes what armor writes, with LF or CRLF
// throughout, and nothing else: not a space more, not a line end less.
func dearmor(sig []byte) ([]byte, error) {
	if len(sig) > MaxSignature {
		return nil, fault.New(fault.Size, "sig.size")
	}
	plain := sig
	if bytes.Contains(sig, []byte("\r")) {
		plain = bytes.ReplaceAll(sig, []byte("\r\n"), []byte("\n"))
		if !bytes.Equal(bytes.ReplaceAll(plain, []byte("\n"), []byte("\r\n")), sig) {
			return nil, fault.New(fault.Format, "sig.armor")
		}
	}
	switch bytes.Count(plain, []byte(header)) {
	case 0:
		return nil, fault.New(fault.Format, "sig.none")
	case 1:
	default:
		return nil, fault.New(fault.Format, "sig.several")
	}
	code, ok := bytes.CutPrefix(plain, []byte(header+"\n"))
	code, ok2 := bytes.CutSuffix(code, []byte("\n"+footer+"\n"))
	blob, err := base64.StdEncoding.DecodeString(string(code))
	if !ok || !ok2 || err != nil || !bytes.Equal(armor(blob), plain) {
		return nil, fault.New(fault.Format, "sig.armor")
	}
	return blob, nil
}

// Canonical rewrites a signature file in its one form: LF and lines of 70
// columns, as every ssh-keygen takes it. It refuses what Verify would refuse
// whatever the message and the purpose.
func Canonical(sig []byte) ([]byte, error) {
	s, err := parse(sig)
	if err != nil {
		return nil, err
	}
	return armor(s.blob), nil
}
