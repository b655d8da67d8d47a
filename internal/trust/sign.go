package trust

import (
	"context"
	"crypto/rsa"

	"golang.org/x/crypto/ssh"

	"votering/internal/fault"
)

// Signer is a key that is ready to sign.
type Signer interface {
	// Public is the key's public half.
	Public() PublicKey
	// Sign makes a signature file over the bytes of message for the purpose
	// namespace. It has passed Verify: whatever else comes back from an agent
	// or a damaged key is refused (fault.Sig). It ends with ctx.
	Sign(ctx context.Context, namespace string, message []byte) ([]byte, error)
}

// signer signs with anything that makes bare SSH signatures.
type signer struct {
	public PublicKey
	bare   func(ctx context.Context, data []byte) (*ssh.Signature, error)
}

func (s *signer) Public() PublicKey { return s.public }

func (s *signer) Sign(ctx context.Context, namespace string, message []byte) ([]byte, error) {
	value, err := s.bare(ctx, signedBytes(namespace, ourHash, message))
	if err != nil {
		return nil, err
	}
	s.pad(value)
	blob := ssh.Marshal(envelope{
		Magic:     [len(magic)]byte([]byte(magic)),
		Version:   version,
		Key:       []byte(s.public.wire),
		Namespace: namespace,
		Hash:      ourHash,
		Signature: ssh.Marshal(value),
	})
	sig := armor(blob)
	if _, err := Verify(sig, message, namespace); err != nil {
		return nil, fault.New(fault.ClassOf(err), "sign.wrong", "key", s.public.Fingerprint()).Because(err)
	}
	return sig, nil
}

// pad gives an RSA signature the leading zeros that some agents leave out.
func (s *signer) pad(value *ssh.Signature) {
	raw, ok := s.public.parsed().(ssh.CryptoPublicKey).CryptoPublicKey().(*rsa.PublicKey)
	if ok && len(value.Blob) < raw.Size() {
		value.Blob = append(make([]byte, raw.Size()-len(value.Blob)), value.Blob...)
	}
}
