package trust

import (
	"bytes"
	"errors"
	"io"

	"filippo.io/age"

	"votering/internal/fault"
)

const (
	// maxWork is the most work, as a power of two, that a passphrase takes: a
	// second and 256 MiB. It is also what Lock takes by itself.
	maxWork = 18
	// maxLocked is the size of a locked sealing key, in bytes, above which it
	// is none.
	maxLocked = 16 << 10
)

// Lock puts a sealing key under a passphrase: an armored age file in which
// stands the key as age-keygen writes it, so that stock age opens it and opens
// with it. work is the power of two of the work that each try of a passphrase
// takes, 1 to 18; 0 is 18, a second. No passphrase is E_PASSPHRASE.
func Lock(i Identity, passphrase []byte, work int) ([]byte, error) {
	if len(passphrase) == 0 {
		return nil, fault.New(fault.Passphrase, "seal.passphrase_missing")
	}
	r, err := age.NewScryptRecipient(string(passphrase))
	if err != nil {
		return nil, fault.New(fault.Passphrase, "seal.passphrase_missing").Because(err)
	}
	if work <= 0 || work > maxWork {
		work = maxWork
	}
	r.SetWorkFactor(work)
	return encrypt([]byte("# public key: "+i.Recipient()+"\n"+i.Secret()+"\n"), r)
}

// Unlock gives the sealing key that Lock put under a passphrase. No passphrase
// and another one are E_PASSPHRASE; what Lock did not write, or what asks for
// more work than Lock ever takes, is E_FORMAT and costs nothing.
func Unlock(locked, passphrase []byte) (Identity, error) {
	if len(passphrase) == 0 {
		return Identity{}, fault.New(fault.Passphrase, "seal.passphrase_missing")
	}
	damaged := fault.New(fault.Format, "seal.locked")
	if len(locked) > maxLocked {
		return Identity{}, damaged
	}
	_, file, err := dearmorAge(locked)
	if err != nil {
		return Identity{}, damaged.Because(err)
	}
	if kind, err := soleRecipient(file); err != nil || kind != "scrypt" {
		return Identity{}, damaged.Because(err)
	}
	id, err := age.NewScryptIdentity(string(passphrase))
	if err != nil {
		return Identity{}, fault.New(fault.Passphrase, "seal.passphrase_missing").Because(err)
	}
	id.SetMaxWorkFactor(maxWork)
	r, err := age.Decrypt(bytes.NewReader(file), id)
	if errors.Is(err, age.ErrIncorrectIdentity) {
		return Identity{}, fault.New(fault.Passphrase, "seal.passphrase_wrong").Because(err)
	}
	var plain []byte
	if err == nil {
		plain, err = io.ReadAll(r)
		defer clear(plain)
	}
	if err != nil {
		return Identity{}, damaged.Because(err)
	}
	_, secret, _ := bytes.Cut(plain, []byte("\n"))
	key, err := age.ParseX25519Identity(string(bytes.TrimSuffix(secret, []byte("\n"))))
	if err != nil {
		return Identity{}, damaged.Because(err)
	}
	return Identity{key}, nil
}
