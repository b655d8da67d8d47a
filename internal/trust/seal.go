package trust

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"

	"filippo.io/age"
	agearmor "filippo.io/age/armor"

	"votering/internal/fault"
)

// Identity is a sealing key: it opens what was sealed to its Recipient. The
// zero value is no key. It prints as its recipient, never as its secret.
type Identity struct{ key *age.X25519Identity }

// NewIdentity makes a sealing key.
func NewIdentity() (Identity, error) {
	key, err := age.GenerateX25519Identity()
	if err != nil {
		return Identity{}, fault.New(fault.Key, "seal.make").Because(err)
	}
	return Identity{key}, nil
}

// IsZero reports that there is no key.
func (i Identity) IsZero() bool { return i.key == nil }

// Recipient is the public half, "age1…", that ballots are sealed to; empty for
// no key.
func (i Identity) Recipient() string {
	if i.IsZero() {
		return ""
	}
	return i.key.Recipient().String()
}

// Secret is the key itself, "AGE-SECRET-KEY-1…", as stock age reads it; empty
// for no key. Whoever has it reads every ballot.
func (i Identity) Secret() string {
	if i.IsZero() {
		return ""
	}
	return i.key.String()
}

// String is the recipient, so that no key is printed by mistake.
func (i Identity) String() string { return i.Recipient() }

const (
	secretPrefix = "AGE-SECRET-KEY-1"
	secretLength = 58 // characters after the prefix
	maxSheet     = 64 << 10
)

// misread is what people read and type for characters that a sealing key does
// not have. Its checksum finds a guess that is wrong.
var misread = strings.NewReplacer("O", "0", "I", "L", "1", "L", "B", "8")

// ParseIdentity finds the sealing key in the text of a recovery sheet, or in
// what was typed from one: spaces, line breaks, hyphens between groups, and
// capital or small letters do not matter, nor what stands around the key, nor
// O for 0 and I for L. What holds no whole key is E_FORMAT.
func ParseIdentity(sheet string) (Identity, error) {
	if len(sheet) > maxSheet {
		return Identity{}, fault.New(fault.Format, "seal.sheet")
	}
	rest := strings.ToUpper(strings.Join(strings.Fields(sheet), ""))
	for {
		at := strings.Index(rest, secretPrefix)
		if at < 0 {
			return Identity{}, fault.New(fault.Format, "seal.sheet")
		}
		rest = rest[at+len(secretPrefix):]
		data := strings.ReplaceAll(rest, "-", "")
		if len(data) < secretLength {
			continue
		}
		key, err := age.ParseX25519Identity(secretPrefix + misread.Replace(data[:secretLength]))
		if err == nil {
			return Identity{key}, nil
		}
	}
}

// ParseRecipient checks the public half of a sealing key, in the one form in
// which it is written. Anything else, and a key that everybody can open, is
// E_FORMAT.
func ParseRecipient(s string) error {
	_, err := recipientOf(s)
	return err
}

func recipientOf(s string) (*age.X25519Recipient, error) {
	r, err := age.ParseX25519Recipient(s)
	if err == nil && r.String() != s {
		err = errors.New("not in its one form")
	}
	if err == nil {
		_, err = r.Wrap(make([]byte, 16)) // fails for a point of small order
	}
	if err != nil {
		return nil, fault.New(fault.Format, "seal.recipient", "text", shown(s)).Because(err)
	}
	return r, nil
}

// SealTo seals plain to a recipient: an armored age file with this one
// recipient. No two sealings are the same.
func SealTo(recipient string, plain []byte) ([]byte, error) {
	r, err := recipientOf(recipient)
	if err != nil {
		return nil, err
	}
	return encrypt(plain, r)
}

// encrypt writes an armored age file.
func encrypt(plain []byte, to age.Recipient) ([]byte, error) {
	var b bytes.Buffer
	a := agearmor.NewWriter(&b)
	w, err := age.Encrypt(a, to)
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
		return nil, fault.New(fault.Key, "seal.make").Because(err)
	}
	return b.Bytes(), nil
}

// CanonicalSealed rewrites a sealed file in the one form in which SealTo
// writes it: mail may have turned LF into CRLF, or taken the last line end
// away. Whatever else is not in that form is E_SEALED. It opens nothing.
func CanonicalSealed(sealed []byte) ([]byte, error) {
	plain, _, err := dearmorAge(sealed)
	return plain, err
}

// dearmorAge gives an armored age file in its one form, and what is in it.
func dearmorAge(data []byte) (canonical, file []byte, err error) {
	canonical = data
	if bytes.Contains(data, []byte("\r")) {
		canonical = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
		if !bytes.Equal(bytes.ReplaceAll(canonical, []byte("\n"), []byte("\r\n")), data) {
			return nil, nil, fault.New(fault.Sealed, "sealed.armor")
		}
	}
	if !bytes.HasSuffix(canonical, []byte("\n")) {
		canonical = append(bytes.Clone(canonical), '\n')
	}
	if !bytes.HasPrefix(canonical, []byte(agearmor.Header+"\n")) {
		return nil, nil, fault.New(fault.Sealed, "sealed.none")
	}
	file, err = io.ReadAll(agearmor.NewReader(bytes.NewReader(canonical)))
	if err != nil {
		return nil, nil, fault.New(fault.Sealed, "sealed.armor").Because(err)
	}
	var again bytes.Buffer
	a := agearmor.NewWriter(&again)
	if _, err := a.Write(file); err != nil || a.Close() != nil || !bytes.Equal(again.Bytes(), canonical) {
		return nil, nil, fault.New(fault.Sealed, "sealed.armor")
	}
	return canonical, file, nil
}

// Open opens a sealed file of at most max bytes; a larger one is E_SIZE.
// Everything but a whole and unchanged file that was sealed to this key and to
// no other is E_SEALED. No work is done that the file asks for: a passphrase,
// whatever its work factor, is never tried.
func (i Identity) Open(sealed []byte, max int) ([]byte, error) {
	if len(sealed) > max {
		return nil, fault.New(fault.Size, "sealed.size", "bytes", strconv.Itoa(len(sealed)), "max", strconv.Itoa(max))
	}
	if i.IsZero() {
		return nil, fault.New(fault.Sealed, "sealed.key")
	}
	file, err := sealedFile(sealed)
	if err != nil {
		return nil, err
	}
	r, err := age.Decrypt(bytes.NewReader(file), i.key)
	var mismatch *age.NoIdentityMatchError
	if errors.As(err, &mismatch) {
		return nil, fault.New(fault.Sealed, "sealed.key").Because(err)
	}
	var plain []byte
	if err == nil {
		plain, err = io.ReadAll(r) // to its end, or nothing of it is used
	}
	if err != nil {
		return nil, fault.New(fault.Sealed, "sealed.changed").Because(err)
	}
	return plain, nil
}

// soleRecipient is the kind of the one recipient of an age file. More than one
// is refused: a second could be given another file key, so that one of the two
// cannot open what the other can.
func soleRecipient(file []byte) (kind string, err error) {
	header, err := age.ExtractHeader(bytes.NewReader(file))
	if err != nil {
		return "", fault.New(fault.Sealed, "sealed.changed").Because(err)
	}
	for line := range bytes.Lines(header) {
		rest, ok := bytes.CutPrefix(line, []byte("-> "))
		switch {
		case !ok:
		case kind != "":
			return "", fault.New(fault.Sealed, "sealed.recipients")
		default:
			kind = string(bytes.Fields(rest)[0])
		}
	}
	return kind, nil
}
