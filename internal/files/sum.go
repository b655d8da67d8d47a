package files

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
)

// Sum is the SHA-256 of a regular file of at most max bytes, in hex, read in
// pieces. A larger one is not read to its end (E_SIZE).
func Sum(path string, max int64) (string, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return "", Fault(err, path)
	case !info.Mode().IsRegular() || info.Size() > max:
		return "", TooLarge(path, max)
	}
	f, err := os.Open(path)
	if err != nil {
		return "", Fault(err, path)
	}
	defer f.Close()
	h := sha256.New()
	n, err := io.Copy(h, io.LimitReader(f, max+1))
	switch {
	case err != nil:
		return "", Fault(err, path)
	case n > max:
		return "", TooLarge(path, max)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
