package room

import (
	"errors"
	"io/fs"

	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/text"
	"votering/internal/trust"
)

// readSignature reads the signature that lies beside the document at path.
func readSignature(path string) ([]byte, error) {
	sig, err := files.Read(path+sigSuffix, maxSignature)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fault.New(fault.IO, "sign.missing", "file", text.Show(path)).At(text.Show(path + sigSuffix)).Because(err)
	}
	return sig, err
}

// checkSigned verifies the signature of a document in that namespace by the
// key of that line, and gives it in the form that is kept.
func checkSigned(namespace, name string, data, sig []byte, key string) ([]byte, error) {
	want, err := trust.ParsePublicKey(key)
	if err != nil {
		return nil, err
	}
	have, err := trust.Verify(sig, data, namespace)
	switch {
	case err != nil:
		return nil, withPath(err, name+sigSuffix)
	case !have.Equal(want):
		return nil, fault.New(fault.Key, "key.not_expected", "have", have.Fingerprint(), "want", want.Fingerprint()).At(name + sigSuffix)
	}
	return trust.Canonical(sig)
}
