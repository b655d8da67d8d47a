package trusttest

import (
	"bytes"
	"encoding/base64"
	"testing"

	"filippo.io/age"
	"filippo.io/age/armor"

	"votering/internal/trust"
)

// Passphrase is what the sealing keys of tests are locked with, and Work how
// much work a try of it takes: next to none.
const (
	Passphrase = "a passphrase of a test"
	Work       = 2
)

// Sealing is a sealing key for a test.
func Sealing(t testing.TB) trust.Identity {
	t.Helper()
	id, err := trust.NewIdentity()
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// Age writes an armored age file for any recipients, as stock age would and
// the program never does.
func Age(t testing.TB, plain []byte, to ...age.Recipient) []byte {
	t.Helper()
	var b bytes.Buffer
	a := armor.NewWriter(&b)
	w, err := age.Encrypt(a, to...)
	if err == nil {
		_, err = w.Write(plain)
	}
	if err == nil {
		err = w.Close()
	}
	if err == nil {
		err = a.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Recipient is a recipient as the library has it.
func Recipient(t testing.TB, s string) age.Recipient {
	t.Helper()
	r, err := age.ParseX25519Recipient(s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TwoKeys seals to one recipient, and beside it to a second who is given
// another file key: the first can open the file, and the second cannot.
func TwoKeys(t testing.TB, plain []byte, first, second string) []byte {
	t.Helper()
	return Age(t, plain, Recipient(t, first), deceived{Recipient(t, second)})
}

type deceived struct{ age.Recipient }

func (d deceived) Wrap([]byte) ([]*age.Stanza, error) {
	return d.Recipient.Wrap(bytes.Repeat([]byte{7}, 16))
}

// Laborious is an age file under a passphrase that asks for two to the power
// of work before the passphrase is found wrong.
func Laborious(t testing.TB, plain []byte, work string) []byte {
	t.Helper()
	return Age(t, plain, claimed{work})
}

type claimed struct{ work string }

func (c claimed) Wrap([]byte) ([]*age.Stanza, error) {
	salt := base64.RawStdEncoding.EncodeToString(bytes.Repeat([]byte{1}, 16))
	return []*age.Stanza{{Type: "scrypt", Args: []string{salt, c.work}, Body: make([]byte, 32)}}, nil
}
