package trust

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rsa"
	"math/big"

	"golang.org/x/crypto/ssh"

	"votering/internal/fault"
)

// signature is a signature file that was read, and whose key and kinds are
// strong enough. Whether it is good nobody has asked yet.
type signature struct {
	blob      []byte
	key       ssh.PublicKey
	namespace string
	hash      string
	value     *ssh.Signature
}

// Verify checks that sig is a signature file over exactly the bytes of
// message, made for the purpose namespace, and gives the key that made it.
// Whose key that is, and whether it is one to trust, is for the caller to say.
//
// Refused are: more than MaxSignature bytes (fault.Size); what is not in the
// one form of a signature file (fault.Format); keys and signatures of weak
// kinds (fault.Weak); another purpose (fault.NS); other bytes, or a security
// key that nobody touched (fault.Sig). Where the message is good but for its
// line ends, the sentence says so.
func Verify(sig, message []byte, namespace string) (PublicKey, error) {
	s, err := parse(sig)
	if err != nil {
		return PublicKey{}, err
	}
	switch {
	case s.namespace == "":
		return PublicKey{}, fault.New(fault.NS, "sig.no_namespace", "want", namespace)
	case s.namespace != namespace:
		return PublicKey{}, fault.New(fault.NS, "sig.namespace", "have", shown(s.namespace), "want", namespace)
	case s.untouched():
		return PublicKey{}, fault.New(fault.Sig, "sig.touch")
	case s.covers(message):
		return keyOf(s.key, ""), nil
	case s.coversLines(message):
		return PublicKey{}, fault.New(fault.Sig, "sig.lines")
	}
	return PublicKey{}, fault.New(fault.Sig, "sig.bytes")
}

// parse reads a signature file.
func parse(sig []byte) (*signature, error) {
	blob, err := dearmor(sig)
	if err != nil {
		return nil, err
	}
	var e envelope
	if ssh.Unmarshal(blob, &e) != nil || string(e.Magic[:]) != magic || !bytes.Equal(ssh.Marshal(e), blob) {
		return nil, fault.New(fault.Format, "sig.broken")
	}
	switch {
	case e.Version != version:
		return nil, fault.New(fault.Format, "sig.version")
	case len(e.Reserved) > 0:
		return nil, fault.New(fault.Format, "sig.reserved")
	case hashes[e.Hash] == nil:
		return nil, fault.New(fault.Format, "sig.hash", "hash", shown(e.Hash))
	}
	s := &signature{blob: blob, namespace: e.Namespace, hash: e.Hash, value: new(ssh.Signature)}
	if s.key, err = parseWire(e.Key); err != nil {
		if fault.ClassOf(err) == fault.Key {
			err = fault.New(fault.Format, "sig.key").Because(err)
		}
		return nil, err
	}
	if ssh.Unmarshal(e.Signature, s.value) != nil {
		return nil, fault.New(fault.Format, "sig.broken")
	}
	return s, s.form()
}

// form checks that the signature proper is of a kind that its key makes, and
// written in the one way in which that kind is written.
func (s *signature) form() error {
	good := s.value.Format == s.key.Type()
	switch raw := s.key.(ssh.CryptoPublicKey).CryptoPublicKey().(type) {
	case *rsa.PublicKey:
		if s.value.Format == ssh.KeyAlgoRSA {
			return fault.New(fault.Weak, "weak.sha1")
		}
		good = (s.value.Format == ssh.KeyAlgoRSASHA512 || s.value.Format == ssh.KeyAlgoRSASHA256) &&
			len(s.value.Blob) == raw.Size()
	case ed25519.PublicKey:
		good = good && len(s.value.Blob) == ed25519.SignatureSize
	default:
		good = good && pairOfNumbers(s.value.Blob)
	}
	rest := 0
	if isHardware(s.key.Type()) {
		rest = skRest
	}
	if !good || len(s.value.Rest) != rest {
		return fault.New(fault.Format, "sig.kind")
	}
	return nil
}

// pairOfNumbers reports an ECDSA signature written without a byte too many.
func pairOfNumbers(blob []byte) bool {
	var pair struct{ R, S *big.Int }
	return ssh.Unmarshal(blob, &pair) == nil && bytes.Equal(ssh.Marshal(pair), blob)
}

const (
	skRest    = 5    // flags and counter of a security key
	skTouched = 0x01 // the flag that somebody was there
)

// untouched reports a signature of a security key that nobody touched.
func (s *signature) untouched() bool {
	return len(s.value.Rest) > 0 && s.value.Rest[0]&skTouched == 0
}

// covers reports that the signature is one of exactly these bytes.
func (s *signature) covers(message []byte) bool {
	return s.key.Verify(signedBytes(s.namespace, s.hash, message), s.value) == nil
}

// coversLines reports that it would be, had the lines of the message kept
// their ends: LF instead of CRLF, and the last one.
func (s *signature) coversLines(message []byte) bool {
	lines := bytes.ReplaceAll(message, []byte("\r\n"), []byte("\n"))
	return len(lines) < len(message) && s.covers(lines) ||
		!bytes.HasSuffix(lines, []byte("\n")) && s.covers(append(lines, '\n'))
}
