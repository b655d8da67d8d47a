package trust

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"

	"golang.org/x/crypto/ssh"

	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/text"
)

const (
	pubSuffix = ".pub"
	// maxKeyFile is the size of a key file, in bytes, above which it is none.
	maxKeyFile = 64 << 10
	// maxRounds is how often a passphrase may be hashed: half a minute's work.
	maxRounds = 2048
	// openToOthers are the bits of a mode that a private key must not have.
	openToOthers = 0o077
)

// keyFile is what a key file tells without its passphrase.
type keyFile struct {
	path      string
	data      []byte // nil for a public key
	public    PublicKey
	encrypted bool
	mode      string
	problem   *fault.Error
}

func (f keyFile) candidate() Candidate {
	return Candidate{Public: f.public, Source: FromFile, Path: f.path,
		NeedsPassphrase: f.encrypted, OpenToOthers: f.mode, Problem: f.problem}
}

// readKeyFile reads a private or a public key. What is neither is refused
// (fault.Key); a private key that cannot sign here says why in problem.
func readKeyFile(path string) (keyFile, error) {
	f := keyFile{path: path}
	data, err := readBounded(path)
	if err != nil {
		return f, err
	}
	block, _ := pem.Decode(data)
	if block == nil {
		f.public, err = ParsePublicKey(string(data))
		if err != nil {
			return f, fault.Of(err).At(text.Show(path))
		}
		return f, nil
	}
	f.data, f.mode = data, modeOpenToOthers(path)
	f.inspect(block)
	beside, err := readBounded(path + pubSuffix)
	if err != nil {
		return f, nil
	}
	if key, err := ParsePublicKey(string(beside)); err == nil && (f.public.IsZero() || f.public.Equal(key)) {
		f.public = key // the same key, and how its owner calls it
	}
	return f, nil
}

func readBounded(path string) ([]byte, error) {
	data, err := files.Read(path, 1<<20)
	if err == nil && len(data) > maxKeyFile {
		err = fault.New(fault.Size, "key.size").At(text.Show(path))
	}
	return data, err
}

// modeOpenToOthers is the mode of a private key that others can read; empty
// where they cannot, and on Windows, which has no such modes.
func modeOpenToOthers(path string) string {
	info, err := os.Stat(path)
	if err != nil || runtime.GOOS == "windows" || info.Mode().Perm()&openToOthers == 0 {
		return ""
	}
	return fmt.Sprintf("%04o", info.Mode().Perm())
}

// inspect finds out what kind of private key this is.
func (f *keyFile) inspect(block *pem.Block) {
	switch {
	case block.Type == "OPENSSH PRIVATE KEY":
		f.inspectOpenSSH(block.Bytes)
	case block.Type == "ENCRYPTED PRIVATE KEY", strings.Contains(block.Headers["Proc-Type"], "ENCRYPTED"):
		f.encrypted = true
		f.refuse("key.cipher", "cipher", "PEM")
	default:
		key, err := ssh.ParsePrivateKey(f.data)
		if err != nil {
			f.refuse("key.unreadable", "detail", err.Error())
			return
		}
		f.take(key.PublicKey().Marshal())
	}
}

// inspectOpenSSH reads what stands before the secret part of OpenSSH's own
// kind of key file (PROTOCOL.key).
func (f *keyFile) inspectOpenSSH(data []byte) {
	var head struct {
		Magic                [15]byte
		Cipher, KDF, Options string
		Keys                 uint32
		Public, Private      []byte
		Rest                 []byte `ssh:"rest"`
	}
	if ssh.Unmarshal(data, &head) != nil || string(head.Magic[:]) != "openssh-key-v1\x00" || head.Keys != 1 {
		f.refuse("key.unreadable", "detail", "openssh-key-v1")
		return
	}
	f.take(head.Public)
	f.encrypted = head.Cipher != "none"
	var options struct {
		Salt   string
		Rounds uint32
	}
	switch {
	case f.problem != nil:
	case f.public.hardware():
		f.refuse("key.hardware")
	case !f.encrypted:
	case head.KDF != "bcrypt" || head.Cipher != "aes256-ctr" && head.Cipher != "aes256-cbc":
		f.refuse("key.cipher", "cipher", shown(head.Cipher))
	case ssh.Unmarshal([]byte(head.Options), &options) != nil:
		f.refuse("key.unreadable", "detail", "bcrypt")
	case options.Rounds > maxRounds:
		f.refuse("key.slow", "rounds", strconv.FormatUint(uint64(options.Rounds), 10), "max", strconv.Itoa(maxRounds))
	}
}

// take notes the public half, or why it is none to sign with.
func (f *keyFile) take(wire []byte) {
	key, err := parseWire(wire)
	if err != nil {
		f.problem = fault.Of(err).At(text.Show(f.path))
		return
	}
	f.public = keyOf(key, "")
}

// refuse notes why the key cannot sign from its file, and the commands with
// which it can.
func (f *keyFile) refuse(id string, pairs ...string) {
	add := "ssh-add " + double(f.path)
	sign := "ssh-keygen -Y sign -f " + double(f.path) + " -n " + NamespaceDecision
	f.problem = fault.New(fault.Key, id, append(pairs, "add", add, "sign", sign)...).At(text.Show(f.path))
}

// unlockFile reads the secret part of a key file.
func unlockFile(ctx context.Context, c Candidate, passphrase []byte) (Signer, error) {
	f, err := readKeyFile(c.Path)
	switch {
	case err != nil:
		return nil, err
	case f.problem != nil:
		return nil, f.problem
	case !f.public.Equal(c.Public):
		return nil, fault.New(fault.Key, "key.changed", "have", f.public.Fingerprint(), "want", c.Public.Fingerprint()).At(text.Show(c.Path))
	case f.encrypted && len(passphrase) == 0:
		return nil, fault.New(fault.Passphrase, "passphrase.missing", "key", f.public.Fingerprint()).At(text.Show(c.Path))
	}
	type answer struct {
		key ssh.Signer
		err error
	}
	done := make(chan answer, 1)
	own := bytes.Clone(passphrase) // the caller may wipe its own as soon as it is answered
	go func() {                    // the work cannot be stopped, only left: it is bounded by maxRounds
		defer clear(own)
		key, err := f.private(own)
		done <- answer{key, err}
	}()
	select {
	case <-ctx.Done():
		return nil, stopped(ctx)
	case a := <-done:
		if a.err != nil {
			return nil, a.err
		}
		return fileSigner(a.key, f.public), nil
	}
}

func (f keyFile) private(passphrase []byte) (ssh.Signer, error) {
	var key ssh.Signer
	var err error
	if f.encrypted {
		key, err = ssh.ParsePrivateKeyWithPassphrase(f.data, passphrase)
	} else {
		key, err = ssh.ParsePrivateKey(f.data)
	}
	switch where := text.Show(f.path); {
	case errors.Is(err, x509.IncorrectPasswordError):
		return nil, fault.New(fault.Passphrase, "passphrase.wrong", "key", f.public.Fingerprint()).At(where)
	case err != nil:
		return nil, fault.New(fault.Key, "key.unreadable", "detail", err.Error()).At(where)
	case string(key.PublicKey().Marshal()) != f.public.wire:
		return nil, fault.New(fault.Key, "key.changed", "have", ssh.FingerprintSHA256(key.PublicKey()), "want", f.public.Fingerprint()).At(where)
	}
	return key, nil
}

// fileSigner signs with a key that is in memory.
func fileSigner(key ssh.Signer, public PublicKey) Signer {
	return &signer{public: public, bare: func(ctx context.Context, data []byte) (*ssh.Signature, error) {
		if ctx.Err() != nil {
			return nil, stopped(ctx)
		}
		if wide, ok := key.(ssh.AlgorithmSigner); ok && key.PublicKey().Type() == ssh.KeyAlgoRSA {
			return wide.SignWithAlgorithm(rand.Reader, data, ssh.KeyAlgoRSASHA512)
		}
		return key.Sign(rand.Reader, data)
	}}
}
