// Package trusttest gives tests keys to sign with that are the same in every
// run, and agents: honest ones, and ones that are not.
package trusttest

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/pem"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/crypto/ssh"

	"votering/internal/trust"
)

// Key is the ed25519 key of a number. Everybody knows it.
func Key(n byte) ed25519.PrivateKey {
	return ed25519.NewKeyFromSeed(bytes.Repeat([]byte{n}, ed25519.SeedSize))
}

// KeyFile writes the key of a number, unencrypted, and gives its path.
func KeyFile(t testing.TB, n byte) string {
	t.Helper()
	block, err := ssh.MarshalPrivateKey(Key(n), "")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "id_ed25519")
	if err := os.WriteFile(path, pem.EncodeToMemory(block), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// Signer signs with the key of a number. The same message gives the same
// signature file, always.
func Signer(t testing.TB, n byte) trust.Signer {
	t.Helper()
	ring := trust.NewKeyring(func(string) string { return "" }, t.TempDir())
	c, err := ring.Find(context.Background(), KeyFile(t, n))
	if err != nil {
		t.Fatal(err)
	}
	s, err := ring.Unlock(context.Background(), c, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
