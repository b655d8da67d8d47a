package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	bolt "go.etcd.io/bbolt"

	"votering/internal/fault"
)

// Backup writes a consistent copy to a new file at path, while the file may be
// in use. The copy gets its name only once it is on disk and reads back whole;
// a file of that name is left alone (E_IO).
func (s *Store) Backup(path string) (err error) {
	target := &Store{path: path}
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		if err == nil {
			err = fs.ErrExist
		}
		return target.wrap(err)
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return target.wrap(err)
	}
	defer os.Remove(f.Name()) // where it has its name, this only takes the other one away
	out := &sink{f: f}
	err = s.view(func(tx *bolt.Tx) error {
		_, err := tx.WriteTo(out)
		return err
	})
	if out.err != nil {
		err = target.wrap(out.err)
	}
	if err != nil {
		_ = f.Close() // the first error is the one to tell
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return target.wrap(err)
	}
	if err := readable(f.Name()); err != nil {
		return err
	}
	return target.wrap(errors.Join(name(f.Name(), path), syncDir(path)))
}

// sink keeps the error of a write, of which bbolt passes on the text alone.
type sink struct {
	f   *os.File
	err error
}

// Write writes to the file.
func (w *sink) Write(b []byte) (int, error) {
	n, err := w.f.Write(b)
	if err != nil {
		w.err = err
	}
	return n, err
}

// readable opens a copy and reads all of it.
func readable(path string) error {
	s, err := Open(path, true)
	if err != nil {
		return err
	}
	_, err = s.Load()
	return errors.Join(err, s.Close())
}

// name gives a finished file its name, and never takes it from another file:
// a link fails where one is. Where the disk knows no links, a look must do.
func name(temp, path string) error {
	err := os.Link(temp, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, err := os.Lstat(path); err == nil {
		return fault.New(fault.IO, "io.exists")
	}
	return os.Rename(temp, path)
}
