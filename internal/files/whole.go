package files

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"votering/internal/fault"
	"votering/internal/text"
)

// WriteWhole is WriteNew for a file that somebody may take as soon as it is
// there: it is there whole or not at all, also where the program is killed
// half-way.
func WriteWhole(path string, data []byte) error {
	if _, err := os.Lstat(path); err == nil {
		return fault.New(fault.IO, "io.exists").At(text.Show(path))
	}
	return whole(path, data, appear)
}

// ReplaceWhole is WriteWhole, and takes the place of the file that is there.
func ReplaceWhole(path string, data []byte) error { return whole(path, data, os.Rename) }

// whole writes a file beside its place, sees it onto the disk and puts it
// there.
func whole(path string, data []byte, place func(from, to string) error) error {
	temp, err := os.CreateTemp(filepath.Dir(path), ".votering-*")
	if err != nil {
		return Fault(err, path)
	}
	_, err = temp.Write(data)
	if err == nil {
		err = temp.Chmod(0o644)
	}
	if err == nil {
		err = temp.Sync()
	}
	if cerr := temp.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = place(temp.Name(), path)
	}
	if err != nil {
		_ = os.Remove(temp.Name()) // the first error is the one to tell
		return Fault(err, path)
	}
	return nil
}

// appear gives a file its name, and never takes the place of what has come
// there meanwhile.
func appear(from, to string) error {
	err := os.Link(from, to)
	if err == nil {
		return os.Remove(from)
	}
	if errors.Is(err, fs.ErrExist) {
		return err
	}
	return os.Rename(from, to) // not every disk has links
}
