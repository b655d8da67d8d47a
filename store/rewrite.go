package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	bolt "go.etcd.io/bbolt"

	"votering/internal/fault"
	"votering/internal/record"
)

// Rewrite puts another file in this one's place, which holds these documents and
// events alone: the lines go on from the record as it is, and those before them
// are taken away. Until the new file is on disk and reads back whole the old one
// is as it was; after that nothing of it is left at this path, in no page that is
// free either. What the disk keeps of a file that is gone, and copies of it, are
// beyond it.
func (s *Store) Rewrite(pairs []record.Pair, docs map[string][]byte) error {
	if s.readOnly {
		return fault.New(fault.IO, "store.read_only").At(s.path)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed || s.lost.Load() {
		return fault.New(fault.IO, "store.closed").At(s.path)
	}
	var size uint64
	var head string
	err := s.guard(func() error {
		return s.db.View(func(tx *bolt.Tx) (err error) {
			size, head, err = storedHead(tx)
			return err
		})
	})
	if err != nil {
		return err
	}
	place, err := s.place()
	if err != nil {
		return s.wrap(err)
	}
	temp, err := beside(place)
	if err != nil {
		return s.wrap(err)
	}
	defer os.Remove(temp) // where it has its name, there is nothing to take away
	if err := write(temp, size, head, pairs, docs); err != nil {
		return err
	}
	return s.replace(temp, place)
}

// place is where the file lies, once links are followed, and that it has no
// other name.
func (s *Store) place() (string, error) {
	n, err := names(s.file)
	if err != nil {
		return "", err
	}
	if n > 1 {
		return "", fault.New(fault.IO, "store.two_names", "n", strconv.FormatUint(n, 10))
	}
	return filepath.EvalSymlinks(s.path)
}

// beside is the name that a file has in the folder of another one until it takes
// its place. It follows from that one's name, so that what a program left that
// was ended half-way goes with the next writing.
func beside(path string) (string, error) {
	at := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".part")
	left, err := os.Lstat(at)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return at, nil
	case err == nil && left.Mode().IsRegular():
		err = os.Remove(at)
	}
	return at, err // where something else lies there, making the file says so
}

// write makes a file whose record goes on from that size and head, and reads it
// back.
func write(path string, size uint64, head string, pairs []record.Pair, docs map[string][]byte) error {
	s, err := Create(path)
	if err != nil {
		return err
	}
	err = s.update(func(tx *bolt.Tx) error {
		meta := tx.Bucket(metaBucket)
		for key, value := range map[string][]byte{
			string(schemaKey): []byte(schemaName + strconv.Itoa(schemaPurged)),
			string(baseKey):   headValue(size, head),
			string(headKey):   headValue(size, head),
		} {
			if err := meta.Put([]byte(key), value); err != nil {
				return err
			}
		}
		b, err := bucket(tx, docsBucket)
		for name, doc := range docs {
			if err == nil {
				err = putDoc(b, name, doc)
			}
		}
		if err != nil {
			return err
		}
		return putPairs(tx, pairs)
	})
	if err = errors.Join(err, s.Close()); err != nil {
		return err
	}
	return readable(path)
}

// replace puts a finished file where this one lies, and opens it in its place.
// Where that fails the file at the path is opened again, whichever it is.
func (s *Store) replace(temp, place string) error {
	err := s.guard(s.db.Close)
	if err == nil {
		err = s.wrap(errors.Join(os.Rename(temp, place), syncDir(place)))
	}
	again := s.open(s.take)
	if again != nil {
		s.lost.Store(true)
		_ = s.file.Close() // nobody uses it any more
	}
	return errors.Join(err, again)
}
