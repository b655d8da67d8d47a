package files

import (
	"io/fs"
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
	return whole(path, data, 0o644, appear)
}

// ReplaceWhole writes a file whole or not at all, and takes the place of the
// file that is there.
func ReplaceWhole(path string, data []byte) error { return whole(path, data, 0o644, os.Rename) }

// WriteBack is ReplaceWhole for a file that was read and goes on being the same
// one: where the path is a link, the file that it leads to is replaced and the
// link stays, and whoever could not read the file cannot read it now.
func WriteBack(path string, data []byte) error {
	place, err := filepath.EvalSymlinks(path)
	if err != nil {
		return Fault(err, path)
	}
	info, err := os.Stat(place)
	if err != nil {
		return Fault(err, path)
	}
	return whole(place, data, info.Mode().Perm(), os.Rename)
}

func whole(path string, data []byte, mode fs.FileMode, place func(from, to string) error) error {
	p, err := writePart(path, data, mode)
	if err != nil {
		return err
	}
	return p.put(place)
}
