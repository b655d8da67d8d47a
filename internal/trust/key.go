package trust

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rsa"
	"encoding/base64"
	"strconv"
	"strings"

	"golang.org/x/crypto/ssh"

	"votering/internal/fault"
	"votering/internal/text"
)

const (
	// minRSA is the shortest RSA key that is taken, in bits.
	minRSA = 2048
	// dsa is the kind of key that is too short at any length it can have.
	dsa = "ssh-dss"
	// maxLine bounds a public key line; RSA with 16,384 bits takes 2.8 KiB.
	maxLine = 16 << 10
	// maxComment is how many characters of a foreign comment are shown.
	maxComment = 120
)

// kinds are the keys that are taken, by their name in OpenSSH: those that
// stock ssh-keygen has known for years and that are not weak.
var kinds = map[string]string{
	ssh.KeyAlgoED25519:    "ED25519",
	ssh.KeyAlgoRSA:        "RSA",
	ssh.KeyAlgoECDSA256:   "ECDSA 256",
	ssh.KeyAlgoECDSA384:   "ECDSA 384",
	ssh.KeyAlgoECDSA521:   "ECDSA 521",
	ssh.KeyAlgoSKED25519:  "ED25519-SK",
	ssh.KeyAlgoSKECDSA256: "ECDSA-SK",
}

// PublicKey is the public half of an SSH key that is strong enough to be
// taken. The zero value is no key. Compare keys with Equal: == also looks at
// the comment.
type PublicKey struct{ wire, comment string }

// ParsePublicKey reads the one line of a .pub file: kind, key, and a comment
// that may be missing. What is no such line is refused with fault.Key; a
// certificate, DSA, RSA below minRSA bits and a key that everybody can sign
// for are refused with fault.Weak.
func ParsePublicKey(line string) (PublicKey, error) {
	line = strings.Trim(line, " \t\r\n")
	if len(line) > maxLine || strings.ContainsAny(line, "\r\n") {
		return PublicKey{}, fault.New(fault.Key, "key.line")
	}
	kind, rest, _ := strings.Cut(line, " ")
	code, comment, _ := strings.Cut(strings.TrimLeft(rest, " \t"), " ")
	wire, err := base64.StdEncoding.Strict().DecodeString(code)
	if err != nil || nameOf(wire) != kind || kind == "" {
		return PublicKey{}, fault.New(fault.Key, "key.line")
	}
	if _, err := parseWire(wire); err != nil {
		return PublicKey{}, err
	}
	return PublicKey{wire: string(wire), comment: shown(comment)}, nil
}

// nameOf is the kind that a key names in its first field.
func nameOf(wire []byte) string {
	var first struct {
		Name string
		Rest []byte `ssh:"rest"`
	}
	if ssh.Unmarshal(wire, &first) != nil {
		return ""
	}
	return first.Name
}

// parseWire reads a key as it travels, in the one form in which it is written.
func parseWire(wire []byte) (ssh.PublicKey, error) {
	switch name := nameOf(wire); {
	case strings.Contains(name, "-cert-"):
		return nil, fault.New(fault.Weak, "weak.certificate")
	case name == dsa:
		return nil, fault.New(fault.Weak, "weak.dsa")
	case kinds[name] == "":
		return nil, fault.New(fault.Key, "key.kind", "kind", shown(name))
	}
	key, err := ssh.ParsePublicKey(wire)
	if err != nil || !bytes.Equal(key.Marshal(), wire) {
		return nil, fault.New(fault.Key, "key.broken")
	}
	switch raw := key.(ssh.CryptoPublicKey).CryptoPublicKey().(type) {
	case *rsa.PublicKey:
		if n := raw.N.BitLen(); n < minRSA {
			return nil, fault.New(fault.Weak, "weak.rsa", "bits", strconv.Itoa(n), "min", strconv.Itoa(minRSA))
		}
	case ed25519.PublicKey:
		if smallOrder(raw) {
			return nil, fault.New(fault.Weak, "weak.order")
		}
	}
	return key, nil
}

// keyOf is a key that parseWire has passed.
func keyOf(key ssh.PublicKey, comment string) PublicKey {
	return PublicKey{wire: string(key.Marshal()), comment: shown(comment)}
}

// parsed is the key as the library has it; nil for the zero value.
func (k PublicKey) parsed() ssh.PublicKey {
	key, err := ssh.ParsePublicKey([]byte(k.wire))
	if err != nil {
		return nil
	}
	return key
}

// IsZero reports that there is no key.
func (k PublicKey) IsZero() bool { return k.wire == "" }

// Line is the key as one line of a .pub file, without its comment.
func (k PublicKey) Line() string {
	if k.IsZero() {
		return ""
	}
	return nameOf([]byte(k.wire)) + " " + base64.StdEncoding.EncodeToString([]byte(k.wire))
}

// line is the key as a whole .pub file.
func (k PublicKey) line() string { return strings.TrimRight(k.Line()+" "+k.comment, " ") + "\n" }

// Fingerprint is what people compare: "SHA256:" and 43 characters, as
// ssh-keygen -l prints it.
func (k PublicKey) Fingerprint() string {
	if key := k.parsed(); key != nil {
		return ssh.FingerprintSHA256(key)
	}
	return ""
}

// Kind is what kind of key it is: "ED25519", "RSA 3072", "ECDSA 256",
// "ED25519-SK" (a security key).
func (k PublicKey) Kind() string {
	kind := kinds[nameOf([]byte(k.wire))]
	if kind == "RSA" {
		raw := k.parsed().(ssh.CryptoPublicKey).CryptoPublicKey().(*rsa.PublicKey)
		return kind + " " + strconv.Itoa(raw.N.BitLen())
	}
	return kind
}

// Comment is what the key's owner wrote beside it, fit to be shown. It proves
// nothing.
func (k PublicKey) Comment() string { return k.comment }

// Equal reports that both are the same key, whatever their comments.
func (k PublicKey) Equal(o PublicKey) bool { return k.wire == o.wire }

// hardware reports a key that lives in a security key (FIDO).
func (k PublicKey) hardware() bool { return isHardware(nameOf([]byte(k.wire))) }

func isHardware(name string) bool { return strings.HasPrefix(name, "sk-") }

// shown makes foreign text fit to be shown on one line.
func shown(s string) string {
	return text.Truncate(text.Show(strings.Trim(s, " \t\r\n")), maxComment)
}

const fingerprintPrefix = "SHA256:"

// ParseFingerprint reads a fingerprint as ssh-keygen prints it and as people
// paste it, with space around it. Anything else is refused with fault.Key.
func ParseFingerprint(s string) (string, error) {
	s = strings.TrimSpace(s)
	code, ok := strings.CutPrefix(s, fingerprintPrefix)
	sum, err := base64.RawStdEncoding.Strict().DecodeString(code)
	if !ok || err != nil || len(sum) != 32 || strings.ContainsAny(code, "\r\n") {
		return "", fault.New(fault.Key, "key.fingerprint", "text", shown(s))
	}
	return s, nil
}
