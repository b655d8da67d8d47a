package trust_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha512"
	"encoding/base64"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"votering/internal/trust"
	"votering/internal/trust/trusttest"
)

// The format once more, written apart from the code on purpose.

const ns = trust.NamespaceDecision

var message = []byte("{\n  \"schema\": \"votering-decision/1\"\n}\n")

// craft is a signature file with everything in it open to change.
type craft struct {
	version                   uint32
	key                       []byte
	namespace, reserved, hash string
	signature                 []byte
	tail                      []byte
}

func (c craft) blob() []byte {
	b := ssh.Marshal(struct {
		Version                   uint32
		Key                       []byte
		Namespace, Reserved, Hash string
		Signature                 []byte
		Tail                      []byte `ssh:"rest"`
	}{c.version, c.key, c.namespace, c.reserved, c.hash, c.signature, c.tail})
	return append([]byte("SSHSIG"), b...)
}

// tbs is what the key of this file signs.
func (c craft) tbs(message []byte) []byte {
	sum := sha512.Sum512(message)
	return append([]byte("SSHSIG"), ssh.Marshal(struct {
		Namespace, Reserved, Hash string
		Digest                    []byte
	}{c.namespace, c.reserved, c.hash, sum[:]})...)
}

// wrapped is the armor with lines of any width.
func wrapped(blob []byte, width int) []byte {
	code := base64.StdEncoding.EncodeToString(blob)
	var b strings.Builder
	b.WriteString("-----BEGIN SSH SIGNATURE-----\n")
	for ; len(code) > width; code = code[width:] {
		b.WriteString(code[:width] + "\n")
	}
	b.WriteString(code + "\n-----END SSH SIGNATURE-----\n")
	return []byte(b.String())
}

// crafted is an honest file for the message: what the cases then spoil. Sign
// signs it; nil stands for the ed25519 key 1.
func crafted(t testing.TB, spoil func(*craft), sign func(*craft) *ssh.Signature) []byte {
	t.Helper()
	c := craft{version: 1, namespace: ns, hash: "sha512"}
	if sign == nil {
		sign = func(c *craft) *ssh.Signature { return signWith(t, c, trusttest.Key(1)) }
	}
	if spoil != nil {
		spoil(&c)
	}
	c.signature = ssh.Marshal(sign(&c))
	return wrapped(c.blob(), 70)
}

// signWith signs with any key of Go, and puts its public half in the file.
func signWith(t testing.TB, c *craft, key any) *ssh.Signature {
	t.Helper()
	s, err := ssh.NewSignerFromKey(key)
	if err != nil {
		t.Fatal(err)
	}
	if c.key == nil {
		c.key = s.PublicKey().Marshal()
	}
	algorithm := ""
	if s.PublicKey().Type() == ssh.KeyAlgoRSA {
		algorithm = ssh.KeyAlgoRSASHA512
	}
	value, err := s.(ssh.AlgorithmSigner).SignWithAlgorithm(rand.Reader, c.tbs(message), algorithm)
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// order is the number of points of ed25519, in the order of its signatures.
var order = []byte{
	0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
}

// malleated is the other number that stands for the same signature.
func malleated(sig []byte) []byte {
	out := bytes.Clone(sig)
	carry := 0
	for i := range order {
		n := int(out[ed25519.SignatureSize/2+i]) + int(order[i]) + carry
		out[ed25519.SignatureSize/2+i], carry = byte(n), n>>8
	}
	return out
}

const fidoApp = "ssh:"

// fidoWire is the public half of a FIDO key that holds key.
func fidoWire(key ed25519.PrivateKey) []byte {
	return ssh.Marshal(struct {
		Name string
		Key  []byte
		App  string
	}{ssh.KeyAlgoSKED25519, key.Public().(ed25519.PublicKey), fidoApp})
}

// fido signs as a FIDO key does; flags say whether somebody touched it.
func fido(key ed25519.PrivateKey, data []byte, flags byte) *ssh.Signature {
	rest := []byte{flags, 0, 0, 0, 7}
	signed := bytes.Join([][]byte{sha(fidoApp), rest, sha(string(data))}, nil)
	return &ssh.Signature{Format: ssh.KeyAlgoSKED25519, Blob: ed25519.Sign(key, signed), Rest: rest}
}

// securityKey is signWith for a FIDO key.
func securityKey(c *craft, key ed25519.PrivateKey, flags byte) *ssh.Signature {
	c.key = fidoWire(key)
	return fido(key, c.tbs(message), flags)
}
