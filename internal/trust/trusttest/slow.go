package trusttest

import (
	"encoding/pem"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/crypto/ssh"
)

// SlowKeyFile is the path of a key file that asks for two thousand million
// rounds before its passphrase is found wrong.
func SlowKeyFile(t testing.TB) string {
	t.Helper()
	public, err := ssh.NewPublicKey(Key(1).Public())
	if err != nil {
		t.Fatal(err)
	}
	options := ssh.Marshal(struct {
		Salt   string
		Rounds uint32
	}{"0123456789abcdef", 2_000_000_000})
	file := ssh.Marshal(struct {
		Cipher, KDF string
		Options     []byte
		Keys        uint32
		Public      []byte
		Private     []byte
	}{"aes256-ctr", "bcrypt", options, 1, public.Marshal(), make([]byte, 160)})
	path := filepath.Join(t.TempDir(), "slow-key")
	data := pem.EncodeToMemory(&pem.Block{Type: "OPENSSH PRIVATE KEY", Bytes: append([]byte("openssh-key-v1\x00"), file...)})
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
