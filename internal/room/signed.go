package room

import (
	"errors"
	"io/fs"

	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/text"
)

// readSignature reads the signature that lies beside the document at path.
func readSignature(path string) ([]byte, error) {
	sig, err := files.Read(path+sigSuffix, maxSignature)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fault.New(fault.IO, "sign.missing", "file", text.Show(path)).At(text.Show(path + sigSuffix)).Because(err)
	}
	return sig, err
}
