// Package roomtest gives tests a room without a disk: stores in memory, a
// clock that stands still, and the bundled editions to play with.
package roomtest

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"sync"
	"testing"
	"time"

	"votering/internal/editions"
	"votering/internal/fault"
	"votering/internal/record"
	"votering/internal/room"
)

// Start is what a Clock says until it is moved: five past twelve in Oslo on
// the day before the prize was awarded.
var Start = time.Date(2022, 11, 16, 11, 5, 0, 0, time.UTC)

// minute is what passes between two steps.
const minute = time.Minute

// Clock stands still until it is moved, and its salts are numbers.
type Clock struct {
	mu    sync.Mutex
	moved time.Duration
	salts int
}

// Now is Start and what the clock was moved by.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return Start.Add(c.moved)
}

// Move sets the clock forward.
func (c *Clock) Move(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.moved += d
}

// Salt is the next number, in 64 digits.
func (c *Clock) Salt() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.salts++
	return fmt.Sprintf("%064d", c.salts)
}

// Store keeps a deliberation in memory. It satisfies room.Store.
type Store struct {
	mu     sync.Mutex
	path   string
	kept   record.Stored
	before func() error // runs before each Append
	closed bool
}

// NewStore is an empty store that calls itself path.
func NewStore(path string) *Store {
	return &Store{path: path, kept: record.Stored{Docs: map[string][]byte{}}}
}

// Before makes every Append call f first, and fail with its error. It may
// wait, as a slow disk does. Nil ends that.
func (s *Store) Before(f func() error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.before = f
}

// Path is the name that the store was given.
func (s *Store) Path() string { return s.path }

// Load reads everything, verified.
func (s *Store) Load() (*record.Stored, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.verified()
}

func (s *Store) verified() (*record.Stored, error) {
	kept := s.kept
	kept.Docs, kept.Events, kept.Lines = maps.Clone(kept.Docs), slices.Clone(kept.Events), slices.Clone(kept.Lines)
	return &kept, kept.Verify()
}

// Append adds all of it, or nothing.
func (s *Store) Append(pairs []record.Pair, docs map[string][]byte) error {
	s.mu.Lock()
	before := s.before
	s.mu.Unlock()
	if before != nil {
		if err := before(); err != nil {
			return err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return fault.New(fault.IO, "store.closed").At(s.path)
	}
	for _, p := range pairs {
		s.kept.Events = append(s.kept.Events, p.Event)
		s.kept.Lines = append(s.kept.Lines, p.Line)
	}
	maps.Copy(s.kept.Docs, docs)
	maps.DeleteFunc(s.kept.Docs, func(_ string, data []byte) bool { return data == nil })
	return nil
}

// Rewrite keeps these documents and events alone.
func (s *Store) Rewrite(pairs []record.Pair, docs map[string][]byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	before, err := s.verified()
	if err != nil {
		return err
	}
	next := record.Stored{Docs: maps.Clone(docs), Before: before.Before + uint64(len(before.Lines)), BeforeHead: before.Head}
	for _, p := range pairs {
		next.Events, next.Lines = append(next.Events, p.Event), append(next.Lines, p.Line)
	}
	s.kept = next
	return nil
}

// Backup does nothing: there is no disk to copy to.
func (s *Store) Backup(string) error { return nil }

// Close ends the use of the store; a Desk can open it again.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	return nil
}

// Closed reports whether the store was closed.
func (s *Store) Closed() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.closed
}

// Disk is a place for stores, by path.
type Disk struct {
	mu    sync.Mutex
	files map[string]*Store
	Clock *Clock
	Keys  room.Keyring // the keys at hand; nil until somebody asks for one
}

// NewDisk is an empty place.
func NewDisk() *Disk { return &Disk{files: map[string]*Store{}, Clock: &Clock{}} }

// Desk opens and founds rooms in this place.
func (d *Disk) Desk() room.Desk {
	return room.Desk{
		OpenStore: d.open, PeekStore: d.peek, CreateStore: d.create, Discard: d.discard, Clock: d.Clock, Keys: d.Keys, Software: "votering test",
		SealWork: 1, // tests try many passphrases
	}
}

// File is the store at path; nil where there is none.
func (d *Disk) File(path string) *Store {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.files[path]
}

// Put puts a store at path that keeps what another kept, with these documents.
func (d *Disk) Put(path string, kept *record.Stored, docs map[string][]byte) {
	d.mu.Lock()
	defer d.mu.Unlock()
	s := NewStore(path)
	s.kept, s.closed = *kept, true
	s.kept.Docs = docs
	d.files[path] = s
}

func (d *Disk) open(path string, _ bool) (room.Store, error) {
	s := d.File(path)
	if s == nil {
		return nil, fault.New(fault.IO, "io.not_found").At(path).Because(fs.ErrNotExist)
	}
	if !s.Closed() {
		return nil, fault.New(fault.Locked, "store.locked").At(path)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = false
	return s, nil
}

func (d *Disk) peek(path string) (room.Store, error) { return d.open(path, true) }

func (d *Disk) create(path string) (room.Store, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.files[path] != nil {
		return nil, fault.New(fault.IO, "io.exists").At(path).Because(fs.ErrExist)
	}
	d.files[path] = NewStore(path)
	return d.files[path], nil
}

func (d *Disk) discard(path string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.files, path)
	return nil
}

// MadeUp names the bundled edition that is made up, with marks and votes.
const MadeUp = "made-up"

// Demo is a bundled edition open for scoring, in memory: by its id, or MadeUp.
func Demo(t testing.TB, id string) *room.Room {
	t.Helper()
	r, _ := NewDisk().Demo(t, id)
	return r
}

// Demo founds a bundled edition in this place, as id.votering, and gives its
// store too.
func (d *Disk) Demo(t testing.TB, id string) (*room.Room, *Store) {
	t.Helper()
	path := id + ".votering"
	r, err := d.Desk().Demo(path, bundled(t, id))
	if err != nil {
		t.Fatalf("the demo %s: %v", id, err)
	}
	return r, d.File(path)
}

func bundled(t testing.TB, id string) editions.Bundled {
	t.Helper()
	for _, b := range editions.List() {
		if b.ID == id || id == MadeUp && len(b.Marks) > 0 {
			return b
		}
	}
	t.Fatalf("there is no bundled edition %q", id)
	return editions.Bundled{}
}
