package dossiertest

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"math/big"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"

	"votering/internal/trust"
	"votering/internal/trust/trusttest"
)

// craft is a signature file with everything in it open to change, made apart
// from the code that reads it.
type craft struct {
	Version                   uint32
	Key                       []byte
	Namespace, Reserved, Hash string
	Signature                 []byte
	Tail                      []byte `ssh:"rest"`
}

// crafted signs a message with a key, lets spoil have its way before, and
// after with what was signed.
func crafted(t testing.TB, message []byte, key any, before func(*craft), after func(*craft, *ssh.Signature)) []byte {
	t.Helper()
	s, err := ssh.NewSignerFromKey(key)
	must(t, err)
	c := &craft{Version: 1, Key: s.PublicKey().Marshal(), Namespace: trust.NamespaceDecision, Hash: "sha512"}
	if before != nil {
		before(c)
	}
	algorithm := ""
	if s.PublicKey().Type() == ssh.KeyAlgoRSA {
		algorithm = ssh.KeyAlgoRSASHA512
	}
	v, err := s.(ssh.AlgorithmSigner).SignWithAlgorithm(rand.Reader, c.signs(message), algorithm)
	must(t, err)
	if after != nil {
		after(c, v)
	}
	c.Signature = ssh.Marshal(v)
	return armored(append([]byte("SSHSIG"), ssh.Marshal(c)...))
}

// signs is what the key of this file signs.
func (c *craft) signs(message []byte) []byte {
	sum := sha512.Sum512(message)
	return append([]byte("SSHSIG"), ssh.Marshal(struct {
		Namespace, Reserved, Hash string
		Digest                    []byte
	}{c.Namespace, c.Reserved, c.Hash, sum[:]})...)
}

func armored(blob []byte) []byte {
	code := base64.StdEncoding.EncodeToString(blob)
	var b strings.Builder
	b.WriteString("-----BEGIN SSH SIGNATURE-----\n")
	for ; len(code) > 70; code = code[70:] {
		b.WriteString(code[:70] + "\n")
	}
	b.WriteString(code + "\n-----END SSH SIGNATURE-----\n")
	return []byte(b.String())
}

// spoilt is the chair's own signature of the public decision, with something
// in it that no reader may pass over.
func spoilt(before func(*craft), after func(*craft, *ssh.Signature)) func(testing.TB, map[string][]byte) {
	return func(t testing.TB, files map[string][]byte) {
		t.Helper()
		files["decision.json.sig"] = crafted(t, files["decision.json"], trusttest.Key(ChairKey), before, after)
	}
}

// malleated turns a signature of ed25519 into the other number that stands
// for the same one.
func malleated(_ *craft, v *ssh.Signature) {
	order := [...]byte{
		0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
		0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
	}
	carry := 0
	for i, o := range order {
		n := int(v.Blob[32+i]) + int(o) + carry
		v.Blob[32+i], carry = byte(n), n>>8
	}
}

// sha1 signs with RSA in the way that is broken.
func sha1(t testing.TB, files map[string][]byte) {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	must(t, err)
	files["decision.json.sig"] = crafted(t, files["decision.json"], key, nil, func(c *craft, v *ssh.Signature) {
		s, err := ssh.NewSignerFromKey(key)
		must(t, err)
		old, err := s.(ssh.AlgorithmSigner).SignWithAlgorithm(rand.Reader, c.signs(files["decision.json"]), ssh.KeyAlgoRSA)
		must(t, err)
		*v = *old
	})
}

// short puts an RSA key of 1024 bits in the place of the chair's.
func short(c *craft) {
	n := new(big.Int).Lsh(big.NewInt(1), 1023)
	c.Key = ssh.Marshal(struct {
		Name string
		E, N *big.Int
	}{ssh.KeyAlgoRSA, big.NewInt(65537), n.SetBit(n, 0, 1)})
}

// certified puts a certificate that mallory issues to herself, in the chair's
// name, in the place of the chair's key.
func certified(t testing.TB, files map[string][]byte) {
	t.Helper()
	mallory, err := ssh.NewSignerFromKey(trusttest.Key(6))
	must(t, err)
	cert := &ssh.Certificate{
		Key: mallory.PublicKey(), CertType: ssh.UserCert,
		ValidPrincipals: []string{"kari@example.org"}, ValidBefore: ssh.CertTimeInfinity,
	}
	must(t, cert.SignCert(rand.Reader, mallory))
	files["decision.json.sig"] = crafted(t, files["decision.json"], trusttest.Key(6), func(c *craft) { c.Key = cert.Marshal() }, nil)
}

// untouched signs as a security key does that nobody touched.
func untouched(t testing.TB, files map[string][]byte) {
	t.Helper()
	message, key := files["decision.json"], trusttest.Key(6)
	files["decision.json.sig"] = crafted(t, message, key, func(c *craft) {
		c.Key = ssh.Marshal(struct {
			Name string
			Key  []byte
			App  string
		}{ssh.KeyAlgoSKED25519, key.Public().(ed25519.PublicKey), "ssh:"})
	}, func(c *craft, v *ssh.Signature) {
		app, sum := sha256.Sum256([]byte("ssh:")), sha256.Sum256(c.signs(message))
		rest := []byte{0, 0, 0, 0, 7} // no flag: nobody was there
		signed := bytes.Join([][]byte{app[:], rest, sum[:]}, nil)
		*v = ssh.Signature{Format: ssh.KeyAlgoSKED25519, Blob: ed25519.Sign(key, signed), Rest: rest}
	})
}
