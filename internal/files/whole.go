package files

import (
	"os"
	"path/filepath"
)

// WriteWhole is WriteNew for a file that somebody may take as soon as it is
// there: it is there whole or not at all, also where the program is killed
// half-way. It makes the folder where there is none.
func WriteWhole(path string, data []byte) error {
	if err := absent(path); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return Fault(err, filepath.Dir(path))
	}
	return whole(path, data, appear)
}

// ReplaceWhole writes a file whole or not at all, and takes the place of the
// file that is there.
func ReplaceWhole(path string, data []byte) error { return whole(path, data, os.Rename) }

func whole(path string, data []byte, place func(from, to string) error) error {
	p, err := writePart(path, data)
	if err != nil {
		return err
	}
	return p.put(place)
}
