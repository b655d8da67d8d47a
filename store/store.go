// Package store keeps one edition's deliberation in one bbolt file: documents
// by name, events, and a record line for each. Every change is one synced
// transaction, all or nothing.
//
// bbolt takes the file for granted: a file cut short kills the process, one
// changed byte in a page may send it round for ever, and nothing at all is
// said of a changed byte in a value. So the pages are walked before bbolt sees
// the file, documents carry their SHA-256, and what is read is checked against
// the record's chain and the head that was stored with it.
package store

import (
	"fmt"
	"os"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	bolt "go.etcd.io/bbolt"

	"votering/internal/fault"
)

// patience is how long Open waits for another window to give the file back.
const patience = time.Second

// Store is an open file. Its methods may be used from several goroutines.
type Store struct {
	path     string
	readOnly bool
	wait     time.Duration // for another window to give the file back
	db       *bolt.DB
	file     *os.File // db's own

	mu     sync.RWMutex // shared by every use of the file, alone for Close
	closed bool
	lost   atomic.Bool // bbolt gave up half-way: its locks cannot be relied on
}

// Create makes a new file and opens it. A file that is there already is left
// alone (E_IO); where anything fails, nothing is left behind.
func Create(path string) (*Store, error) {
	s := &Store{path: path, wait: patience}
	made := false
	err := s.open(func(name string, flag int, mode os.FileMode) (*os.File, error) {
		f, err := os.OpenFile(name, flag|os.O_EXCL, mode)
		made = err == nil
		s.file = f
		return f, err
	})
	if err == nil {
		err = s.update(found)
	}
	if err == nil {
		err = s.wrap(syncDir(path))
	}
	if err == nil {
		return s, nil
	}
	if made {
		_ = s.Close() // the first error is the one to tell
		_ = os.Remove(path)
	}
	return nil, err
}

// Open opens a file that Create made, for reading and writing or for reading
// alone. It refuses a file that is cut short (E_SIZE), damaged (E_DB), no
// votering file or not there (E_IO), of a newer version (E_VERSION), or in use
// by another window for longer than a second (E_LOCKED).
func Open(path string, readOnly bool) (*Store, error) {
	return (&Store{path: path, readOnly: readOnly, wait: patience}).enter()
}

// Peek is Open for reading alone, and does not wait: a file that another window
// changes is E_LOCKED at once.
func Peek(path string) (*Store, error) {
	return (&Store{path: path, readOnly: true, wait: 1}).enter() // bbolt waits for ever for none
}

func (s *Store) enter() (*Store, error) {
	if err := regular(os.Stat(s.path)); err != nil {
		return nil, s.wrap(err)
	}
	if err := s.open(s.take); err != nil {
		return nil, err
	}
	if err := s.view(checkSchema); err != nil {
		_ = s.Close() // the first error is the one to tell
		return nil, err
	}
	return s, nil
}

// open hands the file to bbolt; take gives bbolt the file.
func (s *Store) open(take func(string, int, os.FileMode) (*os.File, error)) error {
	err := s.guard(func() (err error) {
		s.db, err = bolt.Open(s.path, 0o600, &bolt.Options{
			Timeout: s.wait, ReadOnly: s.readOnly, OpenFile: take,
			FreelistType: bolt.FreelistMapType, NoStatistics: true,
		})
		return err
	})
	if s.lost.Load() {
		_ = s.file.Close() // the damage is what to tell
	}
	return err
}

// take opens and locks an existing file, and looks at its pages before bbolt
// does.
func (s *Store) take(name string, flag int, mode os.FileMode) (*os.File, error) {
	f, err := os.OpenFile(name, flag&^os.O_CREATE, mode)
	if err != nil {
		return nil, err
	}
	if err = lock(f, !s.readOnly, s.wait); err == nil {
		err = examine(f)
	}
	if err != nil {
		_ = f.Close() // the first error is the one to tell
		return nil, err
	}
	s.file = f
	return f, nil
}

// Path is the file's name as it was given.
func (s *Store) Path() string { return s.path }

// Close gives the file back once nobody uses it any more. Uses that come later
// are refused. To close twice does nothing.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed || s.db == nil {
		return nil
	}
	s.closed = true
	if s.lost.Load() {
		return s.wrap(s.file.Close())
	}
	return s.wrap(s.db.Close())
}

func (s *Store) view(fn func(*bolt.Tx) error) error {
	return s.use(func() error { return s.db.View(fn) })
}

// update changes the file, and makes sure that the change can be found again:
// a file that was deleted, replaced or cut while it was open takes every change
// without a word.
func (s *Store) update(fn func(*bolt.Tx) error) error {
	if s.readOnly {
		return fault.New(fault.IO, "store.read_only").At(s.path)
	}
	return s.use(func() error {
		if err := s.db.Update(fn); err != nil {
			return err
		}
		return s.present()
	})
}

// present says whether the file that is open is the one at its path, and whole.
func (s *Store) present() error {
	there, err := os.Stat(s.path)
	if err != nil {
		return fault.New(fault.IO, "store.gone").Because(err)
	}
	open, err := s.file.Stat()
	if err != nil {
		return err
	}
	if !os.SameFile(there, open) {
		return fault.New(fault.IO, "store.gone")
	}
	m, err := newest(s.file, open.Size())
	if err != nil {
		return err
	}
	return m.within(open.Size())
}

// use runs fn unless the file was given back.
func (s *Store) use(fn func() error) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.closed || s.lost.Load() {
		return fault.New(fault.IO, "store.closed").At(s.path)
	}
	return s.guard(fn)
}

// guard runs fn and turns a panic into a fault (E_DB): also that of a page
// which is not there any more, because the file was cut while it was open.
func (s *Store) guard(fn func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			s.lost.Store(true)
			err = fault.New(fault.DB, "store.lost").At(s.path).Because(fmt.Errorf("bbolt: %v", r))
		}
	}()
	return s.wrap(fn())
}
