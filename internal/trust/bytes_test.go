package trust_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"testing"

	"golang.org/x/crypto/ssh"

	"votering/internal/trust"
)

// Every change of one byte of a signature file, every byte left out and every
// byte put in: none is good, for there is one way to write a signature (and
// the same with CRLF, many bytes away).
func TestEveryByteOfASignatureCounts(t *testing.T) {
	good := crafted(t, nil, nil)
	crlf := bytes.ReplaceAll(good, []byte("\n"), []byte("\r\n"))
	tried := 0
	for _, sig := range [][]byte{good, crlf} {
		if _, err := trust.Verify(sig, message, ns); err != nil {
			t.Fatal(err)
		}
		for i := range len(sig) + 1 {
			for b := range 256 {
				tried += refuses(t, sig[:i], []byte{byte(b)}, sig[i:])
				if i < len(sig) && sig[i] != byte(b) {
					tried += refuses(t, sig[:i], []byte{byte(b)}, sig[i+1:])
				}
			}
			if i < len(sig) {
				tried += refuses(t, sig[:i], sig[i+1:])
			}
			if i < len(sig) { // cut short
				tried += refuses(t, sig[:i])
			}
		}
	}
	t.Logf("%d changed files, none accepted", tried)
}

// The same for the longer signatures, with every bit turned.
func TestEveryBitOfASignatureCounts(t *testing.T) {
	rsaKey, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	ecKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, key := range []any{rsaKey, ecKey} {
		sig := crafted(t, nil, func(c *craft) *ssh.Signature { return signWith(t, c, key) })
		for i := range sig {
			for bit := range 8 {
				tried += refuses(t, sig[:i], []byte{sig[i] ^ 1<<bit}, sig[i+1:])
			}
		}
	}
	t.Logf("%d changed files, none accepted", tried)
}

func refuses(t *testing.T, parts ...[]byte) int {
	t.Helper()
	if _, err := trust.Verify(bytes.Join(parts, nil), message, ns); err == nil {
		t.Errorf("accepted: %q", bytes.Join(parts, nil))
	}
	return 1
}

// Every change of one byte of the message: none is good.
func TestEveryByteOfTheMessageCounts(t *testing.T) {
	sig := crafted(t, nil, nil)
	for i := range message {
		for bit := range 8 {
			m := bytes.Clone(message)
			m[i] ^= 1 << bit
			if _, err := trust.Verify(sig, m, ns); err == nil {
				t.Errorf("accepted: %q", m)
			}
		}
	}
}
