package trust

import (
	"crypto"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"os"
	"path/filepath"

	"golang.org/x/crypto/ssh"

	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/text"
)

// Create makes a new ed25519 key: the private half at path, in OpenSSH's form
// and readable by its owner alone, and the public half at path.pub. Neither
// may be there already (fault.IO). An empty passphrase leaves the key
// unencrypted. The comment is one line, or empty.
func (k *Keyring) Create(path string, passphrase []byte, comment string) (Candidate, error) {
	path = files.Under(k.home, path)
	comment, err := text.Clean(comment, maxComment)
	if err != nil {
		return Candidate{}, err
	}
	public, secret, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return Candidate{}, fault.New(fault.IO, "io.other", "detail", err.Error())
	}
	block, err := seal(secret, comment, passphrase)
	if err != nil {
		return Candidate{}, fault.New(fault.IO, "io.other", "detail", err.Error())
	}
	wire, err := ssh.NewPublicKey(public)
	if err != nil {
		return Candidate{}, fault.New(fault.IO, "io.other", "detail", err.Error())
	}
	key := keyOf(wire, comment)
	if err := k.store(path, pem.EncodeToMemory(block), key.line()); err != nil {
		return Candidate{}, err
	}
	return Candidate{Public: key, Source: FromFile, Path: path, NeedsPassphrase: len(passphrase) > 0}, nil
}

func seal(key crypto.PrivateKey, comment string, passphrase []byte) (*pem.Block, error) {
	if len(passphrase) == 0 {
		return ssh.MarshalPrivateKey(key, comment)
	}
	return ssh.MarshalPrivateKeyWithPassphrase(key, comment, passphrase)
}

// store writes both halves, or neither.
func (k *Keyring) store(path string, private []byte, public string) error {
	if dir := filepath.Dir(path); dir == k.sshFolder() {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return files.Fault(err, dir)
		}
	}
	if err := files.WritePrivate(path, private); err != nil {
		return err
	}
	if err := files.WriteNew(path+pubSuffix, []byte(public)); err != nil {
		_ = os.Remove(path) // made a moment ago, and nobody has its other half
		return err
	}
	return nil
}
